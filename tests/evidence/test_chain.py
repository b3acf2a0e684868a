"""The chain of one chat: sealed once, broken visibly."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import NaiveTime
from core.facts import COMPLAINANT, Fact, NewFact
from evidence.chain import GENESIS, Broken, Link, digest, first_broken, opened, seal

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WITA = timezone(timedelta(hours=8))


def fact(text: str, case: int | None = None) -> NewFact:
    return NewFact(Fact.MESSAGE_IN, NOON, COMPLAINANT, {"text": text}, "wamid.1", case)


def chain(*texts: str, chat: int = 7) -> list[Link]:
    links: list[Link] = []
    for text in texts:
        previous = links[-1].digest if links else GENESIS
        links.append(seal(chat, len(links) + 1, previous, fact(text)))
    return links


def head(links: list[Link]) -> tuple[int, bytes]:
    return (len(links), links[-1].digest) if links else (0, GENESIS)


def test_a_link_says_what_the_fact_said() -> None:
    link = seal(7, 1, GENESIS, fact("halo", case=3))
    said = opened(link.body)
    assert (said.chat, said.seq, said.kind, said.at) == (7, 1, Fact.MESSAGE_IN, NOON)
    assert (said.actor, said.data, said.ref, said.case) == (
        COMPLAINANT,
        {"text": "halo"},
        "wamid.1",
        3,
    )


def test_the_digest_can_be_made_again_from_the_bytes() -> None:
    first, second = chain("satu", "dua")
    assert second.digest == digest(first.digest, second.body)
    assert first.digest == digest(GENESIS, first.body)


def test_the_same_moment_in_another_zone_makes_the_same_link() -> None:
    local = replace(fact("halo"), at=NOON.astimezone(WITA))
    assert seal(7, 1, GENESIS, local) == seal(7, 1, GENESIS, fact("halo"))


def test_a_naive_time_is_refused() -> None:
    naive = replace(fact("halo"), at=NOON.replace(tzinfo=None))
    with pytest.raises(NaiveTime):
        seal(7, 1, GENESIS, naive)


def test_an_empty_chain_holds() -> None:
    assert first_broken(7, [], (0, GENESIS)) is None


@pytest.mark.parametrize("length", [1, 2, 5])
def test_an_untouched_chain_holds(length: int) -> None:
    links = chain(*("x" * length))
    assert first_broken(7, links, head(links)) is None


def test_a_missing_link_is_found_at_its_place() -> None:
    links = chain("a", "b", "c", "d")
    assert first_broken(7, links[:1] + links[2:], head(links)) == Broken(7, 2, "missing")


def test_a_chain_without_its_end_is_cut_off() -> None:
    links = chain("a", "b", "c")
    assert first_broken(7, links[:2], head(links)) == Broken(7, 3, "cut off")


def test_a_link_beyond_the_head_is_found() -> None:
    links = chain("a", "b", "c")
    assert first_broken(7, links, head(links[:2])) == Broken(7, 4, "cut off")


def test_two_links_that_changed_places_are_found() -> None:
    one, two, three = chain("a", "b", "c")
    swapped = [one, replace(three, seq=2), replace(two, seq=3)]
    assert first_broken(7, swapped, (3, three.digest)) == Broken(7, 2, "changed")


def test_a_link_of_another_chat_is_found_even_with_the_right_digest() -> None:
    stranger = seal(8, 1, GENESIS, fact("a"))
    moved = replace(stranger, chat=7)
    assert first_broken(7, [moved], (1, moved.digest)) == Broken(7, 1, "changed")


@pytest.mark.parametrize(
    "change",
    [{"kind": "echo"}, {"ref": "wamid.2"}, {"case": 9}, {"body": b"{}"}, {"digest": GENESIS}],
)
def test_any_column_that_was_changed_is_found(change: dict[str, object]) -> None:
    links = chain("a", "b", "c")
    changed = [links[0], replace(links[1], **change), links[2]]  # type: ignore[arg-type]  # names of fields
    assert first_broken(7, changed, head(links)) == Broken(7, 2, "changed")


def test_bytes_that_are_no_link_cannot_be_opened() -> None:
    with pytest.raises(msgspec.DecodeError):
        opened(b"not json")


@given(
    texts=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=6),
    place=st.integers(min_value=0),
    bit=st.integers(min_value=0),
)
def test_no_single_bit_can_be_turned_unseen(texts: list[str], place: int, bit: int) -> None:
    links = chain(*texts)
    assert first_broken(7, links, head(links)) is None
    at = place % len(links)
    body = bytearray(links[at].body)
    body[bit // 8 % len(body)] ^= 1 << bit % 8
    links[at] = replace(links[at], body=bytes(body))
    assert first_broken(7, links, head(links)) == Broken(7, at + 1, "changed")
