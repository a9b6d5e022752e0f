"""What YouTube's three APIs answer: videos, reports by query, reports in bulk."""
