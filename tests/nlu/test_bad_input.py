"""Whatever arrives gets a sensible meaning, in time that grows no faster than the text."""

from dataclasses import replace
from pathlib import Path

import pytest

from nlu.embedded import EmbeddedInterpreter
from nlu.meaning import Intent
from nlu.training import Example, read_examples
from tests.counting import lines_run

EXAMPLES = read_examples(Path(__file__).parents[2] / "data" / "nlu.yml")
ENGINE = EmbeddedInterpreter(EXAMPLES)
LONGEST = 4_096


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("", Intent.OUT_OF_SCOPE),
        ("   \n\t ", Intent.OUT_OF_SCOPE),
        ("\u200b\u200d\ufeff", Intent.OUT_OF_SCOPE),
        ("😀", Intent.OUT_OF_SCOPE),
        ("👍", Intent.YES),
        ("🙏", Intent.THANKS),
        ("😡", Intent.ANGER),
        ("🆘", Intent.EMERGENCY),
        ("...", Intent.OUT_OF_SCOPE),
        ("救命", Intent.OUT_OF_SCOPE),
        ("مرحبا كيف حالك", Intent.OUT_OF_SCOPE),
        ("ꦲꦏ꧀ꦱꦫꦗꦮ", Intent.OUT_OF_SCOPE),
        ("здравствуйте", Intent.OUT_OF_SCOPE),
        ("https://contoh.go.id/a?b=1", Intent.OUT_OF_SCOPE),
        ("www.contoh.go.id", Intent.OUT_OF_SCOPE),
        ("6472012802900001", Intent.OUT_OF_SCOPE),
        ("081255443321", Intent.OUT_OF_SCOPE),
        ("siti@gmail.com", Intent.OUT_OF_SCOPE),
        ("goblok", Intent.ANGER),
        ("dasar bot bodoh!!!", Intent.ANGER),
        ("asdkjhaskjdh", Intent.OUT_OF_SCOPE),
        ("\x00\x01\ud800", Intent.OUT_OF_SCOPE),
        ("'; DROP TABLE users; --", Intent.OUT_OF_SCOPE),
        ("{{7*7}} ${jndi:ldap://x}", Intent.OUT_OF_SCOPE),
        ("<script>alert(1)</script>", Intent.OUT_OF_SCOPE),
    ],
)
def test_what_is_no_message_at_all_has_a_sensible_meaning(text: str, intent: Intent) -> None:
    assert ENGINE.read(text).intent is intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("jam besuk berapa? " * 300, Intent.QUESTION),
        ("petugasnya kasar dan judes sekali. " * 150, Intent.COMPLAINT),
        ("antre obat lama sekali. " * 170 + "saya mau bunuh diri", Intent.EMERGENCY),
        ("a" * LONGEST, Intent.OUT_OF_SCOPE),
        ("😀" * LONGEST, Intent.OUT_OF_SCOPE),
        ("救" * LONGEST, Intent.OUT_OF_SCOPE),
        ("1" * LONGEST, Intent.OUT_OF_SCOPE),
    ],
)
def test_the_longest_message_means_what_a_short_one_means(text: str, intent: Intent) -> None:
    assert ENGINE.read(text[:LONGEST] if intent is not Intent.EMERGENCY else text).intent is intent


def test_a_nik_alone_steers_nothing_and_is_found() -> None:
    meaning = ENGINE.read("6472012802900001")
    assert (meaning.intent, meaning.entities) == (Intent.OUT_OF_SCOPE, {"nik": "6472012802900001"})


def test_a_thousand_variants_that_are_the_same_count_like_one() -> None:
    same = [Example(Intent.QUESTION, "jam besuk" + "!" * at, {}) for at in range(1_000)]
    other = [Example(Intent.COMPLAINT, "petugasnya kasar", {})]
    many, few = EmbeddedInterpreter(same + other), EmbeddedInterpreter(same[:1] + other)
    for text in ("jam besuk", "petugas kasar sekali", "kasar", "besuk"):
        assert many.read(text) == few.read(text)


def test_examples_without_a_word_are_not_learned_from() -> None:
    blank = [replace(EXAMPLES[0], text="😀"), replace(EXAMPLES[0], text="...")]
    assert EmbeddedInterpreter(blank).read("jam besuk").confidence == 0.0


@pytest.mark.parametrize(
    "unit",
    [
        "jam besuk ", "a", "1", "0812-", "1.", "2026-1 ", "6 ", "28-02-", "poli ", "😀", "救", "@",
        " ", "?!",
    ],
)  # fmt: skip
def test_twice_the_text_is_at_most_twice_the_work(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (LONGEST, 2 * LONGEST))
    ENGINE.read(long)
    assert lines_run(lambda: ENGINE.read(long)) <= 2 * lines_run(lambda: ENGINE.read(short)) + 200
