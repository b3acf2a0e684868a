"""Input and complaints at RSUD Haji, row by row."""

from tests.rows.playing import played, times

OFFICE = "rsud-haji"


async def test_rh_1_a_message_reaches_the_hotline() -> None:
    result = await played(OFFICE, "RH-1")
    assert times(result) == ("11-24 09.00", "11-24 09.00")


async def test_rh_2_whether_an_answer_is_at_hand_is_checked_within_24_working_hours() -> None:
    result = await played(OFFICE, "RH-2")
    assert times(result) == ("11-27 10.30", "11-24 11.00")


async def test_rh_3_without_a_confirmation_the_reply_ends_it() -> None:
    result = await played(OFFICE, "RH-3")
    assert times(result) == ("11-27 10.30", "11-24 10.00")


async def test_rh_4_the_result_of_the_unit_comes_with_its_documents() -> None:
    result = await played(OFFICE, "RH-4")
    assert times(result) == ("11-27 16.30", "11-24 15.00")


async def test_rh_6_the_complainant_receives_the_reply_by_the_channel_that_they_used() -> None:
    result = await played(OFFICE, "RH-6")
    assert times(result) == ("", "11-24 09.00")


async def test_rh_r_the_director_gets_a_report_every_month() -> None:
    result = await played(OFFICE, "RH-R")
    assert times(result) == ("", "11-24 09.00")
