"""What a channel can do, as a value: whoever wants to know asks for this and not for its name."""

from dataclasses import dataclass
from datetime import timedelta

from channels.cutting import PartLimits
from core.message import Kind, Status

PHONE = "phone"
"""The kind of address that is a telephone; its value are the digits with the country's."""


@dataclass(frozen=True, slots=True)
class RateLimit:
    """At most `burst` messages at once and `burst` in any `seconds` after that."""

    burst: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Throughput:
    """How fast a platform lets us send: `a_second` to everybody together, and to one chat."""

    a_second: float
    one_chat: RateLimit


NO_LIMIT = RateLimit(1_000, 1)
AT_ONCE = Throughput(10_000, NO_LIMIT)
"""As fast as we can: nothing leaves this machine."""


@dataclass(frozen=True, slots=True)
class Hook:
    """How a platform calls us: the largest body in bytes, and whether it checks the address.

    A platform that `challenges` asks by GET whether the address is ours, before it sends anything.
    """

    largest_body: int
    challenges: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What one channel can do.

    `label` is its name on the screen and on paper, `short` where there is little room. `addresses`
    are the kinds of addresses that name a complainant, best first: what stands before the colon of
    an `Address`. Where they are `reachable`, what stands behind it means something to people, such
    as a number to call.

    Where it `sends`, words of the office go out here; else people only write down what was said.
    `limits` are those of one part of a message, None where nothing is sent. Free text is taken only
    within the `window` after the complainant's last message. `rate` is how fast we may send.
    `receipts` is what comes back of the fate of what we sent.

    `media` are the kinds of files that come in, each up to `largest_file` bytes; None where they do
    not come through the channel. `edits` and `deletions` say whether we hear of them. Whether the
    sender's telephone is known by itself says `states_phone`, whether it can be asked for
    `limits.asks_number`.

    `hook` is how its platform calls us, None where it does not; `polls`: it can be asked instead.
    `account`: it belongs to an account that the settings name, and is missing without it. The
    channel of the office's `own_page` is brought its bodies by the chat page.
    """

    label: str
    addresses: tuple[str, ...]
    limits: PartLimits | None
    sends: bool = True
    rate: Throughput = AT_ONCE
    window: timedelta | None = None
    receipts: frozenset[Status] = frozenset()
    media: frozenset[Kind] = frozenset()
    largest_file: int | None = None
    edits: bool = False
    deletions: bool = False
    reachable: bool = False
    hook: Hook | None = None
    polls: bool = False
    account: bool = False
    own_page: bool = False
    short: str = ""

    @property
    def window_words(self) -> str:
        """*24 jam WhatsApp*; the label alone where there is no window."""
        return f"{self.window_hours} jam {self.label}" if self.window else self.label

    @property
    def window_hours(self) -> int:
        """How many whole hours the window is; 0 for none."""
        return int((self.window or timedelta()).total_seconds() // 3600)

    @property
    def states_phone(self) -> bool:
        """Whether the platform states from which telephone somebody writes, by their address."""
        return PHONE in self.addresses

    @property
    def asks_number(self) -> bool:
        """Whether somebody can be asked for their telephone in a way of the platform's own."""
        return self.limits is not None and self.limits.asks_number
