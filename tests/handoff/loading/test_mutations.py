"""What breaks an office's procedure in play is refused when it is read.

Each of the five procedures is broken line by line: an exit or a need dropped, an exit led
elsewhere, another owner, another event. Whatever then cannot be played by the real rules
(`Progress`) has to be refused by `loket procedures check`, with the line.
"""

import copy
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from core.errors import BadConfiguration, IllegalMove, Missing
from handoff.actions.conditions import missing_before_reply
from handoff.calendar import WorkingCalendar
from handoff.case import Case, CaseStatus, Move
from handoff.loading import load_procedure
from handoff.procedure import DutyKind, Procedure
from handoff.progress.progress import Progress
from handoff.progress.update import Rules
from handoff.stage import CLOSED, COMPLAINANT, SUPERIOR, UNIT, Need, StageEvent
from tests.examples import examples
from tests.handoff.offices import MONDAY

PROCEDURES = Path(__file__).parents[3] / "procedures"
OFFICES = sorted(path.parent.name for path in PROCEDURES.glob("*/procedure.yml"))
MARKS = (StageEvent.SATISFIED, StageEvent.UNSATISFIED)
NOT_THE_AGENTS = frozenset(
    {
        *MARKS,
        StageEvent.CLAIM,
        StageEvent.LIMIT,
        StageEvent.FINDING,
        StageEvent.SHEET,
        StageEvent.APPROVE,
        StageEvent.SEND_BACK,
    }
)
AT_MOST = examples(18)
Document = dict[str, Any]
State = tuple[str, frozenset[Need], str, str, str, bool]


def mutants(document: Document) -> Iterator[tuple[str, Document]]:
    """What was done, and the procedure after it."""
    owners = ["agent", "unit", "superior", "complainant"]
    keys = [one["key"] for one in document["stages"]]
    for at, stage in enumerate(document["stages"]):
        name = stage["key"]
        for owner in owners:
            yield f"{name} is the {owner}'s", changed(document, at, owner=owner)
        yield f"{name} without its allowance", changed(document, at, allowance=None)
        for number, way in enumerate(stage["exits"]):
            exits = stage["exits"]
            left = [one for one in exits if one is not way]
            yield f"{name} without {way['on']}", changed(document, at, exits=left)
            for need in way.get("needs", ()):
                more = {**way, "needs": [one for one in way["needs"] if one != need]}
                yield (
                    f"{name}: {way['on']} without {need}",
                    changed(document, at, exits=[*exits[:number], more, *exits[number + 1 :]]),
                )
            for to in (*keys, CLOSED):
                more = {**way, "to": to}
                yield (
                    f"{name}: {way['on']} leads to {to}",
                    changed(document, at, exits=[*exits[:number], more, *exits[number + 1 :]]),
                )
            for needs in (["letter"], ["satisfaction"], ["category"]):
                more = {**way, "needs": needs}
                yield (
                    f"{name}: {way['on']} needs {needs}",
                    changed(document, at, exits=[*exits[:number], more, *exits[number + 1 :]]),
                )
            for event in ("claim", "close", "satisfied", "ask_unit", "limit"):
                more = {**way, "on": event}
                yield (
                    f"{name}: {event} for {way['on']}",
                    changed(document, at, exits=[*exits[:number], more, *exits[number + 1 :]]),
                )


def changed(document: Document, at: int, **changes: object) -> Document:
    mutant = copy.deepcopy(document)
    mutant["stages"][at].update(changes)
    mutant["stages"][at] = {key: one for key, one in mutant["stages"][at].items() if one}
    return mutant


def key_of(case: Case) -> State:
    held = case.status is CaseStatus.WITH_AGENT
    where = case.stage if case.is_open else CLOSED
    return where, case.there, case.unit, case.superior, case.category, held


