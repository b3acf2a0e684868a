"""Everything wrong in one file, collected so that it is reported together."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from core.errors import BadConfiguration

_MOST_SHOWN, _FEW = 20, 4


@dataclass(slots=True)
class Problems:
    """What is wrong in `path` so far, each with its line (from 1)."""

    path: Path
    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, key: str, wrong: str, example: str) -> None:
        """Note a mistake at `key`, such as `form[2].label`, with an example of what is right."""
        place = f"{self.path}, line {line}, {key}"
        self.found.append((line, f"{place}: {wrong} — for example: {example}"))

    def report(self) -> None:
        """Raise `BadConfiguration` with a line for each mistake, in the file's order, if any."""
        if self.found:
            in_order = sorted(self.found, key=lambda problem: problem[0])
            raise BadConfiguration("\n".join(dict.fromkeys(text for _, text in in_order)))


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if any is close."""
    by_folded = {word.casefold(): word for word in known}
    close = get_close_matches(written.casefold(), by_folded, n=1)
    return by_folded[close[0]] if close else None


def shown(written: str, known: Collection[str]) -> str:
    """The known words in their order; of many the few that are nearest, best first, and *…*."""
    if len(known) <= _MOST_SHOWN:
        return ", ".join(known)
    close = get_close_matches(written.casefold(), known, n=_FEW, cutoff=0.0)
    return ", ".join([*close, "…"])


def did_you_mean(meant: str | None) -> str:
    """`; did you mean 'near'?` behind a mistake, or nothing when there is nothing to suggest."""
    return f"; did you mean '{meant}'?" if meant else ""
