"""What rules alone know about a message, before any engine guesses, and which guess is believed.

Whatever must never depend on statistics stands here, so that it is the same for every engine:
danger, entities, and messages that are nothing but a command.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from language.normalising import POLITE, READ_AT_MOST, words
from language.numbers import counts
from nlu.commands import command, denies_an_end, emoji_intent
from nlu.complaining import (
    ASKING,
    HOW_TO,
    INTERROGATIVE,
    OWN,
    asks_by_a_tag,
    asks_for_progress,
    complains_of_something,
    denies_a_wrong,
    gives_thanks,
    reproaches,
    suggests,
    tells_of_a_wrong,
    wants_to_complain,
    without_denied,
)
from nlu.emergency import Tier, tier_of
from nlu.entities import find_case_number, find_entities
from nlu.grievances import grievance
from nlu.meaning import SURE, Intent, Meaning
from nlu.no_complaint import denial, is_no_wrong
from nlu.praising import spoils_praise

BY_WORDS_ALONE = frozenset({Intent.YES, Intent.NO, Intent.EMERGENCY})
"""Never guessed: a wrong one would answer a question of ours or raise a false alarm."""
SURE_ENOUGH = 0.5
"""Below this a steering intent is not believed: being asked again is better than a wrong turn."""
QUESTION_MARK = "?"
_CASE_NUMBER = "case_number"
_ABOUT_A_CASE = 0.6
"""How sure the words of progress beside those of a case are."""
_UNASKED = 0.6
"""A question without any word or sign of one has to be surer than that."""
_OPENS_A_FORM = 0.75
"""A guessed complaint below this steers nothing where the desk information knows an answer."""
_TOLD_BY_ASKING = 0.95
"""*Trus parkir dimana* names no wrong: who asks where or when complains only if that is plain."""
_ONE_WORD = 0.9
"""A guess by one word alone has to be surer than this: it may be the name of a field."""
_PRAISES = 0.65
"""Praise is noted and closed unread: what is no praise must not be taken for it (0 to 1)."""
_GRIEVES = 0.75
"""What no engine believes in complains of the office if it is as like a grievance (0 to 1)."""
_SHORT = frozenset({Intent.GREETING, Intent.MENU})
"""Believed only of a few words, and only when it is all but sure."""
_MOST_WORDS_OF_SHORT = 6
_ALL_BUT_SURE = 0.6
_KEEP_WITH_A_NUMBER = frozenset({Intent.CANCEL, Intent.ASK_HUMAN})


@dataclass(frozen=True, slots=True)
class Unsure:
    """A message that rules alone cannot tell: what an engine guesses by.

    `text` is the message without a case number, `said` its standard words (never none),
    `entities` what was found in it; `concern` as in `Meaning`.
    """

    text: str
    said: Sequence[str]
    entities: Mapping[str, str] = field(default_factory=dict)
    concern: bool = False

    @property
    def asks(self) -> bool:
        """Whether it is put as a question."""
        return QUESTION_MARK in self.text or not ASKING.isdisjoint(without_denied(self.said))

    def settled(self, guessed: Meaning) -> Meaning:
        """The guess, with what was found: whoever names a case asks about it, or takes it back."""
        found = _about(guessed, self.entities)
        return Meaning(found.intent, found.confidence, found.entities, self.concern)


def certainly(text: str, case_prefix: str) -> Meaning | Unsure:
    """The meaning by rules alone, or what is left to guess. Never raises.

    `case_prefix` are the letters of the office's case numbers.
    """
    match tier_of(text):
        case Tier.ALARM:
            return Meaning(Intent.EMERGENCY, 1.0, dict(find_entities(text)))
        case Tier.CONCERN:
            return replace(_by_words(text, case_prefix), concern=True)
        case None:
            return _by_words(text, case_prefix)


def _by_words(text: str, case_prefix: str) -> Meaning | Unsure:
    """As `certainly`, where nobody is in danger."""
    head, entities = text[:READ_AT_MOST], dict(find_entities(text))
    if found := find_case_number(head, case_prefix):
        number, head = found
        entities = {**find_entities(head), _CASE_NUMBER: number}
    denied = denial(head)
    if denied and denied.plainly:  # *bukan komplain, mau daftar* wants to register
        head = denied.rest
    said = words(head)
    if not said:
        shown = emoji_intent(head)
        return _about(Meaning(shown, 1.0) if shown else Meaning(Intent.OUT_OF_SCOPE, 0.0), entities)
    asks = QUESTION_MARK in head
    known = command(said, asked=asks)
    if known and not (known is Intent.CANCEL and denies_an_end(head)):
        return _about(Meaning(known, 1.0), entities)
    if not asks and (wants_to_complain(said) or complains_of_something(said) or suggests(said)):
        return _about(Meaning(Intent.COMPLAINT, 0.95), entities)
    return Unsure(head, said, entities)


def believed(intent: Intent, sure: float, heard: Unsure) -> Meaning:
    """What is made of an engine's likeliest intent and its share (0 to 1)."""
    own_case = asks_for_progress(heard.said)
    if own_case and (intent is Intent.COMPLAINT or sure < SURE_ENOUGH):
        return Meaning(Intent.STATUS, max(sure, _ABOUT_A_CASE))
    tagged, wrong = asks_by_a_tag(heard.said), tells_of_a_wrong(heard.said)
    interrogative = not INTERROGATIVE.isdisjoint(without_denied(heard.said))
    plain = wrong or reproaches(heard.said)
    no_wrong = intent is Intent.COMPLAINT and is_no_wrong(heard.text, heard.said)
    only_asks = interrogative and not plain and sure < _TOLD_BY_ASKING
    only_asks |= no_wrong and heard.asks
    if intent is Intent.COMPLAINT and (tagged or only_asks):
        return Meaning(Intent.QUESTION, SURE_ENOUGH)
    if no_wrong or _is_denied(intent, heard):
        return Meaning(Intent.OUT_OF_SCOPE, 0.0)
    if intent is Intent.OUT_OF_SCOPE:
        return Meaning(intent, sure)
    if intent is Intent.QUESTION and sure >= (SURE_ENOUGH if heard.asks else _UNASKED):
        return Meaning(intent, sure)
    if intent is Intent.COMPLAINT and SURE_ENOUGH <= sure < _OPENS_A_FORM:
        sure = SURE_ENOUGH
    if sure >= SURE_ENOUGH and _may_be_guessed(intent, sure, heard):
        return Meaning(intent, sure)
    if tagged or QUESTION_MARK in heard.text or interrogative:
        return Meaning(Intent.QUESTION, SURE_ENOUGH)
    if heard.asks and not wrong:
        return Meaning(Intent.QUESTION, SURE_ENOUGH)
    return _disbelieved(intent, sure, heard, wrong=wrong)


