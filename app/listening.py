"""The socket to serve on, had before anything that takes long."""

import socket

from app.settings import Settings
from core.errors import BadConfiguration


def listening(settings: Settings) -> socket.socket:
    """Bound and listening. Raises `BadConfiguration` when the address cannot be had."""
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        raise BadConfiguration(
            f"LOKET_HOST and LOKET_PORT: {settings.host}:{settings.port} cannot be listened on "
            f"({error.strerror}); is another hotline running? Example: LOKET_PORT=8001"
        ) from error
