"""The hotline of Poltekkes Kemenkes Jakarta III, row by row."""

from tests.rows.playing import played, times

OFFICE = "poltekkes-jakarta-3"


async def test_pj_1_a_message_is_answered_at_once() -> None:
    result = await played(OFFICE, "PJ-1")
    assert times(result) == ("11-24 09.00", "11-24 09.00")


async def test_pj_2_what_the_desk_information_knows_is_answered_at_once() -> None:
    result = await played(OFFICE, "PJ-2")
    assert times(result) == ("11-24 09.00", "11-24 09.00")


async def test_pj_3_what_it_does_not_know_becomes_an_information_need_report() -> None:
    result = await played(OFFICE, "PJ-3")
    assert times(result) == ("11-24 13.05", "11-24 12.03")


async def test_pj_4_the_superior_gives_an_information_sheet_within_240_working_minutes() -> None:
    result = await played(OFFICE, "PJ-4")
    assert times(result) == ("11-24 14.00", "11-24 11.01")


async def test_pj_4_batas_after_240_working_minutes_superior_and_agent_are_told() -> None:
    result = await played(OFFICE, "PJ-4-batas")
    assert times(result) == ("", "11-24 14.30")


async def test_pj_5_the_agent_gives_that_answer_within_15_working_minutes() -> None:
    result = await played(OFFICE, "PJ-5")
    assert times(result) == ("11-24 13.10", "11-24 12.07")


async def test_pj_6_every_request_is_settled_within_24_working_hours() -> None:
    result = await played(OFFICE, "PJ-6")
    assert times(result) == ("11-27 13.30", "11-24 09.00")


async def test_pj_7_only_who_fulfils_the_three_conditions_can_take_a_conversation() -> None:
    result = await played(OFFICE, "PJ-7")
    assert times(result) == ("", "11-24 09.00")


async def test_pj_8_the_needs_of_a_day_are_reported() -> None:
    result = await played(OFFICE, "PJ-8")
    assert times(result) == ("", "11-24 09.00")


async def test_pj_9_needs_are_counted_and_analysed() -> None:
    result = await played(OFFICE, "PJ-9")
    assert times(result) == ("", "11-24 09.00")


async def test_pj_10_the_information_need_report_is_a_form_on_paper() -> None:
    result = await played(OFFICE, "PJ-10")
    assert times(result) == ("", "11-24 09.00")
