"""Plays a row step by step and says when it was due, when it happened, and where that is proved."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from app.conformance.actions import Doing, do
from app.conformance.house import House, open_house
from app.conformance.measuring import measured, too_late
from app.conformance.papers import make
from app.conformance.rows import FILE_NAME, Row, Script, ScriptStep, moment, waited
from app.office.knowledge import Knowledge
from app.virtual.clock import ClockStuck
from core.errors import LoketError
from core.facts import Fact, SealedFact
from handoff.calendar import WorkingCalendar
from handoff.case import Case


class StepFailed(Exception):
    """What a step expected is not so; the message says what is."""


@dataclass(frozen=True, slots=True)
class PlayedRow:
    """What became of a row. Times are ISO with the office's zone, empty where there is none.

    `evidence` numbers the facts of the chat in which the row was played.
    """

    office: str
    id: str
    what: str
    done: tuple[str, ...]
    due: str = ""
    happened: str = ""
    case: str = ""
    evidence: Mapping[str, object] = field(default_factory=dict)
    passed: bool = True
    why: str = ""

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)


async def play(script: Script, row: Row, knowledge: Knowledge) -> PlayedRow:
    """One row in a hotline of its own, opened for it and thrown away after it."""
    with TemporaryDirectory(prefix="loket-") as folder:
        async with open_house(Path(folder), knowledge, row.starts) as house:
            for person in script.people:
                await house.admit(person)
            return await Playing(house, script.office, row).play()


@dataclass
class Playing:
    """A row on its way."""

    house: House
    office: str
    row: Row
    done: list[str] = field(default_factory=list)
    heard: int = 0
    entered: Case | None = None
    last_sent: str = ""

    async def play(self) -> PlayedRow:
        """Every step, then the measure. A step that fails ends the row."""
        why = ""
        try:
            for step in self.row.play:
                await self._step(step)
                self.done.append(f"{self._clock()} {step}")
        except (StepFailed, ClockStuck, LoketError, LookupError, ValueError) as error:
            why = f"{FILE_NAME}:{step.line}: {step}: {_seen(error)}"
        facts = await self._facts()
        times = measured(self.row.measure, facts)
        if not why and (late := too_late(self.row.measure, times, self._calendar)):
            why = f"{FILE_NAME}:{self.row.measure.line}: {late}"
        zone = self._zone
        case = await self._case()
        return PlayedRow(
            office=self.office,
            id=self.row.id,
            what=self.row.what,
            done=tuple(self.done),
            due=_iso(times.due, zone),
            happened=_iso(times.happened, zone),
            case=case.number if case else "",
            evidence={
                "chat": facts[0].chat if facts else 0,
                "facts": [fact.seq for fact in facts],
            },
            passed=not why,
            why=why,
        )

    async def _step(self, step: ScriptStep) -> None:
        match step.verb:
            case "says":
                await self.house.hear(text=step.value)
            case "presses":
                await self._press(step.value)
            case "sends_file":
                await self._send_file(step.value)
            case "does":
                await self._do(step)
            case "wait":
                await self.house.pass_time(self.house.clock() + waited(step.value))
            case "until":
                until = moment(step.value).replace(tzinfo=self._zone)
                _require(until > self.house.clock(), f"it is {self._clock()} already")
                await self.house.pass_time(until)
            case "presence":
                await self._presence(step)
            case "platform":
                sent = await self.house.send()
                self.last_sent = sent or self.last_sent
                await self.house.hear(about=self.last_sent, status=step.value)
            case _:
                await self._expect(step)
        await self.house.settle()

    async def _expect(self, step: ScriptStep) -> None:
        match step.verb:
            case "hears":
                await self._hears(step.value)
            case "silent":
                said = (await self.house.said())[self.heard :]
                _require(not said, f"the office said {said}")
            case "case":
                await self._case_is(step.given)
            case "counts":
                counts = await self.house.program.store.desk.counts(self.house.clock())
                _compare(counts, step.given)
            case "told":
                await self._told(step)
            case "fact":
                await self._happened(step)
            case "makes":
                facts = await self._facts()
                entered = [fact for fact in facts if fact.kind is Fact.STAGE_ENTERED]
                stages = [str(fact.data["stage"]) for fact in entered]
                await make(self.house, step.value, await self._case(), step.given, stages)
            case _:
                raise LookupError(f"'{step.verb}' is no step")

    async def _press(self, title: str) -> None:
        titles = set()
        for fact in reversed(await self.house.facts()):
            choices = fact.data.get("choices", ())
            for choice in choices if isinstance(choices, list) else ():
                titles.add(str(choice["title"]))
                if choice["title"] == title:
                    await self.house.hear(choice=choice["id"], text=title)
                    return
        raise StepFailed(f"there is no such button among {sorted(titles)}")

    async def _send_file(self, name: str) -> None:
        sha256 = await self.house.program.files.keep(b"\x89PNG\r\n\x1a\n", "image/png", name)
        await self.house.hear(file=name, sha256=sha256)

    async def _do(self, step: ScriptStep) -> None:
        by = self.house.people[step.who]
        doing = Doing(self.house, by, await self._case(), step.given, f"step-{len(self.done):06d}")
        try:
            result = await do(step.value, doing)
        except LoketError as error:
            if type(error).__name__ != step.refused:
                raise
            return
        _require(not step.refused, f"it was not refused with {step.refused}")
        if step.value == "enter" and isinstance(result, Case):
            self.entered = result

    async def _presence(self, step: ScriptStep) -> None:
        accounts, account = self.house.program.store.accounts, self.house.people[step.who]
        await accounts.set_away(account.id, step.value == "away")

    async def _hears(self, fragment: str) -> None:
        said = await self.house.said()
        for place, text in enumerate(said[self.heard :], start=self.heard + 1):
            if fragment.casefold() in text.casefold():
                self.heard = place
                return
        raise StepFailed(f"the office said {said[self.heard :]}")

    async def _case_is(self, wanted: Mapping[str, str]) -> None:
        case = await self._case()
        if case is None:
            raise StepFailed("there is no case")
        _compare(case, wanted)

    async def _told(self, step: ScriptStep) -> None:
        told = [
            (str(fact.data.get("to")), str(fact.data.get("why")))
            for fact in await self._facts()
            if fact.kind is Fact.SOMEBODY_TOLD
        ]
        names = {f"agent:{one.id}": key for key, one in self.house.people.items()}
        known = [(names.get(to, to), why) for to, why in told]
        wanted = any(to == step.value and step.about in ("", why) for to, why in known)
        _require(wanted, f"those who were told: {known}")

    async def _happened(self, step: ScriptStep) -> None:
        kind = Fact(step.value)
        found = [fact.data for fact in await self._facts() if fact.kind is kind]
        wanted = any(
            all(_words(data.get(key)) == value for key, value in step.given.items())
            for data in found
        )
        _require(wanted, f"the facts of that kind: {found}")

    async def _facts(self) -> list[SealedFact]:
        return await self.house.facts(self.entered.chat if self.entered else None)

    async def _case(self) -> Case | None:
        if self.entered is not None:
            return await self.house.program.store.desk.case(self.entered.id)
        return await self.house.case()

    @property
    def _calendar(self) -> WorkingCalendar:
        return self.house.program.knowledge.office.calendar

    @property
    def _zone(self) -> ZoneInfo:
        return self.house.program.knowledge.office.procedure.zone

    def _clock(self) -> str:
        return self.house.clock().astimezone(self._zone).strftime("%Y-%m-%d %H.%M")


def _compare(thing: object, wanted: Mapping[str, str]) -> None:
    for key, value in wanted.items():
        is_so = _words(getattr(thing, key))
        _require(is_so == value, f"{key} is {is_so!r}")


def _require(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise StepFailed(otherwise)


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value)


def _seen(error: Exception) -> str:
    told = isinstance(error, StepFailed | LoketError) and str(error)
    return told or f"{type(error).__name__}: {error}"


def _iso(at: datetime | None, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat() if at else ""
