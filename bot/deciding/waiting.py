"""While a case waits for the first agent: known questions are answered, the rest is kept."""

from dataclasses import replace

from bot import choices
from bot.chat import Chat
from bot.deciding import talking
from bot.deciding.reading import asks, asks_how_long, is_known, is_nearly_known, means, pressed
from bot.decision import Decision, Heard, Line, Office, Quiet, Say
from nlu.meaning import Intent


def decide(chat: Chat, heard: Heard, office: Office) -> Decision:
    """One message of a complainant who waits for a human."""
    chosen = talking.meant(heard.text, [office.entries.get(one) for one in chat.offered])
    if chosen and not pressed(heard):
        return talking.answer_pressed(chat, heard, office, chosen[0].id)
    if is_known(heard) and asks(heard):
        entry = heard.match.candidates[0].entry
        line = Line("utter_answer", {"answer": entry.answer})
        return Decision(chat, (Say((line,), entry=entry.id),))
    if asks_how_long(heard):
        return Decision(chat, (Say((Line("utter_still_waiting"),)),))
    if means(heard, Intent.ANGER):
        return Decision(chat, (Say((Line("utter_sorry"), Line("utter_still_waiting"))),))
    if is_nearly_known(heard) and asks(heard):
        return talking.offer(chat, heard)
    if pressed(heard) == choices.HELPED:
        return Decision(replace(chat, answered=""), (Say((Line("utter_glad"),)),))
    if means(heard, Intent.THANKS):
        return Decision(chat, (Say((Line("utter_thanks"),)),))
    if chat.last_reply == "utter_noted":
        return Decision(chat, (Quiet("noted_for_agent"),))
    lines = [Line("utter_noted")]
    if not office.calendar.is_open(heard.at):
        lines.append(Line("utter_outside_hours"))
    return Decision(chat, (Say(tuple(lines)),))
