"""The records of what was decided: each has a number of its own, and bears it."""

import re

from tests.repository.rooms import ROOT

RECORDS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


def test_every_record_has_a_number_of_its_own() -> None:
    numbers = [path.name[:4] for path in RECORDS]
    assert numbers == sorted(set(numbers))


def test_every_record_bears_the_number_of_its_file() -> None:
    for path in RECORDS:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        number = re.match(r"# (\d+)\b", first)
        assert number is not None, path.name
        assert int(number[1]) == int(path.name[:4]), path.name
