"""How many at once, how often, how long: every number of what runs by itself, in one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
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
