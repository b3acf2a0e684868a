"""An edited message mends what that message gave to the open form, whichever field is asked now."""

from collections.abc import Sequence
from dataclasses import replace

from bot.chat import Chat
from bot.deciding import asking, services
from bot.deciding.purpose import at_the_start
from bot.decision import Decision, Heard, Office, Quiet
from bot.forms.checks import check, missing
from bot.forms.form import Form, How, Problem, Reading
from bot.forms.reading import read
from core.message import Kind
from handoff.service import Field
from nlu.meaning import Intent

_GIVES_NOTHING = frozenset({Kind.CHOICE, Kind.REACTION, Kind.DELETION})
"""What was pressed confirms what a message gave, and an edit of that one mends it still."""


def remembered(before: Chat, decision: Decision, heard: Heard) -> Decision:
    """With which message gave each field of the form its value, or its problem."""
    form, inbound = decision.chat.form, heard.inbound
    known = {
        key: one for key, one in form.given.items() if key in form.values or key in form.problems
    }
    if inbound.kind not in _GIVES_NOTHING:
        message = inbound.about if inbound.kind is Kind.EDIT else inbound.id
        known |= dict.fromkeys(_changed(before.form, form), message)
    if known == form.given:
        return decision
    return replace(decision, chat=replace(decision.chat, form=replace(form, given=known)))


def mended(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """What the edited message gave, read anew; None where it gave nothing that still stands.

    What the new words no longer say is asked again. Other fields are touched only by words that
    are surely theirs.
    """
    fields = services.fields(chat, office)
    given = [field for field in fields if chat.form.given.get(field.key) == heard.inbound.about]
    in_danger = heard.meaning.intent is Intent.EMERGENCY
    if not given or in_danger or not services.is_in_form(chat):
        return None
    form = _read_anew(chat, heard, office, given)
    if _changed(chat.form, form) == () and _same(chat.form, form, given):
        return Decision(chat, (Quiet("edit_changes_nothing"),))
    right = [key for key in _changed(chat.form, form) if key not in form.problems]
    taken = tuple(field.key for field in fields if field.key in right)
    wrong = tuple(field.key for field in fields if field.key in form.problems)
    after = replace(chat, form=form.asking(chat.form.asked), tries=0)
    reading = Reading(form, how=How.CORRECTED, taken=taken, wrong=wrong)
    return asking.go_on(after, office, asking.understood(chat.form, reading, fields))


def _read_anew(chat: Chat, heard: Heard, office: Office, given: Sequence[Field]) -> Form:
    service = office.service(chat)
    form = chat.form
    for field in given:
        form = form.clear(field.key)
    form, today = form.asking(given[0].key), office.today(heard.at)
    purpose = services.purpose_of(service)
    reading = read(form, services.fields(chat, office), heard.text, today)
    if purpose in given and purpose is not None and purpose.key not in reading.form.values:
        reading = at_the_start(reading, heard, service)
    form = reading.form
    if len(given) == 1 and not _is_told(form, given[0]):
        verdict = check(given[0], heard.text, today)
        wrong = verdict if isinstance(verdict, Problem) else missing(given[0].type, heard.text)
        form = form.refuse(given[0].key, wrong)
    return form


def _is_told(form: Form, field: Field) -> bool:
    return field.key in form.values or field.key in form.problems or field.key in form.declined


def _same(before: Form, after: Form, given: Sequence[Field]) -> bool:
    return all((one.key in before.values) == (one.key in after.values) for one in given)


def _changed(before: Form, after: Form) -> tuple[str, ...]:
    """The fields that have another value or another problem than before."""
    keys = dict.fromkeys((*after.values, *after.problems))
    return tuple(
        key
        for key in keys
        if before.values.get(key) != after.values.get(key)
        or _written(before, key) != _written(after, key)
    )


def _written(form: Form, key: str) -> str:
    """What a problem is about: that it was told of is no change."""
    problem = form.problems.get(key)
    return f"{problem.code} {problem.written}" if problem else ""
