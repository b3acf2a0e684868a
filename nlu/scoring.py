"""How well an engine reads questions whose meaning is known."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import BadConfiguration
from core.text_files import read_text
from nlu.meaning import Intent, Meaning


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text, and what it means."""

    intent: Intent
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1: of all questions, and the mean over the intents of their F1."""

    accuracy: float
    macro_f1: float
    asked: int


def read_questions(path: Path) -> tuple[LabelledText, ...]:
    """The lines `intent<TAB>text` of a file; empty ones and those that begin with # are skipped.

    Raises `BadConfiguration` with the line of what is none.
    """
    lines = read_text(path).splitlines()
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        intent, tab, text = line.partition("\t")
        if not tab or intent not in set(Intent) or not text.strip():
            raise BadConfiguration(f"{path}:{number}: is not an intent, a tab and a text")
        found.append(LabelledText(Intent(intent), text))
    return tuple(found)


async def scored(
    read: Callable[[str], Awaitable[Meaning]], questions: Sequence[LabelledText]
) -> Score:
    """What `read` makes of them, one after another; whatever it raises ends it."""
    return score([(one.intent, (await read(one.text)).intent) for one in questions])


def score(pairs: Iterable[tuple[Intent, Intent]]) -> Score:
    """Of what was meant and what was read. None at all score 0."""
    read = list(pairs)
    if not read:
        return Score(0.0, 0.0, 0)
    f1 = [_f1(read, intent) for intent in sorted({meant for meant, _ in read})]
    right = sum(meant is got for meant, got in read)
    return Score(right / len(read), sum(f1) / len(f1), len(read))


def _f1(read: Sequence[tuple[Intent, Intent]], intent: Intent) -> float:
    right = sum(meant is got is intent for meant, got in read)
    named = sum((meant is intent) + (got is intent) for meant, got in read)
    return 2 * right / named
