"""Cases from elsewhere: a phone call, a visit, an e-mail, a review, entered by hand (`AH-1`)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.effects.effect import OnlyOnce
from bot.unit_of_work import UnitOfWork, run
from channels.registry import by_hand
from core.errors import BadInput
from core.facts import COMPLAINANT, Fact, NewFact, agent_actor
from core.message import Address, Attachment, Kind
from core.text import shortened, storable
from core.time import aware
from desk.case_action import ActionContext, CaseActions, checked, described
from forms.field_values import check
from forms.form import Problem
from forms.registry import type_of
from handoff.accounts import Account
from handoff.actions.action import CaseAction
from handoff.actions.authority import why_not_serving
from handoff.actions.refusal import refuse
from handoff.case import SUBJECT_LENGTH, Case, Source
from handoff.effects import RecordFact
from handoff.service import Field

OLDEST = timedelta(days=366)


class WrongFields(BadInput):
    """What was entered for fields of the identity form cannot be; `problems` says why, by key."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        super().__init__(", ".join(f"{key}: {one.code}" for key, one in problems.items()))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Intake:
    """What somebody wrote down of a contact.

    `came_at` (aware) is when the complainant turned to the office; `identity` maps keys of the
    service's form to what was said; empty ones are left out. `as_written` are the keys of which the
    agent says that they stand so on paper. `files` are screenshots and papers.
    """

    source: Source
    came_at: datetime
    service: str
    text: str
    name: str = ""
    identity: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Attachment, ...] = ()
    as_written: frozenset[str] = frozenset()


class CaseIntake(CaseActions):
    """A case that lives by the same stages, deadlines and registers as every other."""

    async def enter(self, agent: Account, entry: Intake, key: str) -> Case:
        """A new case in the queue; the same `key` of the same account gives the same case.

        Raises `NotAllowed`, `BadInput` (`WrongFields` for those of the form, all at once).
        """
        refuse(why_not_serving(agent, self.procedure))
        words, identity = checked(entry.text), self._identity(entry)
        self._check(entry)
        address = Address(by_hand(), f"entry:{agent.id}:{key}")
        entered: Case | None = None

        async def act(work: UnitOfWork) -> None:
            nonlocal entered
            entered = work.chat.last_case
            if entered is not None:
                return
            at = self.clock()
            self._record(work, agent, entry, words, at)
            case = Case(
                id=0,
                chat=0,
                number="",
                subject=shortened(words, SUBJECT_LENGTH),
                opened_at=at,
                service=entry.service,
                source=entry.source,
                came_at=entry.came_at,
                identity=identity,
            )
            actor, state = agent_actor(agent.id), work.chat.state
            state, entered = await self.handler.open_case(work, case, state, "entered", actor)
            work.remember(state)

        await run(lambda: self.works.on_addresses((address,)), act, self.committed)
        return await self._stored(address, entered)

    async def hear(
        self, case_id: int, agent: Account, text: str, key: str, files: tuple[Attachment, ...] = ()
    ) -> Case:
        """What the complainant of a case from elsewhere says again: an answer is owed anew."""
        words, kept = checked(text), described(files)

        async def act(action: ActionContext) -> None:
            at = action.progress.at
            data = {
                "kind": Kind.TEXT,
                "channel": by_hand(),
                "text": words,
                "sent_at": at.isoformat(),
                "files": kept,
                "agent_name": agent.name,
            }
            fact = NewFact(Fact.MESSAGE_IN, at, COMPLAINANT, data)
            action.work.add(RecordFact(fact), OnlyOnce(f"{agent.id}:{key}"))
            action.progress.heard()

        return await self.on_case(case_id, agent, CaseAction.HEAR, act)

    async def _stored(self, address: Address, entered: Case | None) -> Case:
        """The case with the id that the storage gave it."""
        if entered is not None and entered.id:
            return entered
        async with self.works.on_addresses((address,)) as work:
            case = work.chat.last_case
        if case is None:
            raise AssertionError(f"{address} was entered without a case")
        return case

    def _record(
        self, work: UnitOfWork, agent: Account, entry: Intake, words: str, at: datetime
    ) -> None:
        came = {"source": entry.source, "came_at": entry.came_at.isoformat()}
        said = {
            "kind": Kind.TEXT,
            "channel": by_hand(),
            "text": words,
            "sent_at": entry.came_at.isoformat(),
            "name": storable(entry.name),
            **came,
        }
        data = {"agent_name": agent.name, "files": described(entry.files), **came}
        work.add(
            RecordFact(NewFact(Fact.MESSAGE_IN, at, COMPLAINANT, said)),
            RecordFact(NewFact(Fact.CASE_ENTERED, at, agent_actor(agent.id), data)),
        )
        work.heard(entry.came_at, storable(entry.name))

    def _check(self, entry: Intake) -> None:
        now = self.clock()
        if entry.source is Source.MESSAGE:
            raise BadInput("a message on a channel of the hotline is not entered by hand")
        if entry.service not in {service.key for service in self.procedure.services}:
            raise BadInput(f"{entry.service!r} is no service of this office")
        if not now - OLDEST <= aware(entry.came_at) <= now:
            raise BadInput("the time of the contact is in the future, or more than a year ago")

    def _identity(self, entry: Intake) -> dict[str, str]:
        """The checked values of the form; by hand no field is required."""
        form, today = (
            self.procedure.service(entry.service).form,
            self.handler.office.today(self.clock()),
        )
        values, problems = read_identity(form, entry.identity, today, entry.as_written)
        if problems:
            raise WrongFields(problems)
        return values


def read_identity(
    form: Sequence[Field],
    said: Mapping[str, str],
    today: date,
    as_written: Collection[str] = (),
) -> tuple[dict[str, str], dict[str, Problem]]:
    """The values of what was entered, and what is wrong with each of the others; by key.

    `today` is the date at the office. What an agent read on paper (`as_written`) is a value where
    its type can be kept so: a name however unlikely, no day that the calendar lacks.
    """
    values, problems = {}, {}
    for one in form:
        words = said.get(one.key, "").strip()
        if not words or type_of(one).nature.is_file:
            continue
        verdict = check(one, words, today)
        read = type_of(one).as_written(words) if one.key in as_written else ""
        if read:
            values[one.key] = read
        elif isinstance(verdict, Problem):
            problems[one.key] = verdict
        else:
            values[one.key] = verdict
    return values, problems
