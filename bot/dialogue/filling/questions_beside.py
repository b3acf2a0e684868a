"""A value of the open form with a question beside it: the one is taken, the other answered."""

from bot.chat import Chat
from bot.decision import Heard, Office
from bot.dialogue.filling.purpose import SURELY_FOR_THE_FORM
from bot.dialogue.services import asked_of, fields
from forms.definition import FieldRole
from forms.reading import read
from forms.registry import is_of
from handoff.service import Field
from nlu.acts.asking_beside import Parting, partings


def parted(chat: Chat, heard: Heard, office: Office) -> Parting | None:
    """The message as a value and a question; None where it is not surely both.

    The words of a matter are its own, also those that ask.
    """
    asked = asked_of(chat, office)
    if asked is None or is_of(asked, FieldRole.MATTER):
        return None
    ways = (one for one in partings(heard.text) if _is_value(one, asked, chat, heard, office))
    return next(ways, None)


def _is_value(parting: Parting, asked: Field, chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether the words beside the question are all of a value.

    What is known by no form of its own needs a sign before a question, or one about the form:
    *dokter Budi kapan praktek?* gives no name.
    """
    today = office.today(heard.at)
    reading = read(chat.form, fields(chat, office), parting.value, today)
    surely = reading.how in SURELY_FOR_THE_FORM
    apart = parting.why or parting.signed
    taken = bool(reading.taken) and (surely or (apart and asked.key in reading.taken))
    return taken and not reading.wrong and not reading.rest
