"""Telegram, through its bot API."""
