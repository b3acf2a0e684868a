"""A new room is checked like every other from its first file on."""

import json
import re
import tomllib
from typing import Any

import pytest

from tests.repository.rooms import ROOMS, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOOLS = PROJECT["tool"]
KNOWS_SQL = {"storage"}
FORBIDDING = [one for one in TOOLS["importlinter"]["contracts"] if one["type"] == "forbidden"]
EVERYTHING = ["."]


def test_every_room_is_in_the_wheel() -> None:
    named = TOOLS["hatch"]["build"]["targets"]["wheel"]["only-include"]
    files = {"config.yml", "data", "domain.yml", "procedures"}
    assert sorted({*named} - files) == sorted(ROOMS)


def test_the_arrows_name_every_room() -> None:
    assert sorted(TOOLS["importlinter"]["root_packages"]) == sorted(ROOMS)
    (arrows,) = (one for one in TOOLS["importlinter"]["contracts"] if one["id"] == "arrows")
    assert sorted(re.findall(r"\w+", " ".join(arrows["layers"]))) == sorted(ROOMS)


@pytest.mark.parametrize("contract", FORBIDDING, ids=lambda one: one["id"])
def test_what_is_forbidden_is_forbidden_in_every_room(contract: dict[str, Any]) -> None:
    allowed = KNOWS_SQL if contract["id"] == "sql" else set()
    assert set(ROOMS) - set(contract["source_modules"]) == allowed


def test_every_channel_is_known_by_the_registry_alone() -> None:
    (contract,) = (one for one in TOOLS["importlinter"]["contracts"] if one["id"] == "channels")
    drivers = (ROOT / "channels").glob("*/driver.py")
    assert set(contract["protected_modules"]) == {f"channels.{one.parent.name}" for one in drivers}


def test_types_dead_code_and_duplicates_are_looked_for_everywhere() -> None:
    duplicates = json.loads((ROOT / ".jscpd.json").read_text(encoding="utf-8"))
    assert TOOLS["mypy"]["files"] == EVERYTHING
    assert TOOLS["vulture"]["paths"] == EVERYTHING
    assert duplicates["path"] == EVERYTHING
    passed_over = [*TOOLS["vulture"]["exclude"], *duplicates.get("ignore", ())]
    named = {name.strip("*/").partition("/")[0] for name in passed_over}
    assert named & set(ROOMS) <= KNOWS_SQL, "only generated migrations are passed over"


def test_the_architecture_says_what_every_room_is() -> None:
    told = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [room for room in ROOMS if not re.search(rf"^{room}/ +\S", told, re.MULTILINE)] == []


def test_no_name_that_dead_code_passes_over_is_gone() -> None:
    folders = (*ROOMS, "bench", "deploy", "tests")
    paths = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    sources = [path.read_text(encoding="utf-8") for path in paths]
    words = set(re.findall(r"\w+", "\n".join(sources)))
    names = TOOLS["vulture"]["ignore_names"]
    assert [one for one in names if "*" not in one and one not in words] == []
