"""What X exports, and exported when it was Twitter: by post, and by day."""
