"""Cases from elsewhere, which people at the office write down."""

from channels.manual.driver import DRIVER

__all__ = ["DRIVER"]
