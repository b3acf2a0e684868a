"""Reads what stands beside the stages: survey, assignment, reports, emergency numbers."""

import re

from handoff.loading.allowances import WITHIN, read_within
from handoff.loading.groups import DAY, FLAG, TEXT, Group, Key, number_from, words
from handoff.loading.lengths import LENGTH, length
from handoff.loading.words import callable_number, digits, one_of, whole_date
from handoff.procedure import (
    MEDICAL_HELP,
    Assigning,
    Assignment,
    Emergency,
    Every,
    ReportDue,
    ReportKind,
    Survey,
    Unsatisfied,
)
from yaml_files.node import Node

REPORT_EXAMPLE = "{kind: register, every: month, within: {length: 5 d, clock: working}}"
_MARKS = (2, 5)  # from 1 on everybody would be satisfied
_LOAD = (1, 1000)
_NATIONAL = 3  # digits: 110, 112, 113, 118, 119
_IS_OURS = re.compile(r"\b(kami|igd|ugd)\b", re.IGNORECASE)
SURVEY = Group(
    "survey",
    {
        "at_closing": Key("true", "Asked whenever a case is closed.", FLAG),
        "satisfied_from": Key("3", "Marks from this one on are satisfied.", number_from(*_MARKS)),
        "unsatisfied": Key(
            "tell_superior", "What an unsatisfied mark sets going.", words(Unsatisfied)
        ),
    },
)
ASSIGNMENT = Group(
    "assignment",
    {
        "by": Key(
            "pull",
            "pull: agents take what they see. round_robin: in turn, among those present.",
            words(Assigning),
            required=True,
        ),
        "load": Key("10", "The most open cases that an agent is dealt.", number_from(*_LOAD)),
        "absent": Key(
            "1 h",
            "How much opening time an agent may be away before their cases wait for the others.",
            LENGTH,
        ),
    },
)
REPORT = Group(
    "report",
    {
        "kind": Key("register", "Which report.", words(ReportKind), required=True),
        "every": Key("month", "How often it is made.", words(Every), required=True),
        "within": Key(
            "{length: 5 d, clock: working}",
            "How long after the end of its time it is due.",
            WITHIN.ref,
            required=True,
        ),
    },
)
EMERGENCY = Group(
    "emergency",
    {
        "national": Key("'112'", "The national emergency number.", TEXT, required=True),
        "own": Key(
            "(0541) 123456",
            "The office's own emergency room or guard, never the hotline; 119 where there is none.",
            TEXT,
            required=True,
        ),
        "own_name": Key("IGD kami", "Who answers there; bantuan medis when left out.", TEXT),
        "counselling": Key("119 ekstensi 8", "A counselling line.", TEXT, required=True),
        "children": Key("'129'", "A line for the protection of children.", TEXT),
        "confirmed": Key("2026-11-01", "The day on which somebody last called them.", DAY),
    },
)
GROUPS = (SURVEY, ASSIGNMENT, REPORT, EMERGENCY)


def read_survey(node: Node) -> Survey:
    """The satisfaction survey; the usual one where the file has none."""
    got, usual = SURVEY.read(node), Survey()
    follows = one_of(Unsatisfied, "consequence of an unsatisfied mark")
    return Survey(
        at_closing=got["at_closing"].flag(usual.at_closing),
        satisfied_from=got["satisfied_from"].number(*_MARKS, usual.satisfied_from),
        unsatisfied=got["unsatisfied"].parsed(follows, usual.unsatisfied),
    )


def read_assignment(node: Node) -> Assignment:
    """How cases are dealt out; the usual way where the file does not say."""
    got, usual = ASSIGNMENT.read(node), Assignment()
    return Assignment(
        by=got["by"].parsed(one_of(Assigning, "way to assign"), usual.by),
        load=got["load"].number(*_LOAD, usual.load),
        absent=got["absent"].parsed(length, usual.absent),
    )


def read_reports(node: Node) -> tuple[ReportDue, ...]:
    """The reports that the office owes."""
    return tuple(_report(item) for item in node.items(example=REPORT_EXAMPLE))


def read_emergency(node: Node, hotline: tuple[str, ...]) -> Emergency:
    """Whom somebody in danger can call: never the numbers of the `hotline` itself."""
    got = EMERGENCY.read(node)
    ours = {digits(number) for number in hotline}
    for key in ("national", "own", "counselling", "children"):
        if got[key].present and digits(got[key].text()) in ours:
            got[key].complain(
                f"{got[key].text()} is the hotline itself, which nobody in danger may wait for; "
                "write the emergency room's own number, or '119'"
            )
    own_name = got["own_name"].text(MEDICAL_HELP)
    if len(digits(got["own"].text())) <= _NATIONAL and _IS_OURS.search(own_name):
        got["own_name"].complain(
            f"'{own_name}' would be the office's own, but {got['own'].text()} is a line of the "
            "whole country; leave own_name out, or write the office's number under own"
        )
    return Emergency(
        national=got["national"].parsed(callable_number, ""),
        own=got["own"].parsed(callable_number, ""),
        counselling=got["counselling"].parsed(callable_number, ""),
        own_name=own_name,
        children=got["children"].parsed(callable_number, ""),
        confirmed=got["confirmed"].parsed(whole_date, None),
    )


def _report(node: Node) -> ReportDue:
    got = REPORT.read(node)
    return ReportDue(
        kind=got["kind"].parsed(one_of(ReportKind, "report"), ReportKind.REGISTER),
        every=got["every"].parsed(one_of(Every, "time of a report"), Every.MONTH),
        within=read_within(got["within"]),
    )
