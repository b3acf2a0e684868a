"""The queue: which open cases, in which view, and how many there are in each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handoff.desk import Counts, QueueLine, Reader, View
from web.context import RequestContext
from web.guards.readers import reader_of

_MOST = 300
LABELS: Mapping[View, str] = {
    View.ALL: "Semua",
    View.MINE: "Milik saya",
    View.UNCLAIMED: "Belum dikerjakan",
    View.UNASSIGNED: "Tanpa petugas",
    View.LATE: "Terlambat",
    View.NOT_CATEGORISED: "Belum berkategori",
}
EMPTY: Mapping[View, str] = {
    View.ALL: "Tidak ada kasus terbuka. Kasus baru muncul di sini dengan sendirinya.",
    View.MINE: "Tidak ada kasus yang menunggu Anda.",
    View.UNCLAIMED: "Semua kasus sudah dikerjakan.",
    View.UNASSIGNED: "Semua kasus sudah ada pemegangnya.",
    View.LATE: "Tidak ada yang terlambat.",
    View.NOT_CATEGORISED: "Semua kasus sudah berkategori.",
}
WITHOUT_DUTY = (
    "Akun ini belum memegang unit, jadi belum ada kasus yang sampai di sini. "
    "Administrator memberinya tugas di halaman Orang."
)
_COUNTED: Sequence[tuple[View, Callable[[Counts], int]]] = (
    (View.ALL, lambda counts: counts.open),
    (View.UNCLAIMED, lambda counts: counts.unclaimed),
    (View.LATE, lambda counts: counts.late),
    (View.NOT_CATEGORISED, lambda counts: counts.not_categorised),
)
"""The views whose lines need no walking to be counted."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One view as a word with a number; `here` is the one that is shown."""

    view: View
    label: str
    count: int
    here: bool

    @property
    def shown_count(self) -> str:
        """The number, or that there are more than the queue shows."""
        return str(self.count) if self.count < _MOST else f"{_MOST - 1}+"


async def queue_values(context: RequestContext) -> dict[str, Any]:
    """What the column of the queue shows."""
    asked = context.request.query_params.get("view", "")
    view = next((one for one in View if one == asked), View.ALL)
    reader = reader_of(context.agent, context.parts.office)
    lines = await context.parts.view.queue(_MOST, None, view, reader)
    tabs = await _tabs(context, reader, view, lines)
    empty = WITHOUT_DUTY if reader.bound and not reader.duties else EMPTY[view]
    return {"lines": lines, "tabs": tabs, "queue_view": view, "empty": empty}


async def _tabs(
    context: RequestContext, reader: Reader, here: View, lines: Sequence[QueueLine]
) -> list[Tab]:
    known = {here: len(lines)}
    if not reader.bound:
        counts = await context.parts.view.counts(context.site.now)
        known |= {view: count(counts) for view, count in _COUNTED}
    for view in LABELS:
        if view not in known:
            known[view] = len(await context.parts.view.queue(_MOST, None, view, reader))
    return [Tab(view, label, known[view], view is here) for view, label in LABELS.items()]
