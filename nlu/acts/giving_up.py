"""Whether what was begun shall end: *batal*, *gajadi*, *eh jangan*."""

from nlu.acts import refusing, taking_back
from nlu.acts.message import Expected, Message, Situation
from nlu.acts.words import commands
from nlu.meaning import Intent


def only_gives_up(message: Message) -> bool:
    """Whether every word of it does: *gajadi*, no *Batal Nugroho*."""
    return commands(message, Intent.CANCEL) and message.meaning.confidence == 1.0


def gives_up(message: Message, situation: Situation) -> bool:
    """Whether what is begun shall end.

    In a form *nanti saja* only asks for a moment, *skip* passes over the field that is asked, and
    *hapus nomor saya* is about that field alone. *Gausah* may answer what was asked.
    """
    if taking_back.calls_off(message):
        return not _answers_with_no(situation)
    if not commands(message, Intent.CANCEL):
        return False
    form = situation.form
    passes = form is not None and (form.passes or refusing.only_waits_a_while(message))
    return form is None or not (passes or form.names_field)


def _answers_with_no(situation: Situation) -> bool:
    """Whether something was asked to which *gausah* is a no, or nothing that it could end."""
    form = situation.form
    if form is not None:
        return form.suggests or (form.wanted is not None and not form.wanted.required)
    ended = situation.expected in (Expected.ANYTHING, Expected.PEOPLE)
    return situation.offered_last or situation.alarmed or not ended
