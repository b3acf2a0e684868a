"""The office's own phone: what is written from it, and calls to it."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Office
from bot.dialogue import handover, services
from bot.dialogue.filling import asking
from bot.effects.effect import NoteCall, OpenCase, Quiet
from core.message import MEDIA_KINDS, CallFate, Kind
from core.replies import ReplyKey
from handoff.allowance import PROMISED
from handoff.case import Case, subject_of
from handoff.deadlines.reckoning import on_the_wall
from handoff.effects import Line, Say
from handoff.notices import NoticeKind
from handoff.progress.changes import AnsweredByPhone, NotifyOffice
from nlu.acts import ALARMS

BURST = timedelta(minutes=30)
"""So long one automatic text and one line of the register stand for all calls."""
LATEST_CALL = timedelta(hours=24)
"""A call that is told later than this has no window for an automatic text any more."""
ANSWERS = frozenset({Kind.TEXT, Kind.LOCATION, Kind.CONTACT}) | MEDIA_KINDS
"""What answers when the office's own phone sends it, and asks when a complainant does."""
_OTHERS_HAVE_FLOOR = frozenset({Step.WITH_AGENT, Step.RATING, Step.REMARKING})


def echoed(chat: Chat, heard: Heard, _: Office) -> Decision:
    """Somebody at the office wrote from its own phone: a human has the floor for a while.

    Only words and files answer; a change, a deletion or a mark of the office's does not.
    """
    if heard.inbound.detail.get("type") not in ANSWERS:
        return Decision(chat, (Quiet("echo"),))
    written_at = min(heard.inbound.at, heard.at)
    after = replace(
        chat,
        by_phone=max(written_at, chat.by_phone or written_at),
        greeted=True,
        unknown=0,
        answered="",
        offered=(),
        withdrawing=False,
    )
    if heard.case is not None and not _is_an_answer(heard.case, written_at):
        return Decision(after, (Quiet("echo"),))
    effects = (AnsweredByPhone(written_at), NotifyOffice(NoticeKind.ANSWERED_BY_PHONE))
    return Decision(after, (*effects, Quiet("echo")))


def _is_an_answer(case: Case, written_at: datetime) -> bool:
    """Whether what is owed was owed already when that was written: echoes come late as well."""
    owed = [one.since for one in case.deadlines if one.kind in PROMISED]
    return not owed or min(owed) <= written_at


def has_floor(chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether somebody talks from the office's own phone; somebody in danger is heard anyway."""
    return chat.step not in _OTHERS_HAVE_FLOOR and _talks(chat, heard, office)


def _talks(chat: Chat, heard: Heard, office: Office) -> bool:
    if chat.by_phone is None or heard.act in ALARMS:
        return False
    return heard.at < chat.by_phone + on_the_wall(office.procedure.own_phone)


def left_to_it(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The bot is silent; what is asked stands in the queue, for whoever is on duty there."""
    quiet = Quiet("answered_by_phone")
    if heard.case is not None or heard.inbound.kind not in ANSWERS:
        return Decision(chat, (quiet,))
    service = services.talk_service(office)
    subject = subject_of(heard.text)
    identity = services.identity(chat.form, service)
    opened = OpenCase(subject, "answered_by_phone", service.key, identity)
    return Decision(handover.waiting(chat, service), (opened, quiet))


def called(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A call (`PJ-1`, `PJ-12`): one that was missed gets an automatic text, once a burst.

    Where a human has the floor, they hear of it instead.
    """
    inbound, quiet = heard.inbound, Quiet("call")
    if inbound.detail.get("call") != CallFate.MISSED:
        return Decision(chat, (quiet,))
    at = min(inbound.at, heard.at)
    again = chat.called_at is not None and abs(at - chat.called_at) < BURST
    if again or heard.at - at > LATEST_CALL:
        return Decision(chat, (quiet,))
    chat = replace(chat, called_at=at)
    told = NotifyOffice(NoticeKind.CALL_MISSED)
    if chat.step is Step.WITH_AGENT or _talks(chat, heard, office):
        return Decision(chat, (told, quiet))
    noted = told if heard.case is not None else NoteCall(at)
    line = Line(ReplyKey.CALL_MISSED)
    if services.is_in_form(chat):
        asked = asking.ask_again(chat, office, (line,))
        return replace(asked, effects=(noted, *asked.effects))
    return Decision(chat, (noted, Say((line,))))
