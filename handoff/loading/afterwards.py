"""Reads what stands beside the stages: survey, assignment, reports, emergency numbers."""

from handoff.loading.allowances import WITHIN, read_within
from handoff.loading.groups import DAY, FLAG, TEXT, Group, Key, number_from, words
from handoff.loading.words import callable_number, one_of, whole_date
from handoff.procedure import (
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
        "own": Key("(0541) 123456", "The office's own number.", TEXT, required=True),
        "counselling": Key("119 ekstensi 8", "A counselling line.", TEXT, required=True),
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
    )


def read_reports(node: Node) -> tuple[ReportDue, ...]:
    """The reports that the office owes."""
    return tuple(_report(item) for item in node.items(example=REPORT_EXAMPLE))


def read_emergency(node: Node) -> Emergency:
    """Whom somebody in danger can call."""
    got = EMERGENCY.read(node)
    return Emergency(
        national=got["national"].parsed(callable_number, ""),
        own=got["own"].parsed(callable_number, ""),
        counselling=got["counselling"].parsed(callable_number, ""),
        confirmed=got["confirmed"].parsed(whole_date, None),
    )


def _report(node: Node) -> ReportDue:
    got = REPORT.read(node)
    return ReportDue(
        kind=got["kind"].parsed(one_of(ReportKind, "report"), ReportKind.REGISTER),
        every=got["every"].parsed(one_of(Every, "time of a report"), Every.MONTH),
        within=read_within(got["within"]),
    )
