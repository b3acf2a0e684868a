"""The talk with complainants: what follows from a message, by one table, in pure functions."""

from bot.dialogue.decide import decide

__all__ = ["decide"]
