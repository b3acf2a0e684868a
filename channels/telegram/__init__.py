"""Telegram, by its Bot API."""

from channels.telegram.driver import DRIVER

__all__ = ["DRIVER"]
