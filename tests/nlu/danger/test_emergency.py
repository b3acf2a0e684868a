"""Who is in danger is heard; who only waits too long or asks for the emergency ward is not."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.danger.classes import CLASSES
from nlu.danger.kinds import KINDS
from nlu.danger.typed import MISSPELT
from nlu.emergency import PHRASES, danger_in, in_danger, tier_of
from tests.counting import lines_run

HERE = Path(__file__).parent
READ = 4_096


def _lines(name: str) -> list[str]:
    """What people write, one message a line; `# ` heads a group."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


IN_DANGER = _lines("in_danger.txt")
NO_DANGER = _lines("no_danger.txt")


@pytest.mark.parametrize("text", IN_DANGER)
def test_somebody_in_danger_is_heard(text: str) -> None:
    assert in_danger(text)
    assert in_danger(text.upper())
    assert in_danger("halo min, " + text)


@pytest.mark.parametrize("text", NO_DANGER)
def test_no_alarm_without_danger(text: str) -> None:
    assert not in_danger(text)
    assert not in_danger("halo min, " + text)


def test_the_tables_are_large_and_say_nothing_twice() -> None:
    assert len(set(IN_DANGER)) == len(IN_DANGER) >= 300
    assert len(set(NO_DANGER)) == len(NO_DANGER) >= 230


def test_every_kind_of_danger_is_spoken_of_in_the_table() -> None:
    assert set(KINDS) <= {danger_in(text) for text in IN_DANGER}


def test_no_slip_of_the_finger_is_a_word_of_its_own() -> None:
    phrases = [phrase.written for every in PHRASES for phrase in every.all]
    known = {word for written in phrases for word in re.findall(r"[a-z]+", written)}
    known |= {word for words in CLASSES.values() for word in words}
    examples = (HERE.parents[2] / "data" / "nlu.yml").read_text(encoding="utf-8")
    known |= set(re.findall(r"[a-z]+", examples.casefold()))
    other_spellings = {"clurit", "ambulan", "keslek"}
    assert MISSPELT.keys() & known <= other_spellings


def test_danger_is_heard_anywhere_in_a_long_text() -> None:
    assert in_danger("antre obat lama sekali. " * 170 + "saya mau bunuh diri")
    assert in_danger("saya mau bunuh diri. " + "antre obat lama sekali. " * 5_000)


def test_a_harmless_phrase_does_not_hide_a_dangerous_one() -> None:
    assert in_danger("lampu mati dan saya pengen mati aja")
    assert in_danger("tugas numpuk. saya mau gantung diri wkwk")
    assert in_danger("seminar pencegahan bunuh diri itu tidak menolong, saya tetap mau mati")


REPEATED = (
    "antre lama ", "mau hidup saya tidak ", "a b c ", "b.", "b*", "a1", "a", "_", "*", " ", "😭",
    "saya tolong ibu anak ", "ingin ", "m4 t1 ", "12 ", "tidak ada ", "!@$", "救命", "2", "- ",
)  # fmt: skip


@pytest.mark.parametrize("unit", REPEATED)
def test_twice_the_text_is_at_most_twice_the_work(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (READ, 2 * READ))
    in_danger(long)
    assert lines_run(lambda: in_danger(long)) <= 2 * lines_run(lambda: in_danger(short)) + 200


@pytest.mark.parametrize("unit", REPEATED)
def test_a_hundred_thousand_characters_are_read_to_their_end(unit: str) -> None:
    assert in_danger(unit * (100_000 // len(unit)) + " . saya mau bunuh diri")


def test_each_phrase_can_be_looked_for() -> None:
    for one in (phrase for every in PHRASES for phrase in every.all):
        assert one.found.pattern == one.pattern


def test_no_phrase_repeats_anything_without_end() -> None:
    one_word, bounded = r"\S+ ", re.compile(r"\{0,\d\}\?")
    patterns = [phrase.pattern for every in PHRASES for phrase in every.all]
    bare = [bounded.sub("", pattern.replace(one_word, "")) for pattern in patterns]
    assert [pattern for pattern in bare if re.search(r"[*+{]", pattern)] == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_listened_to(text: str) -> None:
    assert danger_in(text) is None or isinstance(danger_in(text), str)


@pytest.mark.parametrize(
    ("heard", "not_heard"),
    [
        ("racun tikusnya udah di gelas", "racun tikus di kantin ditaruh dimana"),
        ("aku mau bunuh diri di kelas", "bunuh diri kelas namanya ambil 24 sks"),
        ("pacar saya mau nembak saya pake pistol", "ditembak dia semalem, udah jadian kak"),
        ("kakak bunuh diri tadi malam", "gol bunuh diri tadi malam bikin kalah taruhan"),
    ],
)
def test_a_figure_takes_away_no_more_than_itself(heard: str, not_heard: str) -> None:
    assert tier_of(heard) is not None
    assert tier_of(not_heard) is None
