"""Whatever is read can be played: any key of an office's procedure may be wrong.

Each of the five procedures is changed at any of its keys: gone, misspelt, turned round, exchanged
for another word. Either it is refused with the line, or every case of every service can be opened
at any moment, rung for as long as something rings, promised nothing in closed time, and closed.
"""

import random
import re
from datetime import timedelta
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from core.errors import BadConfiguration
from handoff.calendar import WorkingCalendar
from handoff.case import Case
from handoff.loading import load_procedure
from handoff.procedure import Procedure
from handoff.progress.progress import Progress
from handoff.progress.ringing import rang
from handoff.progress.update import Rules
from tests.examples import examples
from tests.handoff.loading.mutating import Document, mutants
from tests.handoff.loading.test_mutations import OFFICES, PROCEDURES, faults, written
from tests.handoff.offices import MONDAY
from tests.handoff.saying import spoken

AT_MOST = examples(12)
MOMENTS = tuple(MONDAY + timedelta(hours=hours) for hours in (0, 13, 57, 103, 5 * 24 + 1))
RINGS = 12


def broken(procedure: Procedure) -> set[str]:
    """What goes wrong when cases are opened and nobody does anything."""
    calendar = WorkingCalendar(procedure.hours, procedure.zone)
    rules, found = Rules(procedure, calendar), faults(procedure)
    for service in procedure.services:
        for at in MOMENTS:
            progress = Progress(Case(1, 1, "UJI-1", "", at, service=service.key), rules, at, "bot")
            progress.opened()
            for _ in range(RINGS):
                case = progress.case
                if case.rings_at is None or not case.is_open:
                    break
                progress = Progress(case, rules, max(case.rings_at, progress.at), "clock")
                rang(progress)
                said = spoken(progress)
                times = [one.times["promise"] for one in said if "promise" in one.times]
                if not all(map(calendar.in_hours, times)):
                    found.add(f"{service.key}: a promise in closed time")
    return found


def read(folder: Path) -> tuple[Procedure | None, list[str]]:
    """The procedure, or what is wrong with it."""
    try:
        return load_procedure(folder), []
    except BadConfiguration as error:
        return None, str(error).splitlines()


@pytest.mark.parametrize("office", OFFICES)
def test_whatever_is_read_can_be_played(tmp_path: Path, office: str) -> None:
    document: Document = YAML(typ="safe").load(PROCEDURES / office / "procedure.yml")
    assert broken(load_procedure(written(document, tmp_path))) == set()
    every = list(mutants(document))
    refused = 0
    for what, mutant in random.Random(3).sample(every, min(AT_MOST, len(every))):
        procedure, lines = read(written(mutant, tmp_path))
        refused += bool(lines)
        assert all(re.search(r"line \d+", line) for line in lines), what
        assert procedure is None or broken(procedure) == set(), what
    assert refused >= AT_MOST // 4
