"""Reads an office's `conformance.yml` and holds every word in it against the procedure.

What nobody knows (an action, a person, a stage, a fact) is named with its line before anything is
played; so no row can pass because a slip of the pen was never looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path

from app.conformance.rows import (
    COMPLAINANT,
    FILE_NAME,
    Measure,
    PlayedAccount,
    Row,
    Script,
    ScriptStep,
    moment,
    waited,
)
from app.conformance.values import Reader, ScriptValues, number
from app.conformance.vocabulary import (
    ACTIONS,
    BESIDE,
    EXPECTING,
    OF_A_CASE,
    PRESENCE,
    REFUSALS,
    VERBS,
)
from core.facts import Fact
from core.message import Status
from handoff.accounts import DEGREES, Credentials, Role
from handoff.allowance import DeadlineKind
from handoff.desk import Counts
from handoff.loading.allowances import read_within
from handoff.loading.words import known, once, one_of, snake
from handoff.notices import AGENTS, SUPERIORS, NoticeKind
from handoff.procedure import Procedure, ReportKind
from handoff.stage import DocumentKind
from yaml_files.node import Node
from yaml_files.reading import read

_AT = "2026-11-24 09.00"


def load_script(folder: Path, procedure: Procedure, *, strict: bool = False) -> Script:
    """The script in `folder/conformance.yml`; its times are those of the office.

    `strict`: also papers and reports that its rows make and the procedure has not; without it the
    rows that make them fail when they are played.

    Raises `BadConfiguration` that names file, line and key of every mistake.
    """
    root = read(folder / FILE_NAME)
    got = root.fields(
        {"rows": "[{id: PJ-1, what: …, play: [{says: halo}]}]"},
        {"starts": _AT, "people": "[{key: rina, role: agent}]"},
    )
    starts = got["starts"].parsed(moment, moment(_AT))
    items = got["people"].items(example="{key: rina, role: agent}")
    people = tuple(_person(item, procedure) for item in items)
    once(zip(items, (person.key for person in people), strict=True), "person")
    reading = _Reading(procedure, people, starts, ScriptValues(procedure, people), strict)
    items = got["rows"].items(example="{id: PJ-1, what: …, play: [{says: halo}]}")
    rows = tuple(reading.row(item) for item in items)
    once(zip(items, (row.id for row in rows), strict=True), "row")
    root.finish()
    return Script(folder.name, people, rows)


def _person(node: Node, procedure: Procedure) -> PlayedAccount:
    got = node.fields(
        {"key": "rina", "role": "agent"},
        {
            "name": "Rina",
            "duties": "[pelaksana]",
            "decree": "SK-12/2026",
            "integrity_pact": "2026-01-05",
            "degree": "S1",
            "present": "true",
        },
    )
    for duty in got["duties"].items():
        known(duty, procedure.duties, "duty")
    if got["degree"].present:
        known(got["degree"], DEGREES, "degree")
    key = got["key"].parsed(_key, "")
    return PlayedAccount(
        key=key,
        name=got["name"].text(key.title()),
        role=got["role"].parsed(one_of(Role, "role"), Role.AGENT),
        duties=frozenset(got["duties"].texts()),
        credentials=Credentials(
            got["decree"].text(),
            got["integrity_pact"].parsed(date.fromisoformat, None),
            got["degree"].text(),
        ),
        present=got["present"].flag(True),
    )


def _key(written: str) -> str:
    if written in (COMPLAINANT, SUPERIORS, AGENTS):
        raise ValueError(f"'{written}' means somebody already")
    return snake(written)


@dataclass(frozen=True)
class _Reading:
    """What the rows are held against."""

    procedure: Procedure
    people: tuple[PlayedAccount, ...]
    starts: datetime
    values: ScriptValues
    strict: bool

    def row(self, node: Node) -> Row:
        got = node.fields(
            {"id": "PJ-1", "what": "…", "play": "[{says: halo}]"},
            {"starts": _AT, "limit": "{deadline: stage, stage: report}"},
        )
        at = got["starts"].parsed(moment, self.starts)
        play = tuple(self._step(item) for item in got["play"].items(1, "{says: halo}"))
        if not got["limit"].present and not any(
            step.verb in EXPECTING or step.refused for step in play
        ):
            node.complain(f"expects nothing: it needs a limit, or one of {', '.join(EXPECTING)}")
        return Row(
            id=got["id"].text(),
            what=got["what"].text(),
            starts=at.replace(tzinfo=self.procedure.zone),
            measure=self._measure(got["limit"]),
            play=play,
        )

    def _measure(self, node: Node) -> Measure:
        if not node.present:
            return Measure()
        ways = {"deadline": "stage", "answer": "now", "fact": "case_closed"}
        beside = {"stage": "report", "within": "{length: 240 min, clock: working}"}
        got = node.fields({}, ways | beside)
        if sum(got[way].present for way in ways) != 1:
            node.complain(f"needs one of {', '.join(ways)}")
        kind = got["deadline"].parsed(one_of(DeadlineKind, "deadline"), None)
        self._check_deadline(got, kind)
        if got["fact"].present:
            known(got["fact"], list(Fact), "fact")
        if got["answer"].present:
            known(got["answer"], ["now"], "time of an answer")
        return Measure(
            kind=kind,
            stage=got["stage"].text(),
            within=read_within(got["within"]) if got["within"].present else None,
            now=got["answer"].present,
            fact=got["fact"].text(),
            line=node.line,
        )

    def _check_deadline(self, got: Mapping[str, Node], kind: DeadlineKind | None) -> None:
        if kind is None:
            for key in ("stage", "within"):
                if got[key].present:
                    got[key].complain("belongs to a deadline")
        elif kind is not DeadlineKind.STAGE:
            if kind not in self.procedure.deadlines:
                got["deadline"].complain(f"the procedure has no deadline '{kind}'")
            if got["stage"].present:
                got["stage"].complain("belongs to 'deadline: stage'")
        elif not got["stage"].present:
            got["deadline"].complain("needs 'stage' beside it: the key of the stage")
        else:
            stage = known(got["stage"], self.procedure.stages, "stage")
            if stage and self.procedure.stages[stage].allowance is None:
                got["stage"].complain(f"the stage '{stage}' has no allowance")

    def _check_made(self, node: Node, given: Mapping[str, str]) -> None:
        """A paper of some stage, or a report that is owed."""
        made, stages = node.text(), self.procedure.stages.values()
        if made in set(DocumentKind):
            if not any(made in stage.documents for stage in stages):
                node.complain(f"no stage of procedure.yml has '{made}' among its documents")
        elif given.get("form", "pdf") == "pdf" and not any(
            (one.kind, one.every) == (made, given.get("every")) for one in self.procedure.reports
        ):
            node.complain(
                f"procedure.yml owes no report '{made}' every {given.get('every', '?')}: write it "
                "under 'reports', or another step here"
            )

    def _step(self, node: Node) -> ScriptStep:
        got = node.fields({}, VERBS | {key: example for key, (example, _) in BESIDE.items()})
        verbs = [verb for verb in VERBS if got[verb].present]
        if len(verbs) != 1:
            node.complain(f"needs one of {', '.join(VERBS)}, and no more than one")
            return ScriptStep("silent", "true")
        verb = verbs[0]
        for key, (_, belongs) in BESIDE.items():
            if got[key].present and verb not in belongs:
                got[key].complain(f"belongs to {', '.join(belongs)}, not to {verb}")
        compares = verb in ("case", "counts")
        if not compares:
            self._check_value(verb, got[verb])
        given = self._given(got[verb] if compares else got["with"], verb, got[verb])
        if verb == "makes" and self.strict:
            self._check_made(got[verb], given)
        return ScriptStep(
            verb=verb,
            value="" if compares else got[verb].text(),
            who=self._who(got["who"], verb, node),
            given=given,
            refused=known(got["refused"], REFUSALS, "refusal"),
            about=known(got["about"], list(NoticeKind), "reason for telling"),
            line=node.line,
        )

    def _who(self, node: Node, verb: str, step: Node) -> str:
        if verb not in BESIDE["who"][1]:
            return COMPLAINANT
        if not node.present:
            step.complain(f"does not say who: {verb} needs 'who' beside it")
            return COMPLAINANT
        return known(node, [person.key for person in self.people], "person of this script")

    def _check_value(self, verb: str, node: Node) -> None:
        match verb:
            case "does":
                known(node, ACTIONS, "action")
            case "wait":
                node.parsed(waited, None)
            case "until":
                node.parsed(moment, None)
            case "silent":
                known(node, ["true"], "value")
            case "told":
                known(node, self.values.told(), "reader of notices")
            case "fact":
                known(node, list(Fact), "fact")
            case "makes":
                known(node, [*DocumentKind, *ReportKind], "paper or report")
            case "platform":
                known(node, list(Status), "fate of a message")
            case "presence":
                known(node, PRESENCE, "presence")
            case _:  # words, which are read as they are
                pass

    def _given(self, node: Node, verb: str, named: Node) -> Mapping[str, str]:
        """What goes with a step, each value read as its key wants."""
        value, values = named.text() if verb in ("does", "makes") else "", self.values
        match verb:
            case "does" if value in ACTIONS:
                goes = ACTIONS[value]
                more = values.identity() if value == "enter" else {}
                return _read(node, named, goes.required, {**goes.optional, **more}, values.readers)
            case "makes" if value in set(DocumentKind):
                return _read(node, named, {}, {}, {})
            case "makes":
                form = {"form": "pdf"} if value == ReportKind.REGISTER else {}
                return _read(node, named, {"every": "month"}, form, values.readers)
            case "case":
                known_keys = dict.fromkeys(OF_A_CASE, "…")
                return _read(node, named, {}, known_keys, values.readers)
            case "counts":
                counts = {one.name: "1" for one in fields(Counts)}
                return _read(node, named, {}, counts, dict.fromkeys(counts, number))
            case "fact" if node.present:
                return {key: one.text() for key, one in node.pairs()}
            case _:
                return {}


def _read(
    node: Node,
    named: Node,
    must: Mapping[str, str],
    may: Mapping[str, str],
    readers: Mapping[str, Reader],
) -> Mapping[str, str]:
    """The keys under `node`, which belongs to the step that is `named`."""
    if not node.present:
        for key, example in must.items():
            named.complain(f"needs 'with: {{{key}: {example}}}' beside it")
        return {}
    got = node.fields(must, may)
    for key, one in got.items():
        one.parsed(readers.get(key, str), None)
    return {key: one.text() for key, one in got.items() if one.present}
