"""What the bot would do, found out without doing it."""
