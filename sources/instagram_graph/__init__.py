"""What the Graph API answers of Instagram and Facebook: media, and insights of accounts."""
