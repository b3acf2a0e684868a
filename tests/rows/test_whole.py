"""Every row that is written down is played, and every row that is played has a test of its name."""

import os
import re
from pathlib import Path

import pytest

from app.conformance.running import having_scripts
from app.settings import ROOT
from language.slang import listed
from tests.rows.playing import office

OFFICES = [folder.name for folder in having_scripts(ROOT / "procedures")]
SHARED = Path(os.environ.get("SHARED_FOLDER", ROOT.parent / "shared"))
WRITTEN = {
    *listed("PJ-1 PJ-2 PJ-3 PJ-4 PJ-5 PJ-6 PJ-7 PJ-8 PJ-9 PJ-10"),
    *listed("BT-1 BT-2 BT-3a BT-3b BT-3c BT-4 BT-5 BT-6 BT-9 BT-10 BT-12 BT-R"),
    *listed("IT-1 IT-2 IT-3 IT-4 IT-5 IT-6 IT-7 IT-8 IT-9 IT-10 IT-K"),
    *listed("RH-1 RH-2 RH-3 RH-4 RH-6 RH-R"),
    *listed("AH-1 AH-2 AH-3 AH-4 AH-5 AH-6 AH-7 AH-10"),
}
NOT_PLAYED_YET = {
    *listed("PJ-11 PJ-12 PJ-13 PJ-14 PJ-15 PJ-16 BT-11 BT-13 IT-11 IT-12 IT-13 IT-14 IT-15"),
    *listed("RH-7 RH-8 AH-8 AH-9 AH-11 AH-12"),
}
_ROW = re.compile(r"^\| ([A-Z]{2}-\w+) \|", re.MULTILINE)


def played_rows() -> set[str]:
    """The ids of all rows in all scripts."""
    return {row.id for name in OFFICES for row in office(name)[0].rows}


def test_five_offices_have_their_rows() -> None:
    assert len(OFFICES) >= 5


def test_every_row_of_the_five_offices_is_played() -> None:
    assert played_rows() >= WRITTEN


def test_the_rows_are_those_of_the_written_procedures() -> None:
    path = SHARED / "procedures.md"
    if not path.is_file():
        pytest.skip(f"{path} is not here; it holds the written procedures row by row")
    assert set(_ROW.findall(path.read_text(encoding="utf-8"))) == WRITTEN | NOT_PLAYED_YET


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
