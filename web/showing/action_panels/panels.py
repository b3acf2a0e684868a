"""What the person at the screen can do about a case now, as panels.

What is possible is `handoff.actions`' to say; here it gets its button, its fields and its words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from handoff.actions.action import Call, CaseAction, Impossible, Possible, WhyNot
from handoff.stage import CLOSED, StageEvent
from web.showing.action_panels import forms
from web.showing.action_panels.panel import ActionPanel
from web.showing.action_panels.reader import CaseForReader
from web.showing.refusals import sentence

_EXPLAINED = frozenset(
    {
        WhyNot.MISSING,
        WhyNot.OWN_MINUTES,
        WhyNot.WINDOW,
        WhyNot.ANOTHER_OPEN,
        WhyNot.TOO_LATE,
    }
)
"""Why something stays on the page without its button: whoever reads it is the right one for it."""


MakePanel = Callable[[CaseForReader], ActionPanel]


def action_panels(reader: CaseForReader) -> tuple[ActionPanel, ...]:
    """Everything that this account can do about this case; what the stage waits for first."""
    found = [one for action, make in _ordered(reader) for one in _made(reader, action, make)]
    return tuple(sorted(found, key=lambda panel: not panel.now))


def _ordered(reader: CaseForReader) -> Iterator[tuple[CaseAction, MakePanel]]:
    """What a unit or a superior brings, what the agent does, what is decided about the case."""
    yield from _OF_THE_OWNER
    if reader.leaves_by(StageEvent.REPLY):  # elsewhere the composer alone is its place
        yield CaseAction.REPLY, lambda _: ActionPanel("reply", "Balas", key="r")
    yield from _OF_THE_IDENTITY
    # One panel has both weights.
    weighed = (CaseAction.SORT_LIGHT, CaseAction.SORT_SERIOUS)
    yield from [(one, forms.sorting) for one in weighed if reader.offered(one)][:1]
    for _, action, make in sorted(_LEADING_ON, key=lambda one: reader.leads_back(one[0])):
        yield action, make
    yield from _OF_WHO_HAS_IT


def _made(reader: CaseForReader, action: CaseAction, make: MakePanel) -> Iterator[ActionPanel]:
    """The panel where it can be done, its name and the reason where that is worth a line."""
    found = reader.answers[action]
    if action is CaseAction.LETTER and not reader.offered(action):
        found = reader.answers[CaseAction.LETTER_BY]
    match found:
        case Possible(call=call) if call is not Call.UNASKED:
            yield replace(make(reader), now=call is Call.NOW)
        case Impossible(why=WhyNot.STAGE) if action is CaseAction.CLOSE:
            yield replace(make(reader), inputs=(), blocked=_where_it_closes(reader))
        case Impossible(why=why) if why in _EXPLAINED:
            # Minutes wait for a superior, if not for this one.
            waits = why is WhyNot.OWN_MINUTES
            yield replace(make(reader), inputs=(), blocked=sentence(found), now=waits)
        case _:
            pass


def _where_it_closes(reader: CaseForReader) -> str:
    """The nearest stage ahead at which the case can be closed, in words."""
    ahead = _closing_stage(reader)
    return f"Kasus ditutup pada tahap {ahead}." if ahead else "Tahap ini belum dapat ditutup."


def _closing_stage(reader: CaseForReader) -> str:
    stages, seen = reader.procedure.stages, {reader.case.stage}
    ahead = [way.to for way in reader.stage.exits] if reader.stage else []
    while ahead:
        key = ahead.pop(0)
        if key == CLOSED or key in seen:
            continue
        seen.add(key)
        exits = stages[key].exits
        if any(way.on is StageEvent.CLOSE and way.to == CLOSED for way in exits):
            return stages[key].label
        ahead += [way.to for way in exits]
    return ""


_OF_THE_OWNER: Sequence[tuple[CaseAction, MakePanel]] = (
    (CaseAction.FINDING, forms.finding),
    (CaseAction.SHEET, forms.sheet),
    (CaseAction.APPROVE, forms.approving),
    (CaseAction.SEND_BACK, forms.sending_back),
)
_OF_THE_IDENTITY: Sequence[tuple[CaseAction, MakePanel]] = (
    (CaseAction.VERDICT, forms.verdict),
    (CaseAction.CHECK_IDENTITY, lambda _: ActionPanel("check_identity", "Periksa ulang identitas")),
)
_LEADING_ON: Sequence[tuple[StageEvent, CaseAction, MakePanel]] = (
    (StageEvent.ASK_UNIT, CaseAction.ASK_UNIT, forms.to_unit),
    (StageEvent.ASK_SUPERIOR, CaseAction.ASK_SUPERIOR, forms.to_superior),
    (StageEvent.DRAW_MINUTES, CaseAction.DRAW_MINUTES, forms.minutes),
    (StageEvent.LETTER, CaseAction.LETTER, forms.letter),
)
_OF_WHO_HAS_IT: Sequence[tuple[CaseAction, MakePanel]] = (
    (CaseAction.CLOSE, forms.closing),
    (CaseAction.HOLD, forms.hold),
    (CaseAction.REPLY_BY, forms.reply_by),
    (CaseAction.HEAR, forms.hearing),
    (CaseAction.ASSIGN, forms.assigning),
    (CaseAction.TRANSFER, forms.transferring),
    (CaseAction.RELEASE, lambda _: ActionPanel("release", "Lepas ke antrean")),
    (CaseAction.GIVE_BACK, lambda _: ActionPanel("give_back", "Kembalikan ke bot")),
    (CaseAction.REOPEN, forms.reopening),
    (CaseAction.RATE, forms.rating),
)
