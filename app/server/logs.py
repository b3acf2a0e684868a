"""Logging without secrets: tokens and 16-digit numbers never reach a log line."""

import logging
import re

from channels.registry import drivers
from core.text import masked

_BEARER = re.compile(r"(?i)(bearer\s+|access_token=)[\w.-]+")
_NOISY = (
    "aiohttp.access",
    "alembic",
    "httpcore",
    "httpx",
    "python_multipart",
    "sse_starlette",
    "uvicorn",
    *(name for driver in drivers() for name in driver.loggers),
)
_SECRETS = re.compile("|".join(driver.secret for driver in drivers() if driver.secret))


class _Discreet(logging.Formatter):
    """The usual line, with what must not be read in it hidden."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  the library's name
        # What somebody else wrote makes no line of its own, which would look like one of ours.
        return super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")

    def format(self, record: logging.LogRecord) -> str:
        line = _SECRETS.sub("<token>", super().format(record))
        return masked(_BEARER.sub(r"\1<token>", line))


def set_up(level: str) -> None:
    """Log to standard error at `level`; libraries that log addresses or messages only warn."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