def tried(case: Case, rules: Rules, event: StageEvent) -> Case | None:
    """The case after that event; None where it is refused."""
    procedure = rules.procedure
    asked = {one.kind: one.key for one in reversed(list(procedure.duties.values()))}
    if case.status is CaseStatus.WAITING and event not in NOT_THE_AGENTS:
        claimed = tried(case, rules, StageEvent.CLAIM)
        if claimed is None or claimed.stage != case.stage:
            return None  # whoever takes the case has led it on by that
        case = claimed
    match event:
        case StageEvent.ASK_UNIT:
            case = replace(case, unit=asked.get(DutyKind.UNIT, ""))
        case StageEvent.ASK_SUPERIOR:
            case = replace(case, superior=asked.get(DutyKind.SUPERIOR, ""))
        case StageEvent.CLAIM if case.status is CaseStatus.WAITING:
            case = case.after(Move.CLAIM, agent=3)
        case StageEvent.CLAIM:
            return None
        case StageEvent.LIMIT if procedure.stages[case.stage].allowance is None:
            return None
        case StageEvent.REPLY if missing_before_reply(case, procedure):
            return None
        case _:
            pass
    progress = Progress(case, rules, MONDAY, "agent:3")
    try:
        progress.event(event)
    except (IllegalMove, Missing):
        return None
    return progress.case


def begun(rules: Rules) -> list[Case]:
    """A new case of every service."""
    found = []
    for service in rules.procedure.services:
        case = Case(1, 1, "UJI-1", "", MONDAY, service=service.key)
        progress = Progress(case, rules, MONDAY, "bot")
        progress.opened()
        found.append(progress.case)
    return found


def steps(case: Case, rules: Rules) -> Iterator[tuple[StageEvent, Case]]:
    """What may happen to a case next."""
    procedure = rules.procedure
    beside = [StageEvent.REPLY, *([StageEvent.VERDICT] if procedure.identity_check else [])]
    exits = (way.on for way in procedure.stages[case.stage].exits)
    for event in dict.fromkeys((*exits, *beside)):
        after = tried(case, rules, event)
        if after is not None:
            yield event, after
    yield StageEvent.CLOSE, replace(case, category="Lain-lain")


def faults(procedure: Procedure) -> set[str]:
    """What goes wrong when every case is played in every way."""
    rules = Rules(procedure, WorkingCalendar(procedure.hours, procedure.zone))
    found: set[str] = set()
    leads: dict[State, set[State]] = {}
    ahead = begun(rules)
    while ahead:
        case = ahead.pop()
        state = key_of(case)
        if state in leads or not case.is_open:
            continue
        stage = procedure.stages[case.stage]
        if case.owner in (UNIT, SUPERIOR):
            found.add(f"nobody owes {stage.key}")
        if stage.owner == COMPLAINANT and not all(tried(case, rules, one) for one in MARKS):
            found.add(f"a mark is refused at {stage.key}")
        after = list(steps(case, rules))
        leads[state] = {key_of(one) for event, one in after if event not in MARKS}
        ahead += [one for _, one in after]
    good = {one for to in leads.values() for one in to if one[0] == CLOSED}
    while more := {one for one, to in leads.items() if one not in good and to & good}:
        good |= more
    return found | {f"nobody can close a case at {one[0]}" for one in leads.keys() - good}


def written(document: Document, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    writer = YAML(typ="safe")
    with (folder / "procedure.yml").open("w", encoding="utf-8") as file:
        writer.dump(document, file)
    return folder


@pytest.mark.parametrize("office", OFFICES)
def test_what_cannot_be_played_is_refused_with_its_line(
    tmp_path: Path, office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document: Document = YAML(typ="safe").load(PROCEDURES / office / "procedure.yml")
    assert faults(load_procedure(written(document, tmp_path))) == set()
    every = list(mutants(document))
    broken = 0
    for what, mutant in random.Random(9).sample(every, min(AT_MOST, len(every))):
        folder = written(mutant, tmp_path)
        refused = ""
        try:
            load_procedure(folder)
        except BadConfiguration as error:
            refused = str(error)
        with monkeypatch.context() as unchecked:
            for check in ("check_dead_ends", "check_owners"):
                unchecked.setattr(f"handoff.loading.procedure.{check}", lambda *_, **__: None)
            unchecked.setattr("handoff.loading.ways.Ways.check", lambda _: None)
            try:
                wrong = faults(load_procedure(folder))
            except BadConfiguration:
                continue  # refused before anything could be played
        if wrong:
            broken += 1
            assert refused, f"{what}: {wrong}, and nothing is said"
            assert re.search(r", line \d+, ", refused)
    assert broken >= AT_MOST // 5
