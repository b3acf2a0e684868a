"""What an editor is told the bot would do with a message is what it does in a talk."""

import asyncio

import pytest

from app.settings import ROOT
from app.talks.running import knowledge_of, working_morning
from bot.trying.foreseen import Deed, Foreseen, Foresight
from handoff.case import Priority
from tests.played.theatre import Theatre
from web.showing.deeds import DEEDS

OFFICES = ["rsjd-atma-husada", "dinkes-batam", "itb-care-center"]
MESSAGES = [
    "anak kejang", "ibu saya pingsan", "kok perawatnya kasar", "kok petugasnya galak, jam buka?",
    "halo", "makasih ya", "kamu siapa", "menu", "status", "saya mau mengadu", "xyzzy qwop",
    "petugasnya ramah banget, terima kasih", "mau ngomong sama orang", "jam layanan?", "min",
    "saya capek hidup", "imunisasi anak", "cara daftar gimana, parkir di mana?",
]  # fmt: skip


def tried(office: str, text: str) -> Foreseen:
    """What the page *Informasi* says of a message."""
    known = knowledge_of(ROOT / "procedures" / office)
    trials = Foresight(known.office, known.thinking(known.interpreter), known.replies)
    return asyncio.run(trials.of(text, working_morning(known.office)))


@pytest.mark.parametrize("office", OFFICES)
def test_a_trial_is_what_the_talk_does(office: str) -> None:
    talks = Theatre(office).play_all([[text] for text in MESSAGES])
    for text, played in zip(MESSAGES, talks, strict=True):
        trial, (turn,) = tried(office, text), played.turns
        case, said = played.case, "\n".join(reply.text for reply in turn.replies)
        urgent = case is not None and case.priority is Priority.URGENT
        assert (Deed.ALARM in trial.deeds) is urgent, text
        assert (Deed.FORM in trial.deeds) is any(
            one.startswith("form_opened") for one in turn.did
        ), text
        noted = case is not None and not case.is_open
        assert (Deed.PRAISE in trial.deeds) is noted, text
        answers = [one.entry.id for match in trial.questions for one in match.candidates]
        assert set(answers) >= {entry for reply in turn.replies for entry in reply.entries}, text
        if trial.text:
            assert trial.text.splitlines()[0] in said, text


def test_every_deed_has_its_words() -> None:
    assert DEEDS.keys() == set(Deed)
