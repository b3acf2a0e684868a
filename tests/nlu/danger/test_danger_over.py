"""The end of an alarm, in the words of whoever raised it."""

from itertools import product

import pytest

from nlu.acts import Act, act_of, safety
from nlu.acts.message import Expected
from tests.nlu.test_acts import Standing, said

WHO = ("", "bapaknya ", "alhamdulillah ", "eh maaf ")
SINCE = ("udah", "sudah", "udh", "sdh")
WELL = ("sadar", "siuman", "ketemu", "ditangani", "gapapa", "gak papa", "aman", "baik-baik aja")
AFTER = ("", " kok", " makasih ya", " tapi masih lemas", ", belum bisa bicara", "?")
OVER = AFTER[:3]


@pytest.mark.parametrize("text", ["".join((a, b, " ", c)) for a, b, c in product(WHO, SINCE, WELL)])
@pytest.mark.parametrize("after", AFTER)
def test_it_is_over_where_nothing_speaks_against_it(text: str, after: str) -> None:
    assert safety.is_over(said(text + after)) is (after in OVER)


@pytest.mark.parametrize("well", WELL[:4])
@pytest.mark.parametrize("denying", ["belum", "gak", "tidak", "nggak"])
def test_what_is_denied_is_not_over(well: str, denying: str) -> None:
    assert not safety.is_over(said(f"sudah lama {denying} {well}"))


@pytest.mark.parametrize("small", ["cuma masuk angin", "cuma mainan", "bukan apa-apa"])
def test_what_turned_out_small_is_over(small: str) -> None:
    assert safety.is_over(said(f"ternyata {small}"))


@pytest.mark.parametrize(
    "text",
    [
        "ternyata jantungnya berhenti",
        "ternyata bukan cuma asap, apinya besar",
        "napasnya sudah berhenti",
        "bapak sudah pergi",
        "sudah tenang di sisi tuhan",
        "udah tenang, sudah siap pergi",
        "ternyata bukan becanda, saya serius",
    ],
)
def test_worse_is_not_over(text: str) -> None:
    assert not safety.is_over(said(text))


@pytest.mark.parametrize("expected", Expected)
def test_it_ends_an_alarm_and_means_nothing_without_one(expected: Expected) -> None:
    message = said("udah siuman kok")
    assert act_of(message, Standing(expected, alarmed=True)) is Act.WITHDRAW_ALARM
    assert act_of(message, Standing(expected)) is not Act.WITHDRAW_ALARM


def test_danger_beside_it_is_no_end() -> None:
    assert safety.is_over_all(said("udah sadar, udah gapapa"))
    assert not safety.is_over_all(said("udah sadar, sekarang ibu saya kejang"))
