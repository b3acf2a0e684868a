"""A child or a confused old person who cannot be found, and never their things."""

from itertools import product

import pytest

from nlu.acts import Act, act_of
from nlu.acts.message import Expected
from nlu.emergency import Tier, is_missing, tier_of
from tests.nlu.test_acts import Standing, said

WHO = ("anak saya", "anak saya umur 3 tahun", "cucu saya", "nenek saya")
WHERE = ("hilang di rumah sakit!!", "hilang di puskesmas!", "ilang dari tadi di ruang tunggu")
BEFORE = ("", "tolong ", "pak ")
THINGS = ("kartu", "tas", "ktp", "sepatu", "hasil lab", "kacamata")


@pytest.mark.parametrize("text", [f"{a}{b} {c}" for a, b, c in product(BEFORE, WHO, WHERE)])
def test_somebody_who_is_missing_is_an_alarm(text: str) -> None:
    assert tier_of(text) is Tier.ALARM
    assert is_missing(text)


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("whose", ["anak saya", "nenek saya"])
def test_their_things_are_none(thing: str, whose: str) -> None:
    assert not is_missing(f"{thing} {whose} hilang di rumah sakit")
    assert tier_of(f"{thing} {whose} hilang di rumah sakit") is not Tier.ALARM


@pytest.mark.parametrize(
    "text",
    [
        "ternyata cuma di toilet",
        "udah ketemu di kantin",
        "ternyata di rumah neneknya",
        "ternyata dibawa bapaknya",
        "eh ternyata tidur di mobil",
    ],
)
def test_where_they_turned_out_to_be_ends_it(text: str) -> None:
    found = Standing(
        Expected.PEOPLE, alarmed=True, alarmed_for_others=True, alarmed_for_missing=True
    )
    assert act_of(said(text), found) is Act.WITHDRAW_ALARM


@pytest.mark.parametrize("text", ["ternyata di rumah sakit, kritis", "ternyata di toilet, pingsan"])
def test_whoever_is_found_in_danger_is_in_danger(text: str) -> None:
    found = Standing(
        Expected.PEOPLE, alarmed=True, alarmed_for_others=True, alarmed_for_missing=True
    )
    assert act_of(said(text), found) is not Act.WITHDRAW_ALARM


def test_a_place_says_nothing_after_another_alarm() -> None:
    ill = Standing(Expected.PEOPLE, alarmed=True, alarmed_for_others=True)
    assert act_of(said("ternyata di rumah neneknya"), ill) is not Act.WITHDRAW_ALARM
