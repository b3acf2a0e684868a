"""The telephone service of Dinas Kesehatan Kota Batam, row by row."""

from tests.rows.playing import played, times

OFFICE = "dinkes-batam"


async def test_bt_1_the_first_reply_is_there_at_once() -> None:
    result = await played(OFFICE, "BT-1")
    assert times(result) == ("11-24 09.00", "11-24 09.00")


async def test_bt_2_a_greeting_names_the_unit_and_asks_for_the_kind_of_service() -> None:
    result = await played(OFFICE, "BT-2")
    assert times(result) == ("11-24 09.00", "11-24 09.00")


async def test_bt_3a_a_membership_confirmation_asks_receipt_date_nik_and_phone() -> None:
    result = await played(OFFICE, "BT-3a")
    assert times(result) == ("", "11-24 09.00")


async def test_bt_3b_a_consultation_asks_the_problem_and_the_phone() -> None:
    result = await played(OFFICE, "BT-3b")
    assert times(result) == ("", "11-24 09.00")


async def test_bt_3c_a_complaint_asks_the_problem_and_the_phone() -> None:
    result = await played(OFFICE, "BT-3c")
    assert times(result) == ("", "11-24 09.00")


async def test_bt_4_the_promised_call_back_is_a_timer_of_30_working_minutes() -> None:
    result = await played(OFFICE, "BT-4")
    assert times(result) == ("11-24 13.15", "11-24 12.10")


async def test_bt_4_maaf_a_promise_that_will_not_hold_is_apologised_for_before_it_breaks() -> None:
    result = await played(OFFICE, "BT-4-maaf")
    assert times(result) == ("", "11-24 09.20")


async def test_bt_5_the_party_concerned_confirms_and_the_superior_settles_the_rest() -> None:
    result = await played(OFFICE, "BT-5")
    assert times(result) == ("11-24 13.20", "11-24 12.00")


async def test_bt_5_lagi_after_the_promise_is_kept_every_step_has_its_own_30_working_minutes() -> (
    None
):
    result = await played(OFFICE, "BT-5-lagi")
    assert times(result) == ("11-24 13.20", "11-24 11.55")


async def test_bt_6_the_agent_explains_within_30_working_minutes() -> None:
    result = await played(OFFICE, "BT-6")
    assert times(result) == ("11-24 13.20", "11-24 12.05")


async def test_bt_9_minutes_are_drawn_up_within_15_working_minutes() -> None:
    result = await played(OFFICE, "BT-9")
    assert times(result) == ("11-24 13.10", "11-24 12.05")


async def test_bt_10_the_superior_approves_or_sends_back_within_15_working_minutes() -> None:
    result = await played(OFFICE, "BT-10")
    assert times(result) == ("11-24 13.10", "11-24 12.00")


async def test_bt_12_a_call_back_in_time_is_a_promise_kept() -> None:
    result = await played(OFFICE, "BT-12")
    assert times(result) == ("11-24 09.30", "11-24 09.15")


async def test_bt_12_dilanggar_a_call_back_too_late_is_a_promise_broken_by_itself() -> None:
    result = await played(OFFICE, "BT-12-dilanggar")
    assert times(result) == ("", "11-24 09.30")


async def test_bt_r_all_of_it_is_kept_and_can_be_printed() -> None:
    result = await played(OFFICE, "BT-R")
    assert times(result) == ("", "11-24 09.00")
