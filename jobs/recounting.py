"""What has changed in the office's papers since the last start, and what follows for open cases."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.decision import Office
from core.errors import IllegalMove
from desk.recalculation import Recalculation
from handoff.desk import DeskView

log = logging.getLogger("loket.start")
BATCH = 500
FINGERPRINT = "calendar"
YEARS_AHEAD = 2


class OfficeState(Protocol):
    """Small things that the office remembers between two starts."""

    async def get(self, key: str) -> str:
        """The value, empty when there is none."""
        ...

    async def set(self, key: str, value: str) -> None:
        """Remember it."""
        ...


async def recount(
    view: DeskView,
    state: OfficeState,
    desk: Recalculation,
    office: Office,
    clock: Callable[[], datetime],
) -> int:
    """Work every open deadline out again when the calendar is not what it was at the last start.

    Cases at a stage that the procedure does not have any more begin at their first stage. Returns
    how many cases changed. What is done is done by case: it may be killed and begun again.
    """
    year = office.today(clock()).year
    fingerprint = office.calendar.fingerprint(range(year - 1, year + YEARS_AHEAD + 1))
    same = await state.get(FINGERPRINT) == fingerprint
    changed = failed = after = 0
    while batch := await view.open_cases(after, BATCH):
        after = batch[-1].id
        for case in batch:
            if not desk.is_out_of_date(case, calendar=not same):
                continue
            try:
                await desk.bring_up_to_date(case.id)
                changed += 1
            except IllegalMove as error:  # closed meanwhile
                log.info("%s", error)
            except Exception:  # one case that cannot be stored holds up no other's deadlines
                log.exception("case %d could not be brought up to date", case.id)
                failed += 1
    if not same and not failed:
        await state.set(FINGERPRINT, fingerprint)
    if changed:
        log.info("%d open cases follow a changed calendar or procedure", changed)
    return changed
