"""The talk after its case was closed: it is the bot's again, with a farewell and the survey."""

from dataclasses import replace
from datetime import datetime

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Office
from core.replies import ReplyKey, ReplyKind
from handoff.case import Case
from handoff.effects import Line, Say

SURVEY = Say((Line(ReplyKey.SURVEY),), choices.SURVEY, kind=ReplyKind.SURVEY, unasked=True)
"""Only how satisfied they are."""


def with_the_bot(chat: Chat) -> Chat:
    """What is forgotten of the case that was closed."""
    chat = replace(chat.to(Step.TALKING), answered="", offered=(), unknown=0, service="")
    return replace(chat, began=None, by_phone=None)


def farewell(case: Case, office: Office, at: datetime, *, asks: bool) -> Say:
    """That the case is closed; `asks`: and how satisfied they are."""
    closed = Line(ReplyKey.CLOSED)
    if asks:
        return Say((closed, Line(ReplyKey.SURVEY)), choices.SURVEY, unasked=True)
    return Say((closed,), choices.after_closing(case, office, at), unasked=True)
