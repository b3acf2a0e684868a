"""New cases as the bot makes them, before they have a number and a stage."""

from collections.abc import Mapping
from datetime import datetime

from bot.chat import Chat
from bot.decision import Office
from bot.dialogue.services import identity, talk_service
from bot.effects.effect import OpenCase
from core.facts import BOT, Fact, NewFact
from handoff.case import Case, CaseStatus, Priority, Source
from handoff.effects import RecordFact

CALL_SUBJECT = "Panggilan tak terjawab; dijawab dengan pesan otomatis"


def wanted_case(wanted: OpenCase, chat: Chat, at: datetime) -> Case:
    """The case that a decision opens at `at` (aware)."""
    return Case(
        id=0,
        chat=0,
        number="",
        subject=wanted.subject,
        opened_at=at,
        came_at=chat.began,
        received_at=chat.received,
        service=wanted.service,
        identity=dict(wanted.identity),
        priority=Priority.URGENT if wanted.urgent else Priority.NORMAL,
    )


def opening(case: Case, why: str, actor: str) -> RecordFact:
    """The fact that a case was opened."""
    data: dict[str, object] = {
        "number": case.number,
        "why": why,
        "service": case.service,
        "source": case.source,
        "subject": case.subject,
        "identity": dict(case.identity),
        "priority": case.priority,
    }
    if case.received_at is not None:
        data["late_seconds"] = int(case.late_by.total_seconds())
    return RecordFact(NewFact(Fact.CASE_OPENED, case.opened_at, actor, data))


def missed_call(number: str, chat: Chat, office: Office, rang_at: datetime, at: datetime) -> Case:
    """A line of the register for a call that nobody answered and that was answered in words.

    It is a case that is over: whatever the caller writes then begins one of its own.
    """
    service = talk_service(office)
    return Case(
        id=0,
        chat=0,
        number=number,
        subject=CALL_SUBJECT,
        opened_at=at,
        status=CaseStatus.CLOSED,
        closed_at=at,
        replied_at=at,
        came_at=rang_at,
        service=service.key,
        source=Source.PHONE,
        identity=identity(chat.form, service),
    )


def facts_of_call(call: Case) -> tuple[RecordFact, RecordFact]:
    """That it was opened and closed at once."""
    number, at = call.number, call.opened_at
    about = {"number": number, "service": call.service, "source": call.source}
    opened: Mapping[str, object] = {**about, "why": "call_missed", "subject": call.subject}
    closed = {"number": number, "category": ""}
    return (
        RecordFact(NewFact(Fact.CASE_OPENED, at, BOT, opened)),
        RecordFact(NewFact(Fact.CASE_CLOSED, at, BOT, closed)),
    )
