"""An edited message is heard in place of what it said, in the open form and outside of one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Decision, Earlier, Heard, Office
from bot.dialogue import kept_edits, services
from bot.dialogue.filling import asking
from bot.dialogue.filling.purpose import at_the_start
from bot.dialogue.form_situation import FormSituation
from bot.dialogue.hearing import hear
from bot.effects.effect import Quiet
from core.message import Kind
from core.replies import ASK, ReplyKey
from forms.field_values import check, missing
from forms.form import Form, How, Problem, Reading
from forms.reading import read
from forms.registry import type_of
from handoff.effects import Say
from handoff.service import Field
from language.normalising import words
from nlu.acts import BESIDE_A_VALUE, COMMANDS, Act
from nlu.acts.words import asks, commands, is_known
from nlu.meaning import Intent

Answer = Callable[[Chat, Heard, Office], Decision]
"""What is done about a message whose act is known."""

READ_ANEW_WITHIN = timedelta(hours=12)
"""So long after a message new words for it are a new request, where no form and no case has it."""
_SAYS_NO_MORE: frozenset[str] = frozenset(
    {
        ReplyKey.INTRO,
        ReplyKey.ANSWER,
        ReplyKey.ANSWER_AGAIN,
        ReplyKey.ANSWER_TITLED,
        ReplyKey.DID_THIS_HELP,
        ReplyKey.OUTSIDE_HOURS,
        ReplyKey.PRIVACY,
        ReplyKey.SERVICES,
    }
)
"""What tells no two replies apart: the entries of the answers do."""
_NUMBER = re.compile(r"\d(?:\S*\d)?")
_COURTESY = (Intent.GREETING, Intent.THANKS, Intent.FAREWELL, Intent.YES, Intent.NO)

_LEFT_OPEN = frozenset(
    {
        ReplyKey.NOT_UNDERSTOOD,
        ReplyKey.NOT_KNOWN_BESIDE,
        ReplyKey.NEAREST,
        ReplyKey.NEAREST_BESIDE,
        ReplyKey.ELSEWHERE,
    }
)
"""What is said where a question has no answer, which is counted."""
_GIVES_NOTHING = frozenset({Kind.CHOICE, Kind.REACTION, Kind.DELETION})
"""What was pressed confirms what a message gave, and an edit of that one mends it still."""


def decide(chat: Chat, heard: Heard, office: Office, answer: Answer) -> Decision:
    """What to do about new words for an earlier message: they are heard in its place."""
    exactly = _gave_what_signs_decide(chat, heard, office)
    if changes_nothing(heard, signs_count=exactly):
        return Decision(chat, (Quiet("edit_changes_nothing"),))
    mended, before = _mended(chat, heard, office, answer), _as_before(chat, heard)
    if before is None or (mended is not None and services.is_in_form(before)):
        return mended or kept_edits.kept(chat, heard, office)
    decision = answer(before, hear(before, heard, office), office)
    if mended is not None and services.is_in_form(decision.chat):
        return mended  # the form that the message opened is wanted still
    if _says_the_same(before, decision, heard):
        return replace(decision, effects=(Quiet("edit_changes_nothing"),))
    return decision


def remembered(before: Chat, decision: Decision, heard: Heard) -> Decision:
    """With which message gave each field of the form its value or its problem, or passed it by."""
    form, inbound = decision.chat.form, heard.inbound
    told = {*form.values, *form.problems, *form.declined}
    known = {key: one for key, one in form.given.items() if key in told}
    if inbound.kind not in _GIVES_NOTHING:
        message = inbound.about if inbound.kind is Kind.EDIT else inbound.id
        known |= dict.fromkeys(_changed(before.form, form), message)
    if known == form.given:
        return decision
    return replace(decision, chat=replace(decision.chat, form=replace(form, given=known)))


def changes_nothing(heard: Heard, *, signs_count: bool = False) -> bool:
    """Whether the new words are the old ones: another sign, another capital, a blank less.

    Where signs count, as inside a number or in what `_gave_what_signs_decide`, these are others.
    """
    before = heard.earlier
    if before is None:
        return not heard.text.strip()
    signs_count |= _NUMBER.findall(before.text) != _NUMBER.findall(heard.text)
    if signs_count or not words(heard.text):
        return " ".join(before.text.split()) == " ".join(heard.text.split())
    asked = ("?" in before.text) == ("?" in heard.text) or bool(before.said.answered)
    return asked and words(before.text, len(before.text)) == words(heard.text, len(heard.text))


def _gave_what_signs_decide(chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether the message that was edited gave a value that another sign makes another value."""
    if not services.is_in_form(chat):
        return False
    return any(
        type_of(field).nature.exact
        for field in services.fields(chat, office)
        if chat.form.given.get(field.key) == heard.inbound.about
    )


