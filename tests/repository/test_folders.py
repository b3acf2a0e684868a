"""A folder that is opened can be taken in: what grows beyond that is split by meaning."""

from collections import Counter

import pytest

from tests.repository.files import tracked
from tests.repository.rooms import ROOT

MOST = 20
"""Files on one level, without an `__init__.py`."""
LONGER = {
    "docs/decisions": "a record is never taken back: there is one more with every decision",
    "reports/fonts": "data: the faces that letters and registers are set in, with their licences",
}
"""Folders that may hold more, each with why."""


@pytest.fixture(scope="module")
def sizes() -> Counter[str]:
    """How many files every folder of the repository has on its own level."""
    return Counter(
        str(path.relative_to(ROOT).parent) for path in tracked() if path.name != "__init__.py"
    )


def test_no_folder_has_more_files_than_can_be_taken_in(sizes: Counter[str]) -> None:
    large = {folder: size for folder, size in sizes.items() if size > MOST}
    assert {name: size for name, size in large.items() if name not in LONGER} == {}


def test_no_folder_is_excepted_that_need_not_be(sizes: Counter[str]) -> None:
    assert [folder for folder in LONGER if sizes[folder] <= MOST] == []
