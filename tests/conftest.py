"""What every test shares."""

import os
import sys
from collections.abc import Generator

import pytest
from hypothesis import settings

from tests.servers.children import noted, nothing_is_left_running
from tests.sharing import pytest_xdist_make_scheduler

__all__ = ["nothing_is_left_running", "pytest_xdist_make_scheduler"]

# Compiled once and kept: else every process that a test starts compiles 2,000 modules first.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# The suite looks at the same examples every time; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Know which test began what is left running at the end."""
    yield
    noted(item.nodeid)
