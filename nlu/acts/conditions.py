"""By what each act is known: the message, and what stands open in the talk."""

from collections.abc import Callable

from core.message import MEDIA_KINDS, Kind
from nlu.acts import (
    own_number,
    people,
    protesting,
    refusing,
    safety,
    taking_back,
    unnamed,
    words,
)
from nlu.acts.choosing import meant
from nlu.acts.message import FieldAsked, Known, Message, OpenForm, Situation
from nlu.acts.words import asks, commands, means
from nlu.complaining import grumble, tells_of_a_wrong
from nlu.meaning import Intent

Holds = Callable[[Message, Situation], bool]
_LONGEST_TAKING_BACK = 2
_START = "start"


def of_kind(*kinds: Kind) -> Holds:
    return lambda message, _: message.inbound.kind in kinds


def saying(says: Callable[[Message], bool]) -> Holds:
    """By the message alone."""
    return lambda message, _: says(message)


def where(stands: Callable[[Situation], bool]) -> Holds:
    """By what stands open in the talk, and what the message is to it."""
    return lambda _, situation: stands(situation)


def in_form(holds: Callable[[Message, OpenForm], bool]) -> Holds:
    return lambda message, situation: situation.form is not None and holds(message, situation.form)


def of_wanted(holds: Callable[[Message, OpenForm, FieldAsked], bool]) -> Holds:
    """By the field that a form asks next."""
    return in_form(
        lambda message, form: form.wanted is not None and holds(message, form, form.wanted)
    )


def commanding(intent: Intent) -> Holds:
    return lambda message, _: commands(message, intent)


def only(intent: Intent) -> Holds:
    """By its intent, where every word is of it: *makasih ya kak*, no *makasih, obatnya belum*."""

    def holds(message: Message, _: Situation) -> bool:
        surely = means(message, intent) and message.meaning.confidence == 1.0
        return surely and message.inbound.kind is Kind.TEXT and "?" not in message.inbound.text

    return holds


def meaning(intent: Intent, *, unless_asking: bool = False) -> Holds:
    """By its intent; `unless_asking`: and no question stands beside it."""

    def holds(message: Message, _: Situation) -> bool:
        asks_too = unless_asking and "?" in message.inbound.text and not message.is_polite_question
        return means(message, intent) and not asks_too

    return holds


def is_file_alone(message: Message, _: Situation) -> bool:
    return message.inbound.kind in MEDIA_KINDS and not message.inbound.text.strip()


def gives_own_number(message: Message, situation: Situation) -> bool:
    stated = message.inbound.kind is Kind.CONTACT and message.inbound.sender is not None
    return stated and situation.form is None


def reopens(message: Message, situation: Situation) -> bool:
    return situation.closed_case and taking_back.says_unsettled(message)


def asks_status(message: Message, situation: Situation) -> bool:
    return people.asks_how_it_stands(message, of_a_case=situation.has_case)


def asks_human(message: Message, situation: Situation) -> bool:
    return people.wants_people(message, in_form=situation.form is not None)


def is_not_helped(message: Message, situation: Situation) -> bool:
    return situation.answered and (commands(message, Intent.NO) or taking_back.denies(message))


def complains_in_anger(message: Message, situation: Situation) -> bool:
    return protesting.tells_of_a_wrong_in_anger(message) and situation.says_matter


def asks_what_is_known(message: Message, _: Situation) -> bool:
    """Whether a sure answer is wanted, and no greeting or *eh salah* only sounds like that."""
    taken_back = means(message, Intent.CORRECTION) and not message.named_exactly
    if taken_back and len(message.inbound.text.split()) <= _LONGEST_TAKING_BACK:
        return False
    greeted = commands(message, Intent.GREETING) and message.meaning.confidence == 1.0
    return message.known is Known.SURELY and not message.pressed and not greeted


def stays_unnamed(message: Message, situation: Situation) -> bool:
    """Whether no name is wanted, and nothing that the office has written speaks of that."""
    if message.named_exactly or not unnamed.wants_no_name(message):
        return False
    return not (words.is_known(message) and situation.answers_unnamed)


def is_nearly_known(message: Message, _: Situation) -> bool:
    return words.is_nearly_known(message)


def comes_near(message: Message, _: Situation) -> bool:
    return words.comes_near(message)


def asks_nearly(message: Message, _: Situation) -> bool:
    return words.is_nearly_known(message) and asks(message)


def asks_known(message: Message, _: Situation) -> bool:
    return words.is_known(message) and asks(message)


def captions_known(message: Message, _: OpenForm, __: FieldAsked) -> bool:
    return message.inbound.kind in MEDIA_KINDS and asks(message) and words.is_known(message)


def brings_file(message: Message, _: OpenForm, wanted: FieldAsked) -> bool:
    return message.inbound.kind in MEDIA_KINDS and wanted.is_file


def denies_wanted(message: Message, form: OpenForm, wanted: FieldAsked) -> bool:
    return commands(message, Intent.NO) and (form.suggests or not wanted.required)


def reopens_from_form(message: Message, situation: Situation) -> bool:
    """Whether it says so rather than answering: a story may hold the same words."""
    wanted = situation.form.wanted if situation.form is not None else None
    answers = wanted is None or wanted.in_words
    return not answers and situation.may_reopen and reopens(message, situation)


def is_unable(message: Message, form: OpenForm, wanted: FieldAsked) -> bool:
    named = not wanted.names.isdisjoint(message.said) and not asks(message)
    short = len(message.inbound.text.split()) == 1
    plainly = form.tried or short or named or not words.is_known(message)
    return wanted.required and refusing.is_unable(message, wanted) and plainly


