"""Danger has two tiers; that it is only possible stands beside whatever else is meant."""

import pytest

from nlu.certain import Unsure, certainly
from nlu.emergency import Tier, tier_of
from nlu.meaning import Intent, Meaning
from tests.nlu.test_contract import EMBEDDED


def test_words_of_danger_are_an_alarm() -> None:
    assert tier_of("saya mau bunuh diri") is Tier.ALARM
    assert tier_of("jam besuk berapa?") is None


@pytest.mark.parametrize(
    "text", ["petugas", "status ADU-2026-000123", "kapan poli gigi buka", "xyzzy", "👍", ""]
)
def test_a_concern_is_kept_whoever_says_what_else_is_meant(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    without = EMBEDDED.read(text)
    assert not without.concern
    monkeypatch.setattr("nlu.certain.tier_of", lambda _: Tier.CONCERN)
    heard = EMBEDDED.read(text)
    assert heard.concern
    assert (heard.intent, heard.confidence) == (without.intent, without.confidence)
    known = certainly(text, "ADU")
    if isinstance(known, Unsure):
        assert known.settled(Meaning(Intent.QUESTION, 0.9)).concern
