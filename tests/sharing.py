"""How tests run side by side are shared out: one by one, but those that use Rasa together.

pytest-xdist knows groups of its own (`--dist loadgroup`), which pytest 9.2 no longer lets it form.
"""

import re

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

RASA = re.compile(
    r"tests/nlu/rasa/test_with_rasa\.py::|tests/bench/test_nlu\.py::.*side_by_side"
    r"|tests/nlu/test_contract\.py::.*\[(?:rasa|both)[]-]"
)
"""The tests that use Rasa, by their names: in one process it is trained once."""


class OneByOne(LoadScopeScheduling):  # type: ignore[misc]
    """The group of Rasa is given away first, because it takes longest; then each test by itself."""

    def _split_scope(self, nodeid: str) -> str:
        return "rasa" if RASA.search(nodeid) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneByOne:
    """What pytest-xdist asks for."""
    return OneByOne(config, log)
