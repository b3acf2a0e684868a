"""Whether the hours that complainants read are those that the office is counted by."""

import re
from collections.abc import Iterator
from datetime import time
from pathlib import Path

from handoff.calendar.hours import OpeningHours, Week
from handoff.loading import FILE_NAME
from handoff.loading.hours import DAYS
from yaml_files.node import Node
from yaml_files.reading import read

_CLOCK = re.compile(r"(?<![\d.,:])([01]?\d|2[0-4])[.:]([0-5]\d)(?![\d:])")


def check_hours(folder: Path, hours: OpeningHours) -> None:
    """Hold the hours in words against those in data, with Ramadan's.

    Words may leave out a break at noon, not when the office opens and closes; words that name no
    time say nothing to hold. Raises `BadConfiguration`.
    """
    root = read(folder / FILE_NAME)
    written = dict(dict(root.pairs())["opening_hours"].pairs())
    for words, key, week in (
        ("words", "week", hours.week),
        ("ramadan_words", "ramadan", hours.ramadan),
    ):
        if words in written and key in written and week:
            for wrong in _wrong(written[words].text(), week):
                written[words].complain(f"{wrong}; {_place(written[key], week)}")
    root.finish()


def _wrong(words: str, week: Week) -> Iterator[str]:
    said = {time(int(hour) % 24, int(minute)) for hour, minute in _CLOCK.findall(words)}
    if not said:
        return
    every = {at for slots in week.values() for slot in slots for at in (slot.opens, slot.until)}
    ends = {at for slots in week.values() for at in (slots[0].opens, slots[-1].until)}
    if strange := said - every:
        yield f"says {_listed(strange)}, at which the office neither opens nor closes"
    if left := ends - said:
        yield f"does not say {_listed(left)}"


def _place(node: Node, week: Week) -> str:
    """What the data say and where: `week in line 44 has monday 08.00-12.00 13.00-16.30, …`."""
    days = (
        f"{DAYS[day]} {' '.join(f'{slot.opens:%H.%M}-{slot.until:%H.%M}' for slot in slots)}"
        for day, slots in week.items()
    )
    return f"{node.key.rpartition('.')[2]} in line {node.line} has {', '.join(days)}"


def _listed(times: set[time]) -> str:
    return ", ".join(f"{at:%H.%M}" for at in sorted(times))
