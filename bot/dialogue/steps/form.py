"""While an identity form is open: one message at a time, until its summary is confirmed."""

from dataclasses import replace

from bot import choices
from bot.chat import Chat, Step, question_line
from bot.decision import Decision, Heard, Office
from bot.dialogue import alternatives, answering, handover, services
from bot.dialogue.filling import (
    asides,
    asking,
    finishing,
    interrupting,
    numbers,
    purpose,
    questions_beside,
)
from core.message import Kind
from core.replies import ReplyKey, ReplyKind
from forms.corrections import field_put_in_question, field_to_change
from forms.definition import FieldRole
from forms.field_values import missing
from forms.form import How
from forms.reading import read
from forms.registry import is_of
from forms.steps.renaming import renaming
from forms.steps.unasked import gives_unasked
from forms.writing.plain import plain
from forms.writing.speech import is_none
from handoff.effects import Line, Say
from handoff.service import Field
from nlu.acts import Act
from nlu.acts.asking_beside import asks_what_for
from nlu.acts.words import is_known
from nlu.complaining import grumble

_QUOTED_WORDS = 8
"""So many words are said back; longer ones are a story of their own."""


def pressed(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A button of the form, maybe of an old message."""
    wanted = chat.form.next_open(services.fields(chat, office))
    match heard.pressed:
        case choices.RIGHT if wanted is None:
            return finishing.finish(chat, heard, office)
        case choices.CHANGE:
            return which_field(chat, heard, office)
        case choices.SUGGESTION_RIGHT if wanted and services.suggested(chat.form, wanted):
            return agreed(chat, heard, office)
        case choices.RETYPE if wanted is not None:
            return _retype(chat, office, wanted)
        case choices.DO_NOT_HAVE if wanted is not None and (not wanted.required or chat.tries):
            return _without(chat, office, wanted)
        case choice if choice.startswith(choices.ANOTHER):
            return alternatives.chosen(chat, heard, office) or resumed(chat, heard, office)
        case choice if choice.startswith(choices.FIELD):
            return _change(chat, office, choice.removeprefix(choices.FIELD))
        case choice if choice.startswith(choices.OPTION) and wanted is not None:
            return _option(chat, office, wanted, choice.removeprefix(choices.OPTION))
        case _:
            return resumed(chat, heard, office)


def resumed(chat: Chat, _: Heard, office: Office) -> Decision:
    """What belongs to no form: it goes on where it was."""
    return asking.ask_again(chat, office, (Line(ReplyKey.FORM_RESUME),))


def none_meant(chat: Chat, _: Heard, office: Office) -> Decision:
    """None of the entries that were offered in the middle of the form."""
    lead = Line(ReplyKey.FORM_UNKNOWN_QUESTION)
    return asking.go_on(replace(chat, offered=()), office, (lead,))


def value_chosen(chat: Chat, heard: Heard, office: Office) -> Decision:
    """One of two values that were given for one field."""
    return alternatives.chosen(chat, heard, office) or resumed(chat, heard, office)


def agreed(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The value that was suggested is right."""
    wanted = chat.form.next_open(services.fields(chat, office))
    problem = chat.form.problems.get(wanted.key) if wanted is not None else None
    asked = wanted is not None and asking.prompt(chat.form, wanted)[0].key in chat.said
    if wanted is None or problem is None or not (asked or heard.pressed):
        return asking.left_right(chat, office) or resumed(chat, heard, office)
    return asking.accepted(chat, office, wanted, problem.suggestion)


def disagreed(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The value that was suggested is wrong; without one, there is no such thing.

    *Gak punya* is what stands on a button beside the suggestion.
    """
    if asking.is_changing(chat):
        return asking.unchanged(chat, office)
    wanted = chat.form.next_open(services.fields(chat, office))
    if wanted is None:
        return resumed(chat, heard, office)
    none = is_none(heard.text) and choices.DO_NOT_HAVE in chat.buttons.values()
    if services.suggested(chat.form, wanted) and not none:
        return _retype(chat, office, wanted)
    return asking.left_right(chat, office) or _without(chat, office, wanted)


def renamed(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A name that is put right, or asked again where it is only said to be wrong."""
    named = renaming(plain(heard.text), chat.form, services.fields(chat, office))
    if named is None or named.name:
        return take(chat, heard, office)
    return _change(chat, office, named.field.key)


def which_field(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Something is to be changed: which field? Where that was asked, a no goes back."""
    if heard.act is Act.DISAGREE and asking.is_changing(chat):
        return asking.unchanged(chat, office)
    offered = choices.of_fields(services.fields(chat, office))
    said = Say((Line(ReplyKey.WHICH_FIELD),), offered, kind=ReplyKind.WHICH_FIELD)
    return Decision(chat, (said,))


def field_named(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The name of a field and no more: that one is to be written anew."""
    return _change(chat, office, field_to_change(heard.text, services.fields(chat, office)))


def refused(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Somebody would rather not fill it in; what is known already stands."""
    if asking.is_changing(chat):
        return asking.unchanged(chat, office)
    return handover.refused(chat, heard, office, "refused")


def unnamed(chat: Chat, _: Heard, office: Office) -> Decision:
    """On without a name, also without one that was given before."""
    form = chat.form
    for field in services.fields(chat, office):
        form = form.decline(field.key) if is_of(field, FieldRole.NAME) else form
    return asking.go_on(replace(chat, form=form), office, (Line(ReplyKey.FORM_ANONYMOUS),))


def unable(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Something that is asked is not there: asked once more, then the office goes without."""
    if asking.is_changing(chat):
        return asking.unchanged(chat, office)
    wanted = chat.form.next_open(services.fields(chat, office))
    if wanted is None:
        return resumed(chat, heard, office)
    if (left := asking.left_right(chat, office)) is not None:
        return left
    if chat.tries:
        return _without(chat, office, wanted)
    decision = asking.ask_again(replace(chat, tries=1), office, (Line(ReplyKey.FORM_HARD),))
    ways = (choices.without(wanted), choices.TO_PEOPLE)
    said = tuple(
        replace(effect, choices=(*effect.choices, *ways)) if isinstance(effect, Say) else effect
        for effect in decision.effects
    )
    return replace(decision, effects=said)


def why_asked(chat: Chat, heard: Heard, office: Office) -> Decision:
    """What the form is for; and the question beside it answered, or left to people."""
    why = (Line(ReplyKey.FORM_WHY),)
    beside = heard.text.removeprefix(grumble(heard.text))
    asked_too = beside != heard.text and ("?" in beside or is_known(heard))
    if not asked_too or not beside.strip():
        return asking.ask_again(chat, office, why)
    return interrupting.answered(chat, heard, office, why)


def take(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The words read into the form; a question beside a value is answered first."""
    fields = services.fields(chat, office)
    today, at_summary = office.today(heard.at), chat.step is Step.CONFIRMING
    parting = questions_beside.parted(chat, heard, office)
    text = parting.value if parting is not None else heard.text
    reading = read(chat.form, fields, text, today, at_summary=at_summary)
    if heard.act is Act.OTHER:
        reading = purpose.on_the_way(chat, reading, heard, office)
    reading = purpose.after_a_feeling(chat, reading, office)
    if reading.how is How.NOTHING:
        form, unnamed_too = asking.unless_unwanted(chat.form, heard, fields)
        if form is not chat.form or unnamed_too:
            return asking.ask_again(replace(chat, form=form), office, tuple(unnamed_too))
        return not_taken(chat, heard, office)
    tries = chat.tries + 1 if chat.form.asked in reading.wrong else 0
    form = numbers.with_own_number(reading.form, heard, office, chat)
    form, unnamed_too = asking.unless_unwanted(form, heard, fields)
    after = replace(chat, form=form, tries=tries)
    said = (*asking.understood(chat.form, reading, fields), *unnamed_too)
    elsewhere = chat.form.asked not in (*reading.taken, *reading.wrong)
    kept = asking.kept_beside(reading)
    lines = (*said, *kept, *asking.several_wrong(reading, fields))
    question = parting.question if parting is not None else _asked_in(reading.rest)
    if not question:
        return _tried(after, heard, office, lines, again=elsewhere)
    if asks_what_for(question):
        return _tried(after, heard, office, (*lines, Line(ReplyKey.FORM_WHY)), again=elsewhere)
    if chat.why == services.QUESTION:
        return _tried(after, heard, office, lines, again=elsewhere)
    if answering.found(heard).answers:
        decision = _tried(after, heard, office, lines, again=elsewhere)
        return answering.with_answers(decision, heard)
    after = replace(after, open_question=question_line(chat.open_question, question))
    lines = (*lines, answering.left_to_people(question))
    return _tried(after, heard, office, lines, again=elsewhere)


def _asked_in(rest: str) -> str:
    """What is left beside values, where it asks."""
    return rest if "?" in rest else ""


def not_taken(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Words that are nothing for the form: the same is asked, in other words."""
    if heard.act is Act.NO_VALUE and (left := asking.left_right(chat, office)) is not None:
        return left
    if purpose.is_what_it_is_about(chat, heard, office):
        about = question_line(heard.text)
        told = question_line(chat.last_question, about)
        noted = Line(ReplyKey.PURPOSE_NOTED, {"purpose": about})
        return asking.ask_again(replace(chat, last_question=told), office, (noted,))
    wrong = field_put_in_question(heard.text, services.fields(chat, office))
    if wrong and chat.step is Step.CONFIRMING:
        return _change(chat, office, wrong)
    lead = asides.line_to(heard)
    if lead is None and gives_unasked(heard.text, services.fields(chat, office)):
        lead = _kept(chat.form.next_open(services.fields(chat, office)))
    wanted = chat.form.next_open(services.fields(chat, office))
    if heard.inbound.kind is Kind.EDIT and lead is None:
        return asking.ask_again(chat, office, (Line(ReplyKey.FORM_EDIT_SEEN),))
    if lead is None and wanted is not None and len(heard.text.split()) <= _QUOTED_WORDS:
        return _quoted(chat, heard, office, wanted)
    tried = lead is None or lead.key in asides.AS_IF_TRIED
    after = replace(chat, tries=chat.tries + tried)
    said = lead or _kept(wanted)
    return _tried(after, heard, office, (said,), again=True)


def _tried(
    chat: Chat, heard: Heard, office: Office, lead: tuple[Line, ...], *, again: bool = False
) -> Decision:
    """On with the form; who waits for a human is not kept waiting by a field that will not do."""
    if chat.why in handover.FOR_PEOPLE and chat.tries >= asking.TRIES_BEFORE_HELP:
        return handover.open_now(chat, heard, office, chat.why)
    return asking.ask_again(chat, office, lead) if again else asking.go_on(chat, office, lead)


def _kept(wanted: Field | None) -> Line:
    """That the words are kept; without a field to wait for, the summary stands as it was."""
    if wanted is None:
        return Line(ReplyKey.SUMMARY_NOT_TAKEN)
    return Line(ReplyKey.FORM_NOT_TAKEN, {"label": wanted.label})


def _quoted(chat: Chat, heard: Heard, office: Office, wanted: Field) -> Decision:
    """A few words that are no such value: said back with what is asked, and an example."""
    problem = missing(wanted, heard.text)
    form = chat.form
    before = form.problems.get(wanted.key)
    which = before is not None and bool(before.others)  # of several values, which is still open
    if wanted.key not in form.values and not which:  # what is right stays the answer
        form = form.refuse(wanted.key, problem)
    return _tried(replace(chat, form=form, tries=chat.tries + 1), heard, office, ())


def _retype(chat: Chat, office: Office, wanted: Field) -> Decision:
    form = chat.form.clear(wanted.key).asking(wanted.key)
    return asking.go_on(replace(chat, form=form), office)


def _without(chat: Chat, office: Office, wanted: Field) -> Decision:
    after = replace(chat, form=chat.form.decline(wanted.key), tries=0)
    return asking.go_on(after, office, (Line(ReplyKey.DECLINED, {"label": wanted.label}),))


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
    asked = replace(chat.to(Step.FORM), form=chat.form.change(key), tries=0)
    line, offered = asking.prompt(asked.form, field)
    said = Say((line,), offered, asks_number=asking.asks_number(asked.form, field))
    return Decision(asked, (said,))
