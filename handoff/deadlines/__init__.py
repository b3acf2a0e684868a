"""When something is owed: a deadline of a case, what it is counted by, and when it rings."""
