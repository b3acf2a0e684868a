"""Praise is a line of the register where the office keeps it, and nobody owes anything for it."""

import pytest

from handoff.case import CaseStatus
from tests.played.theatre import Theatre

KEEPING = ["rsud-haji", "rsjd-atma-husada"]
OTHERS = ["itb-care-center", "poltekkes-jakarta-3", "dinkes-batam"]
PRAISE = [
    "suster Rina sabar sekali jagain ibu saya",
    "petugas loketnya ramah banget, salut",
    "makasih buat perawat yang dampingi kami seminggu ini",
    "pelayanan di sini sigap dan sopan",
]
THANKS = ["makasih", "terima kasih banyak ya kak", "oke makasih infonya", "siap kak, thanks"]
NO_PRAISE = [
    "petugasnya kurang ramah",
    "dokter yang bagus siapa ya?",
    "perawatnya tidak sopan",
    "tolong petugasnya lebih ramah dong",
    "pelayanannya bagus tapi toiletnya kotor",
]


@pytest.mark.parametrize("said", PRAISE)
@pytest.mark.parametrize("office", KEEPING)
def test_praise_is_noted_and_closed_as_it_comes(office: str, said: str) -> None:
    played = Theatre(office).play(said, "status")
    assert "praise_noted" in played.turns[0].did
    assert "Apresiasi" in played.turns[0].replies[-1].text
    assert played.case is not None
    assert (played.case.status, played.case.subject) == (CaseStatus.CLOSED, said)
    assert played.case.due_at is None
    assert played.case.number not in played.turns[1].replies[-1].text


@pytest.mark.parametrize("said", [*THANKS, *NO_PRAISE])
@pytest.mark.parametrize("office", KEEPING)
def test_thanks_alone_and_reproach_are_none(office: str, said: str) -> None:
    assert "praise_noted" not in Theatre(office).play(said).turns[0].did


@pytest.mark.parametrize("said", PRAISE)
@pytest.mark.parametrize("office", OTHERS)
def test_where_no_category_is_kept_it_is_answered_and_nothing_is_promised(
    office: str, said: str
) -> None:
    played = Theatre(office).play(said)
    assert played.turns[0].did == ("small_talk",)
    assert played.case is None
