"""Two values where the form has room for one: which of them it shall be."""

from bot import choices
from bot.chat import Chat
from bot.decision import Decision, Heard, Office
from bot.dialogue import services
from bot.dialogue.filling import asking
from forms.field_values import shown
from forms.form import Problem
from handoff.service import Field
from nlu.acts import choosing


def chooses(chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether typed words answer *which of these?*"""
    wanted, problem = _open(chat, office)
    if wanted is None or problem is None or not problem.others:
        return False
    return choosing.wants_all(heard.text) or bool(_place(heard, wanted, problem))


def chosen(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """What was pressed or typed; None for the button of an old message."""
    wanted, problem = _open(chat, office)
    if wanted is None or problem is None or not problem.others:
        return None
    if not heard.pressed and choosing.wants_all(heard.text):
        return asking.ask_again(chat, office)
    place, values = _place(heard, wanted, problem), (problem.suggestion, *problem.others)
    if not 0 < place <= len(values):
        return None
    return asking.accepted(chat, office, wanted, values[place - 1])


def _open(chat: Chat, office: Office) -> tuple[Field | None, Problem | None]:
    wanted = chat.form.next_open(services.fields(chat, office))
    return wanted, chat.form.problems.get(wanted.key) if wanted else None


def _place(heard: Heard, wanted: Field, problem: Problem) -> int:
    """Which of the values, from 1; 0 for none. A button names those after the first."""
    if not heard.pressed:
        values = [shown(wanted, one) for one in (problem.suggestion, *problem.others)]
        return choosing.one_of(heard.text, values)
    place = heard.pressed.removeprefix(choices.ANOTHER)
    return int(place) + 2 if place != heard.pressed and place.isdecimal() else 0
