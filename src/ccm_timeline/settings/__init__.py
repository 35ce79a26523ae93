"""What the program remembers from one day to the next."""
