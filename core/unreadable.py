"""One thing that cannot be read or shown does not take down what stands beside it."""

import logging
from collections.abc import Callable
from typing import TypeVar

from core.text import masked, shortened

T = TypeVar("T")
_LOG = logging.getLogger("loket.unreadable")
_MOST_REMEMBERED = 10_000
_LONGEST = 200
_SAID: set[tuple[str, object]] = set()


def readable(what: str, number: object, read: Callable[[], T], otherwise: Callable[[], T]) -> T:
    """What `read` gives; where it fails, what `otherwise` gives.

    `what` and `number` name the thing (*case 7*) in the log, where it is said once in the life of
    the process. `read` works on what is in memory already: no database, nothing to wait for.
    """
    try:
        return read()
    except Exception as error:  # noqa: BLE001  whatever is wrong with one, the others are shown
        _say(what, number, error)
        return otherwise()


def _say(what: str, number: object, error: Exception) -> None:
    if (what, number) in _SAID:
        return
    if len(_SAID) >= _MOST_REMEMBERED:
        _SAID.clear()
    _SAID.add((what, number))
    why = shortened(masked(str(error)), _LONGEST)
    _LOG.error("%s %s cannot be read (%s: %s)", what, number, type(error).__name__, why)
