"""Somebody in danger: what is said of it, how it is typed, and what only sounds like it."""
