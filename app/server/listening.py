"""The socket and the data folder to serve from, had before anything that takes long."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from app.settings import Settings
from core.errors import BadConfiguration
from storage.folder import only_server


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


def need_folder(settings: Settings) -> None:
    """Look whether the data folder can be had; whoever serves takes it later, in earnest.

    Raises `BadConfiguration` when it cannot be written or another server works in it.
    """
    with naming_folder(), only_server(settings.data):
        return


@contextmanager
def naming_folder() -> Iterator[None]:
    """What is wrong with the data folder names its setting."""
    try:
        yield
    except BadConfiguration as error:
        raise BadConfiguration(f"LOKET_DATA: {error}. Example: LOKET_DATA=/srv/loket") from error
