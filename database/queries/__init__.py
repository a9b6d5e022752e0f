"""What is stored, in the shapes that questions need: sums and last values, never every row."""
