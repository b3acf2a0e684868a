"""Which regular expressions an office may hold an answer against."""

from pathlib import Path

import pytest

from tests.handoff.loading.loading_office import RIGHT, load, refusal

PATTERNS = {
    "a group repeated in a group": ("(a+)+", "without nesting"),
    "a repeated choice": ("(?:a|aa)+", "without nesting"),
    "a repeated group that may be empty": ("(a?){20}", "without nesting"),
    "a repetition two groups deep": ("((a{1,5}))*b", "without nesting"),
    "braces without numbers": ("(a+){,}b", "without nesting"),
    "many endless repetitions": (r"\d+\d+a", "repetitions without an end"),
    "a look ahead": ("(?=a)a", "plain groups"),
    "a bracket that is not closed": ("(a", "is not a regular expression"),
    "a repetition beyond all numbers": ("a{9999999999999}", "is not a regular expression"),
    "everything and nothing": ("a*", "matches an empty answer"),
    "a whole page": ("a" * 201, "200 are allowed"),
}


@pytest.mark.parametrize(("pattern", "wrong"), PATTERNS.values(), ids=PATTERNS)
def test_a_pattern_that_could_take_long_or_means_nothing_is_refused(
    tmp_path: Path, pattern: str, wrong: str
) -> None:
    (told,) = refusal(tmp_path, RIGHT.replace("BTM-[0-9]{4,6}", pattern))
    assert "services[1].form[3].pattern: " in told
    assert wrong in told


@pytest.mark.parametrize(
    ("pattern", "example"),
    [
        (r"BTM-\d{4}-\d{4,6}", "BTM-2026-00012"),
        (r"\d{8}|\d{18}", "13519001"),
        (r"(?:\d{4}[ .-]){3}\d+", "1234 1234 1234 1"),
        (r"(A[+*(|]+B)?C", "A+*(B C".replace(" ", "")),
        (r"\(?\d{3,4}\)? ?[]\]x]{1,9}", "(021) ]x"),
    ],
)
def test_patterns_of_numbers_as_offices_write_them_are_taken(
    tmp_path: Path, pattern: str, example: str
) -> None:
    text = RIGHT.replace("BTM-[0-9]{4,6}", pattern).replace("btm-12345", f"'{example}'")
    assert load(tmp_path, text).services[0].form[2].pattern == pattern
