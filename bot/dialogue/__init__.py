"""Deciding what to do about what was heard: pure functions, one file a part of the talk."""

from bot.dialogue.decide import decide

__all__ = ["decide"]
