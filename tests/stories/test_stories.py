"""The same three stories on every channel, from the complainant's phone to the counter and back."""

from collections.abc import AsyncIterator

import pytest

from channels.registry import drivers
from tests.stories.counter import CATEGORY
from tests.stories.phones import Browser, Phone
from tests.stories.street import Street

COMPLAINT = (
    "sy mau komplain. nm: siti aminah, tgl lhr 31/02/90, hp 0812-5544-332x, alamat jl. pangeran "
    "antasari 12 samarinda, email siti@gmail.com, keperluan: antri obat 4 jam"
)


@pytest.fixture(params=[one.name for one in drivers() if one.capabilities.sends])
async def phone(street: Street, request: pytest.FixtureRequest) -> AsyncIterator[Phone]:
    """Siti's phone, on each channel in turn."""
    held = street.phone(request.param)
    yield held
    if isinstance(held, Browser):
        await held.aclose()


async def test_a_question_with_typos_is_answered_from_the_desk_information(
    street: Street, phone: Phone
) -> None:
    await phone.says("min jam bsuk brp ya")
    answer = await phone.hears()
    assert "11.00–12.00" in answer
    assert "asisten otomatis" in answer
    await phone.presses("Ya")
    thanks = await phone.hears()
    assert "bantu" in thanks or "Syukurlah" in thanks
    assert await street.rina.queue() == {}
    assert await street.is_whole()


async def test_a_complaint_with_two_mistakes_goes_to_an_agent_and_is_settled(
    street: Street, phone: Phone
) -> None:
    await phone.says(COMPLAINT)
    asked = await phone.hears()
    assert "2 hal" in asked
    assert "31/02/90 tidak ada di kalender" in asked
    await phone.says("28 feb 1990")
    assert "0812-5544-332x" in await phone.hears()
    await phone.says("081255443321")
    summary = await phone.hears()
    assert "28 Februari 1990" in summary
    assert "0812 5544 3321" in summary
    # Where a keyboard has to go first, the question and its buttons are a message of their own.
    apart = "Sudah benar?" not in summary
    if apart:
        assert "Sudah benar?" in await phone.hears()
    await phone.presses("Benar")
    registered = await phone.hears()

    ((number, case),) = (await street.rina.queue()).items()
    assert number in registered
    await street.rina.claims(case)
    assert "Rina" in await phone.hears()
    await street.rina.steps(case, "sort", weight="light", category=CATEGORY)
    await street.rina.replies(case, "Selamat pagi, Bu Siti. Obatnya sudah siap di loket 3.")
    assert "loket 3" in await phone.hears()
    assert "puas" in await phone.hears()
    await phone.says("sudah saya terima")
    await street.reads(case, "sudah saya terima")
    await phone.hears()
    await street.rina.closes(case)
    farewell = await phone.hears()
    assert number in farewell
    assert len(phone.heard()) == 9 + apart
    assert await street.rina.queue() == {}
    assert await street.is_whole()


async def test_who_wants_a_human_is_handed_over_at_once(street: Street, phone: Phone) -> None:
    await phone.says("mau ngomong sama orang aja")
    handed_over = await phone.hears()
    ((number, case),) = (await street.rina.queue()).items()
    assert number in handed_over
    await street.rina.claims(case)
    assert "Rina" in await phone.hears()
    await phone.says("jam besuk?")
    await street.reads(case, "jam besuk?")
    await street.rina.replies(case, "Pukul 11.00, Pak.")
    assert "Pukul 11.00, Pak." in await phone.hears()
    assert len(phone.heard()) == 3
    assert await street.is_whole()
