"""What nobody should write and somebody does: an outcome for all of it, in linear time."""

import pytest

from desk_info.desk_information import DeskInformation
from desk_info.entry import Entry, Outcome, OutcomeReason
from desk_info.matching import ranking
from desk_info.matching.confidence import Learnt
from desk_info.matching.index import Index, NearEntry
from desk_info.matching.matcher import Matcher
from desk_info.matching.ranking import understood
from desk_info.matching.regression import Regression
from desk_info.matching.vectors import Floats, Places
from language.normalising import READ_AT_MOST, words

DESK = Matcher(
    (
        Entry("hours", "Jam", "Jam buka", "Pukul 8.", ("jam buka", "buka jam berapa", "jam kerja")),
        Entry("price", "Tarif", "Tarif surat", "Rp1.", ("biaya surat", "surat bayar berapa")),
        Entry("needs", "Syarat", "Syarat surat", "KTP.", ("syarat surat", "surat bawa apa")),
        Entry("where", "Alamat", "Alamat", "Jalan A.", ("alamat kantor", "kantor dimana")),
    )
)  # fmt: skip

_BAD = {
    "empty": "",
    "spaces": " \n\t ",
    "emoji": "🙏",
    "signs": "?!...",
    "nul": "\x00",
    "lone surrogate": "\ud83d",
    "arabic": "متى تفتح",
    "chinese": "几点开门",
    "thai": "เปิดกี่โมง",
    "url": "https://example.com/a?b=c#d",
    "identity number": "6472015708900003",
    "insult": "anjing lu bego semua",
    "one word drawn out": "a" * 4_096,
    "many words": "xyz " * 1_024,
    "combining marks": "a" + "\u0301" * 4_095,
    "digits": "1" * 4_096,
    "ligatures": "\ufdfa" * 4_096,
}


@pytest.mark.parametrize("text", _BAD.values(), ids=_BAD)
def test_what_is_no_question_is_unknown(text: str) -> None:
    assert DESK.match(text).outcome is Outcome.UNKNOWN
    assert [one.outcome for one in DeskInformation(DESK).questions(text)] == [Outcome.UNKNOWN]


@pytest.mark.parametrize("text", ["", "🙏", "6472015708900003", "متى تفتح", "kak min dong"])
def test_of_what_has_no_word_to_go_by_nothing_is_offered(text: str) -> None:
    match = DESK.match(text)
    assert (match.why, match.candidates) == (OutcomeReason.WORDLESS, ())


@pytest.mark.parametrize("length", [4_096, 40_000, 400_000])
def test_of_a_long_text_only_the_beginning_is_read(length: int) -> None:
    text = "jam buka " * (length // 9)
    assert words(text) == words(text[:READ_AT_MOST])
    assert DESK.match(text).candidates[:1] == DESK.match(text[:READ_AT_MOST]).candidates[:1]


@pytest.mark.parametrize("copies", [1_000, 10_000])
def test_variants_that_say_the_same_are_one(copies: int, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    solving = Regression.of

    def counted(alike: Floats, like: Floats, owner: Places, entries: int) -> Regression:
        compared.append(len(like))
        return solving(alike, like, owner, entries)

    monkeypatch.setattr(Regression, "of", counted)
    same = Entry("same", "", "", "", tuple(f"Jam buka{'!' * (n % 7)}" for n in range(copies)))
    index = Index()
    index.add([same])
    assert len(index.rows_of["same"]) == 1
    matcher = Matcher((same, *DESK.entries[1:]))
    assert matcher.match("jam buka").candidates[0].entry.id == "same"
    assert max(compared) <= 7


def test_an_entry_with_a_thousand_variants_is_compared_by_its_nearest() -> None:
    names = ["".join("bcdfghjklm"[int(digit)] + "a" for digit in f"{n:03}") for n in range(1_000)]
    many = Entry("many", "", "", "", tuple(f"jam buka loket {name}" for name in names))
    matcher = Matcher((many, *DESK.entries[1:]), learnt=Learnt())
    asked = f"jam buka loket {names[77]}"
    assert matcher.match(asked).candidates[0].variant == asked
    assert all(len(near.rows) <= 12 for near in _near(matcher, "jam buka loket"))


def _near(matcher: Matcher, text: str) -> tuple[NearEntry, ...]:

    ranked = ranking.rank(matcher._index, understood(matcher._index, text).understood)
    assert ranked is not None
    return ranked.entries
