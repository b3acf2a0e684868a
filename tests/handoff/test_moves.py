"""No status of a case is a dead end that nobody meant, and none is out of reach."""

import pytest

from handoff.case import ENDED, MOVES, OPEN, CaseStatus

STORED = tuple(status for status in CaseStatus if status is not CaseStatus.UNREADABLE)


def test_a_status_that_is_stored_is_of_an_open_case_or_of_one_that_ended() -> None:
    assert set(STORED) == OPEN | ENDED
    assert set() == OPEN & ENDED


@pytest.mark.parametrize("status", STORED)
def test_every_status_is_the_first_or_some_move_leads_to_it(status: CaseStatus) -> None:
    assert status is CaseStatus.WAITING or status in MOVES.values()


@pytest.mark.parametrize("status", sorted(OPEN))
def test_an_open_case_can_be_closed_from_every_status(status: CaseStatus) -> None:
    reached, before = {status}, set[CaseStatus]()
    while reached != before:
        before = set(reached)
        reached |= {to for (begun, _), to in MOVES.items() if begun in before}
    assert CaseStatus.CLOSED in reached
