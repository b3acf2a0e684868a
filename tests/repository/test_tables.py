"""Every table over an enum has a row for every member, or says what the others get.

The tables are found by walking through the modules, so that a new one is looked at by itself.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path

import pytest

from core.tables import Partial
from tests.repository.rooms import ROOMS, ROOT

ELSEWHERE = ("nlu.rasa.inside", "storage.migrations.env", "storage.migrations.versions")
"""What runs in Rasa's own environment, or only when alembic calls it."""
Table = Mapping[object, object] | Partial[object, object]


def modules() -> Iterator[str]:
    for room in ROOMS:
        yield room
        for found in pkgutil.walk_packages([str(ROOT / room)], f"{room}."):
            if not found.name.startswith(ELSEWHERE) and not found.name.endswith("__main__"):
                yield found.name


def held(owner: object) -> Iterator[tuple[str, object]]:
    """What a module or one of its classes holds, by name."""
    for name, value in list(vars(owner).items()):
        if not name.startswith("__"):
            yield name, value


def enum_of(table: Table) -> type[Enum] | None:
    kinds = {type(key) for key in table}
    kind = kinds.pop() if len(kinds) == 1 else None
    return kind if kind is not None and issubclass(kind, Enum) else None


def tables() -> dict[str, Table]:
    found: dict[int, tuple[str, Table]] = {}
    for name in modules():
        module = importlib.import_module(name)
        owners: list[tuple[str, object]] = [(name, module)]
        owners += [
            (f"{name}.{key}", value)
            for key, value in held(module)
            if isinstance(value, type) and value.__module__ == name
        ]
        for where, owner in owners:
            for key, value in held(owner):
                if isinstance(value, Mapping | Partial) and enum_of(value) is not None:
                    found.setdefault(id(value), (f"{where}.{key}", value))
    return dict(found.values())


TABLES = tables()


def test_there_are_tables_to_look_at() -> None:
    assert len(TABLES) > 40
    assert {"_WORDS", "_SENTENCES", "MEETS"} <= {name.rpartition(".")[2] for name in TABLES}


def test_every_module_is_looked_into() -> None:
    """A folder without `__init__.py` is not walked through, and its tables would not be seen."""
    files = {path for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    folders = {path.parent for path in files}
    assert [path for path in folders if not (path / "__init__.py").is_file()] == []


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_has_a_row_for_every_member_or_says_what_the_others_get(name: str) -> None:
    table = TABLES[name]
    kind = enum_of(table)
    assert kind is not None
    lacking = [one.name for one in kind if one not in table]
    if isinstance(table, Partial):
        assert lacking, f"{name} lacks no {kind.__name__}: it can be a plain dict"
    else:
        assert not lacking, f"{name} has no row for {', '.join(lacking)} of {kind.__name__}"


def enums() -> dict[str, type[Enum]]:
    found: dict[str, type[Enum]] = {}
    for name in modules():
        for key, value in held(importlib.import_module(name)):
            if isinstance(value, type) and issubclass(value, Enum) and len(value):
                found[f"{name}.{key}"] = value
    return found


def sources() -> Iterator[tuple[str, Path, ast.Module]]:
    for name in modules():
        path = ROOT / Path(*name.split("."))
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        yield name, path, ast.parse(path.read_text())


def members(node: ast.Dict, name: str, known: Mapping[str, type[Enum]]) -> list[Enum]:
    """The keys of a dict as it is written, where all of them are members of one enum."""
    found = []
    for key in node.keys:
        if not isinstance(key, ast.Attribute):
            return []
        kind = known.get(f"{name}.{ast.unparse(key.value)}")
        if kind is None:
            return []
        found.append(kind[key.attr])
    return found


def test_a_table_that_is_written_inside_a_function_is_whole_as_well() -> None:
    """One with a single key is no table: it is where something is kept by its name."""
    known = enums()
    for name, path, tree in sources():
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        for node in (one for function in functions for one in ast.walk(function)):
            keys = members(node, name, known) if isinstance(node, ast.Dict) else []
            if len(keys) > 1:
                lacking = set(type(keys[0])) - set(keys)
                assert not lacking, f"{path}: {ast.unparse(node)} lacks {lacking}"


def test_tables_are_keyed_by_the_members_themselves() -> None:
    """By their values they would be strings, and nobody would see what is missing."""
    known = enums()
    for name, path, tree in sources():
        for node in ast.walk(tree):
            for key in node.keys if isinstance(node, ast.Dict) else ():
                if isinstance(key, ast.Attribute) and key.attr == "value":
                    of = ast.unparse(key.value).rpartition(".")[0]
                    assert f"{name}.{of}" not in known, f"{path}: {ast.unparse(key)}"


def is_a_word(value: object) -> bool:
    """A name of something: no sentence, no sign, no member of another enum."""
    if not isinstance(value, str) or isinstance(value, Enum):
        return False
    return value.strip(".:") == value and any(map(str.isalpha, value))


def test_each_thing_has_one_word_everywhere() -> None:
    """*Dibatalkan pelapor* on one page and *Dicabut pelapor* in a register are two things."""
    words: dict[tuple[type, object], tuple[str, object]] = {}
    for name, table in TABLES.items():
        if name.startswith(("bot.", "language.", "nlu.", "desk_info.")):
            continue  # what complainants hear is said in templates, and read in theirs
        if name.startswith("app.explaining."):
            continue  # the command line speaks English
        if isinstance(table, Mapping) and all(map(is_a_word, table.values())):
            for member, word in table.items():
                where, known = words.setdefault((type(member), member), (name, word))
                assert known == word, f"{member!r}: {known!r} in {where}, {word!r} in {name}"


@pytest.mark.parametrize("path", sorted((ROOT / "web" / "templates").rglob("*.html")), ids=str)
def test_templates_have_no_tables_of_their_own_and_ask_for_members_that_exist(path: Path) -> None:
    text = path.read_text()
    assert not re.findall(r"[{%].*\{\s*[\"'][^}]*\}\s*\[", text), "a table belongs into a module"
    kinds = {"status": "CaseStatus", "role": "Role", "priority": "Priority", "outcome": "Outcome",
             "channel": "ChannelName", "state": "DeliveryState", "source": "Source"}  # fmt: skip
    found = {kind.__name__: {str(one) for one in kind} for kind in enums().values()}
    for key, value in re.findall(r"\.(\w+) [!=]= [\"'](\w+)[\"']", text):
        if key in kinds:
            assert value in found[kinds[key]], f"no {kinds[key]} is called {value}"


def test_no_table_has_two_rows_for_one_member() -> None:
    twice = []
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                keys = [ast.unparse(key) for key in getattr(node, "keys", ()) if key is not None]
                if isinstance(node, ast.Dict) and len(set(keys)) < len(keys):
                    twice.append(f"{path.relative_to(ROOT)}, line {node.lineno}")
    assert twice == []
