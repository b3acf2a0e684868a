"""New cases as the bot makes them, before they have a number and a stage."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.chat import Chat
from bot.decision import Office
from bot.dialogue.services import identity, talk_service
from bot.effects.effect import OpenCase
from core.facts import BOT, Fact, NewFact
from core.text import shortened
from handoff.case import SUBJECT_LENGTH, Case, CaseStatus, Priority, Source
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
    """A line of the register for a call that nobody answered and that was answered in words."""
    line = _line(number, CALL_SUBJECT, chat, office, at)
    return replace(line, came_at=rang_at, source=Source.PHONE)


def praise(number: str, words: str, chat: Chat, office: Office, at: datetime) -> Case:
    """A line of the register for praise, under the office's category for it."""
    category = office.procedure.praise
    line = _line(number, shortened(words, SUBJECT_LENGTH), chat, office, at)
    return replace(line, came_at=at, category=category.label if category else "")


def _line(number: str, subject: str, chat: Chat, office: Office, at: datetime) -> Case:
    """A case that is over: whatever the complainant writes then begins one of its own."""
    service = talk_service(office)
    return Case(
        id=0,
        chat=0,
        number=number,
        subject=subject,
        opened_at=at,
        status=CaseStatus.CLOSED,
        closed_at=at,
        replied_at=at,
        service=service.key,
        identity=identity(chat.form, service),
    )


def facts_of_line(line: Case, why: str) -> tuple[RecordFact, RecordFact]:
    """That it was opened and closed at once."""
    number, at = line.number, line.opened_at
    about = {"number": number, "service": line.service, "source": line.source}
    opened: Mapping[str, object] = {**about, "why": why, "subject": line.subject}
    closed = {"number": number, "category": line.category}
    return (
        RecordFact(NewFact(Fact.CASE_OPENED, at, BOT, opened)),
        RecordFact(NewFact(Fact.CASE_CLOSED, at, BOT, closed)),
    )
