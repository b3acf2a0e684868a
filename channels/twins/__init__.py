"""Complainants in this process: what every channel's phone is made of."""
