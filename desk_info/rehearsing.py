"""An office's own entries, asked as questions: how sure one may be of an answer here.

Each variant of a sample is asked as it is written and as it is typed in a hurry: once without
itself, so that its entry must be found by its other variants, and once without its entry, so that
no answer is right. An office whose entries are near to one another learns to be more careful.
"""

from collections.abc import Iterator
from random import Random

from desk_info.confidence import Lesson
from desk_info.index import Index
from desk_info.ranking import first_right
from desk_info.slips import in_a_hurry

SAMPLE = 60
"""Variants that are rehearsed when everything is read anew; less than a second of work."""
A_FEW = 3
"""Variants of an entry that is published later."""
_UNANSWERABLE = 0.8
"""What a question without a right answer weighs beside one that has one."""


def rehearse(index: Index, rows: list[int], most: int) -> Iterator[tuple[str, Lesson]]:
    """Lessons from at most `most` of these rows, each with the entry that it came from.

    The same rows give the same lessons: chance is drawn from the texts alone.
    """
    drawn = sorted(rows, key=lambda row: _draw(index.variant(row).written))[:most]
    for row in drawn:
        variant = index.variant(row)
        family = frozenset(index.rows_of[variant.entry])
        chance = Random(variant.written)  # noqa: S311  # nothing secret hangs on it
        for text in (variant.written, in_a_hurry(variant.written, chance)):
            if len(family) > 1:
                found = first_right(index, text, variant.entry, frozenset([row]))
                if found is not None:
                    yield variant.entry, Lesson(*found, 1.0)
            found = first_right(index, text, "", family)
            if found is not None:
                yield variant.entry, Lesson(*found, _UNANSWERABLE)


def _draw(text: str) -> float:
    return Random(text).random()  # noqa: S311  # nothing secret hangs on it
