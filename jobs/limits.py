"""How many at once, how often, how long: every number of what runs by itself, in one place."""

from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class ExecutorLimits:
    """Of one executor; times in seconds.

    `places` is how many items are at work at once; items that came together with many others have
    `crowd_places` of their own. More than `in_memory` wait in the table. `last_answers`: how long
    the end waits for what may not be cut off; whoever stops us waits ten. `after_failure`: how long
    a lane rests in which something went wrong that its handler does not know.
    """

    places: int = 64
    crowd_places: int = 4
    in_memory: int = 60_000
    last_answers: float = 8.0
    after_failure: float = 1.0


@dataclass(frozen=True, slots=True)
class EventLimits:
    """Of the worker; times in seconds. More than `crowd` events at once are a crowd."""

    executor: ExecutorLimits = ExecutorLimits()
    crowd: int = 50
    batch: int = 500
    look_again: float = 5.0
    tries: int = 3
    pauses: tuple[float, ...] = (0.2, 1.0)  # after the first try, after every later one


@dataclass(frozen=True, slots=True)
class DeliveryLimits:
    """Of the dispatcher. `record_again`: first and longest pause, in seconds.

    At the longest pause `tries` last about a day, as long as WhatsApp's window.
    """

    executor: ExecutorLimits = ExecutorLimits()
    batch: int = 200
    longest_pause: timedelta = timedelta(minutes=5)
    record_again: tuple[float, float] = (0.5, 30.0)
    tries: int = 300


@dataclass(frozen=True, slots=True)
class DownloadLimits:
    """Of the fetcher. What takes longer than `longest_fetch` trickles, and is tried again later."""

    executor: ExecutorLimits = ExecutorLimits(places=4)
    batch: int = 50
    look_again: timedelta = timedelta(seconds=30)
    longest_pause: timedelta = timedelta(minutes=10)
    longest_fetch: float = 120.0  # seconds
    tries: int = 12


@dataclass(frozen=True, slots=True)
class DeadlineLimits:
    """Of the clock of deadlines; what rings together is written together.

    A look costs one step in an index, and new deadlines are not told: so it sleeps no longer than
    `longest_sleep` seconds.
    """

    executor: ExecutorLimits = ExecutorLimits()
    batch: int = 500
    longest_sleep: float = 1.0
    try_again: timedelta = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class NoticeLimits:
    """Of the dispatcher of notices; `longest_try` and `try_again` in seconds.

    What is older than `news` is left to the pages.
    """

    executor: ExecutorLimits = ExecutorLimits(places=4)
    batch: int = 500
    look_again: timedelta = timedelta(seconds=30)
    longest_try: float = 60.0
    try_again: float = 60.0
    news: timedelta = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class JobLimits:
    """Of everything that runs by itself in one program."""

    events: EventLimits = field(default_factory=EventLimits)
    deliveries: DeliveryLimits = field(default_factory=DeliveryLimits)
    downloads: DownloadLimits = field(default_factory=DownloadLimits)
    deadlines: DeadlineLimits = field(default_factory=DeadlineLimits)
    notices: NoticeLimits = field(default_factory=NoticeLimits)


LIMITS = JobLimits()
