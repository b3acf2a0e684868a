"""The identity form: asked one field at a time, confirmed by a summary, never asked twice."""

from dataclasses import replace

from bot import choices
from bot.chat import Chat, Step
from bot.deciding import handover
from bot.deciding.beside import aside, asks_why, is_no_value
from bot.deciding.purpose import (
    SURELY_FOR_THE_FORM,
    asked_of,
    at_the_start,
    on_the_way,
    purpose_of,
)
from bot.deciding.reading import asks, commands, is_known, is_nearly_known, pressed
from bot.decision import Decision, Heard, Line, Office, OpenCase, Say
from bot.forms.corrections import field_to_change, wants_change
from bot.forms.form import Form, How, Reading
from bot.forms.reading import read
from bot.forms.summary import shown
from core.message import MEDIA_KINDS, Choice
from core.text import shortened
from handoff.case import CaseStatus
from handoff.procedure import Field, FieldType
from nlu.meaning import Intent

SUBJECT_LENGTH = 200
WRITTEN_LENGTH = 80
TRIES_BEFORE_HELP = 3
_AS_IF_TRIED = frozenset({"utter_sorry", "utter_form_resume"})


def start(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A complaint begins: what the message already says is taken, the rest is asked."""
    if heard.case is not None:
        return handover.to_people(chat, heard, office, "complaint")
    if chat.step in (Step.FORM, Step.CONFIRMING):
        return go_on(chat, office)
    form = _begun_anew(chat.form, office)
    opened = replace(chat.to(Step.FORM), form=form, offered=(), answered="", unknown=0, tries=0)
    if pressed(heard):
        return go_on(opened, office, (Line("utter_form_start"),))
    return _take(opened, heard, office, (Line("utter_form_start"),))


def _begun_anew(form: Form, office: Office) -> Form:
    """Whose identity is known is not asked again; what an earlier complaint was about is."""
    purpose = purpose_of(office)
    known = form.clear(purpose.key) if purpose else form
    return replace(known, problems={})


def decide(chat: Chat, heard: Heard, office: Office) -> Decision:
    """One message while the form is open."""
    if pressed(heard):
        return _press(chat, heard, office, pressed(heard))
    if chat.step is Step.CONFIRMING:
        if commands(heard, Intent.YES):
            return _finish(chat, heard, office)
        if commands(heard, Intent.NO):
            return _which_field(chat, office)
    if wants_change(heard.text) and (chat.form.values or chat.form.problems):
        return _which_field(chat, office)
    wanted = chat.form.next_open(office.procedure.form)
    nod = _nodded(chat, heard, wanted) if wanted is not None else ""
    if nod:
        return _press(chat, heard, office, nod)
    if wanted is not None and is_no_value(heard, wanted):
        return _not_taken(chat, heard, office)
    return _take(chat, heard, office, ())


def _nodded(chat: Chat, heard: Heard, wanted: Field) -> str:
    """The choice that a typed yes or no stands for, empty when there is none."""
    suggested = _suggested(chat.form, wanted)
    if suggested and commands(heard, Intent.YES):
        return choices.SUGGESTION_RIGHT
    if commands(heard, Intent.NO):
        return choices.RETYPE if suggested else "" if wanted.required else choices.DO_NOT_HAVE
    return ""


def go_on(chat: Chat, office: Office, lead: tuple[Line, ...] = ()) -> Decision:
    """The next thing that the form needs, after `lead`: a field, or the confirmation."""
    fields = office.procedure.form
    wanted = chat.form.next_open(fields)
    if wanted is None:
        asked = replace(chat.to(Step.CONFIRMING), form=chat.form.asking(""), tries=0)
        summary = Line("utter_summary", {"summary": _summary(chat.form, fields)})
        return Decision(asked, (Say((*lead, summary), choices.CONFIRM),))
    tries = chat.tries if wanted.key == chat.form.asked else 0
    asked = replace(chat.to(Step.FORM), form=chat.form.asking(wanted.key), tries=tries)
    line, offered = _prompt(chat.form, wanted)
    if tries >= TRIES_BEFORE_HELP:
        human = next(choice for choice in choices.IN_FORM if choice.id == choices.HUMAN)
        lead, offered = (*lead, Line("utter_form_hard")), (*offered, human)
    return Decision(asked, (Say((*lead, line), offered),))


def _take(chat: Chat, heard: Heard, office: Office, lead: tuple[Line, ...]) -> Decision:
    """Read the words into the form; a question is answered first and interrupts nothing."""
    fields = office.procedure.form
    summed_up = chat.step is Step.CONFIRMING
    today = office.today(heard.at)
    reading = read(chat.form, fields, heard.text, today, at_summary=summed_up)
    starting = bool(lead)
    if not starting and reading.how not in SURELY_FOR_THE_FORM:
        changed = _named_field(chat, heard, office)
        interruption = changed or _interruption(chat, heard, office)
        if interruption is not None:
            return interruption
        reading = on_the_way(chat, reading, heard, office)
    if starting:
        reading = at_the_start(reading, heard, office)
    if reading.how is How.NOTHING and not starting:
        return _not_taken(chat, heard, office)
    tries = chat.tries + 1 if chat.form.asked in reading.wrong else 0
    said = (*_declined(chat.form, reading, fields), *_understood(reading, fields))
    after = replace(chat, form=reading.form, tries=tries)
    return go_on(after, office, (*(said or lead), *_several_wrong(reading)))


def _named_field(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """The name of a field and no more: that one is to be written anew."""
    fields = office.procedure.form
    key = field_to_change(heard.text, fields)
    if not key or (key not in chat.form.values and key not in chat.form.problems):
        return None
    return _change(chat, office, key)


def _interruption(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """A question in the middle of the form, answered where the desk information can."""
    asked = asked_of(chat, office)
    could_be_the_answer = asked is not None and asked.type in (
        FieldType.ADDRESS,
        FieldType.PURPOSE,
    )
    if asks_why(heard):
        return go_on(chat, office, (Line("utter_form_why"),))
    if is_known(heard) and (asks(heard) or not could_be_the_answer):
        entry = heard.match.candidates[0].entry
        lead = (Line("utter_answer", {"answer": entry.answer}), Line("utter_form_resume"))
        decision = go_on(replace(chat, unknown=0), office, lead)
        return replace(decision, effects=_about_entry(decision, entry.id))
    complains = heard.meaning.intent is Intent.COMPLAINT and asked is not None
    if is_nearly_known(heard) and asks(heard) and not complains:
        found = [scored.entry for scored in heard.match.candidates]
        offered = replace(chat, offered=tuple(entry.id for entry in found))
        return Decision(offered, (Say((Line("utter_choose"),), choices.of_entries(found)),))
    return None


def _about_entry(decision: Decision, entry: str) -> tuple[Say, ...]:
    return tuple(
        replace(effect, entry=entry) for effect in decision.effects if isinstance(effect, Say)
    )


def _not_taken(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Words that are nothing for the form: the same is asked, in other words."""
    lead = Line("utter_file_kept") if heard.inbound.kind in MEDIA_KINDS else aside(heard)
    tried = lead is None or lead.key in _AS_IF_TRIED
    after = replace(chat, tries=chat.tries + tried)
    return go_on(after, office, (lead or Line("utter_form_not_taken"),))


def _press(chat: Chat, heard: Heard, office: Office, choice: str) -> Decision:
    wanted = chat.form.next_open(office.procedure.form)
    match choice:
        case choices.RIGHT if wanted is None:
            return _finish(chat, heard, office)
        case choices.CHANGE:
            return _which_field(chat, office)
        case choices.SUGGESTION_RIGHT if wanted is not None and _suggested(chat.form, wanted):
            suggestion = chat.form.problems[wanted.key].suggestion
            form = chat.form.accept(wanted.key, suggestion)
            lead = Line("utter_understood", {"understood": _told(form, wanted)})
            return go_on(replace(chat, form=form), office, (lead,))
        case choices.RETYPE if wanted is not None:
            form = chat.form.clear(wanted.key).asking(wanted.key)
            return go_on(replace(chat, form=form), office)
        case choices.DO_NOT_HAVE if wanted is not None and not wanted.required:
            form = chat.form.decline(wanted.key)
            lead = Line("utter_declined", {"label": wanted.label})
            return go_on(replace(chat, form=form), office, (lead,))
        case choices.NONE_OF_THESE:
            lead = Line("utter_form_unknown_question")
            return go_on(replace(chat, offered=()), office, (lead,))
        case _ if choice.startswith(choices.FIELD):
            return _change(chat, office, choice.removeprefix(choices.FIELD))
        case _:
            return go_on(chat, office, (Line("utter_form_resume"),))


def _change(chat: Chat, office: Office, key: str) -> Decision:
    field = next((field for field in office.procedure.form if field.key == key), None)
    if field is None:
        return go_on(chat, office, (Line("utter_form_resume"),))
    asked = replace(chat.to(Step.FORM), form=chat.form.clear(key).asking(key), tries=0)
    line, offered = _prompt(asked.form, field)
    return Decision(asked, (Say((line,), offered),))


def _which_field(chat: Chat, office: Office) -> Decision:
    fields = office.procedure.form
    return Decision(chat, (Say((Line("utter_which_field"),), choices.of_fields(fields)),))


def _finish(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The form is whole and confirmed: the case enters the queue."""
    values = chat.form.values
    purpose = purpose_of(office)
    subject = values.get(purpose.key, "") if purpose else ""
    kept = chat.form.clear(purpose.key) if purpose else chat.form
    if heard.case is not None and heard.case.status is not CaseStatus.CLOSED:
        return handover.to_people(replace(chat, form=kept), heard, office, "complaint")
    after = replace(chat.to(Step.WAITING), form=kept.asking(""), tries=0, unknown=0)
    opened = OpenCase(shortened(subject, SUBJECT_LENGTH), "complaint", values)
    lines = [Line("utter_case_opened")]
    if not office.calendar.is_open(heard.at):
        lines.append(Line("utter_outside_hours"))
    return Decision(after, (opened, Say(tuple(lines))))


def _prompt(form: Form, wanted: Field) -> tuple[Line, tuple[Choice, ...]]:
    about = {"label": wanted.label, "example": wanted.example}
    problem = form.problems.get(wanted.key)
    if problem is None:
        return Line(f"utter_ask_{wanted.type}", about), choices.of_absence(wanted)
    about["written"] = shortened(problem.written, WRITTEN_LENGTH)
    if problem.suggestion:
        about["suggestion"] = problem.suggestion
        return Line("utter_suggest", about), choices.of_suggestion(wanted)
    return Line(f"utter_wrong_{problem.code}", about), choices.of_absence(wanted)


def _understood(reading: Reading, fields: tuple[Field, ...]) -> tuple[Line, ...]:
    taken = [field for field in fields if field.key in reading.taken]
    purpose = [field for field in taken if field.type is FieldType.PURPOSE]
    others = [field for field in taken if field.type is not FieldType.PURPOSE]
    lines = []
    if others:
        told = "\n".join(_told(reading.form, field) for field in others)
        lines.append(Line("utter_understood", {"understood": told}))
    if purpose:
        told = shortened(reading.form.values[purpose[0].key], SUBJECT_LENGTH)
        lines.append(Line("utter_purpose_noted", {"purpose": told}))
    return tuple(lines)


def _declined(before: Form, reading: Reading, fields: tuple[Field, ...]) -> tuple[Line, ...]:
    new = reading.form.declined - before.declined
    return tuple(
        Line("utter_declined", {"label": field.label}) for field in fields if field.key in new
    )


def _several_wrong(reading: Reading) -> tuple[Line, ...]:
    count = len(reading.wrong)
    return (Line("utter_several_wrong", {"count": str(count)}),) if count > 1 else ()


def _summary(form: Form, fields: tuple[Field, ...]) -> str:
    return "\n".join(_told(form, field) for field in fields)


def _told(form: Form, field: Field) -> str:
    value = form.values.get(field.key)
    return f"*{field.label}*: {shown(field, value) if value else 'tidak ada'}"


def _suggested(form: Form, wanted: Field) -> bool:
    problem = form.problems.get(wanted.key)
    return problem is not None and bool(problem.suggestion)
