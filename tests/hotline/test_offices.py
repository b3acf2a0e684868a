"""One whole talk with each office, as upset people write, from the first word to the last."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from handoff.accounts import Account, Credentials
from handoff.case import CaseStatus, Verdict
from tests.hotline.house import EVENING, MORNING, House, Visitor, knowledge, open_house

EVE_OF_RAMADAN = datetime(2027, 2, 23, 9, 30, tzinfo=UTC)  # Tuesday 16.30 WIB, closed since 16.00
MIDDLE_OF_RAMADAN = datetime(2027, 3, 2, 9, 30, tzinfo=UTC)


@asynccontextmanager
async def visiting(
    office: str, folder: Path, start: datetime = MORNING
) -> AsyncIterator[tuple[House, Visitor]]:
    """An office, and somebody who has just opened its page."""
    async with open_house(folder, start, knowledge(office)) as house:
        yield house, house.visitor()


async def hears(visitor: Visitor, words: str, *expected: str) -> str:
    """Type the words; the one reply contains what is expected, in that order."""
    (reply,) = await visitor.says(words)
    places = [reply.find(one) for one in expected]
    assert -1 not in places, (expected, reply)
    assert places == sorted(places), (expected, reply)
    return reply


async def appointed(house: House) -> Account:
    """An agent who meets every condition of serving."""
    agent = await house.agent()
    return replace(agent, credentials=Credentials("SK-12/2026", date(2026, 1, 5), "S1"))


async def buttons(visitor: Visitor) -> list[str]:
    """What can be pressed under the newest message that has buttons."""
    offered = [line.fact.data.get("choices") for line in await visitor.lines()]
    newest = next(filter(None, reversed(offered)), [])
    return [choice["title"] for choice in newest]  # type: ignore[attr-defined]


async def test_batam_a_service_is_changed_halfway_and_the_call_back_is_put_off(
    tmp_path: Path,
) -> None:
    async with visiting("dinkes-batam", tmp_path) as (house, caller):
        await hears(caller, "assalamualaikum min", "Salam sehat", "cek kepesertaan, konsultasi")
        assert await buttons(caller) == [
            "Cek kepesertaan", "Konsultasi", "Pengaduan", "Bicara petugas", "Cek status",
        ]  # fmt: skip
        await hears(caller, "cek kepesertaan", "Nomor resi permohonan")
        await hears(caller, "gak punya resi", "petugas kami siap", "Nomor resi permohonan")
        assert await buttons(caller) == ["Tidak punya", "Bicara petugas"]
        await hears(caller, "eh bukan, konsultasi aja", "*Konsultasi*", "Apa yang ingin")
        await hears(caller, "bankesda itu apa sih?", "Bantuan Kesehatan Daerah", "Permasalahan")
        await hears(caller, "bpjs anak sy mati pdhl br lahir", "“bpjs anak sy mati", "telepon")
        await hears(caller, "0812x554", "memuat huruf")
        await hears(caller, "knp hrs no hp", "rahasia", "Nomor telepon")
        await hears(caller, "081255443321", "0812 5544 3321", "benar?")
        await hears(
            caller,
            "ya",
            "*BTM-2026-000001*",
            "kembali paling lambat Selasa, 24 November 2026 pukul 09.30 WIB",
        )
        house.clock.move(minutes=21)
        await house.ring()
        (moved,) = await caller.hears()
        assert "mohon maaf" in moved
        assert "Waktu baru: Selasa, 24 November 2026 pukul 10.00 WIB" in moved
        await hears(caller, "kok blm ditelp", "paling lambat Selasa, 24 November 2026 pukul 10.00")
        case = await caller.case()
        assert case is not None
        assert case.service == "consultation"
        agent = await appointed(house)
        await house.program.desk.claim(case.id, agent)
        await house.program.desk.ask_unit(case.id, agent, "bpjs", "Mohon dicek kepesertaannya")
        claimed, asked = await caller.hears()
        assert "Rina" in claimed
        assert "BPJS Kesehatan Cabang Batam" in asked
        assert "pukul 10.00 WIB" in asked


async def test_jakarta_words_of_a_complaint_are_kept_where_the_form_has_no_field_for_them(
    tmp_path: Path,
) -> None:
    async with visiting("poltekkes-jakarta-3", tmp_path) as (house, student):
        said = await hears(
            student, "min dosen galak bgt suka bentak2, sy mau lapor", "“min dosen", "Nama lengkap"
        )
        assert "pengaduan" not in said.casefold()
        await hears(student, "knp hrs nama", "rahasia", "Nama lengkap")
        await hears(student, "dewi lestari 081255443321", "Dewi Lestari", "benar?")
        opened = await hears(student, "ya", "Kak Dewi", "*HLS-2026-000001*", "pukul 14.30 WIB")
        assert "tuliskan" not in opened
        await hears(student, "siapa pencipta mars poltekkes", "dibaca petugas", "pukul 14.30 WIB")
        case = await student.case()
        assert case is not None
        assert "galak" in case.subject
        agent = await appointed(house)
        await house.program.desk.claim(case.id, agent)
        await house.program.desk.ask_superior(case.id, agent, "wadir_1", "Mohon arahan")
        _, asked = await student.hears()
        assert "Wadir I (akademik)" in asked


async def test_bandung_who_has_no_number_at_hand_gets_a_ticket_all_the_same(
    tmp_path: Path,
) -> None:
    async with visiting("itb-care-center", tmp_path) as (house, student):
        await hears(student, "edunex ga bisa login min", "edunex.itb.ac.id", "menjawab?")
        await hears(student, "belum", "Identitas", "Nama lengkap")
        await hears(student, "dimas pratama", "NIM")
        await hears(student, "lupa nim", "NIM")
        (declined,) = await student.presses("Tidak punya")
        assert "tidak apa-apa" in declined
        assert "Email" in declined
        await hears(student, "dimas@itb.ac.id", "*NIM atau NIP*: tidak ada", "*Kendala*: edunex")
        await hears(student, "benar", "*ITB-2026-000001*", "pukul 14.00 WIB")
        case = await student.case()
        assert case is not None
        agent = await appointed(house)
        desk = house.program.desk
        await desk.claim(case.id, agent)
        await desk.verdict(case.id, agent, Verdict.VALID)
        await desk.ask_unit(case.id, agent, "nic", "Mohon diperiksa akunnya")
        assert "Tiket" in (await student.hears())[-1]
        house.clock.move(hours=5)
        await house.ring()
        assert "Waktu baru: Rabu, 25 November 2026" in (await student.hears())[-1]


async def test_surabaya_unsatisfied_then_taken_up_again_until_it_is_too_late(
    tmp_path: Path,
) -> None:
    async with visiting("rsud-haji", tmp_path) as (house, patient):
        await hears(
            patient,
            "sy mau komplain. nm: siti aminah, hp 0812-5544-332x, antri obat 4 jam di farmasi",
            "Siti Aminah",
            "memuat huruf",
        )
        await hears(patient, "jam besuk?", "10.00–12.00", "Kita lanjutkan", "Nomor telepon")
        await hears(patient, "081255443321", "Sudah benar?")
        await hears(patient, "tambahan: loketnya cuma satu", "cuma satu", "benar?")
        await hears(patient, "benar", "*RSH-2026-000001*", "Jumat, 27 November 2026 pukul 10.30")
        case = await patient.case()
        assert case is not None
        agent, desk = await appointed(house), house.program.desk
        await desk.claim(case.id, agent)
        await desk.reply(case.id, agent, "Antrean kini dua loket, Bu.", "k1")
        await desk.close(case.id, agent, "Obat dan farmasi")
        await patient.hears()
        (sorry,) = await patient.presses("1 Tidak puas")
        assert "mohon maaf" in sorry
        assert "Terima kasih" in (await patient.says("tetap lama"))[0]
        assert (await patient.case()).remark == "tetap lama"  # type: ignore[union-attr]
        await hears(patient, "status", "sudah selesai pada Selasa, 24 November 2026")
        assert await buttons(patient) == ["Belum selesai"]
        await hears(patient, "masih belum beres", "buka kembali", "paling lambat")
        await desk.claim(case.id, agent)
        await desk.reply(case.id, agent, "Kami tambah petugas.", "k2")
        await desk.close(case.id, agent, "Obat dan farmasi")
        await patient.hears()
        house.clock.move(days=20)
        await hears(patient, "belum selesai", "sudah terlalu lama selesai")
        assert "Masukan/pengaduan" in await buttons(patient)


async def test_samarinda_somebody_who_will_not_give_a_name_talks_to_people(
    tmp_path: Path,
) -> None:
    async with visiting("rsjd-atma-husada", tmp_path) as (_, patient):
        await hears(patient, "mau komplain", "Nama lengkap")
        await hears(patient, "gak perlu nama", "Tidak apa-apa", "Nama lengkap")
        await hears(patient, "males ah", "*ADU-2026-000001*", "WITA", "tuliskan keperluan")
        await hears(patient, "lama amat sih", "*ADU-2026-000001*", "WITA")
        await hears(patient, "batal", "Yakin")
        await hears(patient, "ga jadi", "*ADU-2026-000001*", "WITA")
        case = await patient.case()
        assert case is not None
        assert case.status is CaseStatus.WAITING


async def test_at_night_somebody_who_calls_for_people_hears_when_they_come(tmp_path: Path) -> None:
    async with visiting("rsud-haji", tmp_path, EVENING) as (_, patient):
        await hears(
            patient,
            "halo ada orang?",
            "di luar jam layanan",
            "Rabu, 25 November 2026 pukul 07.30 WIB",
            "Nama lengkap",
        )


async def test_at_night_nobody_in_danger_is_told_to_wait_and_none_of_their_words_is_brushed_off(
    tmp_path: Path,
) -> None:
    async with visiting("itb-care-center", tmp_path, EVENING) as (_, student):
        said = await hears(student, "pengen mati aja stres skripsi", "112", "119 ekstensi 8")
        assert "IGD kami" not in said
        assert "Rabu, 25 November 2026 pukul 08.00 WIB, jadi mohon jangan menunggu kami" in said
        heard = [await hears(student, words, "112") for words in ("ga ada", "sendirian", "takut")]
        assert len(set(heard)) == 3


async def test_the_hours_of_ramadan_are_told_from_the_evening_before(tmp_path: Path) -> None:
    for name, start in (("eve", EVE_OF_RAMADAN), ("middle", MIDDLE_OF_RAMADAN)):
        folder = tmp_path / name
        folder.mkdir()
        async with visiting("itb-care-center", folder, start) as (_, student):
            said = await hears(student, "halo", "12.30–15.00", "pukul 08.00 WIB")
            assert "16.00" not in said


async def test_a_call_for_people_in_any_tone_is_understood(tmp_path: Path) -> None:
    async with visiting("poltekkes-jakarta-3", tmp_path) as (_, student):
        await hears(student, "petugas woy", "Nama lengkap")
        await hears(student, "mana petugasnya", "*HLS-2026-000001*", "tuliskan")


async def test_no_button_is_longer_than_a_reply_button_takes(tmp_path: Path) -> None:
    for office in ("dinkes-batam", "poltekkes-jakarta-3", "itb-care-center", "rsud-haji"):
        folder = tmp_path / office
        folder.mkdir()
        async with visiting(office, folder) as (_, visitor):
            await visitor.says("menu")
            titles = await buttons(visitor)
            assert 0 < len(titles) <= 10
            assert all(len(title) <= 20 for title in titles)


async def test_what_is_not_settled_is_taken_up_again_also_from_a_form(tmp_path: Path) -> None:
    async with visiting("poltekkes-jakarta-3", tmp_path) as (house, student):
        await student.says("petugas")
        await student.says("gak mau")
        await student.says("petugas")
        case = await student.case()
        assert case is not None
        agent, desk = await appointed(house), house.program.desk
        await desk.claim(case.id, agent)
        await desk.reply(case.id, agent, "Silakan ke loket.", "k1")
        await desk.close(case.id, agent, "Umum")
        await student.says("kirim pertanyaan")
        await hears(student, "masih belum selesai!!", "buka kembali", "pukul 14.30 WIB")


async def test_a_question_that_sounds_like_a_status_is_answered_from_the_desk_information(
    tmp_path: Path,
) -> None:
    async with visiting("dinkes-batam", tmp_path) as (_, caller):
        (reply,) = await caller.says("bayi saya blm punya bpjs gimana")
        assert "28 hari" in reply
        assert await buttons(caller) == ["Ya", "Belum"]


async def test_an_old_button_pressed_in_the_queue_says_how_it_stands(tmp_path: Path) -> None:
    async with visiting("rsud-haji", tmp_path) as (_, patient):
        for _ in range(3):
            await patient.says("petugas")
        for old in ("confirm:yes", "field:phone", "entry:none"):
            (said,) = await patient.presses_id(old)
            assert "RSH-2026-000001" in said
            assert "pukul 10.30 WIB" in said


async def test_at_itb_whoever_opens_a_ticket_hears_what_becomes_of_the_24_hours_at_closing_time(
    tmp_path: Path,
) -> None:
    for first in ("petugas", "Buat tiket"):
        async with visiting("itb-care-center", tmp_path / first) as (_, student):
            await student.says(first)
            for said in ("Dimas Pratama", "13519001", "dimas@itb.ac.id", "Tugas gagal terunggah"):
                await student.says(said)
            (reply,) = await student.presses("Benar")
            assert "pada jam operasional, paling lambat" in reply
            assert "dalam 24 jam; yang terpotong jam tutup kami lanjutkan begitu buka" in reply
