"""What is decided, as values, and what carries it out in one unit of work."""