def is_no_value(message: Message, form: OpenForm, wanted: FieldAsked) -> bool:
    """Courtesy, nods, impatience; a question too short to be what a case is about: *masih bisa?*"""
    impatient = people.only_wants_a_reply(message) and not words.is_known(message)
    if impatient and not wanted.is_matter:
        return True
    if wanted.is_matter and form.lacks_another:
        return True
    nods = refusing.is_no_value(message, wanted) or words.only_takes_note(message)
    praises = refusing.praises(message, wanted) and not form.reads_surely
    if (nods or praises) and not form.brings_wanted:
        return True
    unknown = not words.is_known(message) and not words.is_nearly_known(message)
    return wanted.is_matter and asks(message) and unknown and not form.says_matter


def asks_why(message: Message, form: OpenForm) -> bool:
    passes = form.asked is not None and form.passes
    return not passes and (refusing.asks_why(message) or bool(grumble(message.inbound.text)))


def asks_in_form(message: Message, form: OpenForm) -> bool:
    """Whether a question was asked in the middle of a form, and is no answer to it."""
    asked = form.asked
    if asked is not None and (form.passes or form.brings_value):
        return False
    could_answer = asked is not None and asked.in_words
    complains = message.meaning.intent is Intent.COMPLAINT and asked is not None
    surely_asks = words.asks_surely(message) if could_answer else asks(message)
    known = words.is_known(message) and (asks(message) or not could_answer)
    nearly = words.is_nearly_known(message) or (words.comes_near(message) and not could_answer)
    if not (known or (nearly and surely_asks and not complains)):
        return False
    tells = form.tells_unasked or form.goes_on or (form.tells_more and not asks(message))
    return not tells


def asks_what_is_prepared(message: Message, form: OpenForm) -> bool:
    """Whether an entry explains what cannot be meant as the value: *terapi ect ya kak*."""
    if not message.prepared or not words.is_known(message) or form.may_be_meant or form.passes:
        return False
    return not (form.tells_unasked or (form.goes_on and not asks(message)))


def is_in_danger(message: Message, situation: Situation) -> bool:
    emergency = message.meaning.intent is Intent.EMERGENCY
    return emergency and not _tells_it_is_over(message, situation)


def asked_for_safety(says: Callable[[Message], bool]) -> Holds:
    """By the message, where we asked whether somebody is safe."""
    return lambda message, situation: situation.safety_asked and says(message)


def _tells_it_is_over(message: Message, situation: Situation) -> bool:
    """Whether what only resembles danger says that it has passed: *eh udah sadar, udah gapapa*.

    After an alarm by which somebody may hurt themselves only where others care for them; never
    where phrases or a clause beside it tell of more.
    """
    if not situation.alarmed:
        return safety.is_over_all(message)
    if not situation.alarmed_for_others:
        return safety.is_in_care(message)
    return safety.is_over_all(message) or safety.is_told_over(message)


_ENDS = (
    safety.takes_alarm_back,
    safety.is_over_all,
    safety.is_all_well,
    safety.denies_danger,
    safety.is_past,
    safety.is_told_over,
)
"""What ends an alarm that stands."""


def takes_alarm_back(message: Message, situation: Situation) -> bool:
    if situation.alarmed_for_missing and safety.is_found(message):
        return True
    return situation.alarmed and any(says(message) for says in _ENDS)


def starts(message: Message, _: Situation) -> bool:
    """Telegram's first button."""
    return message.inbound.detail.get("command") == _START


def resumes(message: Message, situation: Situation) -> bool:
    return situation.form_given_up and taking_back.goes_on_after_all(message.inbound.text)


def withdraws(message: Message, situation: Situation) -> bool:
    return situation.withdrawing and taking_back.withdraws(message)


def keeps_waiting(message: Message, situation: Situation) -> bool:
    """Whether nothing shall end, though we did not ask: *jangan dibatalkan ya*."""
    keeps = situation.withdrawing and taking_back.keeps_waiting(message)
    return keeps or (not situation.form_given_up and taking_back.lets_nothing_end(message))


def is_helped(message: Message, situation: Situation) -> bool:
    return situation.answered and commands(message, Intent.YES)


def chooses_none(message: Message, situation: Situation) -> bool:
    return situation.offered_last and commands(message, Intent.NO)


def chooses(message: Message, situation: Situation) -> bool:
    only = len(situation.offered) == 1 and situation.offered_last
    agrees = only and commands(message, Intent.YES)
    return agrees or (
        bool(situation.offered) and bool(meant(message.inbound.text, situation.offered))
    )


def complains_beside(message: Message, _: Situation) -> bool:
    return bool(message.told)


def complains_after_thanks(message: Message, _: Situation) -> bool:
    """*Makasih, dokternya baik, tapi toiletnya kotor*."""
    return means(message, Intent.THANKS) and tells_of_a_wrong(message.said)


def rages(message: Message, _: Situation) -> bool:
    """Whether it is anger, if only by a guess."""
    return message.meaning.intent is Intent.ANGER and not asks(message)


def refuses(message: Message, form: OpenForm) -> bool:
    return refusing.refuses(message, form.names)


def is_own_number(message: Message, _: OpenForm, wanted: FieldAsked) -> bool:
    return wanted.is_number and own_number.is_own_number(message.inbound.text)


def refuses_own_number(message: Message, _: OpenForm, wanted: FieldAsked) -> bool:
    return wanted.is_number and own_number.refuses_own_number(message.inbound.text)


def agrees_to_wanted(message: Message, form: OpenForm, _: FieldAsked) -> bool:
    return form.suggests and commands(message, Intent.YES)


def agrees_to_all(message: Message, _: Situation) -> bool:
    """Whether a summary is right: *ya*, and *ya itu*, with which others take leave."""
    ends = commands(message, Intent.FAREWELL) and message.said[:1] == ("ya",)
    return ends or commands(message, Intent.YES)
