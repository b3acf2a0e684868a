"""What was said of the bot's answers, in the talk where they were given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answers import Answered, answered
from core.text import masked, storable
from desk_info.entry import Entry
from desk_info.feedback import Feedback, Judgement
from handoff.actions.action import Attempt, CaseAction, CaseSituation
from handoff.actions.authority import authority
from handoff.desk import QueueLine, TalkLine
from web.context import RequestContext

COMPLAINANT = 0


@dataclass(frozen=True, slots=True)
class JudgementPanel:
    """The judgements on one answer: the reader's own, and what everybody said in words.

    `entry` is the one whose answer was given; `title` is empty where the message gave no other.
    `right` is None until the reader has judged. `instead` is the title of what they would have
    answered, `nothing` says that no entry would have been right.
    """

    entry: str
    title: str
    right: bool | None
    instead: str
    nothing: bool
    said: tuple[str, ...]


async def judgements_of(
    context: RequestContext, line: QueueLine, lines: Sequence[TalkLine]
) -> Mapping[int, Sequence[JudgementPanel]]:
    """Of the bot's messages among `lines`, by number, the answers that the reader may judge."""
    answers = {one.fact.seq: found for one in lines if (found := _judged(one))}
    situation = CaseSituation(context.site.now)
    judge = Attempt(CaseAction.JUDGE, context.agent, line.case, context.parts.office, situation)
    if not answers or authority(judge) is not None:
        return {}
    given = await context.parts.judgements.of_answers(line.case.chat, min(answers), max(answers))
    of_people = any(one.who != COMPLAINANT for one in given)
    people = await context.parts.accounts.every() if of_people else ()
    names = {one.id: one.name for one in people}
    entries, own = _by_id(context), context.agent.id
    return {
        seq: [
            _judgements(one, _about(given, seq, one), own, names, entries, alone=len(found) == 1)
            for one in found
        ]
        for seq, found in answers.items()
    }


def _judged(line: TalkLine) -> Sequence[Answered]:
    """The answers of a line to questions that are known."""
    return [one for one in answered(line.fact) if one.question]


def _about(given: Sequence[Judgement], seq: int, answer: Answered) -> Sequence[Judgement]:
    """What was said of one answer of a message."""
    question = storable(masked(answer.question))  # as it is kept
    about = (
        replace(one, said=tuple(word for word in one.said if word.question == question))
        for one in given
        if one.answer == seq
    )
    return [one for one in about if one.said]


def _judgements(
    answer: Answered,
    given: Sequence[Judgement],
    own: int,
    names: Mapping[int, str],
    entries: Mapping[str, Entry],
    *,
    alone: bool,
) -> JudgementPanel:
    mine = next((one.said for one in given if one.who == own), ())
    right = None if not mine else all(one.right for one in mine)
    instead = next((one for one in mine if one.right), None) if right is False else None
    return JudgementPanel(
        answer.entry,
        "" if alone else _title(answer.entry, entries),
        right,
        instead=_title(instead.entry, entries) if instead and instead.entry else "",
        nothing=instead is not None and not instead.entry,
        said=tuple(_in_words(one, names, entries) for one in given),
    )


def _in_words(judgement: Judgement, names: Mapping[int, str], entries: Mapping[str, Entry]) -> str:
    """Who said what: `Rina: keliru, seharusnya “Parkir”`."""
    said = judgement.said
    if judgement.who == COMPLAINANT:
        return f"Pelapor: {'menjawab' if all(one.right for one in said) else 'belum menjawab'}"
    who = names.get(judgement.who, "Petugas")
    if all(one.right for one in said):
        return f"{who}: tepat"
    return f"{who}: keliru{_instead(said, entries)}"


def _instead(said: Sequence[Feedback], entries: Mapping[str, Entry]) -> str:
    instead = next((one for one in said if one.right), None)
    if instead is None:
        return ""
    if not instead.entry:
        return ", belum ada jawabannya"
    return f", seharusnya “{_title(instead.entry, entries)}”"


def _title(entry_id: str, entries: Mapping[str, Entry]) -> str:
    """The entry's title; the id of one that is not in force any more."""
    entry = entries.get(entry_id)
    return entry.title if entry else entry_id


def _by_id(context: RequestContext) -> Mapping[str, Entry]:
    return {entry.id: entry for entry in context.parts.entries()}
