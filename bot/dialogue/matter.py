"""What a message of danger was about beside it, once nobody is in danger."""

from dataclasses import replace

from bot import choices
from bot.chat import Chat, RaisedAlarm, question_line
from bot.decision import Decision, Heard, Office
from bot.dialogue import answering
from bot.dialogue.filling import asking
from bot.dialogue.filling.purpose import tells_anything
from bot.dialogue.hearing import asked_alone
from core.replies import ReplyKey
from core.text import shortened
from desk_info.entry import Entry
from desk_info.questions import sides
from handoff.effects import Line, Say
from language.normalising import words
from nlu.acts.words import asks
from nlu.complaining import asks_in_words, holds_a_complaint
from nlu.emergency import SPOKEN_OF

_SHORTEST, _FEWEST = 4, 2
"""Letters of a word that names something, and such words that tell of a matter."""


def says_more(told: str) -> bool:
    """Whether words of danger tell of a matter beside it: *rasanya pengen mati aja* does not."""
    said = words(told)
    named = [word for word in sides.topics(said) if word.isalpha() and len(word) >= _SHORTEST]
    return holds_a_complaint(said) or len({*named} - SPOKEN_OF) >= _FEWEST


def entries_asked_for(heard: Heard) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The entries that surely answer what is asked, and those that may; none where nothing is."""
    if not (asks(heard) or asks_in_words(heard.said)):
        return (), ()
    known = answering.found(heard)
    return tuple(one.entry.id for one in known.answers), tuple(one.id for one in known.offered)


def asked_again(chat: Chat, heard: Heard, office: Office, alarm: RaisedAlarm) -> Decision | None:
    """The answer to what was asked in the words of the alarm, or what may be one; else None."""
    held, may_be_meant = _of(alarm.held, office), _of(alarm.offered, office)
    if not held and not may_be_meant:
        return None
    asked, known = question_line(alarm.said), answering.of_entries(held, alarm.said)
    if may_be_meant:
        known = replace(known, near=may_be_meant, guessed=(asked,), unknown=(asked,))
    again = answering.reply(chat, asked_alone(heard, alarm.said), office, known)
    return replace(again, chat=replace(again.chat, unknown=chat.unknown))  # asked by us, not anew


def offered(chat: Chat, told: str, office: Office, first: Line) -> Decision:
    """What was told is kept, and people are offered a form or somebody to talk to about it.

    Words that tell of nothing are not said back.
    """
    procedure = office.procedure
    if not tells_anything(told, procedure.service(procedure.complaint_service)):
        return Decision(chat, (Say((first, Line(ReplyKey.GO_AHEAD)), choices.lost(office)),))
    about = shortened(told, asking.TOLD_LENGTH)
    after = replace(chat, unknown=max(chat.unknown, 1), last_question=question_line(told))
    kept = Line(ReplyKey.MATTER_KEPT, {"purpose": about})
    return Decision(after, (Say((first, kept), choices.lost(office)),))


def _of(ids: tuple[str, ...], office: Office) -> tuple[Entry, ...]:
    return tuple(office.entries[one] for one in ids if one in office.entries)
