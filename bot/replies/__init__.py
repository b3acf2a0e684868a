"""Reply templates: their keys, what they may name, and how they become sentences."""
