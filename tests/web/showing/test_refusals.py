"""Every reason why something cannot be done is a sentence, beside a button and as an answer."""

import re
from dataclasses import replace

import pytest

from handoff.actions.action import CaseAction, Impossible, WhyNot
from handoff.actions.refusal import refusal
from handoff.stage import Need
from tests.hotline.cells import bureau
from web.showing.refusals import of_error, sentence


@pytest.mark.parametrize("why", list(WhyNot))
def test_every_reason_is_a_sentence_and_the_same_in_an_error(why: WhyNot) -> None:
    model = Impossible(CaseAction.CLOSE, why, by="Rina")
    if why is WhyNot.MISSING:
        model = replace(model, needs=frozenset({Need.FINDING}))
    said = sentence(model)
    assert re.fullmatch(r"[A-Z][^{}]*\.", said)
    assert of_error(refusal(model)) == said


def test_a_sentence_names_what_is_missing() -> None:
    procedure = bureau("itb-care-center").procedure
    found = Impossible(CaseAction.REPLY, WhyNot.MISSING, needs=procedure.before_reply)
    assert sentence(found) == "Belum ada hasil pemeriksaan identitas."


def test_an_error_that_names_no_reason_has_no_sentence() -> None:
    error = refusal(Impossible(CaseAction.CLAIM, WhyNot.ROLE))
    error.why = ""
    assert of_error(error) == ""
