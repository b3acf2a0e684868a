"""WhatsApp, by Meta's Cloud API."""

from channels.whatsapp.driver import DRIVER

__all__ = ["DRIVER"]
