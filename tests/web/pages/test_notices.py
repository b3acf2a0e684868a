"""What somebody is told has words, whatever it is."""

from datetime import timedelta

import pytest

from handoff.desk import ToldNotice
from handoff.notices import SUPERIORS, Notice, NoticeKind
from tests.hotline.house import MORNING
from tests.web.house import House
from web.showing.notices import notice_lines


@pytest.mark.parametrize("kind", list(NoticeKind))
async def test_every_notice_has_words(house: House, kind: NoticeKind) -> None:
    notice = Notice(SUPERIORS, kind, MORNING, {"deadline": "stage"})
    told = [ToldNotice(1, 1, "ADU-2026-000001", notice)]
    [shown] = notice_lines(told, house.parts.office, MORNING)
    assert len(shown.text) > len("Tenggat: ")


@pytest.mark.parametrize("left", [timedelta(minutes=1), timedelta(), timedelta(minutes=-1)])
async def test_an_end_that_was_near_is_over_for_whoever_looks_later(
    house: House, left: timedelta
) -> None:
    due_at = MORNING.isoformat()
    notice = Notice(
        SUPERIORS, NoticeKind.NEAR, MORNING, {"deadline": "next_reply", "due_at": due_at}
    )
    told = [ToldNotice(1, 1, "ADU-2026-000001", notice)]
    [shown] = notice_lines(told, house.parts.office, MORNING - left)
    over = left <= timedelta()
    assert shown.text.endswith("tenggat sudah lewat" if over else "tenggat hampir tiba")
    assert shown.late is over
