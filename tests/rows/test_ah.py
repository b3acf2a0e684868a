"""Complaints online at RSJD Atma Husada Mahakam, row by row."""

from tests.rows.playing import played, times

OFFICE = "rsjd-atma-husada"


async def test_ah_1_a_complaint_in_the_format_of_the_office_is_taken() -> None:
    result = await played(OFFICE, "AH-1")
    assert times(result) == ("11-24 09.00", "11-24 09.00")


async def test_ah_1_lain_a_complaint_from_elsewhere_is_entered_with_its_source_and_screenshot() -> (
    None
):
    result = await played(OFFICE, "AH-1-lain")
    assert times(result) == ("", "11-24 09.00")


async def test_ah_2_an_agent_responds_within_24_hours() -> None:
    result = await played(OFFICE, "AH-2")
    assert times(result) == ("11-25 09.00", "11-24 12.00")


async def test_ah_2_terlambat_before_the_limit_both_hear_of_it_and_after_it_the_superior() -> None:
    result = await played(OFFICE, "AH-2-terlambat")
    assert times(result) == ("", "11-25 09.00")


async def test_ah_3_a_light_complaint_is_answered_at_once_and_closed_when_satisfied() -> None:
    result = await played(OFFICE, "AH-3")
    assert times(result) == ("11-25 09.00", "11-24 10.00")


async def test_ah_3_belum_puas_who_is_not_satisfied_is_brought_to_the_management() -> None:
    result = await played(OFFICE, "AH-3-belum-puas")
    assert times(result) == ("11-25 09.00", "11-24 09.00")


async def test_ah_4_the_unit_has_14_working_days() -> None:
    result = await played(OFFICE, "AH-4")
    assert times(result) == ("01-07 16.30", "01-05 10.00")


async def test_ah_5_the_answer_goes_out_as_a_letter_by_the_same_channel() -> None:
    result = await played(OFFICE, "AH-5")
    assert times(result) == ("11-25 08.03", "11-24 16.32")


async def test_ah_5_lain_the_letter_goes_another_way_where_the_window_is_closed() -> None:
    result = await played(OFFICE, "AH-5-lain")
    assert times(result) == ("12-04 10.05", "12-04 10.00")


async def test_ah_6_every_complaint_is_in_the_daily_and_the_monthly_register() -> None:
    result = await played(OFFICE, "AH-6")
    assert times(result) == ("11-25 08.30", "11-24 16.20")


async def test_ah_7_the_quarter_is_evaluated_with_a_follow_up_plan() -> None:
    result = await played(OFFICE, "AH-7")
    assert times(result) == ("", "11-24 09.00")


async def test_ah_10_24_hours_count_along_the_opening_hours() -> None:
    result = await played(OFFICE, "AH-10")
    assert times(result) == ("11-30 15.00", "11-30 10.00")


async def test_ah_10_malam_no_promise_and_no_apology_falls_into_the_night() -> None:
    result = await played(OFFICE, "AH-10-malam")
    assert times(result) == ("", "11-25 15.30")


async def test_ah_10_unit_once_a_unit_has_it_the_complainant_hears_its_date() -> None:
    result = await played(OFFICE, "AH-10-unit")
    assert times(result) == ("12-14 16.30", "11-25 12.00")
