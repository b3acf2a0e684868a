"""Whether somebody says that they do not complain, and what they say beside that."""

from dataclasses import replace

from bot.chat import Chat, Step
from bot.decision import Heard
from bot.dialogue import services
from core.message import Inbound, Kind
from language.normalising import words
from nlu.complaining import is_of_people, tells_of_a_wrong
from nlu.grievances import grievance
from nlu.meaning import Intent
from nlu.no_complaint import Denial, denial

_LEAVES = frozenset({"complaint", "not_known", "not_helped"})
"""Why a form is open that is left by whoever does not complain."""
_TYPED = frozenset({Kind.TEXT, Kind.EDIT})
_GRIEVES = 0.5
"""So like a grievance, what was told is not taken back by asking something beside it (0 to 1)."""


def asked_instead(chat: Chat, inbound: Inbound) -> Inbound:
    """The message with what it asks, where it says that it does not complain.

    To a form for a complaint that is what was told before, if nothing else is asked.
    """
    said = denial_in(inbound)
    if said is None or not (said.plainly or _may_leave(chat)):
        return inbound
    asked = said.rest or (chat.last_question if _may_leave(chat) else "")
    return replace(inbound, text=asked) if asked else inbound


def without_denial(chat: Chat, heard: Heard) -> Heard:
    """The message with what it says beside words that it is no complaint, where that is heard."""
    said = denial_in(heard.inbound)
    if said is None or not (said.plainly and said.rest) or denies(chat, heard):
        return heard
    return replace(heard, inbound=replace(heard.inbound, text=said.rest))


def denies(chat: Chat, heard: Heard) -> bool:
    """Whether the complaint of the open form is said to be none, or no more is said than that.

    Who tells of a wrong beside it complains; who only asks something more takes no wrong back that
    was told before.
    """
    said = denial_in(heard.inbound)
    if said is None or not _may_leave(chat):
        talks = chat.step is Step.TALKING and heard.meaning.intent is not Intent.THANKS
        return talks and said is not None and not said.rest
    complains = heard.meaning.intent is Intent.COMPLAINT or bool(heard.told)
    if said.rest and complains:
        return False
    return said.plainly or not said.rest or not _grieves(chat.last_question)


def denial_in(inbound: Inbound) -> Denial | None:
    """The words of a typed message that it is no complaint."""
    return denial(inbound.text) if inbound.kind in _TYPED else None


def _may_leave(chat: Chat) -> bool:
    return services.is_in_form(chat) and chat.why in _LEAVES


def _grieves(told: str) -> bool:
    said = words(told)
    return tells_of_a_wrong(said) or is_of_people(said) or grievance(told) >= _GRIEVES
