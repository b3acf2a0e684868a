"""Several kinds of service: chosen by button or in words, each with its own form."""

import pytest

from core.message import Kind
from tests.hotline.memory import AGENT, Caller


async def test_bt_2_the_greeting_names_the_office_and_asks_for_the_kind_of_service() -> None:
    caller = Caller("batam")
    greeting = await caller.says("assalamualaikum")
    assert "Dinas Contoh Batam" in greeting
    assert "Layanan mana" in greeting
    assert caller.buttons == [
        "Konfirmasi kepesertaan",
        "Konsultasi",
        "Pengaduan",
        "Bicara petugas",
        "Cek status",
    ]


@pytest.mark.parametrize(
    ("words", "service"),
    [
        ("mau cek kepesertaan", "membership"),
        ("konfirmasi kepesertaan kak", "membership"),
        ("konsultasi dong", "consultation"),
        ("min mau konsultasi", "consultation"),
        ("mau komplain", "complaint"),
        ("Pengaduan", "complaint"),
    ],
)
async def test_what_people_write_for_a_service_opens_it(words: str, service: str) -> None:
    caller = Caller("batam")
    assert f"*{caller.knowledge.office.procedure.service(service).label}*" in (
        await caller.says(words)
    )
    assert caller.state.service == service


@pytest.mark.parametrize("words", ["konsultasi itu bayar berapa?", "status pengaduan", "halo"])
async def test_the_name_of_a_service_in_something_else_opens_none(words: str) -> None:
    caller = Caller("batam")
    await caller.says(words)
    assert caller.state.service == ""


async def test_a_first_message_says_what_kind_and_what_about() -> None:
    caller = Caller("batam")
    reply = await caller.says("mau konsultasi soal kartu anak saya yang hilang")
    assert "kartu anak saya yang hilang" in reply
    assert "Nomor telepon" in reply.splitlines()[-1]


async def test_what_is_known_from_another_service_is_not_asked_again() -> None:
    caller = Caller("batam")
    await caller.says("konsultasi", "gigi saya sakit sejak kemarin", "081255443321", "ya")
    await caller.desk.claim(1, AGENT)
    await caller.desk.close(1, AGENT, "Lain-lain")
    reply = await caller.says("mau komplain", "antrean di loket lama sekali")
    assert "Sudah benar?" in reply
    assert "0812 5544 3321" in reply
    await caller.says("benar")
    assert caller.case is not None
    assert caller.case.service == "complaint"
    assert caller.case.identity == {
        "problem": "antrean di loket lama sekali",
        "phone": "+6281255443321",
    }


async def test_another_service_can_be_chosen_in_the_middle_of_a_form() -> None:
    caller = Caller("batam")
    await caller.says("konsultasi", "gigi saya sakit sejak kemarin")
    reply = await caller.presses_id("service:complaint", "Pengaduan")
    assert "Nomor telepon" in reply.splitlines()[-1]
    assert caller.state.service == "complaint"


async def test_a_button_of_a_service_that_is_gone_shows_the_menu() -> None:
    caller = Caller("batam")
    await caller.presses_id("service:gone")
    assert "Konsultasi" in caller.buttons


@pytest.mark.parametrize(
    ("office", "title"),
    [
        ("hospital", "Buat pengaduan"),
        ("campus", "Tiket bantuan"),
        ("college", "Permintaan informasi"),
    ],
)
async def test_one_service_alone_has_its_own_button(office: str, title: str) -> None:
    caller = Caller(office)
    await caller.says("menu")
    assert caller.buttons == [title, "Bicara petugas", "Cek status"]
    await caller.presses(title)
    assert caller.state.step == "form"


async def test_bt_4_the_caller_is_told_until_when_the_office_calls_back() -> None:
    caller = Caller("batam")
    reply = await caller.says(
        "konsultasi", "gigi saya sakit sejak kemarin", "081255443321", "benar"
    )
    assert "kami hubungi kembali paling lambat" in reply
    assert "Selasa, 24 November 2026 pukul 09.30 WIB" in reply


async def test_options_are_pressed_typed_or_left_alone() -> None:
    caller = Caller("campus")
    await caller.presses_id("menu:complain")
    await caller.says("siti aminah")
    assert caller.buttons == ["Mahasiswa", "Dosen", "Tenaga kependidikan"]
    again = await caller.presses_id("option:9")
    assert "Status" in again
    reply = await caller.presses("Dosen")
    assert "*Status*: Dosen" in reply


async def test_the_file_that_a_form_asks_for_is_its_value() -> None:
    caller = Caller("campus")
    await caller.presses_id("menu:complain")
    await caller.says("siti aminah")
    await caller.presses("Dosen")
    await caller.says("tidak bisa masuk ke surel kampus sejak pagi")
    assert caller.buttons == ["Lewati"]
    reply = await caller.sends(Kind.IMAGE, filename="layar.png", sha256="a" * 64)
    assert "layar.png" in reply
    assert "Sudah benar?" in reply


async def test_a_file_that_may_be_left_out_is_left_out() -> None:
    caller = Caller("campus")
    await caller.presses_id("menu:complain")
    await caller.says("siti aminah")
    await caller.presses("Dosen")
    reply = await caller.says("tidak bisa masuk ke surel kampus sejak pagi", "lewati")
    assert "*Foto layar*: tidak ada" in reply


async def test_words_that_no_field_takes_are_what_the_case_is_about() -> None:
    caller = Caller("college")
    await caller.says("saya mau komplain dosen saya galak sekali", "siti aminah", "081255443321")
    await caller.says("benar")
    assert caller.case is not None
    assert "galak" in caller.case.subject


async def test_who_only_pressed_the_button_is_asked_what_it_is_about() -> None:
    caller = Caller("college")
    await caller.presses_id("menu:complain")
    reply = await caller.says("siti aminah", "081255443321")
    assert "tuliskan keperluan" in reply
