"""The talk goes back to what it was about once nobody is in danger."""

import pytest

from bot.chat import Step
from core.facts import Fact
from core.replies import ReplyKey
from forms.definition import FieldRole
from forms.registry import of_role
from handoff.case import CaseStatus, Priority
from tests.hotline.handoff.test_emergencies import at
from tests.hotline.house import knowledge
from tests.hotline.memory import Caller

TEMPERS = ("bukan, saya cuma kesal", "ya kesal aja", "engga kok kesel doang")
RAGE = "sy rasa mau mati aja ngurus ini, istri saya kanker ga ditanggung"
ASKING = "ijazah kebakaran rumah, gmn"
ALOFT = "mau mati rasanya nunggu antrian obat 5 jam"
FELL = "bapak saya jatuh dari tangga di lobi, ga ada yg nolong"


def said(caller: Caller) -> list[object]:
    """Which templates the last message had."""
    templates = caller.facts(Fact.MESSAGE_OUT)[-1].data["templates"]
    assert isinstance(templates, list)
    return templates


def matter(caller: Caller) -> str:
    """What the open form is about."""
    chat, procedure = caller.state, caller.knowledge.office.procedure
    form = procedure.service(chat.service or procedure.complaint_service).form
    return "".join(chat.form.values.get(one.key, "") for one in of_role(form, FieldRole.MATTER))


@pytest.mark.parametrize("temper", TEMPERS)
async def test_what_angered_somebody_is_offered_and_taken_up(temper: str) -> None:
    caller = Caller(knowledge("dinkes-batam"))
    await caller.says(RAGE)
    assert "istri saya kanker" in await caller.says(temper)
    assert ReplyKey.GO_AHEAD not in said(caller)
    await caller.presses("Pengaduan")
    assert caller.state.step is Step.FORM
    assert matter(caller) == RAGE


async def test_a_joke_leaves_nothing_to_take_up() -> None:
    caller = Caller(knowledge("rsud-haji"))
    await caller.says("rasanya pengen bakar rumah sakit ini, lama banget!")
    await caller.says("ya nggaklah becanda doang")
    assert ReplyKey.GO_AHEAD in said(caller)
    assert not caller.state.last_question


@pytest.mark.parametrize("end", ["itu udah tahun lalu kok", "becanda kok", "salah ketik"])
async def test_what_was_asked_beside_it_is_answered_again(end: str) -> None:
    caller = Caller(knowledge("poltekkes-jakarta-3"))
    await caller.says(ASKING)
    told = await caller.says(end)
    assert "surat kehilangan" in told
    assert "112" not in told
    assert len(caller.facts(Fact.ALARM_WITHDRAWN)) == 1


async def test_what_comes_near_to_it_is_offered_again() -> None:
    caller = Caller(knowledge("rsud-haji"))
    await caller.says("saya sesak napas sudah 2 hari, daftar poli paru gimana?")
    await caller.says("tapi udah mendingan")
    assert "Daftar rawat jalan" in caller.buttons
    await caller.says("daftar poli paru gimana?")
    assert caller.state.step is Step.TALKING


async def test_a_complaint_of_what_happened_long_ago_begins() -> None:
    caller = Caller(knowledge("rsud-haji"))
    await caller.says(FELL, "itu kejadian minggu lalu, saya mau komplain")
    assert caller.state.step is Step.FORM
    assert FELL in matter(caller)


async def test_what_was_long_ago_ends_no_wish_to_die() -> None:
    caller = await at(Step.TALKING)
    await caller.says("saya mau bunuh diri", "itu minggu lalu, saya mau komplain")
    case = caller.memory.record_.case
    assert case is not None
    assert (case.status, case.priority) == (CaseStatus.WAITING, Priority.URGENT)
    assert not caller.facts(Fact.ALARM_WITHDRAWN)


async def test_who_ran_away_and_is_back_needs_no_alarm() -> None:
    caller = Caller(knowledge("rsjd-atma-husada"))
    await caller.says("kakak saya kabur dari bangsal, saya lagi jenguk")
    counselling = caller.knowledge.office.procedure.emergency.counselling
    assert counselling not in await caller.says("udah ketemu kok, makasih")
    assert len(caller.facts(Fact.ALARM_WITHDRAWN)) == 1


@pytest.mark.parametrize("temper", TEMPERS)
@pytest.mark.parametrize("before", [(), ("saya mau komplain",)])
async def test_a_temper_is_no_matter_of_the_form(before: tuple[str, ...], temper: str) -> None:
    caller = Caller(knowledge("rsud-haji"))
    await caller.says(*before, ALOFT)
    await caller.says(temper)
    assert caller.state.step is Step.FORM
    assert matter(caller) == ALOFT
    assert caller.state.concern is not None
    assert caller.state.concern.told
    assert ReplyKey.SAFE in said(caller)


@pytest.mark.parametrize(
    "told", ["rasanya pengen mati aja", "gue gantung diri aja lah", "capek, ga kuat hidup lagi"]
)
async def test_words_of_dying_alone_are_never_offered_for_registration(told: str) -> None:
    caller = Caller("hospital")
    await caller.says(told)
    back = await caller.says("bukan, saya cuma kesal")
    assert told not in back
    assert ReplyKey.GO_AHEAD in said(caller)
