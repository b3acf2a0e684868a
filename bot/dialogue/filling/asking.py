"""What the identity form says: the next field, the summary, and what was understood."""

from collections.abc import Sequence
from dataclasses import replace

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Office
from bot.dialogue.filling import purpose
from bot.dialogue.services import QUESTION, asks_no_matter, fields, for_anything
from core.message import Choice
from core.replies import ASK, WRONG, ReplyKey, ReplyKind
from core.text import masked, shortened
from forms.definition import FieldRole
from forms.field_values import shown
from forms.form import TO_CONFIRM, Form, Reading
from forms.registry import is_of, of_role, type_of
from forms.writing.plain import written
from handoff.effects import Line, Say
from handoff.service import Field
from nlu.acts.unnamed import fears_for_secrecy, wants_no_name_too

TOLD_LENGTH = 200
WRITTEN_LENGTH = 80
TRIES_BEFORE_HELP = 3
_FOR_SOMETHING = frozenset({"complaint", "service"})


def go_on(chat: Chat, office: Office, lead: tuple[Line, ...] = ()) -> Decision:
    """The next thing that the form needs, after `lead`: a field, or the confirmation."""
    asked_for = fields(chat, office)
    wanted = chat.form.next_open(asked_for)
    if wanted is None:
        if wants_matter(chat, office):
            asked = replace(chat.to(Step.FORM), form=chat.form.asking(""), tries=1)
            return Decision(asked, (Say((*lead, Line(ReplyKey.TELL_MORE))),))
        asked = replace(chat.to(Step.CONFIRMING), form=chat.form.asking(""), tries=0)
        told = [told_of(chat.form, field) for field in asked_for]
        if chat.why != QUESTION and asks_no_matter(office.service(chat)) and chat.last_question:
            told.insert(0, f"*Perihal*: {masked(chat.last_question)}")
        summary = Line(ReplyKey.SUMMARY, {"summary": "\n".join(told)})
        return Decision(asked, (Say((*lead, summary), choices.CONFIRM),))
    tries = chat.tries if wanted.key == chat.form.asked else 0
    asked = replace(chat.to(Step.FORM), form=chat.form.asking(wanted.key), tries=tries)
    line, offered = prompt(chat.form, wanted)
    if office.procedure.privacy and not chat.privacy_told:
        lead, asked = (*lead, Line(ReplyKey.PRIVACY)), replace(asked, privacy_told=True)
    if tries >= TRIES_BEFORE_HELP:
        lead, offered = (*lead, Line(ReplyKey.FORM_HARD)), (*offered, choices.TO_PEOPLE)
    said = Say((*lead, line), offered, asks_number=asks_number(chat.form, wanted))
    return Decision(asked, (said,))


def wants_matter(chat: Chat, office: Office) -> bool:
    """Whether a form without a field for it was begun for something that nobody has told yet.

    It is asked once, after what the form asks; who only wants people is let be.
    """
    told = purpose.is_told(chat, office) or chat.tries > 0
    return chat.why in _FOR_SOMETHING and not told and for_anything(chat, office)


def accepted(chat: Chat, office: Office, wanted: Field, value: str) -> Decision:
    """On with a checked value, which is said back."""
    form = chat.form.accept(wanted.key, value)
    lead = Line(ReplyKey.UNDERSTOOD, {"understood": told_of(form, wanted)})
    return go_on(replace(chat, form=form, tries=0), office, (lead,))


def left_right(chat: Chat, office: Office) -> Decision | None:
    """On with a right value beside which a wrong one was given that nobody puts right."""
    wanted = chat.form.next_open(fields(chat, office))
    problem = chat.form.problems.get(wanted.key) if wanted is not None else None
    if wanted is None or problem is None or problem.suggestion:
        return None
    known = chat.form.values.get(wanted.key, "")
    return accepted(chat, office, wanted, known) if known else None


def is_changing(chat: Chat) -> bool:
    """Whether something that is known is asked anew, or which that is."""
    which = chat.last_reply_kind is ReplyKind.WHICH_FIELD
    return which or chat.form.changing in chat.form.values


def unchanged(chat: Chat, office: Office) -> Decision:
    """On with the form, where what was to be changed stays as it was."""
    return go_on(replace(chat, form=chat.form.unchanged(), tries=0), office)


def asks_number(form: Form, wanted: Field) -> bool:
    """Whether a telephone is asked for, and not whether one that was written is meant."""
    problem = form.problems.get(wanted.key)
    return type_of(wanted).nature.vouched and not (problem and problem.suggestion)


