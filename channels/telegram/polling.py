"""Asks Telegram for updates where the office has no address that Telegram could call."""

import asyncio
import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Protocol

from channels.port import Keep
from channels.telegram.wire import joined, parsed, update_id
from core.errors import DeliveryError, RateLimited

WAIT_SECONDS = 50
SHORTEST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
_CONFLICT = str(HTTPStatus.CONFLICT.value)

log = logging.getLogger(__name__)


class Polled(Protocol):
    """What polling needs of a bot; see `TelegramChannel`."""

    async def forget_webhook(self) -> None:
        """Let updates be asked for."""
        ...

    async def updates(self, offset: int, seconds: int) -> Sequence[bytes]:
        """Waiting updates."""
        ...


async def poll(
    bot: Polled,
    keep: Keep,
    *,
    wait_seconds: int = WAIT_SECONDS,
    shortest_pause: float = SHORTEST_PAUSE,
    longest_pause: float = LONGEST_PAUSE,
) -> None:
    """Bring every update to `keep`, as bodies that `split` takes, until cancelled.

    Telegram is told that a body was taken only after `keep` has returned; when `keep` raises, the
    same updates come again. A failure is logged once, and tried again after a pause that doubles
    from `shortest_pause` to `longest_pause` seconds.
    """
    pauses = _Pauses(shortest_pause, longest_pause)
    ready, offset = False, 0
    while True:
        try:
            if not ready:
                await bot.forget_webhook()
                ready = True
            waiting = await bot.updates(offset, wait_seconds)
            if waiting:
                await keep(joined(waiting))
        except DeliveryError as error:
            ready = ready and error.code != _CONFLICT
            await pauses.after(error)
        except Exception as error:  # noqa: BLE001 - whatever keeps `keep` from keeping may end
            await pauses.after(error)
        else:
            # An empty answer has confirmed the offset, and Telegram may start its numbers anew
            # after a quiet week: without new updates there is nothing to be above.
            offset = _after(waiting)
            if offset or not waiting:
                pauses.over()
            else:
                await pauses.after(ValueError("updates without numbers"))


class _Pauses:
    """Says once what is wrong, and waits longer each time that it still is."""

    def __init__(self, shortest: float, longest: float) -> None:
        self._shortest = shortest
        self._longest = longest
        self._next = shortest
        self._said = ""

    async def after(self, error: Exception) -> None:
        """Log the failure unless it was logged before, and wait."""
        words = _words(error)
        if words != self._said:
            log.error("Telegram: %s", words)
            self._said = words
        pause = max(self._next, error.after) if isinstance(error, RateLimited) else self._next
        self._next = min(self._next * 2, self._longest)
        await asyncio.sleep(pause)

    def over(self) -> None:
        """Things work again."""
        if self._said:
            log.info("Telegram: updates arrive again")
        self._said, self._next = "", self._shortest


def _words(error: Exception) -> str:
    if not isinstance(error, DeliveryError):
        return f"updates cannot be kept ({type(error).__name__}); Telegram holds them for 24 hours"
    if error.code == _CONFLICT:
        return "another program uses this bot's token; stop it, or give this office its own bot"
    return error.reason


def _after(waiting: Sequence[bytes]) -> int:
    numbers = [number for number in map(_number, waiting) if number is not None]
    return max(numbers, default=-1) + 1


def _number(update: bytes) -> int | None:
    try:
        return update_id(parsed(update))
    except (ValueError, RecursionError):
        return None
