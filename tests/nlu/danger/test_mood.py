"""Ordinary words by which nobody was in danger: a mood, a joke, or long ago."""

from itertools import product

import pytest

from nlu.acts import Act, act_of
from nlu.acts.message import Expected
from nlu.danger import mood
from tests.nlu.test_acts import Standing, said

ALARMED, ASKED = Standing(alarmed=True), Standing(safety_asked=True)
NO = ("engga kok ", "ya nggaklah ", "gak kok kak, ", "ya ga lah ")
MOODS = ("cuma capek", "cuma stres doang", "becanda doang", "kesel aja", "cuma lagi pusing")
PAST = ("tahun lalu", "minggu lalu", "2 bulan yang lalu", "setahun lalu", "semester kemarin")
GOES_ON = (
    "dari minggu lalu",
    "itu dari tahun lalu dan masih",
    "minggu lalu dia pukul saya",
    "itu minggu lalu, sekarang ibu saya kejang",
    "kejadiannya minggu lalu, tapi sekarang kambuh",
    "itu 2 hari lalu",
    "itu dulu dong",
    "itu udah lama",
)
NO_END = (
    "cuma capek",
    "saya cuma sedih",
    "engga kok cuma capek hidup",
    "nggak kok cuma pengen tidur selamanya",
    "gak becanda",
    "bukan becanda doang",
    "ini bukan becanda",
    "belum, cuma capek",
    "dia bilang becanda tapi pisaunya masih dipegang",
    "katanya cuma emosi tapi tangannya masih nyekik",
)


@pytest.mark.parametrize("text", ["".join(one) for one in product(NO, MOODS)])
def test_a_denied_mood_ends_an_alarm_and_answers_a_concern(text: str) -> None:
    assert act_of(said(text), ALARMED) is Act.WITHDRAW_ALARM
    assert act_of(said(text), ASKED) is Act.SAFE


@pytest.mark.parametrize("past", PAST)
@pytest.mark.parametrize("first", ["itu udah ", "itu kejadian ", "kejadiannya "])
@pytest.mark.parametrize("after", ["", " kok", ", saya mau komplain"])
def test_what_happened_long_ago_is_over(first: str, past: str, after: str) -> None:
    assert act_of(said(first + past + after), ALARMED) is Act.WITHDRAW_ALARM


@pytest.mark.parametrize("text", GOES_ON)
def test_what_began_long_ago_goes_on(text: str) -> None:
    assert not mood.is_past(text)


@pytest.mark.parametrize("text", NO_END)
def test_who_may_mean_it_ends_nothing(text: str) -> None:
    assert act_of(said(text), ALARMED) is not Act.WITHDRAW_ALARM
    assert not mood.is_only_upset(text)


@pytest.mark.parametrize("text", ["bukan, saya cuma kesal", "ya kesal aja", "emosi doang kak"])
@pytest.mark.parametrize("expected", Expected)
def test_a_temper_answers_whether_somebody_is_safe(expected: Expected, text: str) -> None:
    assert act_of(said(text), Standing(expected, safety_asked=True)) is Act.SAFE
    assert act_of(said(text), Standing(expected)) is not Act.SAFE


def test_an_end_may_be_said_against_the_alarm() -> None:
    assert act_of(said("tapi udah mendingan"), ALARMED) is Act.WITHDRAW_ALARM
    assert act_of(said("udah mendingan tapi masih lemas"), ALARMED) is not Act.WITHDRAW_ALARM
