"""What is a mark of satisfaction, however it is written, and what only looks like one."""

from itertools import product

import pytest

from nlu.acts.marks import asked_beside, correction_in, mark_in, mark_of, wants_more

FIGURES = {
    "2": 2, "5": 5, "(2)": 2, "2)": 2, "*2*": 2, "_4_": 4, "2/5": 2, "4 dari 5": 4, "nilai 3": 3,
    "bintang 1": 1, "3 bintang": 3, "bintang lima": 5, "saya beri nilai 1": 1, "4⭐": 4,
    "saya kasih 2": 2, "min, 2": 2, "⭐⭐": 2, "👎": 1, "👎🏻": 1,
}  # fmt: skip
WORDS = {
    "kurang puas": 2, "ga puas": 1, "sangat puas": 5, "puas": 4, "blm puas": 2, "kecewa bgt": 1,
    "sama sekali tidak puas": 1, "tidak puas sama sekali": 1, "ga terlalu puas": 2,
    "sungguh kecewa": 1, "mengecewakan sekali": 1, "lumayan lah": 3, "biasa aja": 3,
    "pelayanannya jelek": 1, "2 kurang puas": 2,
}  # fmt: skip
BETWEEN = (
    " krn ",
    " tp ",
    ", ",
    ". ",
    ": ",
    "; ",
    " - ",
    "\n",
    "! ",
    " tapi ",
    ", cuma ",
    " karena ",
)
REASONS = ("lama", "masih bau", "kotor sekali", "sudah 3 hari belum diganti", "petugasnya ramah")
SUBJECTS = ("suami saya", "kami", "istri saya", "keluarga pasien", "sekarang", "jujur saya masih")


@pytest.mark.parametrize(("said", "mark"), [*FIGURES.items(), *WORDS.items()])
def test_a_mark_alone(said: str, mark: int) -> None:
    given = mark_in(said)
    assert given is not None
    assert given[0] == mark


@pytest.mark.parametrize(("said", "mark"), [*FIGURES.items(), *WORDS.items()])
def test_a_mark_with_its_reason_behind_whatever_stands_between(said: str, mark: int) -> None:
    for between, reason in product(BETWEEN, REASONS):
        text = f"{said}{between}{reason}"
        assert mark_in(text) == (mark, text), text


@pytest.mark.parametrize(
    "text",
    [
        "*2* masih bau",
        "*2* msh bau",
        "👎 masih bau",
        "2 karena bau",
        "5 tapi lama",
        "2 (masih bau)",
    ],
)
def test_a_figure_that_is_set_off_needs_no_comma(text: str) -> None:
    assert mark_in(text) == (int(text.strip("*")[0]) if text[0] != "👎" else 1, text)


@pytest.mark.parametrize(("subject", "said"), [*product(SUBJECTS, ("kurang puas", "belum puas"))])
def test_whoever_is_not_satisfied(subject: str, said: str) -> None:
    for text in (f"{subject} {said}", f"{subject} {said}, masih bau", f"{subject} {said} krn bau"):
        assert mark_in(text) == (2, text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("saya kecewa tapi sekarang puas", 4),
        ("awalnya kecewa, sekarang sangat puas", 5),
        ("kemarin puas, sekarang kecewa", 1),
        ("2, awalnya puas", 2),
    ],
)
def test_the_later_clause_counts_and_a_figure_before_words(text: str, mark: int) -> None:
    assert mark_in(text) == (mark, text)


@pytest.mark.parametrize(
    "text",
    ["tidak kecewa", "nggak kecewa, makasih", "tidak ada yang mengecewakan", "bukan kecewa",
     "bukan tidak puas", "bukannya puas malah kecewa", "dulu puas, sekarang tidak",
     "belum tahu puas atau tidak"],
)  # fmt: skip
def test_what_is_denied_is_not_given(text: str) -> None:
    assert mark_in(text) is None


@pytest.mark.parametrize(
    "text",
    ["puas?", "2?", "puaskah", "puas ya?", "kurang puas, ya?", "puas, kan?", "puas ga",
     "puas atau tidak", "puas gak puas sama aja",
     "kenapa kurang puas", "kalau kurang puas lapor ke mana?"],
)  # fmt: skip
def test_a_question_is_no_mark(text: str) -> None:
    assert mark_in(text) is None


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("kurang puas, kapan diganti?", "kapan diganti?"),
        ("kurang puas. kapan diganti", "kapan diganti"),
        ("2, kapan diganti?", "kapan diganti?"),
        ("kapan diganti? saya kurang puas", "kapan diganti?"),
    ],
)
def test_a_question_beside_a_mark_is_told_from_it(text: str, question: str) -> None:
    assert mark_in(text) == (2, text)
    assert asked_beside(text) == question


@pytest.mark.parametrize(
    "text",
    ["puas kalau obatnya ada", "5, kalau sudah diganti", "supaya puas", "saya akan puas",
     "puas asal diganti"],
)  # fmt: skip
def test_what_hangs_on_a_condition_is_not_given_yet(text: str) -> None:
    assert mark_in(text) is None


