"""Words that people write stand in `language/words/`, and each of them is read by somebody."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import ROOT

ROOMS = ("language", "nlu", "forms", "desk_info")
A_FEW = 6
"""So many words that a rule is made of may stand beside it."""
_READ = """
import pkgutil, sys
from importlib import import_module
from language import word_tables

read, entries = set(), word_tables.Table._entries
def noted(table, section, kind):
    read.add((table.name, section))
    return entries(table, section, kind)
word_tables.Table._entries = noted
for room in sys.argv[1:]:
    for found in pkgutil.walk_packages([room], f"{room}."):
        if ".inside" not in found.name:
            import_module(found.name)
for name in word_tables.names():
    for section in word_tables.table(name).sections:
        if (name, section) not in read:
            print(f"{name}.txt [{section}]")
"""


def test_every_section_of_every_table_is_read() -> None:
    told = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, "-c", _READ, *ROOMS, "bot"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == ""


@pytest.mark.parametrize("room", ROOMS)
def test_no_long_list_of_words_stands_in_the_code(room: str) -> None:
    lists = {
        f"{path.name}: {said}"
        for path in (ROOT / room).rglob("*.py")
        for said in listed_in(path)
        if len(said.split()) > A_FEW
    }
    assert lists == set()


def listed_in(path: Path) -> Iterator[str]:
    """The texts of which a file makes lists of words itself."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "listed":
            yield from (str(one.value) for one in node.args if isinstance(one, ast.Constant))
