"""What pages and scripts name is there."""

import re
from pathlib import Path

import httpx
import pytest

from tests.repository.rooms import ROOT
from tests.web.house import House

WEB = ROOT / "web"


def named() -> set[str]:
    """Every address of a static file that a page names."""
    pages = (path.read_text(encoding="utf-8") for path in (WEB / "templates").rglob("*.html"))
    return {found for page in pages for found in re.findall(r"(/static/[\w/.]+)\?", page)}


async def test_every_file_that_a_page_names_is_served(house: House) -> None:
    browser: httpx.AsyncClient = house.stranger()
    answers = {path: (await browser.get(path)).status_code for path in sorted(named())}
    assert len(answers) > 20
    assert {path for path, status in answers.items() if status != 200} == set()


@pytest.mark.parametrize(
    "script", sorted((WEB / "static").rglob("*.js")), ids=lambda path: path.name
)
def test_every_script_that_another_imports_is_there(script: Path) -> None:
    imported = re.findall(
        r"^(?:import|\}) .*?\"([^\"]+)\";$", script.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [one for one in imported if not (script.parent / one).is_file()] == []
