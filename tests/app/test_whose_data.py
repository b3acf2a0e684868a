"""The data of one office are served, read and changed as those of no other."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.opening import open_kept
from app.settings import Settings
from core.errors import BadConfiguration
from storage.store import Store, open_store
from tests.storage.conftest import place, postgres

__all__ = ["place", "postgres"]
OURS, THEIRS = "rsud-haji", "dinkes-batam"
WAYS: dict[str, Callable[[Settings], AbstractAsyncContextManager[Store]]] = {
    "serving": open_kept,
    "reading": lambda settings: open_kept(settings, read_only=True),
    "changing beside the server": lambda settings: open_kept(settings, beside_server=True),
}


def kept(place: str, office: str) -> Settings:
    """The settings of an office whose data are there."""
    if "://" in place:
        return Settings.model_construct(office=office, database=SecretStr(place))
    return Settings.model_construct(office=office, data=Path(place))


@pytest.mark.parametrize("way", WAYS)
async def test_data_of_another_office_are_refused_by_its_name(place: str, way: str) -> None:
    async with open_kept(kept(place, OURS)):
        pass
    with pytest.raises(BadConfiguration) as refused:
        async with WAYS[way](kept(place, THEIRS)):
            pass
    said = str(refused.value)
    assert said.startswith("LOKET_OFFICE: ")
    assert f"has the hotline of {OURS}, not of {THEIRS}" in said
    assert f"another {'LOKET_DATABASE' if '://' in place else 'LOKET_DATA'}." in said
    assert said.endswith(f"Example: LOKET_OFFICE={OURS}")
    assert "postgresql://" not in said  # which may hold a password
    async with WAYS[way](kept(place, OURS)):
        pass


async def test_data_from_before_are_of_the_office_that_serves_them_next(place: str) -> None:
    async with open_store(place):
        pass
    for way in ("reading", "changing beside the server"):  # which take nothing for themselves
        async with WAYS[way](kept(place, THEIRS)):
            pass
    async with open_kept(kept(place, OURS)):
        pass
    with pytest.raises(BadConfiguration, match=f"has the hotline of {OURS}"):
        async with open_kept(kept(place, THEIRS)):
            pass
