"""The telephone that a complainant writes from: what is known of it, and how it can be asked for.

Only a platform's word counts here; what somebody types is an answer to the form and no more.
"""

from dataclasses import replace

from bot.chat import Chat, Step
from bot.decision import Office
from bot.dialogue.services import fields
from bot.persons import phone_of
from bot.unit_of_work import ChatRecord
from channels.capabilities import PHONE
from channels.registry import capabilities_of
from core.message import Inbound, NumberRequest
from forms.registry import type_of
from handoff.effects import Say


def known(record: ChatRecord, state: Chat, inbound: Inbound | None = None) -> str:
    """In E.164; empty where the platform has not stated it."""
    stated = inbound.sender.phone if inbound and inbound.sender else ""
    digits = stated or phone_of((record.address,)) or record.phone
    return _e164(digits) or state.number


def remembered(state: Chat, record: ChatRecord, inbound: Inbound) -> Chat:
    """The talk with the telephone that the platform states, where no address will show it."""
    stated = _e164(inbound.sender.phone) if inbound.sender else ""
    if not stated or PHONE in capabilities_of(record.address.channel).addresses:
        return state
    return replace(state, number=stated)


def can_be_given(record: ChatRecord, state: Chat) -> bool:
    """Whether it is unknown, and the platform would state it if its owner lets it."""
    limits = capabilities_of(record.address.channel).limits
    return limits is not None and limits.asks_number and not known(record, state)


def request(wanted: Say, record: ChatRecord, state: Chat, office: Office) -> NumberRequest:
    """What a message that is about to be said does about it."""
    if wanted.asks_number and can_be_given(record, state):
        return NumberRequest.ASK
    ends = state.number_asked and not _is_asked(state, office)
    return NumberRequest.END if ends else NumberRequest.NONE


def _is_asked(state: Chat, office: Office) -> bool:
    """Whether the form waits for a telephone."""
    if state.step is not Step.FORM:
        return False
    asked = (one for one in fields(state, office) if one.key == state.form.asked)
    return any(type_of(one).nature.vouched for one in asked)


def _e164(digits: str) -> str:
    return f"+{digits}" if digits.isascii() and digits.isdecimal() else ""
