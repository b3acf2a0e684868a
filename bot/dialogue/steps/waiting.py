"""While a case waits for the first agent: known questions are answered, the rest is kept."""

from dataclasses import replace

from bot.chat import Chat
from bot.decision import Decision, Heard, HeardThere, Office
from bot.dialogue import answering, commands, danger, handover, services, status
from bot.dialogue.filling import asking, giving
from bot.dialogue.situation import TalkSituation
from bot.effects.effect import Quiet
from core.replies import ReplyKey, ReplyKind
from forms.form import Reading
from handoff.effects import Line, Say
from nlu.acts.words import asks
from nlu.complaining import announces_a_complaint


def entry_named(chat: Chat, heard: Heard, office: Office) -> Decision:
    """An entry that was offered, by its button or by words."""
    if heard.pressed:
        return commands.answer_pressed(chat, heard, office)
    chosen = answering.chosen(chat, heard, office)
    if not chosen:
        return still(chat, heard, office)
    return commands.answer_chosen(chat, heard, office, chosen[0])


def helped(chat: Chat, _: Heard, __: Office) -> Decision:
    """The answer that was given while they wait was right."""
    return Decision(replace(chat, answered="", offered=()), (Say((Line(ReplyKey.GLAD),)),))


def still(chat: Chat, heard: Heard, _: Office) -> Decision:
    """Impatience, or a button that means nothing here: that somebody will answer, and when."""
    after = replace(chat, answered="", offered=())
    return Decision(after, (Say((status.waiting(heard.case),)),))


def asked_when(chat: Chat, heard: Heard, _: Office) -> Decision:
    """When somebody answers."""
    return Decision(chat, (Say((status.waiting(heard.case),)),))


def cursed(chat: Chat, heard: Heard, _: Office) -> Decision:
    """Anger at having to wait."""
    return Decision(chat, (Say((Line(ReplyKey.SORRY), status.waiting(heard.case))),))


def asked(chat: Chat, heard: Heard, office: Office) -> Decision | HeardThere:
    """What is known; the rest of the message is read by whoever takes the case.

    While an alarm stands nothing is offered that only comes near.
    """
    known, alarmed = answering.found(heard), handover.alarm_stands(chat, heard)
    lines, told = answering.lead(heard, known.answers), answering.told(known.answers)
    if alarmed and not known.answers:
        return kept(chat, heard, office)
    if known.open_to and not alarmed:
        ask, can_be_pressed = answering.which(known, beside=bool(lines))
        after = replace(
            chat,
            offered=tuple(entry.id for entry in known.open_to),
            last_question=known.unsure,
            last_entries=(),
        )
        said = Say((*lines, ask), can_be_pressed, told, known.unsure)
        return Decision(after, (said,))
    if known.unknown or known.open_to or heard.told:
        lines = (*lines, Line(ReplyKey.NOTED))
    return Decision(chat, (Say(lines, answers=told),))


def thanked(chat: Chat, heard: Heard, office: Office) -> Decision | HeardThere:
    """Thanks; after an alarm they are heard like any other words."""
    if chat.last_reply_kind is ReplyKind.EMERGENCY:
        return kept(chat, heard, office)
    return Decision(chat, (Say((Line(ReplyKey.THANKS),)),))


def kept(chat: Chat, heard: Heard, office: Office) -> Decision | HeardThere:
    """Words for whoever takes the case.

    What puts a value of the case right is said back. After an alarm, values go into the form, the
    one that it broke off or that of the case; a complaint and a question are noted, and other words
    heard.
    """
    alarm = chat.alarm
    if alarm is not None and services.is_in_form(alarm.before):
        there = danger.form_broken_off(chat, alarm)
        form = TalkSituation(there, heard, office).form
        if form is not None and (form.brings_value or form.reads_surely):
            return HeardThere(there)
    reading = giving.put_right(chat, heard, office)
    if alarm is not None:
        reading = reading or giving.given(chat, heard, office)
    if reading is not None:
        return _given(chat, reading, office)
    asked = "?" in heard.text and asks(heard)
    if not asked and handover.complains_beside_alarm(chat, heard):
        return handover.told_beside_alarm(chat, heard)
    of_the_matter = asked or announces_a_complaint(heard.said)
    if chat.last_reply_kind is ReplyKind.EMERGENCY and not of_the_matter:
        said = Say((Line(ReplyKey.EMERGENCY_HEARD),), kind=ReplyKind.EMERGENCY)
        return Decision(chat, (said,))
    if chat.last_reply_kind is ReplyKind.NOTED:
        return Decision(chat, (Quiet("noted_for_agent"),))
    lines = status.with_hours((Line(ReplyKey.NOTED),), heard, office)
    return Decision(chat, (Say(lines, kind=ReplyKind.NOTED),))


def _given(chat: Chat, reading: Reading, office: Office) -> Decision:
    """Values by their labels or their shape, or put right, kept for the case."""
    fields = giving.form_of(chat, office)
    lines = (*asking.understood(chat.form, reading, fields), Line(ReplyKey.NOTED))
    return Decision(replace(chat, form=reading.form), (Say(lines, kind=ReplyKind.NOTED),))
