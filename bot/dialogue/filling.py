"""The identity form while it is open: one message at a time, confirmed by a summary."""

from dataclasses import replace

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Line, Office, Say
from bot.dialogue import (
    alternatives,
    answering,
    asking,
    beside_words,
    bringing,
    files,
    handover,
    interrupting,
    reopening,
    services,
)
from bot.dialogue.beside import aside, asks_why, is_no_value, is_unable, refuses
from bot.dialogue.finishing import finish
from bot.dialogue.purpose import (
    SURELY_FOR_THE_FORM,
    asked_of,
    on_the_way,
    only_protests,
    says_what,
    was_told,
)
from bot.dialogue.reading import asks, asks_surely, commands, is_known, is_nearly_known, pressed
from bot.dialogue.unnamed import unless_unwanted, wants_no_name
from core.message import MEDIA_KINDS, Kind
from core.replies import ReplyKey
from core.text import shortened
from forms.corrections import field_to_change, wants_change
from forms.definition import Role
from forms.field_values import missing
from forms.form import Form, How
from forms.reading import read
from forms.registry import is_of, type_of
from forms.steps.renaming import renaming
from forms.writing.plain import plain
from forms.writing.speech import is_none
from handoff.service import Field
from nlu.grumbling import grumble
from nlu.meaning import Intent

QUESTION_LENGTH = 200
_QUOTED_WORDS = 8
"""So many words are said back; longer ones are a story of their own."""
_NO_WORDS = MEDIA_KINDS | {Kind.LOCATION, Kind.CONTACT}
_AS_IF_TRIED = frozenset({ReplyKey.SORRY, ReplyKey.FORM_RESUME, ReplyKey.FORM_GO_AHEAD})


def decide(chat: Chat, heard: Heard, office: Office) -> Decision:
    """One message while the form is open."""
    chosen = alternatives.decide(chat, heard, office) or _renamed(chat, heard, office)
    if chosen is not None:
        return chosen
    if bringing.brings_name(chat, heard, office):
        return _take(chat, heard, office)
    if pressed(heard):
        return _press(chat, heard, office, pressed(heard))
    if chat.step is Step.CONFIRMING:
        if commands(heard, Intent.YES):
            return finish(chat, heard, office)
        if commands(heard, Intent.NO):
            return _which_field(chat, office)
    if wants_change(heard.text) and (chat.form.values or chat.form.problems):
        return _which_field(chat, office)
    wanted = chat.form.next_open(services.fields(chat, office))
    sent = _sent(chat, heard, office, wanted)
    if sent is not None:
        return sent
    nod = _nodded(chat, heard, wanted) if wanted is not None else ""
    if nod:
        return _press(chat, heard, office, nod)
    return _beside_the_form(chat, heard, office, wanted) or _take(chat, heard, office)


