"""Numbers and ids change, and the platform's statements of it arrive in whatever order."""

import itertools
from collections.abc import Sequence

import pytest

from core.facts import Fact
from tests.cases.post import Json, Post, contact, phone, user, whatsapp

Move = tuple[str, str]
SHAPES: dict[str, tuple[Move, ...]] = {
    "two": (("a", "b"), ("b", "c")),
    "three": (("a", "b"), ("b", "c"), ("c", "d")),
    "back": (("a", "b"), ("b", "a")),
    "back and on": (("a", "b"), ("b", "a"), ("a", "c")),
    "twice round": (("a", "b"), ("b", "a"), ("a", "b")),
}


class Person:
    """Somebody whose numbers nobody else has; `at` is when a statement was made."""

    def __init__(self, post: Post, which: int, *, ids: bool) -> None:
        self.post = post
        self.ids = ids
        self._which = which

    def number(self, letter: str) -> str:
        """One of the telephones."""
        return f"62812{self._which:04d}{ord(letter):04d}"

    def moved(self, move: Move, at: int) -> Json:
        """The statement, made `at` seconds from now."""
        before, now = move
        system = {"type": "user_changed_number", "wa_id": self.number(now), "body": "changed"}
        more: dict[str, str] = {"timestamp": str(int(self.post.clock().timestamp()) + at)}
        if self.ids:
            system |= {"user_id": f"ID.{self.number(now)}"}
            more |= {"from_user_id": f"ID.{self.number(before)}"}
        return self.post.message("system", system, self.number(before), **more)


async def brought(post: Post, statements: Sequence[Json]) -> None:
    for one in statements:
        await post.brings(whatsapp({"messages": [one]}))


@pytest.mark.parametrize("ids", [False, True], ids=["numbers", "numbers and ids"])
@pytest.mark.parametrize("shape", SHAPES)
async def test_any_order_of_the_statements_ends_in_one_talk(
    both: Post, shape: str, *, ids: bool
) -> None:
    moves = SHAPES[shape]
    for which, order in enumerate(itertools.permutations(range(len(moves)))):
        siti = Person(both, which, ids=ids)
        first, last = siti.number(moves[0][0]), siti.number(moves[-1][1])
        own = {"user_id": f"ID.{first}"} if ids else {}
        case = await both.complains(first, **own)
        statements = [siti.moved(move, 10 * (place + 1)) for place, move in enumerate(moves)]
        both.clock.move(minutes=5)
        for place in order:
            await brought(both, [statements[place]])
        await brought(both, [statements[place] for place in order[:1]])
        assert await both.chat(phone(last)) == case.chat, order
        for letter in "abcd":
            number = siti.number(letter)
            if number != last:
                assert await both.chat(phone(number)) is None, (order, letter)
                assert await both.chat(user(f"ID.{number}")) is None, (order, letter)
        await both.says(both.text("status", last))
        assert case.number in (await both.hears(phone(last)))[-1], order
        sent = both.channels[phone(last).channel].arrived[-1]
        assert sent.message.to == phone(last), order
    assert not (await both.house.program.store.verification.verify()).broken


async def test_words_from_in_between_find_the_talk_whenever_they_come(both: Post) -> None:
    siti = Person(both, 1, ids=False)
    a, b, c = (siti.number(letter) for letter in "abc")
    case = await both.complains(a)
    later = both.text("tambahan: di kamar 3", b)
    later["timestamp"] = str(int(both.clock().timestamp()) + 15)
    first, second = siti.moved(("a", "b"), 10), siti.moved(("b", "c"), 20)
    both.clock.move(minutes=5)
    await brought(both, [second, first])
    await both.says(later)
    facts = await both.facts_of(case.chat, Fact.MESSAGE_IN)
    assert facts[-1].data["text"] == "tambahan: di kamar 3"
    assert both.channels[phone(c).channel].arrived[-1].message.to == phone(c)


async def test_whoever_got_a_number_meanwhile_stays_a_stranger(both: Post) -> None:
    siti = Person(both, 1, ids=False)
    a, b, c = (siti.number(letter) for letter in "abc")
    case = await both.complains(a)
    first, second = siti.moved(("a", "b"), 10), siti.moved(("b", "c"), 20)
    both.clock.move(minutes=5)
    await brought(both, [second, first])
    for number in (a, b):
        await both.says(both.text(f"status {case.number}", number), contacts=[contact(number)])
        assert "tidak ada pada percakapan ini" in (await both.hears(phone(number)))[-1]
    strangers = [await both.chat(phone(number)) for number in (a, b)]
    both.clock.move(minutes=5)
    # The platform tells of the same changes once more, in other words and a second later.
    for move, at in ((("a", "b"), -590), (("b", "c"), -580)):
        await brought(both, [siti.moved(move, at - 300)])
    assert [await both.chat(phone(number)) for number in (a, b)] == strangers
    assert await both.chat(phone(c)) == case.chat
    assert case.chat not in strangers


async def test_an_owner_of_long_ago_has_no_part_in_it_in_any_order(both: Post) -> None:
    for which, order in enumerate(((0, 1), (1, 0))):
        siti = Person(both, which, ids=False)
        theirs = await both.complains(siti.number("b"))
        both.clock.move(days=60)
        mine = await both.complains(siti.number("a"))
        moves = [siti.moved(("a", "b"), 10), siti.moved(("b", "c"), 20)]
        both.clock.move(minutes=5)
        await brought(both, [moves[place] for place in order])
        last = siti.number("c")
        assert await both.chat(phone(last)) == mine.chat
        await both.says(both.text(f"status {theirs.number}", last))
        assert "tidak ada pada percakapan ini" in (await both.hears(phone(last)))[-1], order
        assert await both.facts_of(theirs.chat, Fact.ADDRESS_LOST)


async def test_words_from_the_last_number_before_any_statement_are_joined(both: Post) -> None:
    for which, order in enumerate(itertools.permutations(range(2))):
        siti = Person(both, which, ids=False)
        case = await both.complains(siti.number("a"))
        moves = [siti.moved(("a", "b"), 10), siti.moved(("b", "c"), 20)]
        both.clock.move(minutes=5)
        last = siti.number("c")
        await both.says(both.text("halo", last))
        await brought(both, [moves[place] for place in order])
        await both.says(both.text("status", last))
        assert await both.chat(phone(last)) == case.chat
        assert case.number in (await both.hears(phone(last)))[-1]
