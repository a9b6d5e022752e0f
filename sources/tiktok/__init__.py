"""What TikTok exports, and what its APIs answer."""
