"""Somebody says to the form of a complaint that they do not complain: *cuma nanya wifi kok*."""

from dataclasses import replace

from bot import choices
from bot.chat import Chat, question_line
from bot.decision import Decision, Heard, Office
from bot.dialogue import answering, commands, opening, services
from bot.dialogue.filling import denials
from bot.dialogue.hearing import asked_alone
from core.replies import ReplyKey, ReplyKind
from handoff.effects import Line, Say


def denied(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The form is left, and what was asked here or before is answered, as far as it is known."""
    left = commands.cancel(chat, heard, office)
    if services.is_in_form(left.chat) or heard.case is not None:
        return left
    said = denials.denial_in(heard.inbound)
    rest = said.rest if said is not None else ""
    question = question_line(rest) or chat.last_question
    asked = asked_alone(heard, question)
    known = answering.found(asked)
    if known.answers or known.offered:
        told = (Line(ReplyKey.CANCELLED),)
        if services.comes_first(left.chat, asked, office):
            form = opening.before_an_answer(left.chat, asked, office, known)
            return answering.before(form, told, ())
        reply = answering.reply(left.chat, asked, office, known)
        return _may_go_on(answering.before(reply, told, ()))
    if not rest:
        return left
    after = replace(left.chat, unknown=1, last_question=question)
    said_both = (Line(ReplyKey.CANCELLED), Line(ReplyKey.NOT_UNDERSTOOD))
    return _may_go_on(Decision(after, (Say(said_both, choices.lost(office)),)))


def _may_go_on(decision: Decision) -> Decision:
    """The decision, after which *lanjut* takes the form up again."""
    effects = tuple(
        replace(one, kind=ReplyKind.FORM_CANCELLED) if isinstance(one, Say) else one
        for one in decision.effects
    )
    return replace(decision, effects=effects)