def _renamed(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """A name that is put right, or asked again where it is only said to be wrong."""
    named = renaming(plain(heard.text), chat.form, services.fields(chat, office))
    if named is None or heard.inbound.kind not in bringing.TYPED:
        return None
    return _take(chat, heard, office) if named.name else _change(chat, office, named.field.key)


def _sent(chat: Chat, heard: Heard, office: Office, wanted: Field | None) -> Decision | None:
    """What came beside words, or instead of any; None where words are to be read."""
    if wanted is not None and wants_file(wanted, heard):
        return attached(chat, heard, office, wanted)
    if wanted is not None:
        return beside_words.decide(chat, heard, office, wanted)
    if heard.inbound.kind in _NO_WORDS:
        return asking.go_on(chat, office, (files.kept(heard),))
    return None


def _beside_the_form(
    chat: Chat, heard: Heard, office: Office, wanted: Field | None
) -> Decision | None:
    """Words that cannot be meant as a value of the form; None where they can."""
    if refuses(heard, services.fields(chat, office)):
        return handover.refused(chat, heard, office, "refused")
    if wants_no_name(heard):
        return _unnamed(chat, office)
    if wanted is None:
        return None
    if not type_of(wanted).nature.in_words and reopening.possible(heard, office):
        return reopening.decide(chat, heard, office)
    unable = wanted.required and is_unable(heard, wanted)
    if unable and (chat.tries or len(heard.text.split()) == 1 or not is_known(heard)):
        return _unable(chat, office, wanted)
    nothing = is_no_value(heard, wanted) and not bringing.brings(chat, heard, office, wanted)
    if nothing or _only_asks(chat, heard, office, wanted):
        return _not_taken(chat, heard, office)
    return None


def _unnamed(chat: Chat, office: Office) -> Decision:
    """On without a name, also without one that was given before."""
    form = chat.form
    for field in services.fields(chat, office):
        form = form.decline(field.key) if is_of(field, Role.NAME) else form
    return asking.go_on(replace(chat, form=form), office, (Line(ReplyKey.FORM_ANONYMOUS),))


def no_value(chat: Chat, heard: Heard, office: Office, wanted: Field) -> Decision | None:
    """What is said to words in place of a value that only talk or ask; None for others."""
    return _beside_the_form(chat, heard, office, wanted) or _interruption(chat, heard, office)


def wants_file(wanted: Field | None, heard: Heard) -> bool:
    """Whether the message brings the file that the form asks for next."""
    asked = wanted is not None and type_of(wanted).nature.is_file
    return asked and heard.inbound.kind in MEDIA_KINDS


def attached(chat: Chat, heard: Heard, office: Office, wanted: Field) -> Decision:
    """The file that the form asked for."""
    media, detail = heard.inbound.media, heard.inbound.detail
    kept = (detail.get("filename"), detail.get("sha256"))
    if media is not None:
        kept = (media.filename, media.sha256)
    name = next((str(one) for one in kept if one), "")
    return asking.accepted(chat, office, wanted, name or heard.inbound.kind)


def _nodded(chat: Chat, heard: Heard, wanted: Field) -> str:
    """The choice that a typed yes or no stands for, empty when there is none."""
    suggested = _suggested(chat.form, wanted)
    if suggested and commands(heard, Intent.YES):
        return choices.SUGGESTION_RIGHT
    if commands(heard, Intent.NO):
        return choices.RETYPE if suggested else "" if wanted.required else choices.DO_NOT_HAVE
    return ""


def _unable(chat: Chat, office: Office, wanted: Field) -> Decision:
    """Something that is asked is not there: asked once more, then the office goes without."""
    if chat.tries:
        return _without(chat, office, wanted)
    decision = asking.ask_again(replace(chat, tries=1), office, (Line(ReplyKey.FORM_HARD),))
    ways = (choices.without(wanted), choices.TO_PEOPLE)
    said = tuple(
        replace(effect, choices=(*effect.choices, *ways)) if isinstance(effect, Say) else effect
        for effect in decision.effects
    )
    return replace(decision, effects=said)


def _without(chat: Chat, office: Office, wanted: Field) -> Decision:
    after = replace(chat, form=chat.form.decline(wanted.key), tries=0)
    return asking.go_on(after, office, (Line(ReplyKey.DECLINED, {"label": wanted.label}),))


def _only_asks(chat: Chat, heard: Heard, office: Office, wanted: Field) -> bool:
    """Whether a question is too short to be what the case is about: *masih bisa?*"""
    about = is_of(wanted, Role.MATTER) and asks(heard) and not is_known(heard)
    return about and not is_nearly_known(heard) and not says_what(heard.text, office.service(chat))


def _take(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Read the words into the form; a question is answered first and interrupts nothing."""
    fields = services.fields(chat, office)
    today, at_summary = office.today(heard.at), chat.step is Step.CONFIRMING
    reading = read(chat.form, fields, heard.text, today, at_summary=at_summary)
    if reading.how not in SURELY_FOR_THE_FORM and not bringing.brings_name(chat, heard, office):
        changed = _named_field(chat, heard, office)
        interruption = changed or _interruption(chat, heard, office)
        if interruption is not None:
            return interruption
        reading = on_the_way(chat, reading, heard, office)
    if reading.how is How.NOTHING:
        form, unnamed = unless_unwanted(chat.form, heard, fields)
        if form is not chat.form:
            return asking.go_on(replace(chat, form=form), office, tuple(unnamed))
        return _not_taken(chat, heard, office)
    tries = chat.tries + 1 if chat.form.asked in reading.wrong else 0
    form = beside_words.with_own_number(reading.form, heard, office, chat)
    form, unnamed = unless_unwanted(form, heard, fields)
    after = replace(chat, form=form, tries=tries)
    said = (*asking.understood(chat.form, reading, fields), *unnamed)
    decision = _tried(after, heard, office, (*said, *asking.several_wrong(reading)))
    asked_too = "?" in reading.rest and is_known(heard) and chat.why != services.QUESTION
    return answering.with_answers(decision, heard) if asked_too else decision


def _tried(
    chat: Chat, heard: Heard, office: Office, lead: tuple[Line, ...], *, again: bool = False
) -> Decision:
    """On with the form; who waits for a human is not kept waiting by a field that will not do."""
    if chat.why in handover.FOR_PEOPLE and chat.tries >= asking.TRIES_BEFORE_HELP:
        return handover.open_now(chat, heard, office, chat.why)
    return asking.ask_again(chat, office, lead) if again else asking.go_on(chat, office, lead)


def _named_field(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """The name of a field and no more: that one is to be written anew."""
    key = field_to_change(heard.text, services.fields(chat, office))
    if not key or (key not in chat.form.values and key not in chat.form.problems):
        return None
    return _change(chat, office, key)


def _interruption(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """A question in the middle of the form, answered where the desk information can."""
    asked = asked_of(chat, office)
    if asked is not None and is_none(heard.text):
        return None
    could_be_the_answer = asked is not None and type_of(asked).nature.in_words
    grumbled = grumble(heard.text)
    if asks_why(heard) or grumbled:
        return _told_why(chat, heard, office, heard.text.removeprefix(grumbled))
    known = is_known(heard) and (asks(heard) or not could_be_the_answer)
    complains = heard.meaning.intent is Intent.COMPLAINT and asked is not None
    surely_asks = asks(heard) if not could_be_the_answer else asks_surely(heard)
    nearly = is_nearly_known(heard) and surely_asks and not complains
    return interrupting.answered(chat, heard, office) if known or nearly else None


def _told_why(chat: Chat, heard: Heard, office: Office, beside: str) -> Decision:
    """What the form is for; and the question beside it answered, or left to people."""
    why = (Line(ReplyKey.FORM_WHY),)
    asked_too = beside != heard.text and ("?" in beside or is_known(heard))
    if not asked_too or not beside.strip():
        return asking.ask_again(chat, office, why)
    return answering.before(interrupting.answered(chat, heard, office), why, ())


def _not_taken(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Words that are nothing for the form: the same is asked, in other words."""
    if _is_what_it_is_about(chat, heard, office):
        about = (chat.last_question, shortened(heard.text, QUESTION_LENGTH))
        told = shortened("; ".join(filter(None, about)), QUESTION_LENGTH)
        noted = Line(ReplyKey.PURPOSE_NOTED, {"purpose": about[1]})
        return asking.ask_again(replace(chat, last_question=told), office, (noted,))
    angry = _shouts(heard) or only_protests(heard.text) or was_told(heard.text)
    lead = Line(ReplyKey.SORRY) if angry else aside(heard)
    wanted = chat.form.next_open(services.fields(chat, office))
    if heard.inbound.kind is Kind.EDIT and lead is None:
        return asking.ask_again(chat, office, (Line(ReplyKey.FORM_EDIT_SEEN),))
    if lead is None and wanted is not None and len(heard.text.split()) <= _QUOTED_WORDS:
        return _refused(chat, heard, office, wanted)
    tried = lead is None or lead.key in _AS_IF_TRIED
    after = replace(chat, tries=chat.tries + tried)
    said = lead or _kept(wanted)
    return _tried(after, heard, office, (said,), again=True)


def _kept(wanted: Field | None) -> Line:
    """That the words are kept; without a field to wait for, the summary stands as it was."""
    if wanted is None:
        return Line(ReplyKey.SUMMARY_NOT_TAKEN)
    return Line(ReplyKey.FORM_NOT_TAKEN, {"label": wanted.label})


def _shouts(heard: Heard) -> bool:
    """Whether several words came in capitals: nobody wants to read them once more."""
    return heard.text.isupper() and len(heard.text.split()) > 1


def _refused(chat: Chat, heard: Heard, office: Office, wanted: Field) -> Decision:
    """A few words that are no such value: said back with what is asked, and an example."""
    problem = missing(wanted, heard.text)
    form = chat.form
    before = form.problems.get(wanted.key)
    which = before is not None and bool(before.others)  # of several values, which is still open
    if wanted.key not in form.values and not which:  # what is right stays the answer
        form = form.refuse(wanted.key, problem)
    return _tried(replace(chat, form=form, tries=chat.tries + 1), heard, office, ())


def _is_what_it_is_about(chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether somebody tells what is the matter to a form that has no field for it."""
    service = office.service(chat)
    if chat.why == services.QUESTION or services.purpose_of(service) is not None:
        return False
    complains = heard.meaning.intent is Intent.COMPLAINT and aside(heard) is None
    return complains and says_what(heard.text, service)


def _press(chat: Chat, heard: Heard, office: Office, choice: str) -> Decision:
    wanted = chat.form.next_open(services.fields(chat, office))
    match choice:
        case choices.RIGHT if wanted is None:
            return finish(chat, heard, office)
        case choices.CHANGE:
            return _which_field(chat, office)
        case choices.SUGGESTION_RIGHT if wanted is not None and _suggested(chat.form, wanted):
            return asking.accepted(chat, office, wanted, chat.form.problems[wanted.key].suggestion)
        case choices.RETYPE if wanted is not None:
            form = chat.form.clear(wanted.key).asking(wanted.key)
            return asking.go_on(replace(chat, form=form), office)
        case choices.DO_NOT_HAVE if wanted is not None and (not wanted.required or chat.tries):
            return _without(chat, office, wanted)
        case choices.NONE_OF_THESE:
            lead = Line(ReplyKey.FORM_UNKNOWN_QUESTION)
            return asking.go_on(replace(chat, offered=()), office, (lead,))
        case _ if choice.startswith(choices.FIELD):
            return _change(chat, office, choice.removeprefix(choices.FIELD))
        case _ if choice.startswith(choices.OPTION) and wanted is not None:
            return _option(chat, office, wanted, choice.removeprefix(choices.OPTION))
        case _:
            return asking.ask_again(chat, office, (Line(ReplyKey.FORM_RESUME),))


def _option(chat: Chat, office: Office, wanted: Field, place: str) -> Decision:
    """An option of the field that is asked; one of an old message is none."""
    known = {str(number): option for number, option in enumerate(wanted.options)}
    if place not in known:
        return asking.go_on(chat, office, (Line(ReplyKey.FORM_RESUME),))
    return asking.accepted(chat, office, wanted, known[place])


def _change(chat: Chat, office: Office, key: str) -> Decision:
    fields = services.fields(chat, office)
    field = next((field for field in fields if field.key == key), None)
    if field is None:
        return asking.go_on(chat, office, (Line(ReplyKey.FORM_RESUME),))
    asked = replace(chat.to(Step.FORM), form=chat.form.clear(key).asking(key), tries=0)
    line, offered = asking.prompt(asked.form, field)
    said = Say((line,), offered, asks_number=asking.asks_number(asked.form, field))
    return Decision(asked, (said,))


def _which_field(chat: Chat, office: Office) -> Decision:
    offered = choices.of_fields(services.fields(chat, office))
    return Decision(chat, (Say((Line(ReplyKey.WHICH_FIELD),), offered),))


def _suggested(form: Form, wanted: Field) -> bool:
    problem = form.problems.get(wanted.key)
    return problem is not None and bool(problem.suggestion)
