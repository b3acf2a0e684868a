"""The statements of the queue: every view of it is read in its order from an index of its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from storage.database.script import Ask, Question
from storage.repositories.desk_sql import LINE_COLUMNS

_OPEN = "desk_case.is_open = 1"
_ORDER = "desk_case.rank, desk_case.due_rank, desk_case.opened_at, desk_case.id"
_WAITING = "desk_case.status = 'waiting'"
# Where it is the complainant's turn (`Case.is_complainants_turn`), nobody has to take it up; who
# would read their answer is a question all the same.
_UNCLAIMED = (
    f"{_WAITING} AND (desk_case.complainants_step = 0"
    " OR desk_case.due_rank < (SELECT now_micros()))"
)
_UNASSIGNED = f"{_WAITING} AND desk_case.agent IS NULL"
# PostgreSQL looks a clock up in an index only where it is asked for the time once.
_LATE = f"{_OPEN} AND desk_case.rank = :rank AND desk_case.due_rank < (SELECT now_micros())"
_AGENT = f"{_OPEN} AND desk_case.agent = :agent"
_OWNER = f"{_OPEN} AND desk_case.owner = :owner"
_UNCATEGORISED = f"{_OPEN} AND desk_case.category = ''"


@dataclass(frozen=True, slots=True)
class Pages:
    """Open cases for which something holds, in the order of the queue, page by page."""

    first: Ask
    next: Ask

    def page(self, limit: int, after: int | None, params: Mapping[str, object]) -> Question:
        """One page; `after` is the last case of the page before."""
        if after is None:
            return self.first, {**params, "limit": limit}
        return self.next, {**params, "limit": limit, "after": after}


def _pages(*conditions: str) -> Pages:
    where = " AND ".join(conditions)
    tail = f"ORDER BY {_ORDER} LIMIT :limit"
    return Pages(
        Ask(f"SELECT {LINE_COLUMNS} WHERE {where} {tail}"),
        Ask(
            f"SELECT {LINE_COLUMNS} WHERE {where} AND ({_ORDER}) > "  # noqa: S608  # our own
            "(SELECT last.rank, last.due_rank, last.opened_at, last.id "
            f"FROM desk_case AS last WHERE last.id = :after) {tail}"
        ),
    )


def _pages_of_unit(*conditions: str) -> Pages:
    return _pages(_OPEN, "desk_case.unit = :unit AND desk_case.unit <> ''", *conditions)


ALL = _pages(_OPEN)
OF_AGENT = _pages(_AGENT)
OF_OWNER = _pages(_OWNER)
UNCLAIMED = _pages(_UNCLAIMED)
UNASSIGNED = _pages(_UNASSIGNED)
LATE = _pages(_LATE)
NOT_CATEGORISED = _pages(_UNCATEGORISED)
OF_UNIT: Mapping[Pages, Pages] = {
    ALL: _pages_of_unit(),
    OF_AGENT: _pages_of_unit(_AGENT),
    OF_OWNER: _pages_of_unit(_OWNER),
    UNCLAIMED: _pages_of_unit(_UNCLAIMED),
    UNASSIGNED: _pages_of_unit(_UNASSIGNED),
    LATE: _pages_of_unit(_LATE),
    NOT_CATEGORISED: _pages_of_unit(_UNCATEGORISED),
}
"""The same for cases that one unit was asked about."""
