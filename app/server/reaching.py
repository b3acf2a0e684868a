"""Where the hotline is reached: from this machine, and from another computer."""

import getpass
import os
import secrets
import socket
from datetime import datetime, timedelta

from app.settings import Settings
from handoff.accounts import Accounts, Role

INVITATION_LASTS = timedelta(days=7)
# For documents (RFC 5737, 3849): nobody is there, and nothing is sent to find the way out.
_EVERYWHERE = {
    "0.0.0.0": (socket.AF_INET, "192.0.2.1", "127.0.0.1"),  # noqa: S104
    "::": (socket.AF_INET6, "2001:db8::1", "::1"),
}
_THIS_MACHINE = ("localhost", "::1")


async def invitation_link(accounts: Accounts, settings: Settings, role: Role, now: datetime) -> str:
    """A link that makes one account, once, within a week."""
    token = secrets.token_urlsafe(32)
    await accounts.invite(token, role, now + INVITATION_LASTS)
    return f"{root_url(settings)}/setup/{token}"


def root_url(settings: Settings) -> str:
    """Where the pages are: at the public address, else at the one that is listened on.

    Who listens everywhere is reached at the machine's address in its network.
    """
    host = settings.host
    if host in _EVERYWHERE:
        host = _address(*_EVERYWHERE[host])
    shown = f"[{host}]" if ":" in host else host
    return settings.public_url or f"http://{shown}:{settings.port}"


def is_here_alone(settings: Settings) -> bool:
    """Whether only this machine's own browsers reach the pages."""
    host = settings.host
    return not settings.public_url and (host in _THIS_MACHINE or host.startswith("127."))


def tunnel(settings: Settings) -> str:
    """What is typed on another computer, so that this machine's address works there, too."""
    there = os.environ.get("SSH_CONNECTION", "").split()
    machine = there[2] if len(there) == 4 else _address(*_EVERYWHERE["0.0.0.0"])  # noqa: S104
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    way = f"{settings.port}:{host}:{settings.port}"
    return f"ssh -N -L {way} {_account()}@{machine}"


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "user"


def _address(family: int, anywhere: str, otherwise: str) -> str:
    """This machine's address on its way out; `otherwise` where there is no network."""
    with socket.socket(family, socket.SOCK_DGRAM) as way:
        try:
            way.connect((anywhere, 9))
        except OSError:
            return otherwise
        return str(way.getsockname()[0])
