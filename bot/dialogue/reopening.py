"""Taking a closed case up again: within the office's limit it is the same case."""

from dataclasses import replace
from itertools import pairwise

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Line, Office, Reopen, Say
from bot.dialogue import handover, status
from bot.dialogue.reading import asks, is_known, pressed
from core.replies import ReplyKey
from handoff.case import Case, CaseStatus
from language.normalising import words
from language.slang import listed

_LONGEST = 12
_NOT = listed("belum tidak")
_SETTLED = listed("selesai beres kelar tuntas teratasi terselesaikan diselesaikan")
_TAKE_UP = (("buka", "lagi"), ("buka", "kembali"), ("buka", "ulang"), ("dibuka", "lagi"))
_OPENING_HOURS = listed("kapan jam hari besok loket kantor poli")


def wanted(heard: Heard) -> bool:
    """Whether the words say that a closed case is not settled: *masih belum beres*."""
    case, said = heard.about, words(heard.text)
    if pressed(heard) or case is None or case.status is not CaseStatus.CLOSED or heard.case:
        return False
    if not said or len(said) > _LONGEST or is_known(heard):
        return False
    pairs = set(pairwise(said))
    takes_up = any(pair in pairs for pair in _TAKE_UP) and _OPENING_HOURS.isdisjoint(said)
    unsettled = any(one in _NOT and two in _SETTLED for one, two in pairs)
    return unsettled or (takes_up and not asks(heard))


def possible(heard: Heard, office: Office) -> bool:
    """Whether the words ask for it, and the office's limit has not passed."""
    closed = heard.about
    return closed is not None and wanted(heard) and _in_time(closed, heard, office)


def _in_time(closed: Case, heard: Heard, office: Office) -> bool:
    return bool(choices.after_closing(closed, office, heard.at))


def decide(chat: Chat, heard: Heard, office: Office, number: str = "") -> Decision:
    """The case that was closed last, or the one that an old button names."""
    case = heard.about
    if heard.case is not None:
        return handover.to_people(chat, heard, office, "not_settled")
    if case is None:
        return Decision(chat, (Say((Line(ReplyKey.STATUS_NONE),), choices.lost(office)),))
    named = number or case.number
    if named != case.number or not _in_time(case, heard, office):
        late = Line(ReplyKey.REOPEN_TOO_LATE, {"case_number": named})
        return Decision(chat.to(Step.TALKING), (Say((late,), choices.lost(office)),))
    waits = replace(chat.to(Step.WAITING), answered="", offered=(), unknown=0, last_question="")
    lines = status.with_hours((Line(ReplyKey.REOPENED),), heard, office)
    return Decision(waits, (Reopen(), Say(lines)))
