"""The changelog and the package name the same version."""

import re
import tomllib
from datetime import date

from tests.repository.rooms import ROOT

RELEASED = re.compile(r"^## (\d+\.\d+\.\d+) - (\d{4}-\d\d-\d\d)$", re.MULTILINE)


def test_the_changelog_begins_with_what_is_not_released() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first, *others = re.findall(r"^## .*", text, re.MULTILINE)
    assert first == "## Unreleased"
    assert [one for one in others if not RELEASED.fullmatch(one)] == []


def test_the_newest_release_is_the_version_of_the_package() -> None:
    released = RELEASED.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert released[0][0] == project["version"]
    numbers = [tuple(map(int, version.split("."))) for version, _ in released]
    days = [date.fromisoformat(day) for _, day in released]
    assert numbers == sorted(set(numbers), reverse=True)
    assert days == sorted(days, reverse=True)
