"""What a refusal of WhatsApp, or its silence, means for a message of ours."""

import aiohttp
import httpx

from core.errors import (
    ChannelDown,
    DeliveryError,
    Misconfigured,
    RateLimited,
    Undeliverable,
    Unknown,
    WindowClosed,
)

# Codes: "Error codes" in the documentation of the WhatsApp Cloud API.
_WINDOW_CLOSED = 131047
_WAIT_SECONDS = {
    4: 60.0,  # calls of the app
    80007: 60.0,  # calls of the business account
    130429: 1.0,  # throughput of the number
    131048: 3600.0,  # the number was blocked or flagged too often
    131056: 6.0,  # one message every 6 s to one person
    131064: 3600.0,
}
_MISCONFIGURED = frozenset(
    {0, 3, 10, 33, 190, 368, *range(200, 300), 130497, 131005, 131031, 131042, 131045, 133010}
)
_DOWN = frozenset({1, 2, 131000, 131016, 131057, 133004})
_NO_SUCH_OBJECT = (100, 33)
_BETWEEN_US = frozenset({502, 504})
_LONGEST_WAIT = 86_400.0
_LONGEST_REASON = 500


def refusal(
    code: int,
    *,
    status: int,
    reason: str,
    subcode: int | None = None,
    after: float | None = None,
    documented: bool = True,
) -> DeliveryError:
    """The error that a refused message is.

    `code` is the platform's, `status` that of HTTP, `after` the seconds that its headers asked to
    wait. `documented` is false when the answer did not have the platform's form: then it came from
    something between us, and the platform may have taken the message.
    """
    said, word = reason[:_LONGEST_REASON], str(code)
    if not documented:
        return _by_status(status, said, word, after, between=status in _BETWEEN_US)
    if code == _WINDOW_CLOSED:
        return WindowClosed(said, code=word)
    if code in _WAIT_SECONDS:
        return RateLimited(said, after=after or _WAIT_SECONDS[code], code=word)
    if code in _MISCONFIGURED or (code, subcode) == _NO_SUCH_OBJECT:
        return Misconfigured(said, code=word)
    if code in _DOWN:
        return ChannelDown(said, code=word)
    return _by_status(status, said, word, after)


def silence(error: Exception) -> DeliveryError:
    """The error that no answer is: `ChannelDown` where certainly nothing was sent."""
    said = type(error).__name__
    cause = error.__cause__
    if isinstance(cause, aiohttp.ClientConnectionError):
        # The transport calls a connection that broke half-way a `ConnectTimeout`, too.
        unsent = isinstance(cause, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError)
        said = type(cause).__name__
    else:
        unsent = isinstance(
            error,
            httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout
            | httpx.UnsupportedProtocol,
        )  # fmt: skip
    return ChannelDown(said) if unsent else Unknown(said)


def seconds_to_wait(header: str | None) -> float | None:
    """The seconds that a `Retry-After` header asks for, None when it says nothing of use."""
    try:
        seconds = float(header or "")
    except ValueError:
        return None
    return min(seconds, _LONGEST_WAIT) if seconds > 0 else None


def _by_status(
    status: int, said: str, word: str, after: float | None, *, between: bool = False
) -> DeliveryError:
    if between:
        return Unknown(said, code=word)
    if status >= 500:
        return ChannelDown(said, code=word)
    if status in (401, 403):
        return Misconfigured(said, code=word)
    if status == 429:
        return RateLimited(said, after=after or _WAIT_SECONDS[80007], code=word)
    return Undeliverable(said, code=word)
