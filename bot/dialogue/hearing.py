"""A message with what it does in the talk to which it comes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.chat import Chat, Step
from bot.decision import Heard, Office
from bot.dialogue import services
from bot.dialogue.filling.denials import without_denial
from bot.dialogue.situation import TalkSituation
from core.message import Kind
from desk_info.entry import Outcome, OutcomeReason
from desk_info.questions.splitting import is_courtesy
from language.normalising import words
from nlu.acts import ActRule, act_of
from nlu.acts.message import Known
from nlu.meaning import Intent, Meaning

_KNOWN: Mapping[Outcome, Known] = {
    Outcome.ANSWER: Known.SURELY,
    Outcome.CHOOSE: Known.NEARLY,
    Outcome.UNKNOWN: Known.NOT,
}
_WORD = re.compile(r"\w+")
_WRITTEN_AS = frozenset({"poll", "checklist", "checklist_tasks_added"})
"""Things that are made of words, which somebody wrote line by line."""
_LINE_SIGN = re.compile(r"^[–✓] | \(\d+\)$", re.MULTILINE)


def hear(chat: Chat, heard: Heard, office: Office, rules: Iterable[ActRule] | None = None) -> Heard:
    """The message as it is meant in this talk, with its act; by all rules where None are given."""
    said = without_denial(chat, _with_own_number(chat, _in_words(heard)))
    heard = _as_pressed(chat, read(said, _as_asked(chat, heard)))
    return replace(heard, act=act_of(heard, TalkSituation(chat, heard, office), rules))


def read(heard: Heard, meaning: Meaning | None = None) -> Heard:
    """The message with its words, and with what the desk information has for them.

    `meaning` is how it is meant, None where that is known.
    """
    match = heard.match
    return replace(
        heard,
        meaning=meaning or heard.meaning,
        said=words(heard.text),
        known=_KNOWN[match.outcome],
        near=any(one.near for one in heard.questions),
        follows=bool(match.follows),
        named_exactly=match.why is OutcomeReason.SAID_SO,
        strange=match.strange,
        is_polite_question="?" in heard.text and is_courtesy(heard.text),
    )


def asked_alone(heard: Heard, question: str) -> Heard:
    """The message as if nothing but these words of it had been written, which ask something."""
    alone = replace(heard.inbound, text=question)
    return read(replace(heard, inbound=alone, meaning=Meaning(Intent.QUESTION, 1.0), told=""))


def complained_alone(heard: Heard, told: str) -> Heard:
    """The message as if these words of it alone had been written, as a complaint."""
    alone = replace(heard.inbound, text=told)
    meaning = Meaning(Intent.COMPLAINT, 1.0)
    return read(replace(heard, inbound=alone, meaning=meaning, prepared=False))


def _as_asked(chat: Chat, heard: Heard) -> Meaning:
    """What an entry is there for is a question, where no form may mean to be told it."""
    meaning = heard.meaning
    if not heard.prepared or services.is_in_form(chat):
        return meaning
    return Meaning(Intent.QUESTION, 1.0, meaning.entities, meaning.concern)


def _in_words(heard: Heard) -> Heard:
    """A checklist or a poll is its words, and is heard as if they had been typed."""
    detail = heard.inbound.detail
    made_of_words = {detail.get("type"), detail.get("notice")} & _WRITTEN_AS
    if not made_of_words or heard.inbound.kind not in (Kind.UNSUPPORTED, Kind.SYSTEM):
        return heard
    typed = _LINE_SIGN.sub("", heard.text).strip()
    if not typed:
        return heard
    return replace(heard, inbound=replace(heard.inbound, kind=Kind.TEXT, text=typed))


def _with_own_number(chat: Chat, heard: Heard) -> Heard:
    """In a form, the telephone that the platform vouches for is words that answer."""
    sender = heard.inbound.sender
    if heard.inbound.kind is not Kind.CONTACT or sender is None or not services.is_in_form(chat):
        return heard
    said = replace(heard.inbound, kind=Kind.TEXT, text=f"+{sender.phone}")
    return replace(heard, inbound=said)


def _as_pressed(chat: Chat, heard: Heard) -> Heard:
    """Somebody who types what stands on a button has pressed it, unless an agent reads it."""
    if chat.step is Step.WITH_AGENT or heard.meaning.intent is Intent.EMERGENCY:
        return heard
    typed = _letters(heard.text)
    for title, choice in chat.buttons.items():
        if heard.inbound.kind is Kind.TEXT and typed and typed == _letters(title):
            return replace(heard, inbound=replace(heard.inbound, kind=Kind.CHOICE, choice=choice))
    return heard


def _letters(text: str) -> list[str]:
    return _WORD.findall(text.casefold()) if "?" not in text else []
