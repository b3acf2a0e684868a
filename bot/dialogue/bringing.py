"""Whether a message plainly brings what the form asked, whatever its words mean elsewhere."""

from bot.chat import Chat, Step
from bot.decision import Heard, Office
from bot.dialogue import services
from bot.dialogue.purpose import SURELY_FOR_THE_FORM, asked_of
from core.message import Kind
from forms.definition import Role
from forms.reading import read
from forms.registry import is_of, of_role, type_of
from handoff.service import Field

TYPED = frozenset({Kind.TEXT, Kind.EDIT})


def brings_value(chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether what was asked came, whatever its words mean elsewhere: *Jalan Menu 4*."""
    wanted = asked_of(chat, office) if services.is_in_form(chat) else None
    typed = wanted is not None and heard.inbound.kind in TYPED
    plainly = wanted is not None and typed and type_of(wanted).plainly(heard.text)
    return plainly or brings_name(chat, heard, office)


def brings_name(chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether a name came, whatever its words mean elsewhere: *Batal Nugroho*.

    Asked for or given by itself: *nama: Batal Nugroho*, *ubah nama jadi Batal Nugroho*.
    """
    if heard.inbound.kind not in TYPED or not services.is_in_form(chat):
        return False
    wanted, fields = asked_of(chat, office), services.fields(chat, office)
    named = wanted is not None and is_of(wanted, Role.NAME)
    if wanted is not None and named and type_of(wanted).plainly(heard.text):
        return True
    at_summary = chat.step is Step.CONFIRMING
    reading = read(chat.form, fields, heard.text, office.today(heard.at), at_summary=at_summary)
    names = [field.key for field in of_role(fields, Role.NAME)]
    given = {key: reading.form.values[key] for key in names if key in reading.form.values}
    return reading.how in SURELY_FOR_THE_FORM and not given.items() <= chat.form.values.items()


def brings(chat: Chat, heard: Heard, office: Office, wanted: Field) -> bool:
    """Whether such a value plainly stands beside the courtesy: *siti@gmail.com ya kak, makasih*."""
    reading = read(chat.form, services.fields(chat, office), heard.text, office.today(heard.at))
    return reading.how in SURELY_FOR_THE_FORM and wanted.key in (*reading.taken, *reading.wrong)
