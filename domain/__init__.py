"""The vocabulary of the project; standard library only."""
