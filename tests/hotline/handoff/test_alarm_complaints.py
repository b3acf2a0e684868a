"""What somebody complains of beside an alarm is kept, while it stands and once it is over."""

import pytest

from core.facts import Fact
from core.replies import ReplyKey
from handoff.case import Priority
from tests.hotline.cells import OFFICES
from tests.hotline.handoff.test_alarm_over import complaining, matter
from tests.hotline.house import knowledge
from tests.hotline.memory import Caller

LEFT_ALONE = "bapak saya pingsan di igd gak ada perawat yang datang"
FELL = "nenek jatuh di wc kepalanya berdarah"
COMPLAINTS = ("mau komplain lantainya licin", "saya mau ngadu perawatnya kasar")
POINTING = ("saya mau komplain soal itu", "mau lapor kejadian tadi", "mau komplain")
GOING_ON = ("komplain lamanya", "mau ngadu rs nya", "mau komplain lantainya licin")


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("complaint", COMPLAINTS)
async def test_beside_a_standing_alarm_it_is_noted(office: str, complaint: str) -> None:
    caller = Caller(knowledge(office))
    said = await caller.says(FELL, complaint)
    assert f"“{complaint}”" in said
    assert caller.case is not None
    assert caller.case.priority is Priority.URGENT
    assert not caller.facts(Fact.ALARM_WITHDRAWN)
    assert caller.state.alarm is not None
    assert complaint in caller.state.alarm.said


@pytest.mark.parametrize("complaint", POINTING)
@pytest.mark.parametrize("danger", [LEFT_ALONE, FELL])
async def test_after_its_end_what_was_told_is_the_matter(danger: str, complaint: str) -> None:
    caller = Caller(knowledge("rsud-haji"))
    await caller.says(danger, "udah ditangani perawat, makasih", complaint)
    assert matter(caller) == danger


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize(
    "end", ["udah pulang kok", "udah ditangani perawat, makasih", "ya saya aman"]
)
@pytest.mark.parametrize(
    "danger", ["saya dipukuli senior di belakang asrama", "petugasnya nampar saya"]
)
async def test_violence_that_is_over_stays_with_people(office: str, danger: str, end: str) -> None:
    caller = Caller(knowledge(office))
    await caller.says(danger, end)
    assert caller.case is not None
    assert caller.case.priority is Priority.URGENT
    assert not caller.facts(Fact.ALARM_WITHDRAWN)
    assert "“mau komplain soal itu”" in await caller.says("mau komplain soal itu")


@pytest.mark.parametrize("complaint", GOING_ON)
async def test_what_more_is_told_goes_with_it(complaint: str) -> None:
    caller = Caller(knowledge("rsud-haji"))
    await caller.says(LEFT_ALONE, "udah ditangani perawat, makasih", complaint)
    assert matter(caller) == f"{LEFT_ALONE}; {complaint}"


async def test_what_was_noted_beside_it_comes_back_at_its_end() -> None:
    caller = Caller(knowledge("rsud-haji"))
    await caller.says(FELL, COMPLAINTS[0], "tidak apa apa kok cuma benjol", POINTING[0])
    assert matter(caller) == f"{FELL}; {COMPLAINTS[0]}"


async def test_an_end_that_names_a_small_hurt_is_no_complaint() -> None:
    caller = await complaining("rsud-haji")
    await caller.says(FELL, "tidak apa apa kok cuma benjol")
    assert not matter(caller)


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("words", ["anonim bisa?", "jam berapa?", "bisa online?"])
async def test_while_it_stands_nothing_is_offered_that_only_comes_near(
    office: str, words: str
) -> None:
    caller = Caller(knowledge(office))
    await caller.says("saya dilecehkan dosen pembimbing", "saya takut lapor", words)
    said = caller.facts(Fact.MESSAGE_OUT)[-1].data["templates"]
    assert isinstance(said, list)
    assert {ReplyKey.CHOOSE, ReplyKey.CHOOSE_BESIDE, ReplyKey.NEAREST}.isdisjoint(said)