def _as_before(chat: Chat, heard: Heard) -> Chat | None:
    """The talk in which the new words are heard as if the old ones had never come.

    None where they are only kept: after so long, beside a survey, and for whoever has the case.
    """
    before = heard.earlier
    if heard.meaning.intent is Intent.EMERGENCY:
        return chat
    if before is None:
        return None
    late = heard.at - before.at > READ_ANEW_WITHIN
    match chat.step:
        case Step.FORM | Step.CONFIRMING if before.newest and before.opened:
            return _unopened(chat, heard, before)
        case Step.FORM if before.newest:  # it answers what is asked, as the old words should have
            return chat
        case Step.FORM | Step.CONFIRMING:
            return replace(chat, form=chat.form.asking(""))
        case Step.TALKING if kept_edits.belongs_to_closed(heard):
            return None
        case Step.TALKING if not late and (before.newest or not _only_talks(heard)):
            return _unsaid(chat, before) if before.newest else chat
        case Step.WAITING if not late and asks(heard) and is_known(heard):
            return _unsaid(chat, before) if before.newest else chat
        case _:
            return None


def _only_talks(heard: Heard) -> bool:
    """Whether the new words greet, thank or nod: nobody waits for an answer to these."""
    return any(commands(heard, intent) for intent in _COURTESY)


def _told(key: str) -> str:
    """What a template tells: the two greetings tell the same."""
    return ReplyKey.GREETING if key == ReplyKey.WELCOME_BACK else key


def _says_the_same(before: Chat, decision: Decision, heard: Heard) -> bool:
    """Whether all that would be said now was said to the old words."""
    said = [effect for effect in decision.effects if isinstance(effect, Say)]
    earlier = heard.earlier
    if earlier is None or len(said) != len(decision.effects) or _given(before, decision.chat):
        return False
    lines = [line for one in said for line in one.lines if line.key not in _SAYS_NO_MORE]
    if any(line.values for line in lines if not _repeats(line.key)):
        return False
    keys = frozenset(_told(line.key) for line in lines)
    known = frozenset(_told(key) for key in earlier.said.templates)
    answered = frozenset(told.entry for one in said for told in one.answers)
    offered = frozenset(
        choice.id.removeprefix(choices.ENTRY)
        for one in said
        for choice in one.choices
        if choice.id.startswith(choices.ENTRY) and choice.id != choices.NONE_OF_THESE
    )
    was = (known - _SAYS_NO_MORE, earlier.said.answered, earlier.said.offered)
    return (keys, answered, offered) == was


def _repeats(key: str) -> bool:
    """Whether a template says the same whatever its values are: it asks, or greets."""
    return key.startswith(ASK) or _told(key) == ReplyKey.GREETING


def _given(before: Chat, after: Chat) -> bool:
    return before.form.values != after.form.values or before.form.problems != after.form.problems


def _unopened(chat: Chat, heard: Heard, before: Earlier) -> Chat:
    """Before a form that was opened by the message, and without what it gave."""
    form = chat.form.asking("")
    for key, message in chat.form.given.items():
        if message == heard.inbound.about:
            form = form.clear(key)
    return _unsaid(replace(chat.to(Step.TALKING), form=form, why=""), before)


