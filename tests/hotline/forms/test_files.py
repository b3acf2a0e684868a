"""Photos and documents in the middle of a talk."""

from tests.hotline.house import House, Visitor


async def photo(visitor: Visitor, caption: str = "") -> list[str]:
    """Send a photo that the chat page has kept already; returns what the office said."""
    file = {"sha256": "a" * 64, "mime": "image/png", "filename": "foto.png", "size": 10}
    return await visitor.sends({"file": file, "text": caption})


async def test_a_photo_out_of_nowhere_is_asked_about(house: House) -> None:
    (first,) = await photo(house.visitor())
    assert "tentang apa" in first


async def test_a_photo_a_while_after_another_gets_other_words(house: House) -> None:
    visitor = house.visitor()
    await photo(visitor)
    assert await photo(visitor) == []  # one of several, acknowledged with the first
    house.clock.move(minutes=5)
    (second,) = await photo(visitor)
    assert "juga" in second


async def test_a_photo_in_the_form_is_kept_and_the_form_goes_on(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("saya mau mengadu")
    for caption in ("", "ini fotonya ya"):
        (reply,) = await photo(visitor, caption)
        assert "simpan" in reply
        assert "Nama lengkap" in reply.splitlines()[-1]
        house.clock.move(minutes=5)


async def test_a_photo_for_a_waiting_agent_is_acknowledged_once(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("petugas")
    (reply,) = await photo(visitor)
    assert "petugas" in reply
    assert await photo(visitor) == []


async def test_a_question_under_a_photo_is_answered(house: House) -> None:
    (reply,) = await photo(house.visitor(), "jam besuk berapa?")
    assert "11.00" in reply


async def test_who_is_not_satisfied_after_the_closing_begins_a_complaint(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("petugas")
    case, agent = await visitor.case(), await house.agent()
    assert case is not None
    await house.program.desk.claim(case.id, agent)
    await house.program.desk.close(case.id, agent, "Lain-lain")
    await visitor.hears()
    (reply,) = await visitor.says("masih belum puas, obatnya tetap tidak ada")
    assert "kami catat" in reply
    assert "Nama lengkap" in reply
