"""What an administrator should look at before and while the hotline runs."""

from datetime import datetime

from app.engines import environment_of
from app.knowledge import Knowledge, load_knowledge
from app.settings import Settings
from handoff.holidays import holidays_of
from handoff.procedure import DutyKind, Procedure
from nlu.rasa.environment import MISSING
from storage.store import FILE_NAME, open_store


async def examine(settings: Settings, now: datetime) -> list[str]:
    """A sentence for each thing to mend or confirm; none when all is well.

    Raises `BadConfiguration` for what `loket serve` would refuse to start with.
    """
    knowledge = load_knowledge(settings)
    return [
        *_procedure(knowledge, now),
        *_channels(settings),
        *_engines(settings),
        *await _tables(settings, knowledge.office.procedure),
    ]


def _procedure(knowledge: Knowledge, now: datetime) -> list[str]:
    procedure = knowledge.office.procedure
    found = []
    if procedure.emergency.confirmed is None:
        found.append(
            "the emergency numbers in procedure.yml are not confirmed: call "
            f"{procedure.emergency.national}, {procedure.emergency.own} and "
            f"{procedure.emergency.counselling}, then write the day under emergency.confirmed"
        )
    year = knowledge.office.today(now).year
    kinds = procedure.hours.holidays
    estimated = [day for day, holiday in holidays_of(year, kinds).items() if holiday.estimated]
    ahead = [day for day in sorted(estimated) if day >= knowledge.office.today(now)]
    if ahead:
        days = ", ".join(day.isoformat() for day in ahead)
        found.append(
            f"these holidays are estimates (perkiraan): {days}; when the decree says otherwise, "
            "write opening_hours.closed and opening_hours.open in procedure.yml"
        )
    return found


def _channels(settings: Settings) -> list[str]:
    found = []
    if not settings.has_whatsapp and not settings.has_telegram:
        found.append("neither WhatsApp nor Telegram is connected; complainants use the chat page")
    if settings.has_whatsapp and not settings.public_url.startswith("https://"):
        found.append("WhatsApp sends its webhooks to https only: set LOKET_PUBLIC_URL")
    return found


def _engines(settings: Settings) -> list[str]:
    wanted = settings.nlu == "rasa"
    return [MISSING] if wanted and not environment_of(settings).is_there else []


async def _tables(settings: Settings, procedure: Procedure) -> list[str]:
    if "://" not in settings.store and not (settings.data / FILE_NAME).is_file():
        return [f"there is no database in {settings.data} yet; loket serve makes it"]
    async with open_store(settings.store, read_only=True) as store:
        waiting = len(await store.inbox.quarantined(1000))
        admins = await store.accounts.administrators()
        people = await store.accounts.every()
    held = {duty for one in people if one.active for duty in one.duties}
    asked = {stage.owner for stage in procedure.stages.values()}
    idle = [
        duty.label
        for duty in procedure.duties.values()
        if duty.key not in held and (duty.kind is not DutyKind.AGENT or duty.key in asked)
    ]
    found = []
    if idle:
        found.append(
            f"nobody has the duty {', '.join(idle)}: what is asked of them reaches administrators "
            "only; give it to somebody on the page Orang"
        )
    if waiting:
        found.append(f"{waiting} events are in quarantine: loket quarantine shows them")
    if not admins:
        found.append("there is no administrator yet: loket invite administrator")
    return found
