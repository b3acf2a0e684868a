"""For how long more of a message is waited for."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import bursts
from core.message import Inbound, Kind

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
PAUSE = timedelta(seconds=4)


def waited(text: str, ago: float = 0.0, pause: timedelta = PAUSE) -> float:
    """Seconds after a message of words that was written so many seconds ago."""
    written = NOW - timedelta(seconds=ago)
    return bursts.until(Inbound(Kind.TEXT, "1", written, text), pause, NOW)


@pytest.mark.parametrize(
    ("ago", "seconds"), [(0.0, 4.0), (3.0, 1.0), (4.0, 0.0), (3600.0, 0.0), (-90.0, 4.0)]
)
def test_the_stamp_counts_unless_it_is_ahead(ago: float, seconds: float) -> None:
    assert waited("antre obat lama", ago) == seconds


@pytest.mark.parametrize("said", ["jam besuk?", "jam besuk jam brp ya ?"])
def test_a_question_is_waited_on_for_a_fourth(said: str) -> None:
    assert waited(said) == 1.0


@pytest.mark.parametrize("said", ["petugas", "batal", "ya", "status", "aku mau bunuh diri", "  "])
def test_danger_and_commands_wait_for_nobody(said: str) -> None:
    assert waited(said) == 0.0


def test_no_pause_is_no_pause() -> None:
    assert waited("antre obat lama", pause=timedelta()) == 0.0


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.TEXT}))
def test_only_words_are_followed_by_more(kind: Kind) -> None:
    inbound = Inbound(kind, "1", NOW, "antre obat lama")
    assert bursts.until(inbound, PAUSE, NOW) == 0.0
