"""Every row that is written down is played, and every row that is played has a test of its name."""

import os
import re
from pathlib import Path

import pytest

from app.conformance.running import having_scripts
from app.settings import ROOT
from tests.rows.playing import office

OFFICES = [folder.name for folder in having_scripts(ROOT / "procedures")]
SHARED = Path(os.environ.get("SHARED_FOLDER", ROOT.parent / "shared"))
_ROW = re.compile(r"^\| ([A-Z]{2}-\w+) \|", re.MULTILINE)


def played_rows() -> set[str]:
    """The ids of all rows in all scripts."""
    return {row.id for name in OFFICES for row in office(name)[0].rows}


def test_five_offices_have_their_rows() -> None:
    assert len(OFFICES) >= 5


def test_every_row_of_the_written_procedures_is_played() -> None:
    path = SHARED / "procedures.md"
    if not path.is_file():
        pytest.skip(f"{path} is not here; it holds the written procedures row by row")
    assert set(_ROW.findall(path.read_text(encoding="utf-8"))) <= played_rows()


def test_every_row_that_is_played_has_a_test_of_its_name() -> None:
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py")
    )
    missing = [
        row for row in played_rows() if f"test_{row.lower().replace('-', '_')}_" not in tests
    ]
    assert missing == []


@pytest.mark.parametrize("name", OFFICES)
def test_every_row_that_a_stage_names_is_played(name: str) -> None:
    script, known = office(name)
    named = {row for stage in known.office.procedure.stages.values() for row in stage.rows}
    assert named <= {row.id for row in script.rows}
