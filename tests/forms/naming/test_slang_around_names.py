"""Slang around a name is none of it, and what is cut from a name is asked about."""

from itertools import product

import pytest

from forms.form import Problem, ProblemCode
from forms.types import name
from forms.writing.plain import plain
from language.colour import is_colour, is_laughter, is_speaker
from language.slang import SLANG
from tests.forms.naming.test_names import NAMES, TODAY
from tests.forms.verdicts import refused

SPOKEN = sorted(written for written, meant in SLANG.items() if meant == ("saya",))
BEFORE = ["{i} {name}", "nama {i} {name}", "nm {i} {name} gan", "nih nama {i} {name}",
          "kenalin {i} {name}", "{i} {name} wkwk", "wkwkwk {i} {name}",
          "bro nama {i} {name}"]  # fmt: skip
BEHIND = ["{name} gan", "{name} bro", "{name} cuy", "{name} sis", "{name} hehe", "{name} woy",
          "{name} wkwkwk", "{name} guys", "{name} nih bosku", "{name} kak hehe", "{name} anjir",
          "oke gan {name}", "ya udah {name} aja", "yaudah deh {name}", "yowes {name}",
          "udah {name}", "hehe {name}", "gan, {name}", "kan udah {name}"]  # fmt: skip
PEOPLE = ["rudi hartono", "dwi sptiani", "Maria Goretti", "sarce wanggai", "lim swie king"]
SOME = [text for text, kept in NAMES if not kept][::9]


def heard(text: str) -> str | Problem:
    """What becomes of it where a name was asked."""
    return name.check(plain(text), TODAY)


def test_everybody_who_says_i_in_slang_is_asked_by_their_name() -> None:
    for frame, spoken in product(BEFORE, SPOKEN):
        said = frame.format(i=spoken, name="rudi hartono")
        verdict = heard(said)
        kept = verdict if isinstance(verdict, str) else verdict.suggestion
        assert kept == "Rudi Hartono", said


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("frame", [*BEFORE, *BEHIND])
def test_what_is_cut_from_a_name_is_asked_about(frame: str, person: str) -> None:
    doubt = refused(heard(frame.format(i="gw", name=person)))
    assert doubt.code is ProblemCode.NAME_UNSURE
    assert doubt.suggestion.casefold() == person.casefold()


def test_slang_beside_names_of_all_peoples_is_hardly_ever_taken_into_them() -> None:
    said = [frame.format(i="gue", name=one.casefold()) for one in SOME for frame in BEFORE + BEHIND]
    taken = [text for text in said if isinstance(heard(text), str)]
    assert len(taken) <= 0.03 * len(said), taken


@pytest.mark.parametrize(
    "text",
    ["gw", "gue gan?", "bro", "cuy", "hehe", "wkwkwk", "ya udah", "yaudah deh", "gw bro wkwk",
     "udah woy", "anjir", "gue siapa ya", "gw males", "gue kesel bgt"],
)  # fmt: skip
def test_slang_alone_is_no_name(text: str) -> None:
    assert refused(heard(text)).suggestion == ""


@pytest.mark.parametrize(
    "text",
    ["Gan Kok Hwie", "Ane Febriani", "Tan Bin", "Ali bin Abi Thalib", "Siti binti Ahmad",
     "Abdi Wijaya", "Beta Kurnia", "Bambang Gan", "W. S. Rendra", "W Sudarsono", "He Xin",
     "Hu Jintao", "Yoyok Susilo", "Hohoho Waruwu"],
)  # fmt: skip
def test_a_name_with_a_word_that_is_slang_too_stays_whole_or_is_asked_about(text: str) -> None:
    verdict = heard(text)
    whole = verdict if isinstance(verdict, str) else text
    assert whole.casefold() == text.casefold()
    if isinstance(verdict, Problem):
        assert verdict.suggestion


@pytest.mark.parametrize("text", ["ane febriani", "gan kok hwie", "abdi wijaya", "tan gan", "gan"])
def test_in_small_letters_it_is_asked_about(text: str) -> None:
    assert refused(heard(text)).code is ProblemCode.NAME_UNSURE


@pytest.mark.parametrize(
    ("text", "own"),
    [("dewi bin apa ya hehe", "Dewi"), ("siti binti siapa ya lupa", "Siti"),
     ("rudi hartono boru wkwk", "Rudi Hartono")],
)  # fmt: skip
def test_a_name_does_not_end_where_another_has_to_follow(text: str, own: str) -> None:
    assert refused(heard(text)).suggestion == own


@pytest.mark.parametrize("text", ["siti aminah puas", "rudi hartono asdfgh", "rudi hartono sakit"])
def test_a_word_of_no_name_beside_one_is_asked_about(text: str) -> None:
    assert refused(heard(text)).code is ProblemCode.NAME_UNSURE


def test_who_speaks_and_who_laughs_is_known_by_the_tables() -> None:
    assert all(map(is_speaker, ["gw", "gue", "sy", "aku", "kulo", "GUE"]))
    assert all(map(is_laughter, ["hehe", "wkwk", "hahaha", "xixixi", "kwkwk"]))
    assert all(map(is_colour, ["gan", "cuy", "woy", "udah", "yaudah", "deh", "Bro"]))
    assert not any(map(is_colour, ["rudi", "hartono", "hu", "parkir", "mahal", ""]))
