"""Plays rows of the offices' scripts, each office read once for all tests."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.conformance.house import open_house
from app.conformance.playing import PlayedRow, Playing
from app.conformance.reading import load_script
from app.conformance.rows import Script
from app.office.knowledge import Knowledge, load_knowledge
from app.settings import ROOT, Settings
from tests.app.explained import explained
from tests.handoff.reckoned import tells_why


@cache
def office(name: str) -> tuple[Script, Knowledge]:
    """An office's rows and what it knows."""
    known = load_knowledge(Settings.model_construct(office=name))
    return load_script(ROOT / "procedures" / name, known.office.procedure), known


async def played(name: str, row_id: str) -> PlayedRow:
    """What became of a row; fails with the step that went wrong.

    Whatever the row is about, its facts say why each deadline is what it is, and its story tells
    what is stored.
    """
    script, known = office(name)
    row = next(row for row in script.rows if row.id == row_id)
    with TemporaryDirectory(prefix="loket-") as folder:
        async with open_house(Path(folder), known, row.starts) as house:
            for person in script.people:
                await house.admit(person)
            playing = Playing(house, script.office, row)
            result = await playing.play()
            assert result.passed, result.why
            assert result.evidence["facts"], "a row leaves facts"
            facts = await house.facts(playing.entered.chat if playing.entered else None)
            assert tells_why(facts, known.office.rules) > 0 or not result.case
            case = playing.entered or await house.case()
            if case is not None:
                store = house.program.store
                case = await store.desk.case(case.id)
                assert case is not None
                await explained(store, case, known.office.rules, house.clock())
    return result


def times(result: PlayedRow) -> tuple[str, str]:
    """When it was due and when it happened, without the zone: *11-24 09.10*."""
    return _short(result.due), _short(result.happened)


def _short(iso: str) -> str:
    return iso[5:16].replace("T", " ").replace(":", ".")
