"""Whether somebody who was asked is safe, and what takes an alarm back."""

import pytest

from nlu.acts import Act, act_of, safety
from nlu.acts.message import Expected
from tests.nlu.test_acts import Standing, said

ASKED = Standing(safety_asked=True)


@pytest.mark.parametrize(
    "text",
    [
        "aman kok",
        "gapapa",
        "gpp min",
        "nggak apa-apa",
        "baik-baik aja",
        "iya",
        "aman kok cuma capek",
    ],
)
def test_safe(text: str) -> None:
    assert act_of(said(text), ASKED) is Act.SAFE


@pytest.mark.parametrize(
    "text",
    ["tidak", "nggak", "nggak aman", "belum aman", "tolong", "tolong dong min", "takut banget"],
)
def test_not_safe(text: str) -> None:
    assert act_of(said(text), ASKED) is Act.NOT_SAFE


@pytest.mark.parametrize(
    "text", ["tolong info jam besuk", "aman?", "gak usah", "salah", "makasih", "jam besuk berapa"]
)
def test_neither(text: str) -> None:
    assert act_of(said(text), ASKED) not in {Act.SAFE, Act.NOT_SAFE}


@pytest.mark.parametrize("text", ["tidak", "tolong", "aman kok", "iya"])
def test_unasked_it_means_what_it_always_meant(text: str) -> None:
    assert act_of(said(text), Standing()) not in {Act.SAFE, Act.NOT_SAFE}


@pytest.mark.parametrize(
    "text",
    [
        "Bukan, saya cuma kesal",
        "becanda kok",
        "bukan, becanda",
        "salah ketik",
        "typo maaf",
        "cuma emosi doang min",
        "bukan itu maksud saya",
    ],
)
@pytest.mark.parametrize("expected", Expected)
def test_taken_back(expected: Expected, text: str) -> None:
    assert act_of(said(text), Standing(expected, alarmed=True)) is Act.WITHDRAW_ALARM


@pytest.mark.parametrize(
    "text",
    [
        "tidak",
        "tidak ada siapa-siapa",
        "saya gak becanda",
        "ini bukan becanda",
        "kalian becanda ya",
        "saya cuma capek",
        "cuma sedih aja",
        "gapapa kok",
        "salah ketik?",
    ],
)
def test_not_taken_back(text: str) -> None:
    assert not safety.takes_alarm_back(said(text))