def _is_denied(intent: Intent, heard: Unsure) -> bool:
    """Whether the words deny what the engine takes them for."""
    no_wrong = intent is Intent.COMPLAINT and denies_a_wrong(heard.said)
    return no_wrong or (intent is Intent.CANCEL and denies_an_end(heard.text))


def _disbelieved(intent: Intent, sure: float, heard: Unsure, *, wrong: bool) -> Meaning:
    """What a guess that is not believed leaves: a wrong, or thanks in what may be praise."""
    praises = intent is Intent.PRAISE
    mocks = praises and spoils_praise(heard.said)
    if wrong or mocks:
        return Meaning(Intent.COMPLAINT, SURE_ENOUGH)
    if praises and gives_thanks(heard.said):
        return Meaning(Intent.THANKS, max(sure, SURE))
    if grievance(heard.text) >= _GRIEVES:
        return Meaning(Intent.COMPLAINT, SURE_ENOUGH)
    return Meaning(Intent.OUT_OF_SCOPE, 0.0)


def _about(meaning: Meaning, entities: Mapping[str, str]) -> Meaning:
    if _CASE_NUMBER not in entities:
        return Meaning(meaning.intent, meaning.confidence, entities, meaning.concern)
    if meaning.intent in _KEEP_WITH_A_NUMBER:
        return Meaning(meaning.intent, meaning.confidence, entities)
    return Meaning(Intent.STATUS, 1.0, entities)


def _may_be_guessed(intent: Intent, sure: float, heard: Unsure) -> bool:
    if intent in BY_WORDS_ALONE | {Intent.QUESTION} or not HOW_TO.isdisjoint(heard.said):
        return False
    if intent is Intent.ASK_HUMAN and counts(heard.said, "orang"):
        return False  # *2 orang*: people are counted, and nobody is called
    if intent is Intent.PRAISE:
        surely = sure >= _PRAISES and QUESTION_MARK not in heard.text
        return surely and not spoils_praise(heard.said)
    own = [word for word in heard.said if word not in POLITE]
    if len(own) == 1 and sure < _ONE_WORD:
        return False
    if intent in _SHORT:
        asked = QUESTION_MARK in heard.text
        return sure >= _ALL_BUT_SURE and len(own) <= _MOST_WORDS_OF_SHORT and not asked
    return intent is not Intent.STATUS or not OWN.isdisjoint(heard.said)