def ask_again(chat: Chat, office: Office, lead: tuple[Line, ...] = ()) -> Decision:
    """As `go_on` after something else was said: the same field, and no word of what was wrong."""
    problem = chat.form.problems.get(chat.form.asked)
    if problem is None or problem.suggestion or chat.form.asked in chat.form.values:
        return go_on(chat, office, lead)
    form = chat.form.refuse(chat.form.asked, replace(problem, told=True))
    return go_on(replace(chat, form=form), office, lead)


def prompt(form: Form, wanted: Field) -> tuple[Line, tuple[Choice, ...]]:
    """How a field is asked, anew or once more, and what can be pressed for it."""
    about = {"label": wanted.label, "example": wanted.example}
    offered = choices.of_options(wanted)
    problem = form.problems.get(wanted.key)
    if problem is None or (problem.told and not problem.suggestion):
        return Line(f"{ASK}{wanted.type}", about), offered
    about["written"] = shortened(problem.written, WRITTEN_LENGTH)
    if problem.suggestion:
        about["suggestion"] = shown(wanted, problem.suggestion)
        key = f"{WRONG}{problem.code}" if problem.code in TO_CONFIRM else ReplyKey.SUGGEST
        return Line(key, about), choices.of_suggestion(wanted, len(problem.others))
    return Line(f"{WRONG}{problem.code}", about), offered


def ways_out(chat: Chat, wanted: Field) -> tuple[Choice, ...]:
    """What can be pressed by somebody who cannot give the field that is asked."""
    people = (choices.TO_PEOPLE,) if chat.tries >= TRIES_BEFORE_HELP else ()
    return (*choices.of_absence(wanted), *people)


def understood(before: Form, reading: Reading, asked: tuple[Field, ...]) -> tuple[Line, ...]:
    """What one message brought: declined fields, values, and how much is still wrong."""
    lines = [
        Line(ReplyKey.DECLINED, {"label": field.label})
        for field in asked
        if field.key in reading.form.declined - before.declined
    ]
    taken = [field for field in asked if field.key in reading.taken]
    others = [field for field in taken if not is_of(field, FieldRole.MATTER)]
    if others:
        told = "\n".join(told_of(reading.form, field) for field in others)
        lines.append(Line(ReplyKey.UNDERSTOOD, {"understood": told}))
    for field in taken:
        if is_of(field, FieldRole.MATTER):
            told = shortened(purpose.added(field, before, reading.form), TOLD_LENGTH)
            lines.append(Line(ReplyKey.PURPOSE_NOTED, {"purpose": told}))
            break
    return tuple(lines)


def kept_beside(reading: Reading) -> tuple[Line, ...]:
    """That what was told beside values is kept, where it is a part of none of them."""
    values = " ".join(reading.form.values.values())
    told = [f"“{written(one)}”" for one in reading.unasked if one not in values]
    return (Line(ReplyKey.FORM_KEPT_BESIDE, {"told": ", ".join(told)}),) if told else ()


def several_wrong(reading: Reading, asked: Sequence[Field]) -> tuple[Line, ...]:
    """What has to be put right, where it is more than one value."""
    wrong = [f"*{field.label}*" for field in asked if field.key in reading.wrong]
    if len(wrong) <= 1:
        return ()
    labels = " dan ".join((", ".join(wrong[:-1]), wrong[-1]))
    return (Line(ReplyKey.SEVERAL_WRONG, {"count": str(len(wrong)), "labels": labels}),)


def unless_unwanted(form: Form, heard: Heard, asked: Sequence[Field]) -> tuple[Form, list[Line]]:
    """The form without a name where the message says among other things that none shall be asked.

    Who gives a name all the same has it taken. With what is said to it.
    """
    names = [one for one in of_role(asked, FieldRole.NAME) if one.key not in form.values]
    if heard.pressed or not names:
        return form, []
    if not wants_no_name_too(heard.text):
        return form, [Line(ReplyKey.FORM_RELUCTANT)] if fears_for_secrecy(heard.text) else []
    for field in names:
        form = form.decline(field.key)
    return form, [Line(ReplyKey.FORM_ANONYMOUS)]


def told_of(form: Form, field: Field) -> str:
    """A field with its value, as it is said back."""
    value = form.values.get(field.key)
    return f"*{field.label}*: {shown(field, value) if value else 'tidak ada'}"
