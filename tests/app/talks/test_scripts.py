"""Scripts as people write them; every mistake is told with its line and what is right."""

import json
from datetime import timedelta

import pytest

from app.talks.items import Burst, Edit, Image, Location, Press, Sticker, TextItem, Voice, Wait
from app.talks.script import LONGEST_TEXT, read_script
from core.errors import BadConfiguration

GOOD = '{"id": "besuk", "say": ["jam besuk?"]}'


def items(*say: object) -> tuple[object, ...]:
    """The items of a talk."""
    (talk,) = read_script(json.dumps({"id": 1, "say": say}).encode(), "script")
    return talk.say


def mistake(raw: str | bytes) -> str:
    """What is told of a script that is wrong."""
    with pytest.raises(BadConfiguration) as caught:
        read_script(raw.encode() if isinstance(raw, str) else raw, "talks.jsonl")
    return str(caught.value)


def test_every_kind_of_item_is_read() -> None:
    assert items(
        "jam besuk?",
        {"press": "Ya"},
        {"press": 2},
        {"burst": ["a", "b"]},
        {"image": "KTP saya"},
        {"image": ""},
        {"voice": True},
        {"sticker": True},
        {"location": [-0.5, 117]},
        {"edit": [-7, "jam besuk anak?"]},
    ) == (
        TextItem("jam besuk?"),
        Press("Ya"),
        Press(2),
        Burst((TextItem("a"), TextItem("b"))),
        Image("KTP saya"),
        Image(""),
        Voice(),
        Sticker(),
        Location(-0.5, 117),
        Edit(7, "jam besuk anak?"),
    )


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("2h", timedelta(hours=2)),
        ("3d", timedelta(days=3)),
        ("10min", timedelta(minutes=10)),
        ("10m", timedelta(minutes=10)),
        ("90s", timedelta(seconds=90)),
        ("1d 2h 30 min", timedelta(days=1, hours=2, minutes=30)),
        ("1h30m", timedelta(hours=1, minutes=30)),
    ],
)
def test_lengths_of_time_are_written_shortly(written: str, length: timedelta) -> None:
    assert items({"wait": written}) == (Wait(length, written),)


def test_lines_stand_in_their_order_and_empty_ones_are_nothing() -> None:
    raw = b'\xef\xbb\xbf{"id": "b", "say": ["x"]}\r\n\n{"id": "a", "say": ["\xe2\x80\xa8y"]}\n'
    assert [(talk.id, talk.place) for talk in read_script(raw, "talks.jsonl")] == [
        ("b", "talks.jsonl, line 1"),
        ("a", "talks.jsonl, line 3"),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        " ",
        7,
        None,
        [],
        {},
        {"pres": "Ya"},
        {"press": "Ya", "wait": "2h"},
        {"press": 0},
        {"press": -1},
        {"press": True},
        {"press": ""},
        {"press": ["Ya"]},
        {"wait": ""},
        {"wait": "2"},
        {"wait": 2},
        {"wait": "0h"},
        {"wait": "-2h"},
        {"wait": "two hours"},
        {"wait": "400d"},
        {"wait": "999999h"},
        {"burst": []},
        {"burst": "a"},
        {"burst": ["a", {"wait": "1h"}]},
        {"burst": [{"press": 1}]},
        {"burst": ["a", ""]},
        {"image": True},
        {"image": None},
        {"voice": False},
        {"voice": "x"},
        {"sticker": 1},
        {"location": [1]},
        {"location": ["0", "0"]},
        {"location": [91, 0]},
        {"location": [0, 181]},
        {"location": [True, False]},
        {"edit": [-1]},
        {"edit": [1, "x"]},
        {"edit": [0, "x"]},
        {"edit": [-3, "x"]},
        {"edit": [-1, ""]},
        {"edit": "x"},
        "x" * (LONGEST_TEXT + 1),
        {"x" * 5000: 1},
    ],
    ids=lambda wrong: json.dumps(wrong)[:40],
)
def test_what_is_no_item_is_named_with_its_place(wrong: object) -> None:
    said = json.dumps({"id": 1, "say": ["halo", {"burst": ["a"]}, wrong]})
    told = mistake(f"{GOOD}\n\n{said}")
    assert told.startswith("talks.jsonl, line 3: say[2]: ")
    assert "\n" not in told
    assert len(told) < 400


def test_an_edit_of_what_has_no_words_is_refused() -> None:
    told = mistake(json.dumps({"id": 1, "say": ["halo", {"voice": True}, {"edit": [-1, "x"]}]}))
    assert "no words" in told


def test_an_edit_counts_what_was_sent_and_no_waiting() -> None:
    assert items("a", {"wait": "1h"}, {"edit": [-1, "b"]})[-1] == Edit(1, "b")


@pytest.mark.parametrize(
    "wrong",
    [
        "halo",
        "[]",
        '"halo"',
        "{",
        "{}",
        '{"id": "a"}',
        '{"id": "a", "say": []}',
        '{"id": "a", "say": "halo"}',
        '{"say": ["halo"]}',
        '{"id": "", "say": ["halo"]}',
        '{"id": true, "say": ["halo"]}',
        '{"id": null, "say": ["halo"]}',
        '{"id": "a", "say": ["halo"], "chanel": "web"}',
        "[" * 100_000,
        b'{"id": "a", "say": ["\xff"]}',
        b"\x00",
    ],
    ids=lambda wrong: str(wrong)[:40],
)
def test_what_is_no_talk_is_named_with_its_line(wrong: str | bytes) -> None:
    raw = wrong.encode() if isinstance(wrong, str) else wrong
    told = mistake(GOOD.encode() + b"\n" + raw)
    assert told.startswith("talks.jsonl, line 2: ")
    assert "\n" not in told


def test_every_mistake_is_told_at_once() -> None:
    assert len(mistake(f"halo\n{GOOD}\n{GOOD}\n{{}}").splitlines()) == 3


def test_an_id_comes_once() -> None:
    assert "line 1" in mistake(f"{GOOD}\n{GOOD}")


@pytest.mark.parametrize("raw", ["", "\n\n", "  \n"])
def test_a_script_without_talks_shows_an_example(raw: str) -> None:
    assert '{"id": ' in mistake(raw)


def test_every_mistake_of_a_line_is_told() -> None:
    line = b'{"say": ["halo", {"prss": 1}, {"wait": "bentar"}, {"edit": [-2, "hai"]}, 7], "x": 1}'
    with pytest.raises(BadConfiguration) as refused:
        read_script(line, "talks.jsonl")
    told = str(refused.value).splitlines()
    for wrong in ("not x", "has no id", "say[1]: ", "say[2]: ", "say[4]: "):
        assert any(wrong in one for one in told), wrong
    assert len(told) == 5
    assert all(one.startswith("talks.jsonl, line 1: ") for one in told)
