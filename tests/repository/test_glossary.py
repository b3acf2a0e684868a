"""The glossary: few words, in order, each with one meaning and with its Indonesian."""

import re

from tests.repository.rooms import ROOT

MOST = 60


def test_it_has_few_words_each_once_and_in_order() -> None:
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", page, re.MULTILINE)[1:]
    words = [row[0] for row in rows]
    assert words == sorted(set(words))
    assert len(words) <= MOST
    assert all(cell.strip() for row in rows for cell in row)
