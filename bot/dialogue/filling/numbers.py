"""The telephone from which somebody writes: given by the platform, offered, or not wanted."""

from dataclasses import replace

from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Office
from bot.dialogue import services
from bot.dialogue.filling import asking
from core.replies import ReplyKey
from forms.field_values import check
from forms.form import Form, Problem, ProblemCode
from forms.registry import type_of
from forms.values import phones
from handoff.effects import Line, Say
from handoff.service import Field
from nlu.acts.own_number import is_own_number


def given(chat: Chat, heard: Heard, _: Office) -> Decision:
    """The platform has told us whose telephone it is, at our request or by itself."""
    sender = heard.inbound.sender
    number = {"number": phones.shown(f"+{sender.phone}")} if sender is not None else {}
    return Decision(chat, (Say((Line(ReplyKey.NUMBER_KNOWN, number),)),))


def own(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The sender's number is offered; where the channel shows none, that is said.

    A platform that would state it, if the sender lets it, is asked to.
    """
    wanted = chat.form.next_open(services.fields(chat, office))
    if wanted is None:
        return asking.ask_again(chat, office)
    form = _offered(chat.form, heard, office, wanted)
    if form is not None:
        return asking.go_on(replace(chat, form=form), office)
    about = {"label": wanted.label, "example": wanted.example}
    asked = replace(chat.to(Step.FORM), form=chat.form.asking(wanted.key), tries=chat.tries + 1)
    offered = asking.ways_out(asked, wanted)
    line = Line(ReplyKey.GIVE_NUMBER if heard.can_give_number else ReplyKey.NO_NUMBER_SEEN, about)
    return Decision(asked, (Say((line,), offered, asks_number=True),))


def other(chat: Chat, _: Heard, office: Office) -> Decision:
    """Another number than that is to be used: nothing is suggested for the field any more."""
    wanted = chat.form.next_open(services.fields(chat, office))
    key = wanted.key if wanted is not None else ""
    kept = {one: problem for one, problem in chat.form.problems.items() if one != key}
    form = replace(chat.form, problems=kept).asking(key)
    return asking.ask_again(replace(chat, form=form), office, (Line(ReplyKey.OTHER_NUMBER),))


def with_own_number(form: Form, heard: Heard, office: Office, chat: Chat) -> Form:
    """The form where *hp: nomor ini aja* is no wrong number but the sender's."""
    for field in services.fields(chat, office):
        problem = form.problems.get(field.key)
        if type_of(field).nature.vouched and problem and is_own_number(problem.written):
            form = _offered(form, heard, office, field) or form
    return form


def _offered(form: Form, heard: Heard, office: Office, wanted: Field) -> Form | None:
    number = check(wanted, heard.number, office.today(heard.at)) if heard.number else None
    if not isinstance(number, str):
        return None
    problem = Problem(ProblemCode.OWN_NUMBER, heard.number, number)
    return form.refuse(wanted.key, problem)