def _unsaid(chat: Chat, before: Earlier) -> Chat:
    """Before what we said to the message: nothing of it waits for an answer any more."""
    unknown = max(0, chat.unknown - (not _LEFT_OPEN.isdisjoint(before.said.templates)))
    agreed = ReplyKey.GLAD in before.said.templates
    asked: dict[str, int] = {ReplyKey.DID_THIS_HELP: 0} if agreed else {}
    return replace(
        chat,
        said={**chat.said, **asked},
        answered=before.spoken_of[0] if agreed and before.spoken_of else "",
        offered=(),
        held=(),
        open_question="",
        unknown=unknown,
        withdrawing=False,
        last_question=chat.last_question if unknown else "",
        last_entries=before.spoken_of,
    )


def _mended(chat: Chat, heard: Heard, office: Office, answer: Answer) -> Decision | None:
    """What the edited message gave, read anew; None where it gave nothing that still stands.

    What the new words no longer say is asked again. Other fields are touched only by words that
    are surely theirs.
    """
    fields = services.fields(chat, office)
    given = [field for field in fields if chat.form.given.get(field.key) == heard.inbound.about]
    in_danger = heard.meaning.intent is Intent.EMERGENCY
    if not given or in_danger or not services.is_in_form(chat):
        return None
    aside = _beside(chat, heard, office, given, answer)
    if aside is not None:
        return aside
    form = _read_anew(chat, heard, office, given)
    if _changed(chat.form, form) == () and _same(chat.form, form, given):
        return Decision(chat, (Quiet("edit_changes_nothing"),))
    form, unnamed = asking.unless_unwanted(form, heard, fields)
    right = [key for key in _changed(chat.form, form) if key not in form.problems]
    taken = tuple(field.key for field in fields if field.key in right)
    wrong = tuple(field.key for field in fields if field.key in form.problems)
    after = replace(chat, form=form.asking(chat.form.asked), tries=0)
    reading = Reading(form, how=How.CORRECTED, taken=taken, wrong=wrong)
    said = asking.understood(chat.form, reading, fields)
    return asking.go_on(after, office, (*said, *unnamed))


def _beside(
    chat: Chat, heard: Heard, office: Office, given: Sequence[Field], answer: Answer
) -> Decision | None:
    """What a command, a question or a nod in place of a value is answered; the field stays open.

    None where the words are read as values.
    """
    if len(given) > 1:
        return None
    (field,) = given
    open_again = replace(chat.to(Step.FORM), form=chat.form.clear(field.key).asking(field.key))
    form = FormSituation(open_again, heard, office)
    if form.brings_name or form.reads_surely:
        return None
    rules = (*COMMANDS, *BESIDE_A_VALUE) if heard.meaning.confidence == 1.0 else BESIDE_A_VALUE
    said = hear(open_again, heard, office, rules)
    return answer(open_again, said, office) if said.act is not Act.OTHER else None


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
        wrong = verdict if isinstance(verdict, Problem) else missing(given[0], heard.text)
        form = form.refuse(given[0].key, wrong)
    return form


def _is_told(form: Form, field: Field) -> bool:
    return field.key in form.values or field.key in form.problems or field.key in form.declined


def _same(before: Form, after: Form, given: Sequence[Field]) -> bool:
    return all((one.key in before.values) == (one.key in after.values) for one in given)


def _changed(before: Form, after: Form) -> tuple[str, ...]:
    """The fields that have another value or problem than before, or are passed by since."""
    keys = dict.fromkeys((*after.values, *after.problems, *sorted(after.declined)))
    return tuple(
        key
        for key in keys
        if before.values.get(key) != after.values.get(key)
        or _written(before, key) != _written(after, key)
        or (key in after.declined and key not in before.declined)
    )


def _written(form: Form, key: str) -> str:
    """What a problem is about: that it was told of is no change."""
    problem = form.problems.get(key)
    return f"{problem.code} {problem.written}" if problem else ""
