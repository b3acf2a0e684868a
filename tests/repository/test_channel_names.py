"""No code outside `channels/` asks for a channel's name: what a channel can do is a value."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from channels.registry import drivers
from tests.repository.files import text_of
from tests.repository.rooms import ROOMS, ROOT

ASKING = tuple(room for room in ROOMS if room != "channels")
PLATFORMS = re.compile(
    "|".join(one.name for one in drivers() if one.capabilities.account), re.IGNORECASE
)
NAMES = frozenset(one.name for one in drivers())
WORDS_OF_PEOPLE = ("desk_info/", "forms/", "language/", "nlu/")
"""What reads Indonesian has them among its words: *nomor WhatsApp saya*."""
NAMED = frozenset({"Address", "ChannelName", "capabilities_of", "driver_of", "label", "named"})


def files(*endings: str) -> list[Path]:
    return sorted(
        path for room in ASKING for path in (ROOT / room).rglob("*") if path.suffix in endings
    )


def docstrings(tree: ast.AST) -> set[int]:
    """The nodes of strings that stand alone: they tell people, and no code reads them."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each string of code, with its line."""
    told = docstrings(tree)
    for node in ast.walk(tree):
        if id(node) not in told and isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def asked_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Strings that are compared with something, matched, or given to what takes a channel."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare() | ast.MatchValue():
                yield from strings(node)
            case ast.Call(func=ast.Name(id=called)) if called in NAMED:
                for given in node.args:
                    yield from strings(given)


@pytest.mark.parametrize("path", files(".py"), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_names_a_platform(path: Path) -> None:
    tree = ast.parse(text_of(path))
    reads = path.relative_to(ROOT).as_posix().startswith(WORDS_OF_PEOPLE)
    naming = [] if reads else [one for one in strings(tree) if PLATFORMS.search(one[1])]
    asking = [one for one in asked_in(tree) if one[1] in NAMES]
    found = [f"line {line}: {said!r}" for line, said in (*naming, *asking)]
    assert not found, "put it into the channel's folder, as one of its capabilities"


@pytest.mark.parametrize("path", files(".html", ".js"), ids=lambda path: path.name)
def test_no_page_names_a_platform(path: Path) -> None:
    text = text_of(path)
    naming = [line.strip() for line in text.splitlines() if PLATFORMS.search(line)]
    asking = re.findall(r"""channel\s*[=!]=+\s*["'][^"']*["']""", text)
    assert [*naming, *asking] == []
