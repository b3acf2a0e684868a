"""Who says to the form of a complaint that they only ask is let out of it, and answered."""

import pytest

from bot.chat import Step
from tests.hotline.memory import Caller

VISITS = "11.00–12.00"
LEFT = "pengisian dibatalkan"
COMPLAINT = "perawatnya kasar banget"


async def _complaining(told: str = COMPLAINT) -> Caller:
    caller = Caller("hospital")
    await caller.says(told)
    assert caller.state.step is Step.FORM
    return caller


@pytest.mark.parametrize(
    "denied", ["saya ga komplain", "bukan komplain", "ga mau ngadu kok", "saya cuma nanya"]
)
async def test_the_form_is_left_and_nothing_is_filed(denied: str) -> None:
    caller = await _complaining()
    reply = await caller.says(denied)
    assert LEFT in reply
    assert caller.state.step is Step.TALKING


async def test_what_is_asked_instead_is_answered() -> None:
    caller = await _complaining()
    reply = await caller.says("bukan komplain, jam besuk sampe jam brp?")
    assert LEFT in reply
    assert VISITS in reply
    assert caller.state.step is Step.TALKING


async def test_what_was_asked_before_is_answered() -> None:
    caller = await _complaining("perawatnya kasar, jam besuk sampe jam brp?")
    reply = await caller.says("saya cuma nanya")
    assert LEFT in reply
    assert VISITS in reply


async def test_also_after_a_name_was_given() -> None:
    caller = await _complaining()
    await caller.says("Siti Aminah")
    assert LEFT in await caller.says("eh bukan komplain kok")
    assert caller.state.step is Step.TALKING


async def test_the_form_can_be_gone_on_with() -> None:
    caller = await _complaining()
    await caller.says("bukan komplain")
    await caller.says("lanjut")
    assert caller.state.step is Step.FORM
    assert caller.state.form.values["problem"] == COMPLAINT


async def test_a_question_beside_a_wrong_takes_nothing_back() -> None:
    caller = await _complaining()
    reply = await caller.says("cuma mau nanya, jam besuk sampe jam brp?")
    assert VISITS in reply
    assert caller.state.step is Step.FORM


async def test_a_wrong_behind_the_denial_is_noted_without_it() -> None:
    caller = await _complaining()
    await caller.says("bukan mau komplain tapi toiletnya kotor banget")
    assert caller.state.step is Step.FORM
    assert "bukan mau" not in caller.state.form.values["problem"]


async def test_a_denial_opens_no_form() -> None:
    caller = Caller("hospital")
    assert VISITS in await caller.says("bukan komplain, jam besuk sampe jam brp?")
    await caller.says("ga mau ngadu")
    assert caller.state.step is Step.TALKING


async def test_a_wrong_behind_a_denial_opens_one() -> None:
    caller = Caller("hospital")
    await caller.says("bukan mau komplain tapi petugasnya kasar banget")
    assert caller.state.step is Step.FORM
    assert caller.state.form.values["problem"] == "petugasnya kasar banget"


@pytest.mark.parametrize(
    "asked",
    [
        "kode wifi ruang tunggu dong",
        "suster jaga cantik, minta nomornya dong",
        "kartu berobat saya ilang",
        "kok saya disuruh kirim ktp lewat sini, aman gak? takut dipake pinjol",
    ],
)
async def test_a_favour_a_loss_or_a_fear_opens_none(asked: str) -> None:
    caller = Caller("hospital")
    await caller.says(asked)
    assert caller.state.step is Step.TALKING
