"""A whole message put to the desk information: which questions it asks, and in what light."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_info.desk_information import MOST_QUESTIONS, DeskInformation
from desk_info.entry import Entry, Match, Outcome
from desk_info.loading import load_desk_info
from desk_info.matching.matcher import Matcher

PROCEDURES = Path(__file__).parents[2] / "procedures"


def entry(name: str, title: str, answer: str, *variants: str) -> Entry:
    """A prepared answer."""
    return Entry(name, title, title, answer, variants)


DESK = DeskInformation(
    Matcher(
        [
            entry(
                "visits", "Jam besuk", "Jam besuk setiap hari 11.00–12.00 WITA.",
                "jam besuk", "kapan boleh membesuk pasien", "jadwal kunjungan pasien",
            ),
            entry(
                "children", "Anak ikut besuk", "Anak di bawah 12 tahun belum dapat masuk.",
                "bolehkah anak kecil ikut membesuk", "bawa anak besuk boleh gak",
            ),
            entry(
                "parking", "Parkir", "Parkir di halaman depan. Motor Rp2.000, mobil Rp4.000.",
                "parkir dimana", "tempat parkir motor", "ada parkiran mobil",
            ),
            entry(
                "letter", "Syarat SKBN", "Bawa KTP asli dan pasfoto.",
                "syarat skbn", "berkas untuk bikin skbn apa saja", "urus skbn bawa apa",
            ),
            entry(
                "fee", "Tarif SKBN", "SKBN Rp175.000.",
                "biaya skbn", "skbn bayar berapa", "tarif skbn",
            ),
            entry(
                "rehab", "Rehab narkoba", "Rehabilitasi dimulai di poli napza.",
                "cara daftar rehab", "mau rehab narkoba gimana", "pendaftaran rehabilitasi narkoba",
            ),
            entry(
                "rehab-fee", "Biaya rehab", "Rehabilitasi gratis bagi warga.",
                "biaya rehab", "rehab narkoba bayar berapa", "tarif rehabilitasi",
            ),
            entry(
                "rehab-length", "Lama rehab", "Rehabilitasi inap 3–6 bulan.",
                "lama rehab", "rehab narkoba berapa lama", "rehabilitasi berapa bulan",
            ),
        ]
    )
)  # fmt: skip


def answers(text: str, *after: str) -> list[str]:
    """What each question came out as: an entry, or the outcome."""
    return [
        match.candidates[0].entry.id if match.outcome is Outcome.ANSWER else str(match.outcome)
        for match in DESK.questions(text, after)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jam besuk?", ["visits"]),
        ("assalamualaikum min, jam besuk?", ["visits"]),
        ("jam besuk? parkir dimana?", ["visits", "parking"]),
        ("jm bsuk brp trus parkir dmn", ["visits", "parking"]),
        ("jam besuk, parkir dimana", ["visits", "parking"]),
        ("jam besuk sama biaya skbn", ["visits", "fee"]),
        ("jam besuk, parkir dimana + biaya skbn", ["visits", "parking", "fee"]),
        ("jam besuk? kapan boleh membesuk?", ["visits"]),
        ("Ibu saya dirawat di sini. Jam besuk?", ["visits"]),
        ("jam besuk? harga iphone 15?", ["visits", "unknown"]),
        ("harga iphone 15? jam besuk?", ["unknown", "visits"]),
        ("jam besuk ya. makasih min", ["visits"]),
    ],
)
def test_each_question_of_a_message_is_found_once(text: str, expected: list[str]) -> None:
    assert answers(text) == expected


def test_of_four_questions_those_beyond_the_second_go_to_people_together() -> None:
    found = DESK.questions("jam besuk? parkir dimana? biaya skbn? biaya rehab?")
    assert len(found) == MOST_QUESTIONS
    assert found[-1].outcome is Outcome.UNKNOWN
    assert found[-1].question == "biaya skbn? biaya rehab?"


def test_what_is_one_question_to_the_desk_stays_one() -> None:
    assert answers("berkas dan syarat skbn apa saja") == ["letter"]


def test_what_an_entry_is_asked_with_is_one_question_though_others_answer_its_parts() -> None:
    asked = "jam besuk dan tempat parkir motor"
    both = entry("both", "Parkir", "Motor: Rp2.000 pada jam besuk.", "parkir dan tarif", asked)
    desk = DeskInformation(Matcher([*DESK.entries, both]))
    (found,) = desk.questions("kak, jam besuk dan tempat parkir motor ya?")
    assert found.candidates[0].entry is both


@pytest.mark.parametrize(
    "text",
    [
        "untuk icu, jam besuk?",
        "jam besuk? untuk icu",
        "kantor samsat, parkir dimana",
        "kalau di mall, parkir dimana?",
    ],
)
def test_what_limits_a_question_is_never_left_aside(text: str) -> None:
    assert answers(text) not in (["visits"], ["parking"])


def test_who_tells_of_themselves_first_is_answered() -> None:
    assert answers("saya dari luar kota, jam besuk berapa ya") == ["visits"]
    assert answers("anak saya umur 5 tahun, boleh bawa anak besuk?") == ["children"]


def test_what_is_only_told_is_not_answered_while_what_is_asked_has_no_answer() -> None:
    for said in ("iphone saya hilang, ada yang nemu? parkir motor", "parkir. iphone saya mahal"):
        assert answers(said)[0] in ("unknown", "choose")


def test_a_question_that_points_to_an_unknown_one_is_not_answered_beside_it() -> None:
    assert answers("harga iphone brp? parkirnya dimana?") == ["unknown", "parking"]
    assert answers("paspor saya hilang. biayanya berapa?") == ["unknown"]


def test_a_part_without_its_topic_borrows_it_from_the_part_before_or_after() -> None:
    assert answers("syarat skbn apa aja? trus byrnya brp") == ["letter", "fee"]
    assert answers("biaya dan lama rehab") == ["rehab-fee", "rehab-length"]


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("biayanya?", "letter", ["fee"]),
        ("syaratnya apa min", "fee", ["letter"]),
        ("trus lamanya?", "rehab", ["rehab-length"]),
        ("kalau anak-anak?", "visits", ["children"]),
        ("kalau hari Minggu?", "visits", ["visits"]),
        ("biayanya?", "parking", ["parking"]),
        ("biayanya? lamanya?", "rehab", ["rehab-fee", "rehab-length"]),
        ("biayanya?", "visits", ["unknown"]),
        ("alamatnya? biayanya?", "letter", ["unknown", "fee"]),
        ("kalau hari Minggu?", "letter", ["unknown"]),
        ("kalau lansia?", "visits", ["unknown"]),
        ("parkir dimana?", "visits", ["parking"]),
        ("jam besuk", "letter", ["visits"]),
        ("biaya rehab berapa", "letter", ["rehab-fee"]),
        ("harga iphone berapa", "letter", ["unknown"]),
    ],
)
def test_a_follow_up_is_understood_in_the_light_of_the_last_answer(
    text: str, after: str, expected: list[str]
) -> None:
    assert answers(text, after) == expected


def test_after_two_answers_a_follow_up_is_about_whichever_covers_it() -> None:
    assert answers("biayanya?", "letter", "rehab") == ["fee", "rehab-fee"]
    assert answers("biayanya?", "visits", "parking") == ["parking"]
    assert answers("kalau lansia?", "visits", "parking") == ["unknown"]


def test_a_follow_up_says_what_it_follows_and_keeps_its_words() -> None:
    (match,) = DESK.questions("biayanya?", ("letter",))
    assert (match.follows, match.question) == ("letter", "biayanya?")
    (alone,) = DESK.questions("biaya skbn berapa?", ("letter",))
    assert alone.follows == ""


def test_an_entry_that_is_gone_leaves_words_to_themselves() -> None:
    assert DESK.questions("jam besuk", ("gone",))[0].candidates[0].entry.id == "visits"


def test_without_entries_nothing_is_known() -> None:
    assert DeskInformation(Matcher(())).questions("jam besuk? parkir?")[0].outcome is (
        Outcome.UNKNOWN
    )


class Counting:
    """A matcher that counts how often it is asked."""

    def __init__(self) -> None:
        self.entries, self.entry = DESK.matcher.entries, DESK.matcher.entry
        self.asked = 0

    def match(self, text: str) -> Match:
        """The same, counted."""
        self.asked += 1
        return DESK.matcher.match(text)


def test_a_follow_up_with_words_that_no_entry_knows_is_matched_once() -> None:
    counting = Counting()
    DeskInformation(counting).questions("kalau untuk akupunktur?", ("letter",))
    assert counting.asked == 1


@pytest.mark.parametrize("unit", ["jam besuk? ", "biaya dan ", "lamanya, ", "terus parkir + "])
def test_a_long_message_costs_no_more_matches_than_a_full_one(unit: str) -> None:
    counting = Counting()
    DeskInformation(counting).questions(unit * 400, ("letter", "visits", "rehab"))
    assert counting.asked < 100


@given(st.text(max_size=200), st.sampled_from([(), ("visits",), ("letter", "rehab"), ("gone",)]))
def test_any_text_gives_one_to_three_answers(text: str, after: tuple[str, ...]) -> None:
    found = DESK.questions(text, after)
    assert 1 <= len(found) <= MOST_QUESTIONS
    place = 0
    for match in found:
        assert match.question in text
        place = text.index(match.question, place) + len(match.question)


def test_a_side_that_only_stands_near_the_last_answer_is_not_answered() -> None:
    desk = DeskInformation(
        Matcher(load_desk_info(PROCEDURES / "poltekkes-jakarta-3" / "desk_info.yml"))
    )
    until, cost = desk.questions("min, bs dftr ulang smp kpn ya? trus byrnya brp")
    assert until.outcome is Outcome.ANSWER
    assert until.candidates[0].entry.id == "re-registration"
    assert cost.outcome is Outcome.UNKNOWN
    assert cost.question == "byrnya brp"
