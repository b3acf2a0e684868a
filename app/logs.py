"""Logging without secrets: tokens and 16-digit numbers never reach a log line."""

import logging
import re

from core.text import masked

_TELEGRAM_TOKEN = re.compile(r"(?<!\d)\d{6,12}:[\w-]{20,}")
_BEARER = re.compile(r"(?i)(bearer\s+|access_token=)[\w.-]+")
_NOISY = (
    "aiohttp.access",
    "alembic",
    "httpcore",
    "httpx",
    "python_multipart",
    "pywa",
    "sse_starlette",
    "telegram",
    "uvicorn",
)


class _Discreet(logging.Formatter):
    """The usual line, with what must not be read in it hidden."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  the library's name
        # What somebody else wrote makes no line of its own, which would look like one of ours.
        return super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")

    def format(self, record: logging.LogRecord) -> str:
        line = _TELEGRAM_TOKEN.sub("<token>", super().format(record))
        return masked(_BEARER.sub(r"\1<token>", line))


def set_up(level: str) -> None:
    """Log to standard error at `level`; libraries that log addresses or messages only warn."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
