"""Whether the cases are those that the facts tell of, as the facts left them, and all of them."""

import re
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping

from evidence.chain import Walk
from storage.database.backend import Look
from storage.database.script import Ask, Rows, ask
from storage.rows.cases import REGISTER_COLUMNS, register_digest
from storage.verification.checkpoints import SERIES

SEALED_CASES = Ask(
    f"SELECT {', '.join(REGISTER_COLUMNS)} FROM desk_case "  # noqa: S608  # our own columns
    "WHERE chat > :after AND chat <= :until ORDER BY id"
)
_NUMBER = re.compile(r"(.+)-(\d+)-(\d+)")


class CaseCheck:
    """Goes through the cases beside their chats' chains; knows all numbers when it is through."""

    def __init__(self) -> None:
        self._numbers: defaultdict[tuple[str, int], set[int]] = defaultdict(set)

    def wrong(self, rows: Rows, walks: Mapping[int, Walk]) -> Iterator[str]:
        """A sentence for each case of these chats that is not as its facts say.

        What a broken chain says of its cases is not known beyond the break, nor held against them.
        """
        cases = [dict(zip(REGISTER_COLUMNS, row, strict=True)) for row in rows]
        there = {case["id"] for case in cases}
        for case in cases:
            walk = walks.get(case["chat"])
            self._count(str(case["number"]))
            if walk is not None and not walk.is_whole:
                continue
            if walk is None or walk.opened.get(case["id"]) != case["number"]:
                yield f"case {case['number']} (chat {case['chat']}): opened by no fact"
            elif not _as_stated(case, walk.cases.get(case["id"])):
                yield f"case {case['number']} (chat {case['chat']}): changed"
        for chat, walk in walks.items():
            for case_id, number in walk.opened.items():
                if case_id not in there:
                    self._count(number)
                    yield f"case {number} (chat {chat}): missing, its facts are there"

    async def missing(self, look: Look) -> AsyncIterator[str]:
        """A sentence for each number that was given to a case of which nothing is left."""
        for prefix, year, last, since in await look(ask(SERIES)):
            found = self._numbers[prefix, year]
            for number in range(since + 1, last + 1):
                if number not in found:
                    yield f"case {prefix}-{year}-{number:06d}: missing, with its facts"
            if found and max(found) > last:
                yield f"numbers {prefix}-{year}: counted back, from {max(found)} to {last}"

    def _count(self, number: str) -> None:
        if parts := _NUMBER.fullmatch(number):
            self._numbers[parts[1], int(parts[2])].add(int(parts[3]))


def _as_stated(case: Mapping[str, object], stated: str | None) -> bool:
    """Whether a row says what the last fact about it says; older facts say nothing of it."""
    if stated is None:
        return True
    try:
        return register_digest(case) == stated
    except TypeError:  # a value of a type that no case has
        return False
