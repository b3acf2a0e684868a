"""A talk as bubbles, cards and small lines."""
