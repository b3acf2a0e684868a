"""Where a message may be cut into questions, and what belongs to none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_info.questions.splitting import (
    MOST_CLAUSES,
    MOST_PARTS,
    MOST_PIECES,
    asks,
    clauses,
    is_courtesy,
    pieces,
)


def cut(text: str) -> list[str]:
    """The pieces as they were typed."""
    return [piece.whole.text for piece in pieces(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jam besuk?", ["jam besuk?"]),
        ("jam besuk? parkir dimana?", ["jam besuk?", "parkir dimana?"]),
        ("jam besuk\nparkir dimana", ["jam besuk", "parkir dimana"]),
        (
            "min, bs dftr ulang smp kpn ya? trus byrnya brp",
            ["bs dftr ulang smp kpn ya?", "byrnya brp"],
        ),
        ("jam besuk brp terus parkir dimana", ["jam besuk brp", "parkir dimana"]),
        ("jam besuk brp, lalu parkir dimana", ["jam besuk brp", "parkir dimana"]),
        ("jam besuk brp habis itu parkir dimana", ["jam besuk brp", "parkir dimana"]),
        ("jam besuk brp. satu lagi, parkir dimana", ["jam besuk brp", "parkir dimana"]),
        ("jam besuk brp, oh iya parkir dimana", ["jam besuk brp", "parkir dimana"]),
        ("jam besuk brp btw parkir dimana", ["jam besuk brp", "parkir dimana"]),
        ("jam besuk brp sekalian tanya parkir dimana", ["jam besuk brp", "parkir dimana"]),
        ("Ibu saya dirawat. Jam besuk?", ["Ibu saya dirawat", "Jam besuk?"]),
        ("min.. mau tanya.. jam besuk brp", ["jam besuk brp"]),
        ("buka jam 08.00 sampai 15.30?", ["buka jam 08.00 sampai 15.30?"]),
        ("di jl. Mawar no. 3 ya?", ["di jl. Mawar no. 3 ya?"]),
        ("rekaman minggu lalu ada?", ["rekaman minggu lalu ada?"]),
        ("batuk terus-terusan ke mana?", ["batuk terus-terusan ke mana?"]),
    ],
)
def test_a_message_is_cut_where_something_new_begins(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("syarat dan cara daftar", ["syarat", "cara daftar"]),
        ("jam besuk sama parkir dimana", ["jam besuk", "parkir dimana"]),
        ("jam besuk, parkir dimana", ["jam besuk", "parkir dimana"]),
        ("jam besuk + parkir", ["jam besuk", "parkir"]),
        ("biaya, lama serta syarat rehab", ["biaya", "lama", "syarat rehab"]),
        ("biayanya Rp175,000 ya", ["biayanya Rp175,000 ya"]),
    ],
)
def test_what_may_be_one_question_or_two_is_only_proposed(text: str, expected: list[str]) -> None:
    (piece,) = pieces(text)
    assert piece.whole.text == text
    assert [part.text for part in piece.parts] == expected


@pytest.mark.parametrize(
    "opening",
    [
        "min mau tanya",
        "permisi pak,",
        "assalamualaikum kak, punten badé naros",
        "assalamu'alaikum wr. wb. izin bertanya",
        "kulo badhe tangklet",
        "nuwun sewu, kula badhe tanglet",
        "hi admin, I want to ask",
        "good morning, can I ask about",
        "selamat pagi bu, numpang tanya dong",
        "malam kak,",
        "halo halo min saya mau nanya soal",
    ],
)
def test_a_greeting_and_an_opening_belong_to_no_question(opening: str) -> None:
    assert cut(f"{opening} jam besuk berapa") == ["jam besuk berapa"]
    assert cut(opening) == []


def test_whom_it_is_about_and_when_are_no_greeting() -> None:
    assert cut("ibu saya sakit apa ya") == ["ibu saya sakit apa ya"]
    assert cut("malam bisa besuk?") == ["malam bisa besuk?"]


@pytest.mark.parametrize("text", ["makasih ya min", "mohon infonya", "terima kasih sebelumnya 🙏"])
def test_courtesies_ask_nothing(text: str) -> None:
    assert is_courtesy(text)
    assert cut(f"jam besuk?\n{text}") == ["jam besuk?"]


@pytest.mark.parametrize("text", ["", " ", "?", "😀👍", "...", "\x00", "!!!???"])
def test_what_has_no_words_has_no_pieces(text: str) -> None:
    assert pieces(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ibu saya dirawat", False),
        ("saya tidak bisa jalan", False),
        ("lama banget", False),
        ("berapa lama", True),
        ("parkir dimana", True),
        ("iphone?", True),
        ("syarat SKBN", True),
    ],
)
def test_a_question_is_known_by_its_mark_or_its_words(text: str, *, expected: bool) -> None:
    assert asks(text) is expected


@given(
    st.text(max_size=400)
    | st.lists(st.sampled_from(["a", "?", ",", "dan", "terus", "min", "jam\n.", "+", "1"])).map(
        " ".join
    )
)
def test_cutting_anything_gives_parts_of_it_in_order(text: str) -> None:
    found = pieces(text)
    assert len(found) <= MOST_PIECES
    end = 0
    for piece in found:
        assert piece.whole.start >= end
        assert text[piece.whole.start : piece.whole.end] == piece.whole.text
        end = piece.whole.end
        inner = piece.whole.start
        assert 1 <= len(piece.parts) <= MOST_PARTS
        for part in piece.parts:
            assert inner <= part.start <= part.end <= piece.whole.end
            assert text[part.start : part.end] == part.text
            inner = part.end


@pytest.mark.parametrize(
    "unit",
    ["jam besuk, ", "min ", "mau ", "want to ", "? ", "terus ", "a dan ", ". ", "makasih ", " "],
)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    def took(length: int) -> float:
        text, began = unit * (length // len(unit)), time.process_time()
        pieces(text)
        return time.process_time() - began

    took(4_000)
    short, long = min(took(4_000) for _ in range(5)), min(took(64_000) for _ in range(3))
    assert long < 16 * short * 6 + 0.05


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AC mati, gerah. jam besuk?", [["AC mati", "gerah"], ["jam besuk?"]]),
        ("petugasnya galak dan ketus, oh iya jam besuk", [["petugasnya galak dan ketus"],
                                                          ["jam besuk"]]),
        ("bayar Rp175,000 ya min", [["bayar Rp175,000 ya min"]]),
        ("makasih ya", []),
        ("a, " * (MOST_CLAUSES + 1), []),
    ],
)  # fmt: skip
def test_clauses_are_parted_by_commas_alone(text: str, expected: list[list[str]]) -> None:
    assert [[one.text for one in piece] for piece in clauses(text)] == expected
