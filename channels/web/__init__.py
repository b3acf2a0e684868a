"""The chat page of the office's own website."""

from channels.web.driver import DRIVER

__all__ = ["DRIVER"]
