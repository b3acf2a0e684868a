"""Sentences about deadlines say why where the fact does, and as much as before where it lacks."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core.facts import Fact, SealedFact
from web.showing.facts.sentences import sentence

WITA = ZoneInfo("Asia/Makassar")
SET = {
    "deadline": "first_reply",
    "due_at": "2026-11-25T10:00:00+08:00",
    "since": "2026-11-24T10:00:00+08:00",
    "length": {"h": 8, "min": 30},
    "clock": "working",
    "allowance": "deadlines.first_reply",
}
TUESDAY = "Selasa, 24 November 2026 pukul 10.00 WITA"
WEDNESDAY = "Rabu, 25 November 2026 pukul 10.00 WITA"


def said(kind: Fact, **data: object) -> str:
    at = datetime(2026, 11, 24, 2, tzinfo=UTC)
    return sentence(SealedFact(1, 1, kind, at, "clock", data, "", 1), WITA)


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        (
            Fact.DEADLINE_SET,
            {"why": "opened"},
            (
                f"Balasan pertama paling lambat {WEDNESDAY} "
                f"(8 jam 30 menit kerja sejak pelapor pertama menghubungi, {TUESDAY})"
            ),
        ),
        (
            Fact.DEADLINE_SET,
            {"why": "stage_entered", "cap": "call_back", "length": {"min": 5}},
            (
                f"Balasan pertama paling lambat {WEDNESDAY} (5 menit kerja sejak tahap ini "
                f"dimulai, {TUESDAY}; tidak melewati janji menghubungi kembali)"
            ),
        ),
        (
            Fact.DEADLINE_RESUMED,
            {"why": "found", "length": {"h": 3}, "allowed": {"h": 8, "min": 30}},
            (
                f"Balasan pertama paling lambat {WEDNESDAY} "
                f"(sisa 3 jam kerja sejak hasil dari unit ada, {TUESDAY})"
            ),
        ),
        (
            Fact.DEADLINE_PAUSED,
            {"why": "unit", "due_at": "", "length": {"h": 3}},
            "Balasan pertama: dijeda, menunggu unit, sisa 3 jam kerja",
        ),
        (
            Fact.DEADLINE_NEAR,
            {"ring": "warning", "lead": {"h": 2}},
            f"Balasan pertama: tenggat hampir tiba (peringatan 2 jam kerja sebelum {WEDNESDAY})",
        ),
        (
            Fact.DEADLINE_TARGET_PASSED,
            {"ring": "target", "target": {"min": 30}},
            f"Balasan pertama: waktu sasaran terlewati (30 menit kerja sejak {TUESDAY})",
        ),
        (
            Fact.DEADLINE_PASSED,
            {"ring": "limit"},
            f"▲ Balasan pertama: tenggat terlewati (8 jam 30 menit kerja sejak {TUESDAY})",
        ),
        (
            Fact.DEADLINE_PASSED,
            {"ring": "broken", "promised_at": "2026-11-25T10:00:00+08:00"},
            f"▲ Balasan pertama: tenggat terlewati (dijanjikan {WEDNESDAY})",
        ),
        (
            Fact.DEADLINE_MET,
            {"why": "answered", "late": True},
            f"▲ Balasan pertama: selesai terlambat (pelapor dijawab; batasnya {WEDNESDAY})",
        ),
    ],
)
def test_a_fact_that_says_why_is_a_sentence_that_does(
    kind: Fact, more: dict[str, object], words: str
) -> None:
    assert said(kind, **{**SET, **more}) == words


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (
            "apology",
            f"Pelapor diberi tahu waktu baru: {WEDNESDAY} ({TUESDAY} tidak akan terpenuhi)",
        ),
        ("promise_passed", f"Pelapor diberi tahu waktu baru: {WEDNESDAY} ({TUESDAY} sudah lewat)"),
        (
            "calendar",
            f"Pelapor diberi tahu waktu baru: {WEDNESDAY} (kalender berubah, sebelumnya {TUESDAY})",
        ),
        (
            "apology_lost",
            (
                f"Pelapor tidak menerima kabar tentang {TUESDAY}: "
                f"yang berlaku baginya tetap {WEDNESDAY}"
            ),
        ),
        (None, f"Pelapor diberi tahu waktu baru: {WEDNESDAY}"),
    ],
)
def test_a_promise_that_moved_says_what_moved_it(why: str | None, words: str) -> None:
    data = {"deadline": "first_reply", "from": SET["since"], "to": SET["due_at"]}
    assert said(Fact.PROMISE_MOVED, **data, **({"why": why} if why else {})) == words


def test_a_deadline_that_moved_says_what_moved_it() -> None:
    data = {"deadline": "first_reply", "from": SET["since"], "to": SET["due_at"]}
    moved = f"Balasan pertama: tenggat berubah dari {TUESDAY} menjadi {WEDNESDAY} karena"
    assert said(Fact.DEADLINE_MOVED, **data, why="calendar") == f"{moved} kalender berubah"
    assert (
        said(Fact.DEADLINE_MOVED, **data, why="procedure")
        == f"{moved} cara menghitungnya dalam prosedur berubah"
    )


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        (Fact.DEADLINE_SET, {}, f"Balasan pertama paling lambat {WEDNESDAY}"),
        (Fact.DEADLINE_SET, {"since": SET["since"]}, f"Balasan pertama paling lambat {WEDNESDAY}"),
        (Fact.DEADLINE_SET, {"due_at": ""}, "Balasan pertama: tenggat ditetapkan"),
        (Fact.DEADLINE_PAUSED, {"due_at": ""}, "Balasan pertama: dijeda, menunggu pelapor"),
        (Fact.DEADLINE_NEAR, {}, "Balasan pertama: tenggat hampir tiba"),
        (Fact.DEADLINE_TARGET_PASSED, {}, "Balasan pertama: waktu sasaran terlewati"),
        (Fact.DEADLINE_PASSED, {}, "▲ Balasan pertama: tenggat terlewati"),
        (Fact.DEADLINE_MET, {"late": False}, "Balasan pertama: selesai tepat waktu"),
    ],
)
def test_a_fact_of_before_says_what_it_always_said(
    kind: Fact, data: dict[str, object], words: str
) -> None:
    assert said(kind, **{"deadline": "first_reply", "due_at": SET["due_at"], **data}) == words
