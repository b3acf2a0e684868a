"""The tree of everything that Loket raises on purpose.

LoketError
├── BadConfiguration      a setting, a procedure or a template is wrong: refused at start
├── NaiveTime             a time without a zone reached a room that needs one
├── Conflict              somebody else changed the chat first: read again and decide again
├── AlreadySaid           this very message of ours was put into the outbox before
├── Unreadable            a platform's event could not be turned into words
├── BadInput              what a person typed cannot be taken; the message says why
├── NoRoom                the disk is nearly full: no file is taken, words still are
├── NotAllowed            this person may not do this
├── IllegalMove           the case is not in a state where this can be done
│   ├── AlreadyClaimed    another agent has the case
│   └── Missing           something must be there first, such as a category
├── NotFound              no such case, chat, media or account
│   └── Altered           a file is there, but its bytes are no longer those that were kept
└── DeliveryError         a message did not reach the complainant
    ├── ChannelDown       nothing was sent; the same message may be sent again
    ├── RateLimited       too fast; may be sent again after `after` seconds
    ├── Misconfigured     our token or account is refused; wait for the operator
    ├── WindowClosed      the platform's time for free replies is over
    ├── Undeliverable     this message or this receiver is refused for good
    └── Unknown           it may or may not have arrived; never sent again blindly

The class of a `DeliveryError` tells the dispatcher what to do, through `retry`.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar


class LoketError(Exception):
    """Anything that Loket raises on purpose; `why` is its reason where there is a list of them."""

    why: str = ""


class BadConfiguration(LoketError):
    """Something an operator wrote is wrong. The message names the place and gives an example."""


class NaiveTime(LoketError):
    """A time without a zone; every time here is aware."""


class Conflict(LoketError):
    """The chat changed since it was read; read it again and decide again."""


class AlreadySaid(LoketError):
    """This very message of ours was put into the outbox before; nothing was written."""


class Unreadable(LoketError):
    """An event of a platform that no reading of ours understands."""


class BadInput(LoketError):
    """What a person typed cannot be taken; the message says why."""


class NoRoom(LoketError):
    """The disk is down to its reserve: no file is taken, so that words still are."""


class NotAllowed(LoketError):
    """This person may not do this."""


class NotFound(LoketError):
    """No such case, chat, media or account."""


class Altered(NotFound):
    """A file is there, but its bytes are no longer those that were kept: it is given to nobody."""


class IllegalMove(LoketError):
    """The case is not in a state where this can be done."""


class AlreadyClaimed(IllegalMove):
    """Another agent has the case; `by` is that agent's name."""

    def __init__(self, by: str) -> None:
        super().__init__(by)
        self.by = by


class Missing(IllegalMove):
    """Something must be there before this can be done; `needs` names it, in the field's words."""

    def __init__(self, needs: Iterable[str]) -> None:
        self.needs = tuple(sorted(needs))
        super().__init__(", ".join(self.needs))


class Retry(StrEnum):
    """What the dispatcher does with a message that was not delivered."""

    LATER = "later"
    NEVER = "never"
    ASK = "ask"  # a person decides: it may have arrived


class Own(StrEnum):
    """Codes of our own, for what no platform refused."""

    NUMBER_LOST = "number_lost"  # the complainant's address is somebody else's now
    FILE_GONE = "file_gone"
    FILE_ALTERED = "file_altered"
    TOO_LARGE = "too_large"
    NOT_CONNECTED = "not_connected"  # the office has that channel no more


class DeliveryError(LoketError):
    """A message did not reach the complainant; `code` is the platform's own, or `Own`."""

    retry: ClassVar[Retry] = Retry.NEVER

    def __init__(self, reason: str, *, code: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code


class ChannelDown(DeliveryError):
    """The channel did not take it; the same message may be sent again."""

    retry = Retry.LATER


class RateLimited(DeliveryError):
    """Too fast for the platform; the same message may be sent again after `after` seconds."""

    retry = Retry.LATER

    def __init__(self, reason: str, *, after: float, code: str = "") -> None:
        super().__init__(reason, code=code)
        self.after = after


class Misconfigured(DeliveryError):
    """The platform refuses our token or account; nothing goes out until an operator mends it."""

    retry = Retry.LATER


class WindowClosed(DeliveryError):
    """The platform takes free text only for a while after the complainant's last message.

    `window` says how long on which channel, in Indonesian; empty where nobody knows.
    """

    def __init__(self, reason: str, *, code: str = "", window: str = "") -> None:
        super().__init__(reason, code=code)
        self.window = window


class Undeliverable(DeliveryError):
    """The platform refuses this message or this receiver for good."""


class Unknown(DeliveryError):
    """The answer never came back: the message may or may not have arrived."""

    retry = Retry.ASK
