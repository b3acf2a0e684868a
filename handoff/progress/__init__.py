"""The way of a case through its procedure: what happens to it, and what follows."""
