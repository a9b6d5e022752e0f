"""What Meta Business Suite exports of Instagram accounts and Facebook pages."""
