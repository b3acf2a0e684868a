"""The care centre of ITB, row by row."""

from tests.rows.playing import played, times

OFFICE = "itb-care-center"


async def test_it_1_categories_and_answer_templates_are_prepared() -> None:
    result = await played(OFFICE, "IT-1")
    assert times(result) == ("11-24 09.00", "11-24 09.00")


async def test_it_2_the_user_writes_with_their_identity() -> None:
    result = await played(OFFICE, "IT-2")
    assert times(result) == ("", "11-24 09.00")


async def test_it_3_the_identity_is_checked_before_the_answer() -> None:
    result = await played(OFFICE, "IT-3")
    assert times(result) == ("", "11-24 09.00")


async def test_it_4_the_ticket_goes_to_the_unit_and_comes_back_with_a_finding() -> None:
    result = await played(OFFICE, "IT-4")
    assert times(result) == ("", "11-24 11.00")


async def test_it_5_outside_opening_hours_the_user_is_told_when_the_desk_opens() -> None:
    result = await played(OFFICE, "IT-5")
    assert times(result) == ("", "11-24 20.00")


async def test_it_6_sent_delivered_read_and_failed_are_recorded() -> None:
    result = await played(OFFICE, "IT-6")
    assert times(result) == ("", "11-24 09.00")


async def test_it_7_a_ticket_without_a_category_cannot_be_closed() -> None:
    result = await played(OFFICE, "IT-7")
    assert times(result) == ("", "11-24 09.00")


async def test_it_8_the_ticket_is_closed_within_24_hours_of_the_first_message() -> None:
    result = await played(OFFICE, "IT-8")
    assert times(result) == ("11-25 09.00", "11-24 12.00")


async def test_it_9_the_supervisor_sees_at_a_glance_what_is_not_worked_categorised_or_closed() -> (
    None
):
    result = await played(OFFICE, "IT-9")
    assert times(result) == ("", "11-25 10.00")


async def test_it_10_the_data_is_downloaded_as_csv_and_xlsx() -> None:
    result = await played(OFFICE, "IT-10")
    assert times(result) == ("", "11-24 09.00")


async def test_it_k_the_indicators_are_reported_every_month() -> None:
    result = await played(OFFICE, "IT-K")
    assert times(result) == ("", "11-24 09.00")
