"""Why a question came out as it did: which words, and which rivals."""

import pytest

from desk_info.entry import Entry, Outcome, OutcomeReason
from desk_info.matching.matcher import Matcher


def _entry(name: str, *variants: str) -> Entry:
    return Entry(name, name, name, "…", variants)


DESK = Matcher(
    (
        _entry("visits", "jam besuk", "jadwal besuk pasien", "kapan boleh besuk pasien"),
        _entry("outpatient", "syarat daftar rawat jalan", "cara daftar rawat jalan"),
        _entry("inpatient", "syarat daftar rawat inap", "cara daftar rawat inap"),
        _entry("letter", "biaya surat sehat", "surat sehat bayar berapa", "tarif surat sehat"),
        _entry("parking", "parkir dimana", "tempat parkir motor", "parkir mobil dimana"),
        _entry("address", "alamat rumah sakit", "rumah sakit dimana", "lokasi rumah sakit"),
    )
)


@pytest.mark.parametrize(
    ("question", "outcome", "why"),
    [
        ("jam besuk", Outcome.ANSWER, OutcomeReason.SAID_SO),
        ("jm bsuk kak", Outcome.ANSWER, OutcomeReason.SAID_SO),
        ("syarat daftar", Outcome.CHOOSE, OutcomeReason.RIVALS),
        ("syarat surat sehat", Outcome.CHOOSE, OutcomeReason.OTHER_ASPECT),
        ("siapa presiden indonesia", Outcome.UNKNOWN, OutcomeReason.STRANGE),
        ("🙏", Outcome.UNKNOWN, OutcomeReason.WORDLESS),
    ],
)
def test_each_outcome_says_why(question: str, outcome: Outcome, why: OutcomeReason) -> None:
    match = DESK.match(question)
    assert (match.outcome, match.why) == (outcome, why)


def test_rivals_are_named_with_the_words_that_speak_for_them() -> None:
    match = DESK.match("syarat dftr")
    assert {one.entry.id for one in match.candidates} == {"outpatient", "inpatient"}
    assert all(one.heard == ("syarat", "daftar") for one in match.candidates)


def test_words_that_no_entry_knows_are_named() -> None:
    assert DESK.match("biaya surat nikah").strange == ("nikah",)
    assert DESK.match("jam besuk").strange == ()


def test_the_variant_that_is_nearest_is_shown_as_it_is_written() -> None:
    assert DESK.match("kpn blh bsuk pasien").candidates[0].variant == "kapan boleh besuk pasien"
