"""What an administrator should look at before and while the hotline runs."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.engines import environment_of
from app.office.knowledge import Knowledge, load_knowledge
from app.office.offices import is_a_sample
from app.opening import open_kept
from app.platforms import connected, what_is_wrong
from app.settings import Settings, own_part
from channels.registry import with_accounts
from handoff.calendar.holidays import holidays_of
from handoff.procedure import DutyKind, Procedure
from nlu.rasa.environment import MISSING
from reports.typesetting import scripts_without_a_font
from storage.store import FILE_NAME, nothing_there

_SHOWN = 5
_AHEAD = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence for the administrator; `blocks`: the first talk has to wait for it."""

    text: str
    blocks: bool = True


async def examine(settings: Settings, now: datetime) -> list[Finding]:
    """What to mend or confirm, or to know; none when all is well.

    Raises `BadConfiguration` for what `loket serve` would refuse to start with.
    """
    knowledge = load_knowledge(settings)
    procedure = knowledge.office.procedure
    asked = await what_is_wrong(settings)
    return [
        *_samples(settings.office_folder),
        *_confirmed(settings, knowledge),
        *_holidays(knowledge, now),
        *_channels(settings),
        *(Finding(sentence) for sentence in asked.values() if sentence),
        *_engines(settings),
        *await _fonts(),
        *await _tables(settings, procedure),
    ]


def _samples(folder: Path) -> Iterator[Finding]:
    if is_a_sample(folder):
        yield Finding(
            f"{folder} came with Loket, and an upgrade replaces it: before you change or confirm "
            f"anything, take a copy that is yours (mkdir -p procedures && cp -r {folder} "
            "procedures/) or make an office of your own (loket procedures new rsud-contoh)"
        )


def _confirmed(settings: Settings, knowledge: Knowledge) -> Iterator[Finding]:
    """What only the office can know, and has not said yet."""
    procedure, folder = knowledge.office.procedure, settings.office_folder
    danger = procedure.emergency
    if danger.confirmed is None:
        given = (danger.national, danger.own, danger.counselling, danger.children)
        numbers = ", ".join(dict.fromkeys(filter(None, given)))
        yield Finding(
            f"the emergency numbers in {folder / 'procedure.yml'} are not confirmed: call each of "
            f"them ({numbers}), then write the day under emergency.confirmed"
        )
    fields = {field.key: field for service in procedure.services for field in service.form}
    for field in fields.values():
        if field.pattern and field.confirmed is None:
            yield Finding(
                f"the pattern of {field.label} ({field.pattern}) in {folder / 'procedure.yml'} is "
                "not confirmed: hold it against real numbers, then write the day under the "
                "field's confirmed"
            )
    samples = [entry.id for entry in knowledge.matcher.entries if entry.sample]
    if samples:
        shown = ", ".join(samples[:_SHOWN]) + (", …" if len(samples) > _SHOWN else "")
        yield Finding(
            f"{_counted(len(samples), 'entry', 'entries')} of {folder / 'desk_info.yml'} still "
            f"marked as samples ({shown}): make each true, then take its line 'sample: true' away"
        )
    if not procedure.privacy:
        yield Finding(
            f"{folder / 'procedure.yml'} does not say what becomes of complainants' data: write it "
            "under privacy; people read it before they are asked who they are"
        )


def _holidays(knowledge: Knowledge, now: datetime) -> Iterator[Finding]:
    procedure, today = knowledge.office.procedure, knowledge.office.today(now)
    years = (today.year, today.year + 1)
    found = [one for year in years for one in holidays_of(year, procedure.hours.holidays).items()]
    ahead = [
        day
        for day, holiday in sorted(found, key=lambda one: one[0])
        if holiday.estimated and today <= day <= today + _AHEAD
    ]
    if ahead:
        days = ", ".join(day.isoformat() for day in ahead)
        yield Finding(
            f"these holidays are estimates (perkiraan): {days}; when the decree says otherwise, "
            "write opening_hours.closed and opening_hours.open in procedure.yml",
            blocks=False,
        )


def _channels(settings: Settings) -> Iterator[Finding]:
    there = connected(settings)
    if not there:
        named = " nor ".join(one.capabilities.label for one in with_accounts())
        yield Finding(
            f"neither {named} is connected; complainants use the chat page",
            blocks=False,
        )
    for one in there:
        yield from (Finding(sentence) for sentence in one.missing(own_part(settings, one)))


def _engines(settings: Settings) -> Iterator[Finding]:
    if settings.nlu == "rasa" and not environment_of(settings).is_there:
        yield Finding(MISSING)


async def _fonts() -> list[Finding]:
    missing = await asyncio.to_thread(scripts_without_a_font)
    if not missing:
        return []
    text = (
        f"papers have no font for the scripts {', '.join(missing)} and name their signs instead "
        "(U+0F40); who writes in one of them needs its font (Debian: fonts-noto-core, or a file "
        "in ~/.local/share/fonts) and a new start"
    )
    return [Finding(text, blocks=False)]


def _counted(number: int, one: str, more: str) -> str:
    """*1 entry*, *7 entries*."""
    return f"{number} {one if number == 1 else more}"


async def _tables(settings: Settings, procedure: Procedure) -> list[Finding]:
    if "://" not in settings.store and not (settings.data / FILE_NAME).is_file():
        return [Finding(nothing_there(settings.data), blocks=False)]
    async with open_kept(settings, read_only=True) as store:
        waiting = len(await store.events.quarantined(1000))
        admins = await store.accounts.administrators()
        people = await store.accounts.every()
    held = {duty for one in people if one.active for duty in one.duties}
    asked = {stage.owner for stage in procedure.stages.values()}
    idle = [
        duty.label
        for duty in procedure.duties.values()
        if duty.key not in held and (duty.kind is not DutyKind.AGENT or duty.key in asked)
    ]
    damaged = [one.username for one in people if not one.readable]
    found = []
    if idle:
        found.append(
            f"nobody has the duty {', '.join(idle)}: what is asked of them reaches administrators "
            "only; give it to somebody on the page Orang"
        )
    if waiting:
        found.append(
            f"{_counted(waiting, 'event', 'events')} in quarantine: loket quarantine shows them"
        )
    if damaged:
        found.append(
            f"accounts that cannot be read: {', '.join(damaged)}; save them on Orang again"
        )
    if not admins:
        found.append("there is no administrator yet: loket invite administrator")
    return [Finding(text) for text in found]
