"""Words that ask on about the last answer, and words that do not."""

import pytest

from bot.chat import Chat
from storage.rows.talk import chat_state, packed
from tests.hotline.memory import Caller


async def heard_after(first: str, *then: str) -> str:
    """What the office says in the end."""
    caller = Caller("hospital")
    return await caller.says(first, *then)


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("jam besuk", "kalau hari Minggu?", "setiap hari"),
        ("jam besuk", "kalau anak-anak?", "di bawah 12 tahun"),
        ("jam besuk", "syaratnya apa", "KTP"),
        ("syarat skbn", "biayanya?", "Rp175.000"),
        ("syarat skbn", "trus byrnya brp kak", "Rp175.000"),
        ("tarif rawat jalan", "yang rawat inap?", "kelas 3"),
        ("parkir dimana", "bayar ga?", "Rp2.000"),
        ("jam buka igd", "kalau malam?", "24 jam"),
        ("syarat skbn", "kena berapa kak", "Rp175.000"),
        ("syarat skbn", "berapa hari selesainya", "2 jam setelah urine"),
    ],
)
async def test_a_follow_up_is_answered_in_the_light_of_the_last_answer(
    first: str, then: str, expected: str
) -> None:
    assert expected in await heard_after(first, then)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("jam besuk", "biayanya?"),
        ("syarat skbn", "kalau hari minggu?"),
        ("jam besuk", "kalau lansia?"),
    ],
)
async def test_what_nothing_covers_stays_unknown(first: str, then: str) -> None:
    caller = Caller("hospital")
    await caller.says(first, then)
    assert caller.memory.said[-1].text not in caller.knowledge_answers
    assert caller.state.unknown == 1
    await caller.presses("Bicara petugas")
    assert caller.case is not None
    assert caller.case.subject.endswith(f": {then}")


async def test_a_side_that_only_another_entry_of_the_section_has_is_offered_and_not_told() -> None:
    caller = Caller("hospital")
    reply = await caller.says("jemput pasien", "ongkosnya?")
    assert reply not in caller.knowledge_answers
    assert caller.state.offered == ("ambulance-tariff",)
    await caller.presses("Bicara petugas")
    assert caller.case is not None
    assert caller.case.subject.endswith("Jemput pasien: ongkosnya?")


async def test_what_was_offered_for_a_follow_up_does_not_end_what_was_spoken_of() -> None:
    caller = Caller("hospital")
    await caller.says("jemput pasien", "ongkosnya?")
    assert "24 jam" in await caller.says("kalau malam?")


@pytest.mark.parametrize("then", [("biayanya?", "kalau lansia?"), ("kalau malam?", "ongkosnya?")])
async def test_nobody_is_called_for_follow_ups_that_nothing_covers(then: tuple[str, ...]) -> None:
    caller = Caller("hospital")
    await caller.says("jam besuk", *then)
    assert caller.case is None
    assert caller.state.unknown == len(then)
    await caller.presses("Bicara petugas")
    assert caller.case is not None


@pytest.mark.parametrize(("minutes", "called"), [(60, False), (61, True)])
async def test_an_hour_after_an_answer_the_second_unknown_question_calls_people(
    minutes: int, *, called: bool
) -> None:
    caller = Caller("hospital")
    await caller.says("jam besuk")
    await caller.waits(minutes=minutes)
    await caller.says("harga iphone berapa?", "harga laptop berapa?")
    assert (caller.case is not None) is called


async def test_who_complains_after_an_answer_is_no_follow_up() -> None:
    caller = Caller("hospital")
    await caller.says("jam besuk", "biayanya?", "petugas besuk marah-marah sama saya, kasar")
    assert caller.state.form.values or caller.case is not None


async def test_what_a_follow_up_was_understood_as_is_said_back() -> None:
    assert (await heard_after("syarat skbn", "biayanya?")).startswith("*Tarif SKBN*")


async def test_what_was_said_is_said_again_in_short_and_as_such() -> None:
    reply = await heard_after("jam besuk", "kalau hari Minggu?")
    assert reply.startswith("Seperti pada jawaban tadi")
    reply = await heard_after("parkir dimana", "biayanya?")
    assert "Dua tempat dekat pintu" not in reply


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("jam besuk", "parkir dimana", "halaman depan"),
        ("jam besuk", "tarif rawat inap berapa", "kelas 3"),
        ("syarat skbn", "jam besuk?", "11.00–12.00"),
        ("jam besuk", "bisa pakai bpjs?", "BPJS"),
        ("jam pendaftaran", "sabtu buka gak kak", "kantor tutup pada Sabtu"),
        ("jam besuk", "alamatnya dimana?", "Jalan"),
    ],
)
async def test_a_question_that_stands_is_not_bent_to_the_last_answer(
    first: str, then: str, expected: str
) -> None:
    assert expected in await heard_after(first, then)


@pytest.mark.parametrize(("minutes", "known"), [(31, True), (60, True), (61, False)])
async def test_after_an_hour_an_answer_does_not_count_any_more(
    minutes: int, *, known: bool
) -> None:
    caller = Caller("hospital")
    await caller.says("syarat skbn")
    await caller.waits(minutes=minutes)
    assert ("Rp175.000" in await caller.says("biayanya?")) is known


async def test_after_a_choice_the_chosen_one_is_spoken_of() -> None:
    caller = Caller("hospital")
    await caller.says("jam besuk", "syarat daftar")
    await caller.presses("Daftar rawat inap")
    assert "kelas 3" in await caller.says("biayanya?")


async def test_while_a_choice_is_open_an_older_answer_is_not_spoken_of() -> None:
    caller = Caller("hospital")
    await caller.says("syarat skbn", "syarat daftar")
    assert "Rp175.000" not in await caller.says("biayanya?")


async def test_after_an_unknown_question_an_older_answer_is_not_spoken_of() -> None:
    caller = Caller("hospital")
    await caller.says("syarat skbn", "berapa harga iphone 15")
    assert "Rp175.000" not in await caller.says("biayanya?")


async def test_after_a_follow_up_that_nothing_covers_the_answer_still_counts() -> None:
    caller = Caller("hospital")
    await caller.says("syarat skbn", "kalau hari minggu?")
    assert "Rp175.000" in await caller.says("biayanya?")


async def test_after_two_answers_each_that_covers_it_goes_on() -> None:
    caller = Caller("hospital")
    await caller.says("jam besuk? parkir dimana?")
    assert "Motor Rp2.000" in await caller.says("biayanya?")


async def test_a_follow_up_goes_on_in_a_form_and_while_waiting() -> None:
    caller = Caller("hospital")
    await caller.says("sy mau komplain", "syarat skbn apa ya?")
    reply = await caller.says("biayanya?")
    assert "Rp175.000" in reply
    assert "Nama lengkap" in reply.splitlines()[-1]
    other = Caller("hospital")
    await other.says("petugas", "syarat skbn apa ya?")
    assert "Rp175.000" in await other.says("biayanya?")


async def test_an_old_button_is_spoken_of_too() -> None:
    caller = Caller("hospital")
    await caller.presses_id("entry:drug-free-requirements", "Syarat SKBN")
    assert "Rp175.000" in await caller.says("biayanya?")


def test_what_was_stored_before_follow_ups_were_known_still_loads() -> None:
    old = b'{"step":"talking","greeted":true,"answered":"visiting-hours","offered":["a"]}'
    chat = chat_state(old)
    assert chat.last_entries == ()
    assert chat_state(packed(chat)) == chat
    assert Chat().held == chat.held
