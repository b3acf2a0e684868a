"""Two values where the form has room for one: which of them it shall be."""

from bot import choices
from bot.chat import Chat
from bot.decision import Decision, Heard, Office
from bot.dialogue import asking, choosing, services
from bot.dialogue.reading import pressed
from forms.field_values import shown


def decide(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """What was pressed or typed after *which of these?*; None where it is something else."""
    wanted = chat.form.next_open(services.fields(chat, office))
    problem = chat.form.problems.get(wanted.key) if wanted else None
    if wanted is None or problem is None or not problem.others:
        return None
    values = (problem.suggestion, *problem.others)
    if not pressed(heard) and choosing.wants_all(heard.text):
        return asking.ask_again(chat, office)
    place = _pressed(pressed(heard)) or _typed(heard, [shown(wanted, one) for one in values])
    if not 0 < place <= len(values):
        return None
    return asking.accepted(chat, office, wanted, values[place - 1])


def _pressed(choice: str) -> int:
    """The place of a button for one of the others, from 2; 0 for any other."""
    place = choice.removeprefix(choices.ANOTHER)
    return int(place) + 2 if place != choice and place.isdecimal() else 0


def _typed(heard: Heard, values: list[str]) -> int:
    return 0 if pressed(heard) else choosing.one_of(heard.text, values)
