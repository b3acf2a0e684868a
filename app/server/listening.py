"""The socket and the data folder to serve from, had before anything that takes long."""

import errno
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
    except (OSError, UnicodeError) as error:
        raise BadConfiguration(_why_not(settings, error)) from error


def _why_not(settings: Settings, error: OSError | UnicodeError) -> str:
    """Which of the two settings is wrong, and what about it."""
    host, port = settings.host, settings.port
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    match error:
        case OSError(errno=errno.EADDRINUSE):
            return (
                f"LOKET_HOST and LOKET_PORT: {host}:{port} cannot be listened on ({reason}); "
                "is another hotline running? Example: LOKET_PORT=8001"
            )
        case OSError(errno=errno.EACCES | errno.EPERM):
            return (
                f"LOKET_PORT: this account may not listen on {host}:{port} ({reason}). "
                "Example: LOKET_PORT=8001"
            )
        case _:
            return (
                f"LOKET_HOST: {host} is no address of this machine ({reason}). "
                "Example: LOKET_HOST=0.0.0.0"
            )


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
