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
HEARD = [
    "the best deh rumah sakitnya",
    "jos gandos petugase",
    "mas Rudi yang jaga loket dua juara",
    "petugasna someah pisan",
    "palayanannya nyaman banar",
    "staff kat kaunter memang terbaik",
    "your nurses are amazing",
    "bot nya pinter banget",
]
WITH_A_WISH = [
    "pelayanannya bagus, cuma kalo bisa kursinya ditambah",
    "perawatnya ramah semua, usul saja parkirannya diperluas",
]
MOCKERY = [
    "mantap, obat kosong lagi 👏👏",
    "hebat ya, dari pagi belum dipanggil juga",
    "luar biasa, berkas saya hilang dua kali",
    "petugasnya kurang sabar sama orang tua",
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


@pytest.mark.parametrize("office", KEEPING)
def test_praise_is_heard_whatever_its_words_and_no_wish_beside_it_opens_a_form(office: str) -> None:
    for played in Theatre(office).play_all([[said] for said in (*HEARD, *WITH_A_WISH)]):
        assert "praise_noted" in played.turns[0].did, played.turns[0].said
        assert played.case is not None
        assert played.case.subject == played.turns[0].said
        assert not played.form


@pytest.mark.parametrize("office", [*KEEPING, *OTHERS])
def test_mockery_in_words_of_praise_is_no_praise(office: str) -> None:
    for played in Theatre(office).play_all([[said] for said in MOCKERY]):
        assert "praise_noted" not in played.turns[0].did, played.turns[0].said
        assert played.turns[0].replies[-1].templates[-1] != "utter_praised"


@pytest.mark.parametrize("office", [*KEEPING, *OTHERS])
def test_praise_in_the_middle_of_a_form_is_thanked_for_and_the_form_goes_on(office: str) -> None:
    said = "perawatnya ramah banget"
    played = Theatre(office).play("toiletnya kotor dan bau sekali", said)
    before, after = played.turns
    asked = [what for what in before.did if what.startswith("asked:")]
    assert asked, office
    assert "utter_praised" in after.replies[0].templates
    assert asked[-1] in after.did
    assert said not in " ".join(played.form.values())


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
    assert "utter_praised" in played.turns[0].replies[-1].templates
    assert played.case is None
