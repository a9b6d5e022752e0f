"""Spotify for Artists: what its CSV exports tell of an artist and of songs."""
