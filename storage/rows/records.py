"""From a case, its chat and its facts to what registers and papers say of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from channels.registry import capabilities_of
from core.facts import Fact, SealedFact
from core.message import Address
from core.tables import Partial
from core.unreadable import readable
from forms.definition import FieldRole
from forms.field_values import on_paper, secrets
from forms.registry import is_of, of_role
from handoff.allowance import PROMISED, DeadlineKind
from handoff.case import Case, CaseStatus, Source
from handoff.procedure import DutyKind, Procedure
from handoff.service import Field
from handoff.stage import COMPLAINANT as THE_COMPLAINANT
from reports.labels import UNREADABLE
from reports.records import (
    CaseFile,
    CaseRecord,
    Evidence,
    JudgedDeadline,
    OfficeWriting,
    StageEntry,
    WritingKind,
)
from storage.rows.transcripts import transcript

LED_TO_IT = timedelta(hours=24)  # how much talk before a case is taken for what led to it
_WRITINGS: Partial[Fact, WritingKind | None] = Partial(
    {
        Fact.SUPERIOR_ASKED: WritingKind.NEED,
        Fact.SHEET_GIVEN: WritingKind.SHEET,
        Fact.UNIT_ASKED: WritingKind.UNIT_ASKED,
        Fact.FINDING_GIVEN: WritingKind.FINDING,
        Fact.MINUTES_DRAWN: WritingKind.MINUTES,
        Fact.MINUTES_APPROVED: WritingKind.APPROVAL,
        Fact.MINUTES_SENT_BACK: WritingKind.SENT_BACK,
        Fact.LETTER_GIVEN: WritingKind.LETTER,
    },
    otherwise=None,
)
_BY_THE_OWNER = frozenset(
    {WritingKind.SHEET, WritingKind.FINDING, WritingKind.APPROVAL, WritingKind.SENT_BACK}
)
_ANSWERED = frozenset({WritingKind.NEED, WritingKind.UNIT_ASKED})


@dataclass(frozen=True, slots=True)
class Person:
    """Who talks in the chat of a case."""

    name: str
    address: Address


def record(
    case: Case,
    person: Person,
    evidence: Evidence,
    came_out: Sequence[SealedFact],
    office: Procedure,
) -> CaseRecord:
    """One line of the register; `came_out` are the facts of deadlines that were met or passed."""
    stage = office.stages.get(case.stage)
    return CaseRecord(
        case.number,
        person.address.channel,
        case.source,
        office.service(case.service).label,
        _said(case, office, FieldRole.NAME) or person.name,
        _said(case, office, FieldRole.NUMBER, FieldRole.MAIL) or _reached_at(person.address),
        case.subject,
        case.category,
        stage.label if stage else case.stage,
        case.status,
        case.came_at or case.opened_at,
        case.opened_at,
        evidence,
        case.weight,
        case.replied_at,
        case.closed_at,
        _owed(case, DeadlineKind.FIRST_REPLY, came_out),
        _owed(case, DeadlineKind.WHOLE, came_out),
        _late_stages(came_out, office),
        case.agent_name,
        _duty(case.unit, office),
        _duty(case.superior, office),
        case.verdict,
        case.satisfaction,
        case.remark,
        case.reopened,
        _owed(case, DeadlineKind.CALL_BACK, came_out),
        case.late_by,
        secrets(office.identity_fields(case.service, case.identity), case.identity),
    )


def shown_record(
    case: Case,
    person: Person,
    evidence: Evidence,
    came_out: Sequence[SealedFact],
    office: Procedure,
) -> CaseRecord:
    """As `record`; a case that cannot be read is a line that says so, and counts."""

    def stand_in() -> CaseRecord:
        unread = UNREADABLE
        return CaseRecord(
            number=case.number,
            channel=person.address.channel,
            source=Source.MESSAGE,
            service=unread,
            name="",
            contact="",
            subject=unread,
            category=unread,
            stage="",
            status=CaseStatus.UNREADABLE,
            came_at=case.opened_at,
            opened_at=case.opened_at,
            evidence=evidence,
        )

    if case.status is CaseStatus.UNREADABLE:
        return stand_in()
    read = partial(record, case, person, evidence, came_out, office)
    return readable("record of case", case.id, read, stand_in)


def file(
    record: CaseRecord, case: Case, facts: Sequence[SealedFact], office: Procedure
) -> CaseFile:
    """The papers of a case; `facts` are its own and those of the talk that led to it."""
    return CaseFile(
        record,
        tuple(_identity(case, office)),
        tuple(_written(facts, office)),
        tuple(transcript(facts, record.name, office)),
        tuple(
            StageEntry(_stage(str(fact.data.get("stage", "")), office), fact.at)
            for fact in facts
            if fact.kind is Fact.STAGE_ENTERED
        ),
        tuple(_addresses(case, office)),
    )


def came_out(facts: Iterable[SealedFact]) -> list[SealedFact]:
    """The facts of deadlines that were met or passed."""
    return [one for one in facts if one.kind in {Fact.DEADLINE_MET, Fact.DEADLINE_PASSED}]


def _owed(case: Case, kind: DeadlineKind, came_out: Sequence[SealedFact]) -> JudgedDeadline | None:
    """The deadline as it runs, or as it was met last."""
    told = [fact for fact in came_out if fact.data.get("deadline") == kind]
    running, promise = case.deadline(kind), case.reply_owed
    waits = running is not None and running.due_at is None and kind in PROMISED
    if waits and promise is not None and promise.promises:  # a unit has it: its date is the promise
        return _owed(case, promise.kind, came_out)
    if running is not None:
        judged_at, last = running.judged_at, told[-1] if told else None
        passed = last is not None and last.kind is Fact.DEADLINE_PASSED
        if passed and last is not None and judged_at is not None:
            passed = last.at >= judged_at  # what passed before was not what they were promised
        return JudgedDeadline(judged_at, passed)
    met = next((fact for fact in reversed(told) if fact.kind is Fact.DEADLINE_MET), None)
    if met is None:
        return None
    return JudgedDeadline(_due(met, "promised_at") or _due(met), bool(met.data.get("late")))


def _late_stages(came_out: Sequence[SealedFact], office: Procedure) -> tuple[str, ...]:
    theirs = {key for key, stage in office.stages.items() if stage.owner == THE_COMPLAINANT}
    late = (
        _stage(str(fact.data.get("stage", "")), office)
        for fact in came_out
        if fact.data.get("deadline") == DeadlineKind.STAGE
        and (fact.kind is Fact.DEADLINE_PASSED or fact.data.get("late"))
        and fact.data.get("stage") not in theirs
    )
    return tuple(dict.fromkeys(late))


def _written(facts: Sequence[SealedFact], office: Procedure) -> Iterator[OfficeWriting]:
    owner = ""
    for place, fact in enumerate(facts):
        if fact.kind is Fact.STAGE_ENTERED:
            owner = str(fact.data.get("owner", ""))
        kind = _WRITINGS[fact.kind]
        if kind is None:
            continue
        yield OfficeWriting(
            kind,
            str(fact.data.get("text") or fact.data.get("remark") or ""),
            fact.at,
            str(fact.data.get("agent_name", "")),
            _duty_of(kind, fact, owner, office),
            str(fact.data.get("label", "")),
            _answer_due(facts[place + 1 :]) if kind in _ANSWERED else None,
        )


def _duty_of(kind: WritingKind, fact: SealedFact, owner: str, office: Procedure) -> str:
    """In which duty somebody wrote: that which owned the stage, where it was theirs to write."""
    if fact.data.get("on_behalf"):
        return ""
    if kind in _BY_THE_OWNER:
        return _duty(str(fact.data.get("superior") or fact.data.get("unit") or owner), office)
    duty = office.duties.get(owner)
    return duty.label if duty is not None and duty.kind is DutyKind.AGENT else ""


def _answer_due(later: Sequence[SealedFact]) -> datetime | None:
    """The end of the stage that the request led to, as it was set then."""
    for fact in later:
        if fact.kind in _WRITINGS:
            return None
        if fact.kind is Fact.DEADLINE_SET and fact.data.get("deadline") == DeadlineKind.STAGE:
            return _due(fact)
    return None


def _due(fact: SealedFact, key: str = "due_at") -> datetime | None:
    """Until when something was owed or promised, where the fact says so."""
    written = str(fact.data.get(key) or "")
    number = f"{fact.chat}/{fact.seq}"
    read = partial(datetime.fromisoformat, written)
    return readable("end in fact", number, read, lambda: None) if written else None


def _identity(case: Case, office: Procedure) -> Iterator[tuple[str, str]]:
    form = office.identity_fields(case.service, case.identity)
    for one in form:
        if case.identity.get(one.key):
            yield one.label, _as_written(one, case.identity[one.key])
    known = {one.key for one in form}
    yield from ((key, value) for key, value in case.identity.items() if key not in known)


def _addresses(case: Case, office: Procedure) -> Iterator[str]:
    form = office.identity_fields(case.service, case.identity)
    for one in of_role(form, FieldRole.ADDRESS):
        if case.identity.get(one.key):
            yield _as_written(one, case.identity[one.key])


def _as_written(field: Field, value: str) -> str:
    """A checked value as people write it: *28 Februari 1990*, *0812 5544 3321*."""
    return readable("identity", field.key, lambda: on_paper(field, value), lambda: value)


def _said(case: Case, office: Procedure, *roles: FieldRole) -> str:
    """The first field of one of those roles that the complainant filled in."""
    form = office.identity_fields(case.service, case.identity)
    found = (case.identity.get(one.key, "") for role in roles for one in form if is_of(one, role))
    return next(filter(None, found), "")


def _reached_at(address: Address) -> str:
    return address.value.partition(":")[2] if capabilities_of(address.channel).reachable else ""


def _stage(key: str, office: Procedure) -> str:
    stage = office.stages.get(key)
    return stage.label if stage else key


def _duty(key: str, office: Procedure) -> str:
    duty = office.duties.get(key)
    return duty.label if duty else key
