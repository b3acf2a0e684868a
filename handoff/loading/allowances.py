"""Reads how long somebody may take, and the deadlines of a whole case."""

from dataclasses import dataclass
from datetime import timedelta

from handoff.allowance import (
    PROMISED,
    Allowance,
    Clock,
    Consequence,
    DeadlineKind,
    Length,
    Wins,
)
from handoff.loading.groups import FLAG, Group, Key, many, words
from handoff.loading.lengths import LENGTH, length, span, surely_longer
from handoff.loading.words import one_of, several_of
from yaml_files.node import Node

_STANDIN = Length(time=timedelta(hours=1))
_LENGTH = Key("30 min", "How long, in d, h and min: 1 h 30 min, 14 d.", LENGTH, required=True)
_CLOCK = Key(
    "working",
    "wall: every minute counts. working: only opening hours count, and d are working days.",
    words(Clock),
    required=True,
)
ALLOWANCE = Group(
    "allowance",
    {
        "length": _LENGTH,
        "clock": _CLOCK,
        "warn": Key("[2 h, 60 min]", "How long before the end to warn.", many(LENGTH)),
        "target": Key("30 min", "The wished-for length; its passing is a warning.", LENGTH),
        "at_warning": Key("[tell_agent]", "What happens at a warning.", many(words(Consequence))),
        "at_limit": Key(
            "[tell_superior]", "What happens when the time is over.", many(words(Consequence))
        ),
        "extend": Key(
            "4 h", "By how much a promise is put off, with an apology (tell_complainant).", LENGTH
        ),
        "pauses": Key("true", "Stands still while the complainant has the move.", FLAG),
        "inside_promise": Key("true", "Ends no later than the promised call-back.", FLAG),
        "wins": Key(
            "opening_hours",
            "Where an end on the clock wall falls into closed time. clock: it stays there, and the "
            "complainant hears when the office is open. opening_hours: it moves to where it is.",
            words(Wins),
        ),
    },
)
WITHIN = Group("within", {"length": _LENGTH, "clock": _CLOCK})
_WHOLE_CASE = "{length: 24 h, clock: wall, warn: [2 h], at_warning: [tell_agent]}"
DEADLINES = Group(
    "deadlines",
    {
        "first_reply": Key(
            _WHOLE_CASE, "Until the first answer by a human.", ALLOWANCE.ref, required=True
        ),
        "next_reply": Key(
            _WHOLE_CASE, "Until every later answer that is owed.", ALLOWANCE.ref, required=True
        ),
        "call_back": Key(
            "{length: 30 min, clock: working}",
            "What is promised to the complainant when the case is opened.",
            ALLOWANCE.ref,
        ),
        "whole": Key("{length: 24 h, clock: wall}", "From opening to closing.", ALLOWANCE.ref),
    },
)
GROUPS = (ALLOWANCE, WITHIN, DEADLINES)


@dataclass(frozen=True, slots=True)
class AllowanceBounds:
    """What allowances are held against.

    `longest_day` is how long the office is open at most, `call_back` whether one is promised,
    `whole` how long a case may take, and `whole_line` where that is written.
    """

    longest_day: timedelta
    call_back: bool
    whole: Allowance | None = None
    whole_line: int = 0

    def hold(self, node: Node, part: Allowance | None) -> None:
        """Complain where a part of a case may take longer than the whole of it."""
        if self.whole and part and surely_longer(part, self.whole, self.longest_day):
            node.complain(
                "is longer than the whole case may take (deadlines.whole in line "
                f"{self.whole_line})"
            )


