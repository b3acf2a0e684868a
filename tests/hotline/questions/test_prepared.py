"""What an office prepared an answer for is a question, whatever else it sounds like."""

from itertools import product
from pathlib import Path

import pytest

from bot.chat import Step
from bot.dialogue.services import QUESTION
from bot.thinking import Thought
from nlu.meaning import Intent
from tests.hotline.cells import OFFICES
from tests.hotline.thoughts import answered, thought, variants

_EVERY = 8
"""One in so many variants is asked: there are 4,500."""
_MOST = 0.03
"""Of these, what complains beyond doubt or wants people: *mau ngadu*, *kok pesan gak dibalas*."""
_HOSPITAL = "rsud-haji"
_AROUND = ("{}", "permisi min {} makasih")
_GRIEVANCES = Path(__file__).parents[2] / "nlu" / "grievances" / "kept_out.tsv"


def _opens(thought: Thought) -> bool:
    """Whether a form is opened or people are called, and none who asks is only asked who it is."""
    chat = thought.decision.chat
    alarm = thought.heard.meaning.intent is Intent.EMERGENCY
    return chat.step is not Step.TALKING and chat.why != QUESTION and not alarm


@pytest.mark.parametrize(("office", "around"), [*product(OFFICES, _AROUND)])
async def test_what_an_entry_is_asked_with_opens_no_form(office: str, around: str) -> None:
    asked = [(around.format(text), entry) for text, entry in variants(office, _EVERY)]
    thoughts = [(text, entry, await thought(office, text)) for text, entry in asked]
    opening = [text for text, _, one in thoughts if _opens(one)]
    assert len(opening) <= _MOST * len(asked), opening
    open_left = [text for text, entry, one in thoughts if entry not in answered(one)]
    assert len(open_left) <= 2 * _MOST * len(asked), open_left


@pytest.mark.parametrize(
    "text",
    [
        "mau lapor pungli rumah sakit",
        "helm dicuri di parkiran, satpamnya malah ketawa",
        "dokternya kasar dan helm dicuri di parkiran",
        "obat habis lagi, bolak-balik terus saya dipermainkan",
        "kok pesan saya gak dibalas sih",
    ],
)
async def test_a_wish_to_complain_and_what_no_entry_explains_are_a_complaint(text: str) -> None:
    assert _opens(await thought(_HOSPITAL, text))


async def test_a_complaint_beside_a_prepared_question_is_noted_as_it_is_alone() -> None:
    rows = [line.split("\t") for line in _GRIEVANCES.read_text(encoding="utf-8").splitlines()]
    grievances = [text for label, text in rows if label == "grievance"]
    questions = list(variants(_HOSPITAL, 5))
    noted = found = 0
    for (asked, entry), grievance in zip(questions, grievances, strict=False):
        both = await thought(_HOSPITAL, f"{grievance}. oh iya, {asked}")
        noted += _opens(both)
        found += entry in answered(both)
    both_times = min(len(questions), len(grievances))
    assert noted >= 0.6 * both_times
    assert found >= 0.85 * both_times
