"""Questions as people write them, against the desk information of a made-up hospital."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_info.entry import Entry, Outcome
from desk_info.matching.matcher import Matcher
from desk_info.matching.outcomes import MOST_OFFERED


def _entry(entry_id: str, title: str, *variants: str) -> Entry:
    return Entry(entry_id, "umum", title, f"Jawaban {title}.", variants)


DESK = (
    _entry(
        "visiting", "Jam besuk", "Jam besuk jam berapa?", "Kapan waktu kunjungan pasien?",
        "Jam berapa boleh menjenguk pasien rawat inap?", "Jadwal besuk pasien",
    ),
    _entry(
        "opening", "Jam layanan", "Jam berapa buka?", "Kapan jam pelayanan?",
        "Hari Sabtu buka tidak?", "Jam operasional rumah sakit",
    ),
    _entry(
        "outpatient", "Daftar rawat jalan", "Bagaimana cara daftar rawat jalan?",
        "Syarat daftar rawat jalan apa saja?", "Cara berobat ke poli",
    ),
    _entry(
        "inpatient", "Daftar rawat inap", "Bagaimana cara daftar rawat inap?",
        "Syarat daftar rawat inap apa saja?", "Mau opname harus bagaimana?",
    ),
    _entry("emergency", "Jam IGD", "IGD buka jam berapa?", "Apakah IGD buka 24 jam?"),
    _entry(
        "room_price", "Tarif kamar", "Berapa biaya kamar rawat inap?", "Tarif kamar kelas 1",
        "Harga kamar VIP per malam",
    ),
    _entry(
        "letter_price", "Tarif surat", "Berapa biaya surat keterangan sehat jiwa?",
        "Harga tes kesehatan jiwa",
    ),
    _entry(
        "letter", "Surat sehat jiwa", "Bagaimana cara membuat surat keterangan sehat jiwa?",
        "Syarat surat sehat jiwa",
    ),
    _entry("insurance", "Pakai BPJS", "Apakah bisa pakai BPJS?", "Berobat dengan kartu KIS bisa?"),
    _entry(
        "doctors", "Jadwal dokter", "Jadwal dokter spesialis jiwa", "Dokter anak ada hari apa?",
    ),
    _entry("address", "Alamat", "Di mana alamat rumah sakit?", "Minta peta lokasi"),
    _entry("phone", "Nomor telepon", "Nomor telepon rumah sakit berapa?", "Minta nomor kontak"),
    _entry("medicine", "Ambil obat", "Bagaimana cara ambil obat?", "Obat bisa diambil keluarga?"),
    _entry("complain", "Cara mengadu", "Cara komplain bagaimana?", "Ke mana saya bisa mengadu?"),
)  # fmt: skip
MATCHER = Matcher(DESK)


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("min jam bsuk brp ya", "visiting"),
        ("pagi min, jam besuk brp", "visiting"),
        ("jam bezuk pasien", "visiting"),
        ("kapan boleh jenguk pasien ranap", "visiting"),
        ("JAM BESUKKK BERAPAAA???", "visiting"),
        ("syrt dftr rawat jalan", "outpatient"),
        ("mau daftar ranap gmn caranya", "inpatient"),
        ("pndftrn rwt inap syaratnya apa aja", "inpatient"),
        ("bisa pake bpjs ga kak", "insurance"),
        ("bpjs bisa?", "insurance"),
        ("alamat rs dmn", "address"),
        ("brp biaya kamar kelas 1", "room_price"),
        ("jam buka IGD", "emergency"),
        ("syarat bikin surat sehat jiwa", "letter"),
        ("jdwl dr spesialis jiwa", "doctors"),
        ("dokter anak hr apa aja", "doctors"),
        ("nomor telp rs brp", "phone"),
        ("obat boleh diambil keluarga ga", "medicine"),
        ("cara komplain gimana?", "complain"),
    ],
)
def test_a_question_in_slang_finds_its_answer(question: str, entry: str) -> None:
    match = MATCHER.match(question)
    assert match.outcome is Outcome.ANSWER
    assert match.candidates[0].entry.id == entry


def test_a_desk_with_few_variants_asks_where_a_larger_one_would_answer() -> None:
    match = MATCHER.match("biaya surat sehat jiwa brp")
    assert match.outcome is Outcome.CHOOSE
    assert match.candidates[0].entry.id == "letter_price"


def test_a_number_leaves_a_desk_with_few_variants_less_sure_and_the_order_as_it_is() -> None:
    plain, numbered = MATCHER.match("igd buka jam brp ga"), MATCHER.match("igd buka 24 jam ga")
    assert plain.candidates[0].entry.id == numbered.candidates[0].entry.id == "emergency"
    assert numbered.candidates[0].score <= plain.candidates[0].score


@pytest.mark.parametrize("question", ["syarat daftar", "syrt dftr min", "cara daftar gmn"])
def test_where_two_registrations_may_be_meant_both_are_offered(question: str) -> None:
    match = MATCHER.match(question)
    assert match.outcome is Outcome.CHOOSE
    assert {"outpatient", "inpatient"} <= {one.entry.id for one in match.candidates}


@pytest.mark.parametrize(
    "text",
    [
        "saya antri obat 4 jam tidak dilayani",
        "siapa presiden indonesia",
        "harga iphone",
        "🙏",
        "siti aminah",
        "jl pangeran antasari 12 samarinda",
        "28 feb 1990",
        "081255443321",
        "terima kasih",
        "halo",
        "berapa",
        "apa",
        "perawatnya kasar",
        "kamarnya kotor dan bau",
        "dokternya telat 3 jam saya nunggu dari pagi",
        "kartu bpjs saya ditolak di loket",
        "nama saya siti alamat jl mawar",
        "jadwal kereta ke jakarta",
        "cara masak rendang",
        "berapa harga emas hari ini",
        "",
    ],
)
def test_what_the_office_does_not_know_is_unknown(text: str) -> None:
    assert MATCHER.match(text).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "question",
    [
        "biaya igd brp",
        "tarif dokter jiwa",
        "nomor telepon bengkel",
        "alamat kantor pajak",
        "cara daftar kuliah",
        "siapa dokter igd",
        "sy mau komplain",
    ],
)
def test_the_right_topic_with_the_wrong_aspect_is_not_answered(question: str) -> None:
    assert MATCHER.match(question).outcome is not Outcome.ANSWER


def test_every_variant_answers_itself_with_its_own_entry() -> None:
    for entry in DESK:
        for variant in entry.variants:
            match = MATCHER.match(variant)
            assert (match.outcome, match.candidates[0].entry) == (Outcome.ANSWER, entry), variant
            assert match.candidates[0].variant == variant


def test_an_unknown_question_still_keeps_the_nearest_entries_for_the_record() -> None:
    match = MATCHER.match("biaya igd brp")
    assert match.outcome is Outcome.UNKNOWN
    assert match.candidates


def test_an_entry_is_found_by_its_id() -> None:
    assert MATCHER.entry("visiting") is DESK[0]
    assert MATCHER.entry("nothing") is None
    assert MATCHER.entries == DESK


def test_an_empty_desk_knows_nothing() -> None:
    assert Matcher(()).match("jam besuk").outcome is Outcome.UNKNOWN


def test_a_desk_of_one_entry_answers_it_and_nothing_else() -> None:
    alone = Matcher(DESK[:1])
    assert alone.match("jam besuk brp").outcome is Outcome.ANSWER
    assert alone.match("syarat daftar").outcome is Outcome.UNKNOWN


def test_variants_without_a_readable_word_are_never_found() -> None:
    desk = (_entry("empty", "Kosong", "?!", "🙏"), *DESK)
    assert Matcher(desk).match("jam besuk").candidates[0].entry.id == "visiting"


def test_the_order_of_entries_does_not_change_the_answer() -> None:
    turned = Matcher(tuple(reversed(DESK)))
    for question in ("min jam bsuk brp ya", "syarat bikin surat sehat jiwa", "bpjs bisa?"):
        one, other = turned.match(question).candidates[0], MATCHER.match(question).candidates[0]
        assert one.entry == other.entry
        assert one.score == pytest.approx(other.score, abs=1e-3)


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["jam", "besuk", "syarat", "dftr", "2"])).map(" ".join)
)
def test_any_text_gets_an_outcome_with_scores_in_order(text: str) -> None:
    match = MATCHER.match(text)
    scores = [one.score for one in match.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)
    assert len(scores) <= MOST_OFFERED
    if match.outcome is Outcome.CHOOSE:
        assert scores


def test_a_long_text_is_judged_by_its_beginning() -> None:
    assert MATCHER.match("jam besuk " + "x" * 4_096).outcome is not Outcome.ANSWER
    assert MATCHER.match("jam besuk " + " " * 4_096 + "harga iphone").outcome is Outcome.ANSWER
