"""What follows an alarm or a concern while the office is closed says when people are there."""

from datetime import datetime

import pytest

from core.time import moment_words
from tests.hotline.cells import OFFICES
from tests.hotline.house import knowledge
from tests.hotline.memory import Caller

NIGHT = datetime.fromisoformat("2026-12-01T23:20+07:00")
MORNING = datetime.fromisoformat("2026-11-30T10:00+07:00")
ALARMS = {
    "saya minum racun": ("status", "di rumah", "iya", "halo?", "petugas", "lama banget"),
    "saya mau bunuh diri": ("udah gapapa kok", "saya di kamar", "oke"),
    "lagi sedih banget": ("sedih terus", "hampa"),
}
TALKS = list(ALARMS.items())


async def follow_ups(office: str, at: datetime, first: str, later: tuple[str, ...]) -> list[str]:
    """The replies to `later` after `first` was said at that time, without what is empty."""
    caller = Caller(knowledge(office))
    caller.memory.now = at
    await caller.says(first)
    return [said for said in [await caller.says(words) for words in later] if said]


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize(("first", "later"), TALKS)
async def test_at_night_every_reply_says_from_when(
    office: str, first: str, later: tuple[str, ...]
) -> None:
    of = knowledge(office).office
    opens = moment_words(of.calendar.next_opening(NIGHT), of.procedure.zone)
    for said in await follow_ups(office, NIGHT, first, later):
        assert opens in said


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize(("first", "later"), TALKS)
async def test_by_day_no_reply_does(office: str, first: str, later: tuple[str, ...]) -> None:
    for said in await follow_ups(office, MORNING, first, later):
        assert "baru bertugas" not in said
