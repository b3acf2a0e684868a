"""What is possible is asked for (`handoff.actions`): nobody tries it to see whether it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository.rooms import ROOMS, ROOT

REFUSALS = frozenset(
    {"NotAllowed", "ConditionsMissing", "IllegalMove", "AlreadyClaimed", "Missing", "LoketError"}
)
"""What the desk refuses with, and what catches all of it."""


def names_in(node: ast.AST | None) -> set[str]:
    """The names that stand in an expression, those behind a dot too."""
    found = ast.walk(node) if node is not None else ()
    return {one.id for one in found if isinstance(one, ast.Name)} | {
        one.attr for one in ast.walk(node or ast.Pass()) if isinstance(one, ast.Attribute)
    }


def says_yes_or_no(statements: list[ast.stmt]) -> bool:
    """Whether a value that is only looked at for what happened comes out of them."""
    for one in (node for statement in statements for node in ast.walk(statement)):
        value = one.value if isinstance(one, ast.Return | ast.Assign) else None
        if isinstance(value, ast.Constant) and isinstance(value.value, bool | None):
            return True
        if isinstance(value, ast.Attribute):  # a member of an enum
            return True
    return False


def guesses(source: str) -> Iterator[int]:
    """The lines at which a refusal is caught to learn whether something is possible."""
    tree = ast.parse(source)
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        gives_bool = isinstance(function.returns, ast.Name) and function.returns.id == "bool"
        for node in ast.walk(function):
            match node:
                case ast.Try():
                    caught = [one for one in node.handlers if names_in(one.type) & REFUSALS]
                    if any(gives_bool or says_yes_or_no(one.body) for one in caught):
                        yield node.lineno
                case ast.With() if gives_bool:
                    calls = [one.context_expr for one in node.items]
                    if any({"suppress"} <= names_in(one) and names_in(one) & REFUSALS
                           for one in calls):  # fmt: skip
                        yield node.lineno
                case _:
                    pass


@pytest.mark.parametrize("room", ROOMS)
def test_no_refusal_is_caught_to_make_a_yes_or_no_of_it(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted(Path(ROOT / room).rglob("*.py"))
        for line in sorted(set(guesses(path.read_text(encoding="utf-8"))))
    ]
    assert found == [], "ask handoff.actions.possible whether it can be done"


@pytest.mark.parametrize(
    "body",
    [
        "def f():\n try:\n  g()\n except NotAllowed:\n  return False\n return True",
        "def f():\n try:\n  g()\n except errors.IllegalMove:\n  may = False",
        "def f():\n try:\n  g()\n except NotAllowed:\n  return Why.UNFIT",
        "async def f():\n try:\n  g()\n except (BadInput, Missing):\n  return None",
        "def f() -> bool:\n try:\n  g()\n except LoketError:\n  log()\n return h",
        "def f() -> bool:\n with suppress(IllegalMove):\n  g()\n  return h\n return h",
    ],
)
def test_such_a_guess_is_found(body: str) -> None:
    assert list(guesses(body)) != []


@pytest.mark.parametrize(
    "body",
    [
        "def f():\n try:\n  g()\n except NotAllowed as error:\n  raise Gone from error",
        "def f():\n with suppress(IllegalMove):\n  g()",
        "def f():\n try:\n  g()\n except ValueError:\n  return False",
    ],
)
def test_what_is_no_guess_is_let_be(body: str) -> None:
    assert list(guesses(body)) == []
