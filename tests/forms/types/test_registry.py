"""What a type of field is to the program is said in its file, and nowhere else."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from forms.field_values import check
from forms.registry import TYPES
from handoff.loading.fields import PATTERNED
from handoff.service import Field, FieldType
from tests.repository.rooms import ROOMS, ROOT

NAMED_BY = ("forms/types/", "forms/registry.py", "handoff/loading/")
"""A type's own file may ask for another type; the registry and the loader know them by name."""


def sources() -> Iterator[tuple[str, ast.Module]]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def test_every_type_has_a_definition_of_its_own() -> None:
    assert set(TYPES) == set(FieldType)
    assert len({id(one) for one in TYPES.values()}) == len(FieldType)


def test_no_other_file_tells_the_types_apart() -> None:
    named = [
        f"{path}, line {node.lineno}: {ast.unparse(node)}"
        for path, tree in sources()
        if not path.startswith(NAMED_BY)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("FieldType")
    ]
    assert named == [], "ask `type_of(field)` instead (forms/registry.py)"


@pytest.mark.parametrize("kind", FieldType)
def test_each_file_of_the_types_defines_one(kind: FieldType) -> None:
    held = [
        path.stem
        for path in sorted(Path(ROOT / "forms" / "types").glob("*.py"))
        if getattr(__import__(f"forms.types.{path.stem}", fromlist=["TYPE"]), "TYPE", None)
        is TYPES[kind]
    ]
    assert len(held) == 1


def test_a_type_that_is_known_by_its_pattern_is_refused_without_one() -> None:
    assert {kind for kind, one in TYPES.items() if one.own_shape is not None} == set(PATTERNED)


def test_no_level_of_the_room_has_more_files_than_can_be_read() -> None:
    for folder in (ROOT / "forms", *(ROOT / "forms").glob("*/")):
        assert len([one for one in folder.glob("*.py") if one.stem != "__init__"]) <= 20, folder


@pytest.mark.parametrize("kind", [one for one in FieldType if TYPES[one].example])
def test_the_example_of_a_type_is_taken_by_it(kind: FieldType) -> None:
    field = Field(kind.value, kind, "Isian", (), TYPES[kind].example, required=True)
    assert isinstance(check(field, field.example, date(2026, 11, 30)), str)
