"""Who and what brings the most, fairly ranked."""
