"""What the complainant hears of a case."""

from dataclasses import dataclass
from datetime import datetime

from handoff.effects import Say
from handoff.progress.progress import Progress


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reply template, with the times that it names."""

    key: str
    times: dict[str, datetime]


def spoken(progress: Progress) -> list[Spoken]:
    """Everything that they hear, in order."""
    lines = [line for one in progress.effects if isinstance(one, Say) for line in one.lines]
    return [
        Spoken(line.key, {name: at for name, at in line.values.items() if isinstance(at, datetime)})
        for line in lines
    ]
