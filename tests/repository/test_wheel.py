"""What is installed has everything that it opens and asks for; looked up in the wheel itself."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PathDistribution, distribution, packages_distributions
from pathlib import Path
from zipfile import Path as InZip
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository.rooms import ROOMS, ROOT
from tests.servers.installed import built, needed

NOT_OURS_TO_ASK_FOR = {"rasa", "sklearn", "pydantic_core"}
"""Rasa is in an environment of its own; scikit-learn is measured beside where it is there; pydantic
asks for one version of its core by itself."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return built(ROOT, "wheel", tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def carried(wheel: Path) -> set[str]:
    """The paths of all files in the wheel."""
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def asked(wheel: Path) -> list[Requirement]:
    """What the wheel's metadata asks for, the extras of contributors left out."""
    (metadata,) = [one for one in InZip(wheel).iterdir() if one.name.endswith(".dist-info")]
    every = map(Requirement, PathDistribution(metadata).requires or ())
    return [one for one in every if one.marker is None or "extra" not in str(one.marker)]


def test_the_wheel_puts_one_folder_into_an_environment(carried: set[str]) -> None:
    tops = {name.partition("/")[0] for name in carried}
    assert {name for name in tops if not name.endswith(".dist-info")} == {"loket"}
    assert "loket/__init__.py" in carried


def test_a_checkout_has_no_copy_of_the_command() -> None:
    assert "loket/__init__.py" not in map(str, distribution("loket").files or ())


@pytest.mark.parametrize(
    "pattern",
    [
        "app/office/new_office/*.yml",
        "forms/**/*.txt",
        "config.yml",
        "data/*.yml",
        "domain.yml",
        "nlu/*.tsv",
        "nlu/rasa/**/*.yml",
        "procedures/*.json",
        "procedures/*/*.yml",
        "reports/**/*.typ",
        "reports/fonts/*",
        "storage/**/versions/*.py",
        "web/templates/**/*.html",
        "web/static/**/*.css",
        "web/static/**/*.js",
    ],
)
def test_the_wheel_carries_what_the_program_opens(pattern: str, carried: set[str]) -> None:
    needed = {path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)}
    assert needed
    assert {f"loket/{name}" for name in needed} <= carried


def test_every_file_of_a_room_is_carried(carried: set[str]) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert len(files) > 500
    assert {f"loket/{name}" for name in files} <= carried


def test_nothing_is_carried_that_only_a_checkout_needs(carried: set[str]) -> None:
    inside = {name.split("/")[1] for name in carried if name.startswith("loket/")}
    assert inside == {
        *ROOMS,
        "__init__.py",
        "config.yml",
        "data",
        "domain.yml",
        "procedures",
    }


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_wheel_asks_for_ranges_in_which_the_locked_versions_lie(
    lock: str, asked: list[Requirement]
) -> None:
    pins = pinned(ROOT / lock)
    assert len(asked) > 30
    for one in asked:
        locked = pins.get(canonicalize_name(one.name), [])
        assert locked, f"{lock} lacks {one.name}: type make locks"
        assert [version for version in locked if version not in one.specifier] == [], one
        assert "==" not in str(one.specifier), f"{one} is a pin: that is what the locks are for"
        assert ">=" in str(one.specifier), f"{one} may be of any age"


def pinned(lock: Path) -> dict[str, list[str]]:
    """The versions of every package in a lock; more than one where they differ by Python."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"(?m)^([a-z0-9._-]+)==([^\s;\\]+)", lock.read_text()):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


def test_the_lock_has_all_that_is_asked_for_also_at_second_hand(wheel: Path) -> None:
    names = {canonicalize_name(one.metadata["Name"]) for one in needed(wheel)}
    assert len(names) > 50
    assert names - pinned(ROOT / "requirements.lock").keys() == set()


def test_what_is_imported_is_asked_for_by_name(asked: list[Requirement]) -> None:
    known = {canonicalize_name(one.name) for one in asked}
    brings = packages_distributions()
    lacking = {
        f"{path.relative_to(ROOT)} imports {module}"
        for path, module in imported()
        if module not in {*sys.stdlib_module_names, *ROOMS, *NOT_OURS_TO_ASK_FOR}
        if known.isdisjoint(map(canonicalize_name, brings.get(module, ())))
    }
    assert lacking == set()


def imported() -> Iterator[tuple[Path, str]]:
    """Every file of a room, with the first word of every module that it imports."""
    for room in sorted(ROOMS):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    yield from ((path, alias.name.partition(".")[0]) for alias in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    yield path, node.module.partition(".")[0]