@pytest.mark.parametrize(
    "number",
    ["2 hari lagi", "jam 3", "jam 2.", "kamar 5", "lantai 2,", "3 orang dirawat", "*2* hari lagi",
     "2, 3 orang", "2-3 hari", "2 - 3 hari", "2,5 jam", "100%,", "2%", "Rp 5,", "3 dari 5 kamar",
     "3273014502900001", "081255443321", "no 2,", "besok jam 3, 4"],
)  # fmt: skip
@pytest.mark.parametrize("reason", ["", " bau", " masih bau", ", kotor"])
def test_a_number_that_counts_or_names_something_is_no_mark(number: str, reason: str) -> None:
    assert mark_in(f"{number}{reason}") is None


@pytest.mark.parametrize(
    "text",
    ["1. ktp 2. kk", "1) ktp\n2) kk", "1, ktp; 2, kk", "6", "0", "4,5", "8/10", "5 kurang puas"],
)
def test_a_list_and_other_figures_are_no_mark(text: str) -> None:
    assert mark_in(text) is None


@pytest.mark.parametrize("nod", ["baik", "oke", "cukup", "👍"])
def test_a_nod_is_a_mark_only_by_itself(nod: str) -> None:
    assert mark_of(nod) is not None
    assert mark_in(f"{nod}, saya tunggu") is None
    assert mark_in(f"{nod} tapi obatnya belum ada") is None


NUMBERS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "\u0665": 5, "\uff14": 4, "4,0": 4,
    "5.0": 5,
}  # fmt: skip
LABELS = ("", "nilai: ", "penilaian: ", "ok ", "oke, ", "saya kasih ", "Penilaian saya: ")


@pytest.mark.parametrize(("said", "mark"), NUMBERS.items())
def test_a_number_is_a_mark_in_whatever_digits_or_letters_it_is_written(
    said: str, mark: int
) -> None:
    for label in LABELS:
        assert (mark_in(label + said) or (None,))[0] == mark, label + said
    for between, reason in product(("! ", ", ", " - ", " tapi ", " alasan: "), REASONS):
        assert mark_in(f"{said}{between}{reason}") == (mark, f"{said}{between}{reason}")


@pytest.mark.parametrize(
    "text",
    ["dua jam nunggu", "lima kali saya ke sana", "satu lagi, bau", "-5", "nilai -5", "Rp 5.000",
     "5.000", "4,05", "dua, tiga"],
)  # fmt: skip
def test_a_number_in_letters_that_counts_is_no_mark(text: str) -> None:
    assert mark_in(text) is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [("tidak puas (2)", 2), ("antre lama\n\n5", 5), ("lima (5)", 5), ("masih bau, 2", 2)],
)
def test_a_figure_at_the_end_counts_before_words(text: str, mark: int) -> None:
    assert mark_in(text) == (mark, text)


@pytest.mark.parametrize("text", ["tidak", "belum", "nggak"])
def test_a_bare_denial_is_no_mark(text: str) -> None:
    assert mark_in(text) is None


@pytest.mark.parametrize(
    "text",
    ["bukan 5 tapi 3", "jangan 5, kasih 3 saja", "ralat: 3", "salah, harusnya 3", "maksud saya 3",
     "eh 3 maksudnya", "eh salah, 3", "maaf salah pencet, 3", "saya ralat jadi 3 ya",
     "ganti dari 5 jadi 3", "bukan lima tapi tiga"],
)  # fmt: skip
def test_what_is_put_right_counts_as_it_is_right(text: str) -> None:
    assert correction_in(text) == (3, "")
    assert mark_in(text) == (3, "")
    assert mark_in(f"{text}, masih bau") == (3, f"{text}, masih bau")


@pytest.mark.parametrize(
    "text", ["salah 2 obatnya", "harusnya 2 hari", "bukan 5", "3", "eh", "salah", "maaf, 3 jam"]
)
def test_what_puts_no_mark_right(text: str) -> None:
    assert correction_in(text) is None


@pytest.mark.parametrize("between", [" ", ", ", ". ", " tapi ", ", tapi "])
@pytest.mark.parametrize("mark", ["5", "1", "lima"])
def test_what_is_wanted_beside_a_mark_however_it_is_set_off(mark: str, between: str) -> None:
    for wish in ("tolong telepon saya", "mohon petugasnya ditegur", "masih belum bisa login",
                 "minta ditelepon"):  # fmt: skip
        text = f"{mark}{between}{wish}"
        assert mark_in(text) == ({"5": 5, "1": 1, "lima": 5}[mark], text)
        assert wants_more(text)
    text = f"{mark}{between}kapan loketnya buka?"
    assert mark_in(text) is not None
    assert asked_beside(text) == "kapan loketnya buka?"


@pytest.mark.parametrize(
    "text", ["2 masih bau", "5, mohon ditingkatkan", "5, mohon maaf baru balas", "masih belum puas",
             "5 apa 4 ya?", "1 belum ada yang datang"],
)  # fmt: skip
def test_a_reason_and_a_general_wish_want_nothing_more(text: str) -> None:
    assert not wants_more(text)


@pytest.mark.parametrize(
    "text",
    ["1 saya mau lapor lagi soal parkir", "1 mau lapor parkir", "1 kami ingin komplain lagi"],
)
def test_a_wish_to_complain_behind_a_figure_leaves_it_a_mark(text: str) -> None:
    assert mark_in(text) == (1, text)


@pytest.mark.parametrize("text", ["5 jam saya mau lapor", "2 saya sudah 2 kali lapor"])
def test_a_figure_that_counts_is_no_mark_whoever_complains(text: str) -> None:
    assert mark_in(text) is None
