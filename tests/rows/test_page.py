"""The page that tells how to write an office names every word that may be written."""

from enum import StrEnum

import pytest

from app.conformance.vocabulary import ACTIONS, BESIDE, OF_A_CASE, REFUSALS, VERBS
from app.settings import ROOT
from core.message import Status
from handoff.allowance import Consequence, DeadlineKind
from handoff.notices import NoticeKind
from handoff.procedure import Every, ReportKind
from handoff.service import FieldType
from handoff.stage import DocumentKind, Need, StageEvent

PAGE = (ROOT / "docs" / "procedures.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [Consequence, DeadlineKind, DocumentKind, StageEvent, Every, FieldType, Need, NoticeKind,
     ReportKind, Status],
)  # fmt: skip
def test_every_word_of_a_procedure_is_on_the_page(words: type[StrEnum]) -> None:
    wanted = [word for word in words if word is not NoticeKind.UNREADABLE]  # nobody is told that
    assert [word for word in wanted if f"`{word}`" not in PAGE] == []


@pytest.mark.parametrize("words", [ACTIONS, REFUSALS, OF_A_CASE])
def test_every_word_of_a_script_is_on_the_page(words: tuple[str, ...]) -> None:
    assert [word for word in words if f"`{word}" not in PAGE] == []


def test_every_step_and_everything_that_goes_with_one_is_on_the_page() -> None:
    with_actions = {key for goes in ACTIONS.values() for key in (*goes.must, *goes.may)}
    words = {*VERBS, *BESIDE, *with_actions}
    assert (
        sorted(word for word in words if f"{word}: " not in PAGE and f"`{word}`" not in PAGE) == []
    )


def test_the_page_is_short() -> None:
    assert len(PAGE.splitlines()) <= 130
