"""What is done where the talk stands: a file a step of it."""