def read_deadlines(
    node: Node, longest_day: timedelta
) -> tuple[dict[DeadlineKind, Allowance], AllowanceBounds]:
    """The deadlines of a whole case, and what the stages' allowances are held against."""
    got = DEADLINES.read(node)
    times = AllowanceBounds(longest_day, got["call_back"].present)
    read: dict[DeadlineKind, Allowance | None] = {
        DeadlineKind(key): read_allowance(one, times, promises=DeadlineKind(key) in PROMISED)
        for key, one in got.items()
        if one.present
    }
    times = AllowanceBounds(
        longest_day, got["call_back"].present, read.get(DeadlineKind.WHOLE), got["whole"].line
    )
    for kind in (DeadlineKind.FIRST_REPLY, DeadlineKind.CALL_BACK):
        times.hold(got[kind.value], read.get(kind))
    first, call_back = read.get(DeadlineKind.FIRST_REPLY), read.get(DeadlineKind.CALL_BACK)
    told = len(node.problems.found)
    if first and call_back and not told and surely_longer(call_back, first, longest_day):
        got["call_back"].complain(
            "promises a call-back later than the first answer is owed (deadlines.first_reply in "
            f"line {got['first_reply'].line})"
        )
    return {kind: allowed for kind, allowed in read.items() if allowed}, times


def read_allowance(
    node: Node, times: AllowanceBounds, *, promises: bool = False
) -> Allowance | None:
    """The allowance under `node`, None where its length or clock cannot be understood.

    `promises`: the complainant was told when it ends, so that somebody can apologise.
    """
    got = ALLOWANCE.read(node)
    whole, clock = _length(got["length"]), got["clock"].parsed(one_of(Clock, "clock"), None)
    warn = [(item, _length(item)) for item in got["warn"].items(example="60 min")]
    target, extend = _length(got["target"]), _length(got["extend"])
    if whole and clock:
        for item, part in (*warn, (got["target"], target)):
            if part and span(part, clock, times.longest_day) >= span(
                whole, clock, times.longest_day
            ):
                item.complain(
                    f"'{item.text()}' is not within the allowance of '{got['length'].text()}'"
                )
    at_warning, at_limit = (_consequences(got[key]) for key in ("at_warning", "at_limit"))
    if at_warning and not got["warn"].items() and not got["target"].present:
        got["at_warning"].complain("nothing ever warns here: there is neither 'warn' nor 'target'")
    _check_promises(got, at_warning | at_limit, promises=promises)
    _check_wins(got, clock, promises=promises)
    inside_promise = got["inside_promise"].flag(False)
    if inside_promise and not times.call_back:
        got["inside_promise"].complain("there is no promise: deadlines.call_back is missing")
    if not whole or not clock:
        return None
    return Allowance(
        length=whole,
        clock=clock,
        warn=tuple(part for _, part in warn if part),
        target=target,
        at_warning=at_warning,
        at_limit=at_limit,
        extend=extend,
        pauses=got["pauses"].flag(False),
        inside_promise=inside_promise,
        wins=got["wins"].parsed(one_of(Wins, "side"), Wins.CLOCK) or Wins.CLOCK,
    )


def read_within(node: Node) -> Allowance:
    """A length and its clock, without anything on the way."""
    got = WITHIN.read(node)
    clock = got["clock"].parsed(one_of(Clock, "clock"), Clock.WALL)
    return Allowance(_length(got["length"]) or _STANDIN, clock)


def _length(node: Node) -> Length | None:
    return node.parsed(length, None)


def _consequences(node: Node) -> frozenset[Consequence]:
    return frozenset(word for _, word in several_of(node, Consequence, "consequence"))


def _check_wins(got: dict[str, Node], clock: Clock | None, *, promises: bool) -> None:
    if not got["wins"].present:
        return
    if clock is Clock.WORKING:
        got["wins"].complain("decides nothing: on the clock 'working' no time ends while closed")
    elif promises and got["wins"].text() == Wins.CLOCK:
        got["wins"].complain("a promise to the complainant never ends in closed time")


def _check_promises(
    got: dict[str, Node], wanted: frozenset[Consequence], *, promises: bool
) -> None:
    if Consequence.TELL_COMPLAINANT not in wanted:
        return
    for key in ("at_warning", "at_limit"):
        for item in got[key].items():
            if item.text() != Consequence.TELL_COMPLAINANT:
                continue
            if not promises:
                item.complain(
                    "the complainant was told no time here: tell_complainant belongs to "
                    f"{', '.join(PROMISED)}"
                )
            elif not got["extend"].present:
                item.complain("tell_complainant promises a new time: 'extend' is missing")
