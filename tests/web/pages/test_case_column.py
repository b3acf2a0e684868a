"""The column about a case: whose move, until when, and what can be done."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from core.time import moment_words
from desk.case_intake import Intake
from handoff.accounts import Credentials, Role
from handoff.allowance import DeadlineKind, Wins
from handoff.case import Case, Source, Weight
from handoff.stage import Need
from tests.hotline.house import knowledge
from tests.web.house import House, open_house
from web.pages.case_column import steps
from web.showing import words

IDENTITY = (
    "nama siti aminah, tgl lahir 28-02-1990, hp 081255443321, alamat jl. pangeran antasari 12 "
    "samarinda, email siti@gmail.com, keperluan antri obat 4 jam"
)


def label(house: House, stage: str) -> str:
    """What the office calls a stage."""
    return house.parts.office.stages[stage].label


async def complained(house: House) -> Case:
    """A complaint with its identity, that Rina has claimed."""
    visitor = house.talk.visitor()
    for said in ("saya ingin mengadu", "menu", IDENTITY):
        await visitor.says(said)
    await visitor.presses("Benar")
    case = await house.case_of(visitor)
    return await house.program.desk.claim(case.id, house.people[Role.AGENT])


async def panel(house: House, case: Case, who: Role = Role.AGENT) -> str:
    """The column as that person sees it."""
    return (await (await house.staff(who)).get(f"/inbox/{case.id}/case")).text


async def does(
    browser: httpx.AsyncClient, case: Case, action: str, **fields: str
) -> httpx.Response:
    """A panel, sent as its script sends it."""
    said = {"key": "k" * 16, **fields}
    body = {name: (None, value) for name, value in said.items()}
    return await browser.post(f"/inbox/{case.id}/do/{action}", files=body)


async def test_it_says_whose_move_it_is_and_every_deadline_with_its_reason(house: House) -> None:
    case = await complained(house)
    shown = await panel(house, case)
    assert f"Rina Wulandari — {label(house, 'sorting')}" in shown
    assert shown.count("data-due=") == len(case.deadlines) >= 2
    for one in case.deadlines:
        allowed = house.parts.office.allowance(one.kind, case.stage)
        assert allowed is not None
        assert one.due_at is not None
        assert words.why_due(house.parts.office, one.kind, allowed) in shown
        assert moment_words(one.due_at, house.parts.office.zone) in shown


def test_a_clock_of_the_wall_that_follows_the_opening_hours_says_so() -> None:
    office = knowledge("itb-care-center").office.procedure
    whole = office.deadlines[DeadlineKind.WHOLE]
    why = words.why_due(office, DeadlineKind.WHOLE, whole)
    assert why.startswith("24 jam, dihitung terus siang dan malam; bila berakhir di jam tutup, ")
    by_the_clock = replace(whole, wins=Wins.CLOCK)
    why = words.why_due(office, DeadlineKind.WHOLE, by_the_clock)
    assert why == "24 jam, dihitung terus siang dan malam"


async def test_a_working_clock_says_so_and_by_which_calendar(house: House) -> None:
    case, rina = await complained(house), house.people[Role.AGENT]
    await house.program.desk.sort(case.id, rina, Weight.SERIOUS, "Obat dan farmasi")
    await house.program.desk.ask_unit(case.id, rina, "farmasi", "Mohon diperiksa.")
    shown = await panel(house, case)
    assert "14 hari kerja, menurut jam layanan Senin–Jumat 08.00–16.30 WITA" in shown
    assert "data-working" in shown
    assert 'data-day="30600"' in shown


async def test_the_actions_of_the_stage_come_first_and_the_others_under_a_line(
    house: House,
) -> None:
    case = await complained(house)
    shown = await panel(house, case)
    first, later = shown.split('<div class="later">')
    assert 'data-open="offer-sort"' in first
    assert 'data-step="release"' in later
    assert 'data-step="give_back"' in later


async def test_where_the_stage_waits_for_a_reply_that_comes_first(house: House) -> None:
    case, rina = await complained(house), house.people[Role.AGENT]
    await house.program.desk.sort(case.id, rina, Weight.LIGHT, "Informasi")
    shown = await panel(house, case)
    assert 'class="wide main" data-write="reply"' in shown


async def test_an_action_that_is_not_possible_yet_says_why(house: House) -> None:
    case = await complained(house)
    shown = await panel(house, case)
    assert 'data-open="offer-close"' not in shown
    assert f"Kasus ditutup pada tahap {label(house, 'light')}." in shown


async def test_the_unit_of_the_category_is_proposed(house: House) -> None:
    case, rina = await complained(house), house.people[Role.AGENT]
    await house.program.desk.sort(case.id, rina, Weight.SERIOUS, "Biaya dan BPJS")
    assert '<option value="keuangan" selected>' in await panel(house, case)


async def test_what_is_missing_is_named_in_words(house: House) -> None:
    case, browser = await complained(house), await house.staff(Role.AGENT)
    desk, rina = house.program.desk, house.people[Role.AGENT]
    await desk.sort(case.id, rina, Weight.LIGHT, "Informasi")
    answer = await does(browser, case, "close", category="Informasi")
    assert answer.status_code == 409
    assert answer.json()["error"].startswith("Belum bisa: jawaban kepada pelapor belum ada.")


@pytest.mark.parametrize(
    ("action", "fields", "said"),
    [
        ("sort", {"weight": "", "category": "Informasi"}, "Pilih jenis aduan"),
        ("sort", {"weight": "light", "category": "x"}, "Pilih kategori"),
        ("ask_unit", {"unit": "farmasi", "text": " "}, "masih kosong"),
        ("transfer", {"to": "999"}, "Pilih petugas"),
        ("ask_unit", {"unit": "manajemen", "text": "halo"}, "belum dapat diterima"),
    ],
)
async def test_what_cannot_be_taken_is_explained(
    house: House, action: str, fields: dict[str, str], said: str
) -> None:
    case, browser = await complained(house), await house.staff(Role.AGENT)
    answer = await does(browser, case, action, **fields)
    assert answer.status_code == 422
    assert said in answer.json()["error"]


async def test_an_action_that_nobody_knows_is_not_there(house: House) -> None:
    case, browser = await complained(house), await house.staff(Role.AGENT)
    assert (await does(browser, case, "delete")).status_code == 404


async def test_a_light_complaint_is_answered_rated_and_closed(house: House) -> None:
    case, browser = await complained(house), await house.staff(Role.AGENT)
    assert (
        await does(browser, case, "sort", weight="light", category="Obat dan farmasi")
    ).status_code == 200
    body = {"text": "Obat sudah siap.", "key": "k" * 16}
    await browser.post(f"/inbox/{case.id}/reply", json=body)
    assert f"Pelapor — {label(house, 'satisfaction')}" in await panel(house, case)


async def test_the_letter_goes_out_as_a_paper_once(house: House) -> None:
    case, browser = await complained(house), await house.staff(Role.AGENT)
    desk, rina = house.program.desk, house.people[Role.AGENT]
    await desk.sort(case.id, rina, Weight.SERIOUS, "Obat dan farmasi")
    await desk.ask_unit(case.id, rina, "farmasi", "Mohon diperiksa.")
    await desk.finding(case.id, house.people[Role.UNIT], "Stok kosong.")
    for _ in range(2):
        await does(browser, case, "letter", text="Dengan hormat, stok sudah diperbaiki.")
    talk = (await browser.get(f"/inbox/{case.id}/talk")).text
    assert Need.LETTER in (await house.again(case)).there
    assert talk.count("Dengan hormat, stok sudah diperbaiki.") == 1
    assert "surat-jawaban.pdf" in talk
    paper = await browser.get(f"/inbox/{case.id}/papers/answer_letter")
    assert paper.content.startswith(b"%PDF")
    assert paper.headers["content-disposition"].endswith("surat-jawaban.pdf")


async def test_whoever_lacks_a_condition_reads_which_instead_of_a_dead_button(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, "poltekkes-jakarta-3") as house:
        visitor = house.talk.visitor()
        for said in ("petugas", "Dewi Lestari", "0812 5544 3321"):
            await visitor.says(said)
        await visitor.presses("Benar")
        case = await house.case_of(visitor)
        unfit = Credentials("SK-1", None, "D3")
        new = await house.add("baru", "Beni Baru", Role.AGENT, frozenset(), unfit)
        browser = await house.staff(new)
        shown = (await browser.get(f"/inbox/{case.id}")).text
        refused = await browser.post(f"/inbox/{case.id}/claim")
        missing = "pakta integritas yang ditandatangani, pendidikan minimal sarjana"
        assert 'data-do="claim"' not in shown
        assert missing in shown
        assert refused.status_code == 403
        assert "halaman Orang" in refused.json()["error"]


async def test_the_steps_are_those_that_the_service_can_come_to(house: House) -> None:
    case = await complained(house)
    shown = steps(house.parts.office, case)
    assert [one.label for one in shown if one.here] == [label(house, "sorting")]
    assert label(house, "talk") not in {one.label for one in shown}


async def test_who_reads_a_closed_case_may_take_it_up_again(house: House) -> None:
    case, browser = await complained(house), await house.staff(Role.AGENT)
    desk, rina = house.program.desk, house.people[Role.AGENT]
    await desk.sort(case.id, rina, Weight.LIGHT, "Informasi")
    await desk.reply(case.id, rina, "Sudah siap.", "k1")
    await desk.close(case.id, rina, "Informasi")
    assert 'data-open="offer-reopen"' in await panel(house, case)
    assert (await does(browser, case, "reopen", text="Belum selesai.")).status_code == 200
    assert (await house.again(case)).is_open


async def test_before_the_identity_is_checked_no_answer_goes_out(tmp_path: Path) -> None:
    async with open_house(tmp_path, "itb-care-center") as house:
        visitor = house.talk.visitor()
        ticket = (
            "nama: Dimas Pratama, nim: 13519001, email: dimas@itb.ac.id, "
            "kendala: tugas gagal terunggah"
        )
        for said in ("buat tiket", ticket):
            await visitor.says(said)
        await visitor.presses("Benar")
        case, browser = await house.case_of(visitor), await house.staff(Role.AGENT)
        await browser.post(f"/inbox/{case.id}/claim")
        body = {"text": "Sudah kami perbaiki.", "key": "k" * 16}
        early = await browser.post(f"/inbox/{case.id}/reply", json=body)
        assert early.status_code == 409
        assert "hasil pemeriksaan identitas belum ada" in early.json()["error"]
        await does(browser, case, "verdict", verdict="valid", remark="NIM cocok")
        assert (await browser.post(f"/inbox/{case.id}/reply", json=body)).status_code == 200
        assert "✓ Identitas: sah" in await panel(house, case)
        talk = (await browser.get(f"/inbox/{case.id}/talk")).text
        assert "Rina Wulandari memeriksa identitas: sah (NIM cocok)" in talk
        assert (await does(browser, case, "check_identity")).status_code == 200


async def test_a_nik_is_hidden_until_somebody_asks_and_marked_where_it_disagrees(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, "dinkes-batam") as house:
        at = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
        identity = {"nik": "9971014107900001", "phone": "0812 5544 3321"}
        entry = Intake(Source.VISIT, at, "membership", "Kartu tidak aktif", "Rudi", identity)
        case = await house.program.desk.enter(house.people[Role.AGENT], entry, "k" * 16)
        shown = await panel(house, case)
        assert ">•••• •••• •••• 0001</span>" in shown
        assert 'data-shown="9971014107900001"' in shown
        assert "Kode wilayah 99.71 tidak dikenal" in shown


async def test_nobody_was_promised_anything_where_nothing_was_sent(house: House) -> None:
    at = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    entry = Intake(Source.PHONE, at, "complaint", "AC ruang tunggu mati", "Rudi", {})
    case = await house.program.desk.enter(house.people[Role.AGENT], entry, "k" * 16)
    assert case.promised_at is None
    owed = case.reply_owed
    assert owed is not None
    assert owed.due_at is not None
    shown = await panel(house, case)
    assert "Dijanjikan kepada pelapor" not in shown
    assert "belum dijanjikan" not in shown
    assert "Kepada pelapor disebut" not in shown
    assert moment_words(owed.due_at, house.parts.office.zone) in shown


async def test_who_asks_for_a_human_keeps_the_name_they_gave_before(house: House) -> None:
    visitor = house.talk.visitor()
    for said in ("saya ingin mengadu", "menu", IDENTITY, "batal", "petugas"):
        await visitor.says(said)
    case = await house.case_of(visitor)
    assert not house.parts.office.service(case.service).form
    shown = await panel(house, case)
    assert "28 Februari 1990" in shown
    talk = (await (await house.staff(Role.AGENT)).get(f"/inbox/{case.id}")).text
    assert "Tanpa nama" not in talk
    assert "Siti Aminah" in talk
    paper = await house.program.store.records(house.parts.office, {}).case(case.id)
    assert (paper.record.name, paper.record.contact) == ("Siti Aminah", "+6281255443321")
    assert paper.identity[:3] == (
        ("Nama lengkap", "Siti Aminah"),
        ("Tanggal lahir", "28 Februari 1990"),
        ("Nomor telepon", "0812 5544 3321"),
    )
