"""Which open cases a reader is shown: as many questions as there are indexes to walk, merged."""

from collections.abc import Sequence
from itertools import product

from handoff.desk import QueueLine, Reader, View
from storage.database.backend import Backend
from storage.repositories.queue_sql import (
    ALL,
    LATE,
    NOT_CATEGORISED,
    OF_AGENT,
    OF_OWNER,
    OF_UNIT,
    UNASSIGNED,
    UNCLAIMED,
    Pages,
)
from storage.rows.cases import queue_key, queue_line

_Part = tuple[Pages, dict[str, object]]


async def page_of(
    backend: Backend, limit: int, after: int | None, view: View, reader: Reader | None
) -> Sequence[QueueLine]:
    """See `DeskView.queue`. Nobody's own cases are none."""
    parts = _parts(view, reader)
    if reader is not None and reader.bound:
        parts = [
            (OF_UNIT[pages], {**params, "unit": unit})
            for unit, (pages, params) in product(sorted(reader.duties), parts)
        ]
    answers = await backend.read(*(pages.page(limit, after, params) for pages, params in parts))
    found = {line.case.id: line for rows in answers for line in map(queue_line, rows)}
    return sorted(found.values(), key=lambda line: queue_key(line.case))[:limit]


def _parts(view: View, reader: Reader | None) -> list[_Part]:
    match view:
        case View.ALL:
            return [(ALL, {})]
        case View.UNCLAIMED:
            return [(UNCLAIMED, {})]
        case View.UNASSIGNED:
            return [(UNASSIGNED, {})]
        case View.NOT_CATEGORISED:
            return [(NOT_CATEGORISED, {})]
        case View.LATE:
            return [(LATE, {"rank": rank}) for rank in (0, 1)]
        case View.MINE if reader is not None:
            owned: list[_Part] = [(OF_OWNER, {"owner": duty}) for duty in sorted(reader.duties)]
            return [(OF_AGENT, {"agent": reader.account}), *owned]
        case View.MINE:
            return []
