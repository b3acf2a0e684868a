"""One person reads of one clock, and of one thing, once; whichever of their names was told."""

from collections.abc import Sequence

from handoff.desk import ToldNotice


def once_each(newest_first: Sequence[ToldNotice]) -> list[ToldNotice]:
    """Without what a newer notice of the same case says as well, or says better."""
    by_case: dict[int, list[ToldNotice]] = {}
    kept = []
    for one in newest_first:
        newer = by_case.setdefault(one.case, [])
        if not any(makes_needless(other, one) for other in newer):
            newer.append(one)
            kept.append(one)
    return kept


def makes_needless(newer: ToldNotice, older: ToldNotice) -> bool:
    """Whether who has read the newer one need not read the older."""
    if newer.case != older.case:
        return False
    return newer.notice.says_the_same(older.notice) or newer.notice.outdates(older.notice)
