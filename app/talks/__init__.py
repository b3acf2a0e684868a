"""Talks played through the whole program: scripts read, played, and told."""
