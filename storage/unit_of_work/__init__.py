"""One unit of work on one chat: read, collected as values, written in one transaction."""
