"""What confidence learns from: saved questions, rehearsed variants and people's judgements."""

from collections.abc import Iterable, Iterator, Mapping

from desk_info.feedback import Feedback
from desk_info.loading import SavedQuestion
from desk_info.matching.confidence import Lesson
from desk_info.matching.index import Index
from desk_info.matching.judgements import WEIGHT
from desk_info.matching.ranking import first_right, rank, signals
from desk_info.matching.rehearsing import rehearse
from desk_info.matching.said import StemmedWords


def of_saved(index: Index, asked: Iterable[SavedQuestion]) -> Iterator[Lesson]:
    """What saved questions teach: whether the entry that comes first is the right one."""
    for one in asked:
        found = first_right(index, one.text, one.entry, frozenset())
        if found is not None:
            yield Lesson(*found, 1.0)


def of_rehearsal(index: Index, rows: list[int], most: int) -> Mapping[str, list[Lesson]]:
    """What at most `most` of these rows teach about the entries that they are of."""
    by_entry: dict[str, list[Lesson]] = {}
    for entry, lesson in rehearse(index, rows, most):
        by_entry.setdefault(entry, []).append(lesson)
    return by_entry


def of_judgement(index: Index, asked: StemmedWords, judged: Feedback) -> Lesson | None:
    """Whether the first entry of today would have been right; None where that is not said."""
    ranked = rank(index, asked)
    if ranked is None or (judged.entry and judged.entry not in index.rows_of):
        return None
    first = ranked.entries[0].entry == judged.entry
    if not first and not judged.right:
        return None  # another one was wrong; that says nothing of the first
    found = signals(index, asked, ranked)
    return Lesson(found, judged.right and first, WEIGHT[judged.judge])
