"""What words surely give of a form that is not open: under its labels, or by their shape."""

from bot.chat import Chat
from bot.decision import Heard, Office
from bot.dialogue import services
from bot.dialogue.filling.purpose import SURELY_FOR_THE_FORM
from forms.form import Reading
from forms.reading import read
from handoff.service import Field


def given(chat: Chat, heard: Heard, office: Office) -> Reading | None:
    """The form of the talk with these words; None where they surely give nothing of it.

    That which an alarm broke off, else that of the service, or of a complaint where it asks none.
    """
    form = chat.form.asking("")
    reading = read(form, form_of(chat, office), heard.text, office.today(heard.at))
    return reading if reading.how in SURELY_FOR_THE_FORM and reading.taken else None


def form_of(chat: Chat, office: Office) -> tuple[Field, ...]:
    """What that form asks."""
    broken_off = chat.alarm.before if chat.alarm is not None else chat
    for one in (chat, broken_off):
        if services.is_in_form(one):
            return services.fields(one, office)
    procedure = office.procedure
    return office.service(chat).form or procedure.service(procedure.complaint_service).form
