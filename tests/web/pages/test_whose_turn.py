"""Whose turn a case is: its page, its line, the views, the counts and the overview say the same."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product

import httpx
import pytest
import pytest_asyncio

from handoff.accounts import Role
from handoff.allowance import DeadlineKind
from handoff.case import Case, CaseStatus
from handoff.desk import Counts, Reader, View
from handoff.effects import StoreCase
from handoff.stage import AGENT, COMPLAINANT, UNIT
from tests.storage.people import owed
from tests.web.house import House, open_house

BEGAN = datetime(2019, 12, 1, tzinfo=UTC)
OVER, AHEAD = datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)
pytestmark = pytest.mark.asyncio(loop_scope="module")
RINA, PHARMACY, BOT = "Rina Wulandari", "Instalasi farmasi", "Bot sedang melayani"
OPEN = (CaseStatus.WAITING, CaseStatus.WITH_AGENT, CaseStatus.WITH_BOT)


@dataclass(frozen=True)
class Combination:
    """How a case stands; `owed`: a reply to the complainant, `late`: a clock of the office."""

    owner: str
    awaited: bool
    owed: bool
    late: bool
    status: CaseStatus

    def __str__(self) -> str:
        said = [name for name in ("awaited", "owed", "late") if getattr(self, name)]
        return "-".join((self.owner, *said, self.status))

    @property
    def whose(self) -> str:
        """Whose turn it has to be, empty where the case has ended.

        The complainant's only while no reply is owed to them and no clock of the office is over.
        """
        if self.status not in OPEN:
            return ""
        if (self.awaited or self.owner == COMPLAINANT) and not self.owed and not self.late:
            return "Pelapor"
        if self.status is CaseStatus.WITH_BOT:
            return BOT
        return PHARMACY if self.owner == UNIT else RINA

    @property
    def turn(self) -> str:
        """The short words for it in the queue."""
        match self.whose:
            case "Pelapor":
                return "◐ pelapor"
            case "Bot sedang melayani":
                return "bot"
            case "Instalasi farmasi":
                return f"◐ {PHARMACY}"
            case whose:
                return f"untuk {whose}" if self.status is CaseStatus.WAITING else whose


_EITHER = (False, True)
COMBINATIONS = [
    Combination(*one)
    for one in product(
        (AGENT, UNIT, COMPLAINANT), _EITHER, _EITHER, _EITHER, (*OPEN, CaseStatus.CLOSED)
    )
]


@dataclass(frozen=True)
class Desk:
    """A house, its only case, and two of its people in front of their pages."""

    house: House
    case: Case
    agent: httpx.AsyncClient
    superior: httpx.AsyncClient


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    """A house with one case, which is Rina's."""
    async with open_house(tmp_path_factory.mktemp("turn")) as house:
        case = await house.complaint()
        await house.program.desk.claim(case.id, house.people[Role.AGENT])
        staff = await house.staff(Role.AGENT), await house.staff(Role.SUPERIOR)
        yield Desk(house, await house.again(case), *staff)


def stands(case: Case, so: Combination) -> Case:
    """The case as the combination has it; the complainant's own time is over at their stage."""
    stage = {AGENT: "light", UNIT: "unit", COMPLAINANT: "satisfaction"}[so.owner]
    kind = DeadlineKind.NEXT_REPLY if so.owed else DeadlineKind.WHOLE
    runs = [owed(BEGAN, OVER if so.late else AHEAD, kind=kind)] if so.owed or so.late else []
    if so.owner == COMPLAINANT:
        runs.append(owed(BEGAN, OVER, kind=DeadlineKind.STAGE))
    return replace(
        case,
        stage=stage,
        owner="farmasi" if so.owner == UNIT else so.owner,
        unit="farmasi" if so.owner == UNIT else "",
        awaited=so.awaited,
        status=so.status,
        deadlines=tuple(runs) if so.status in OPEN else (),
    )


def found(pattern: str, text: str) -> list[str]:
    """What the pattern's group is, wherever it fits, without tags."""
    return [re.sub("<[^>]*>", "", one).strip() for one in re.findall(pattern, text, re.DOTALL)]


@pytest.mark.parametrize("so", COMBINATIONS, ids=str)
async def test_the_page_the_queue_the_counts_and_the_overview_agree_whose_turn_it_is(
    desk: Desk, so: Combination
) -> None:
    house, case = desk.house, desk.case
    await house.talk.put(case.chat, StoreCase(stands(case, so)))
    rina, view, now = house.people[Role.AGENT], house.parts.view, house.clock()
    page, queue = [
        (await desk.agent.get(f"/inbox/{path}")).text for path in (f"{case.id}/case", "queue")
    ]
    overview = (await desk.superior.get("/overview")).text.split("<main")[1]
    is_open, theirs, bot = (
        so.status in OPEN,
        so.whose == "Pelapor",
        so.status is CaseStatus.WITH_BOT,
    )
    late = is_open and so.late

    (whose,) = found(r'class="whose">([^<]*)<', page)
    assert whose.split(" — ")[0] == (so.whose or "Tidak ada; kasus sudah berakhir")
    if so.owner == COMPLAINANT:  # whose stage says that they are waited for
        assert whose.endswith("Menunggu penilaian pelapor") == theirs
    assert found(r'<span class="agent">(.*?)</span>', queue) == ([so.turn] if is_open else [])
    dues = found(r'<span class="due" [^>]*>(.*?)</span>', page + queue)
    waits = "◐ menunggu pelapor" if theirs else "● tanpa tenggat"
    shown = "▲ terlambat" if late else "◐ dilayani bot" if bot else "" if so.owed else waits
    assert set(dues) == ({shown} if is_open else set())

    reader = Reader(rina.id, frozenset(), rina.duties)
    shows = {one for one in View if await view.queue(9, None, one, reader)}
    unclaimed = so.status is CaseStatus.WAITING and not theirs
    want = {View.ALL: is_open, View.MINE: is_open, View.NOT_CATEGORISED: is_open,
            View.LATE: late, View.UNCLAIMED: unclaimed, View.UNASSIGNED: False}  # fmt: skip
    assert shows == {one for one, holds in want.items() if holds}

    counts = Counts(is_open, unclaimed, is_open, late, near=0, awaited=theirs)
    assert await view.counts(now) == counts
    assert found(r"◐ (\d+) menunggu pelapor", overview) == [str(int(theirs))]
    debts = found(r"<tr><td>(.*?)</td>", overview.split("<h2>Laporan")[0])
    assert debts == ([so.whose] if so.whose and not theirs else [])
    figures = found(r'<span class="figure">(.*?)</span>', overview)
    assert figures == [
        str(int(unclaimed)),
        str(int(is_open)),
        "▲ 1" if late else "0",
        str(int(is_open)),
    ]
