"""What is installed has everything that it opens; asked of hatchling's own selection of files."""

from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from app.settings import ROOT


@pytest.fixture(scope="module")
def carried() -> set[str]:
    """The paths of all files in the wheel."""
    builder = WheelBuilder(str(ROOT))
    return {Path(file.distribution_path).as_posix() for file in builder.recurse_included_files()}


@pytest.mark.parametrize(
    "pattern",
    [
        "app/new_office/*.yml",
        "nlu/rasa/**/*.yml",
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
    assert needed <= carried


def test_no_room_is_forgotten(carried: set[str]) -> None:
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "bench"}
    assert {room for room in rooms if f"{room}/__init__.py" in carried} == rooms


def test_what_an_office_edits_stays_beside_the_code() -> None:
    """`ROOT` is the folder that was installed as editable: the Rasa project and the offices."""
    there = ("domain.yml", "data/nlu.yml", "config.yml", "procedures/procedure.schema.json")
    assert [name for name in there if not (ROOT / name).is_file()] == []
