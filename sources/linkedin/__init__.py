"""What LinkedIn exports, and what its API answers."""
