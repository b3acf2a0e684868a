"""What somebody is told has words, whatever it is."""

import pytest

from handoff.desk import ToldNotice
from handoff.notices import SUPERIORS, Notice, NoticeKind
from tests.talk.house import MORNING
from tests.web.house import House
from web.showing.notices import notice_lines


@pytest.mark.parametrize("kind", list(NoticeKind))
async def test_every_notice_has_words(house: House, kind: NoticeKind) -> None:
    notice = Notice(SUPERIORS, kind, MORNING, {"deadline": "stage"})
    [shown] = notice_lines([ToldNotice(1, 1, "ADU-2026-000001", notice)], house.parts.office)
    assert len(shown.text) > len("Tenggat: ")
