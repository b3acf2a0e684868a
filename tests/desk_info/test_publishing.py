"""Entries that are published, changed and withdrawn while questions are asked."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

import pytest

from desk_info.entry import Entry, Match, Outcome
from desk_info.feedback import Feedback, Judge
from desk_info.matching.confidence import Learnt
from desk_info.matching.index import Index
from desk_info.matching.matcher import Matcher
from desk_info.matching.variants import ReadEntry, VariantReader
from language.slang import listed

_THINGS = tuple(
    sorted(listed("paspor akta sertifikat parkir kamar vaksin beasiswa wisuda pajak nikah"))
)
_SIDES = ("berapa biaya", "apa syarat", "bagaimana cara urus", "jam berapa buka loket")
_ASKED = (
    *(f"{side} {thing}" for thing in _THINGS[:5] for side in _SIDES),
    "byr pasport brp",
    "sertfikat syaratnya apa",
    "halo min",
    "beasiswa",
)


def _entry(number: int, flavour: int = 0) -> Entry:
    thing, side = _THINGS[number % len(_THINGS)], _SIDES[number // len(_THINGS) % len(_SIDES)]
    more = f" nomor {number}" if number >= len(_THINGS) * len(_SIDES) else ""
    variants = (f"{side} {thing}{more}", f"mau tanya {thing}{more}, {side}", f"{thing}{more} dong")
    return Entry(
        f"e{number}", thing, thing, f"Tentang {thing} {flavour}.", variants[: 3 - flavour % 2]
    )


def _told(match: Match) -> tuple[tuple[str, ...], dict[str, float]]:
    near = (*match.candidates, *match.others)
    return match.strange, {one.entry.id: one.score for one in near}


def _firsts(scores: dict[str, float]) -> set[str]:
    """The best one, and those that are as good: the order of two equals may be either."""
    best = max(scores.values(), default=0.0)
    return {one for one, score in scores.items() if score > best - 1e-4} or {""}


def test_what_is_published_is_found_with_the_next_question_and_what_is_withdrawn_never() -> None:
    matcher = Matcher(_entry(number) for number in range(5))
    new = Entry("skck", "SKCK", "SKCK", "Bawa KTP.", ("syarat skck", "bikin skck gimana"))
    assert "skck" in matcher.match("syarat skck").strange
    matcher.publish(new)
    found = matcher.match("syarat skck")
    assert (found.outcome, found.candidates[0].entry, found.strange) == (Outcome.ANSWER, new, ())
    changed = replace(new, variants=("perpanjang sim", "sim mati gimana"))
    matcher.publish(changed)
    assert matcher.match("perpanjang sim").candidates[0].entry == changed
    assert "skck" in matcher.match("syarat skck").strange
    matcher.withdraw("skck")
    matcher.withdraw("skck")
    for question in ("perpanjang sim", "prpnjang sim", "sim mati gmn"):
        match = matcher.match(question)
        assert "skck" not in [one.entry.id for one in (*match.candidates, *match.others)]
    assert "skck" not in matcher.by_id
    assert matcher.entry("skck") is None


@pytest.mark.parametrize("seed", range(4))
def test_after_any_changes_it_ranks_as_one_that_is_built_from_what_is_left(seed: int) -> None:
    chance, matcher = Random(seed), Matcher(_entry(number) for number in range(8))
    for _ in range(25):
        number = chance.randrange(16)
        if chance.random() < 0.4:
            matcher.withdraw(f"e{number}")
        else:
            matcher.publish(_entry(number, chance.randrange(3)))
    fresh = Matcher(matcher.entries, learnt=Learnt(matcher._rehearsed))
    for question in _ASKED:
        (strange, scores), (other, expected) = (
            _told(one.match(question)) for one in (matcher, fresh)
        )
        assert strange == other
        assert sorted(scores.values()) == pytest.approx(sorted(expected.values()), abs=1e-4)
        assert max(scores, key=scores.__getitem__, default="") in _firsts(expected)


def test_rows_of_what_left_are_used_again() -> None:
    index = Index()
    index.add(_entry(number) for number in range(10))
    rows = {row for taken in index.rows_of.values() for row in taken}
    for number in range(10):
        index.remove(f"e{number}")
        index.add([_entry(number + 40)])
    assert {row for taken in index.rows_of.values() for row in taken} == rows
    assert index.size == 10


def test_publishing_one_of_many_reads_that_one_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    matcher = Matcher((_entry(number) for number in range(300)), learnt=Learnt())
    read: list[str] = []
    reading = VariantReader.read

    def counted(reader: VariantReader, entries: Iterable[Entry]) -> Iterator[ReadEntry]:
        for entry, variants in reading(reader, entries):
            read.append(entry.id)
            yield entry, variants

    monkeypatch.setattr(VariantReader, "read", counted)
    matcher.publish(_entry(300))
    matcher.publish(_entry(7, 1))
    matcher.withdraw("e8")
    assert read == ["e300", "e7"]


def test_an_entry_without_a_readable_variant_comes_and_goes_without_a_trace() -> None:
    matcher = Matcher(_entry(number) for number in range(5))
    before = _told(matcher.match("berapa biaya paspor"))
    matcher.publish(Entry("mute", "", "", "", ("?!", "🙏", "")))
    assert "mute" not in _told(matcher.match("berapa biaya paspor"))[1]
    matcher.withdraw("mute")
    assert _told(matcher.match("berapa biaya paspor")) == before


def test_the_last_entry_can_be_withdrawn_and_another_published() -> None:
    matcher = Matcher([_entry(0)])
    matcher.withdraw("e0")
    assert matcher.match("berapa biaya paspor").outcome is Outcome.UNKNOWN
    matcher.learn([Feedback("berapa biaya paspor", "e0", True, Judge.AGENT)])
    matcher.publish(_entry(0))
    assert matcher.match("berapa biaya paspor").outcome is Outcome.ANSWER


def test_by_id_shows_what_is_in_force_at_every_moment() -> None:
    matcher = Matcher([_entry(0)])
    seen = matcher.by_id
    matcher.publish(_entry(1))
    matcher.withdraw("e0")
    assert list(seen) == ["e1"]


def test_a_twin_goes_its_own_way() -> None:
    matcher = Matcher(_entry(number) for number in range(8))
    twin = matcher.twin()
    assert _told(twin.match(_ASKED[0])) == _told(matcher.match(_ASKED[0]))
    before = _told(matcher.match(_ASKED[0]))
    twin.learn([Feedback(_ASKED[0], "e0", False, Judge.AGENT)])
    twin.withdraw("e1")
    assert _told(matcher.match(_ASKED[0])) == before
    assert "e1" in matcher.by_id


def test_either_of_two_twins_changes_alone() -> None:
    matcher = Matcher(_entry(number) for number in range(8))
    twin, other = matcher.twin(), matcher.twin()
    matcher.withdraw("e0")
    twin.publish(_entry(9))
    fresh = {
        Matcher([_entry(number) for number in range(1, 8)], learnt=Learnt()): matcher,
        Matcher([*map(_entry, range(8)), _entry(9)], learnt=Learnt()): twin,
        Matcher([*map(_entry, range(8))], learnt=Learnt()): other,
    }
    for alone, changed in fresh.items():
        for asked in _ASKED:
            named = [one.entry.id for one in alone.match(asked).candidates]
            assert [one.entry.id for one in changed.match(asked).candidates] == named
