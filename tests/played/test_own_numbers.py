"""Whole talks with an office that asks for numbers of its own kind."""

import json

import pytest

from app.talks.played import PlayedTalk
from app.talks.running import Scene, knowledge_of, play, working_morning
from app.talks.script import read_script
from tests.channel_names import On
from tests.numbers import FIELDS, office_with_numbers

BEGUN = ("mau cek kepesertaan", "Siti Aminah")


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = office_with_numbers(tmp_path_factory.mktemp("procedures"))
    at = working_morning(knowledge_of(folder).office)
    return Scene(folder, On.WEB, at)


def talk(scene: Scene, *say: object) -> PlayedTalk:
    line = json.dumps({"id": 0, "say": say}).encode()
    (played,) = play(read_script(line, "script"), scene)
    return played


def said(played: PlayedTalk) -> str:
    """The last replies."""
    return "\n".join(reply.text for reply in played.turns[-1].replies)


def test_the_form_is_read_as_the_office_wrote_it(scene: Scene) -> None:
    service = knowledge_of(scene.folder).office.procedure.service("membership")
    assert service.form[: len(FIELDS)] == FIELDS


def test_each_number_is_asked_by_its_label_and_masked_ones_are_never_said_back(
    scene: Scene,
) -> None:
    asked = talk(scene, *BEGUN)
    assert "*Nomor paspor*" in said(asked)
    assert "A1234567" in said(asked)
    played = talk(
        scene, *BEGUN, "a 7654321", "2171014107900001", "2171 0115 0312 0009", "pol 2026 00417",
        "081255443321",
    )  # fmt: skip
    assert played.form == {
        "full_name": "Siti Aminah", "passport": "A7654321", "nik": "2171014107900001",
        "family_card": "2171011503120009", "policy": "POL-2026-00417", "phone": "+6281255443321",
    }  # fmt: skip
    told = "\n".join(reply.text for turn in played.turns for reply in turn.replies)
    assert "*Nomor paspor*: •••• 4321" in said(played)
    assert "*Nomor kartu keluarga*: •••• •••• •••• 0009" in said(played)
    assert "*Nomor polis*: POL-2026-00417" in said(played)
    assert "7654321" not in told
    assert "2171011503120009" not in told
    assert "case_opened" in talk(scene, *BEGUN, "paspor a7654321, nik 2171014107900001, "
                                 "kk 2171011503120004", "tidak punya", "081255443321",
                                 {"press": "Benar"}).turns[-1].did  # fmt: skip


def test_what_is_no_such_number_is_refused_with_its_label_and_an_example(scene: Scene) -> None:
    refused = talk(scene, *BEGUN, "A765432")
    assert "*Nomor paspor*" in said(refused)
    assert "A1234567" in said(refused)
    assert "A765432" not in said(refused)
    assert "passport" not in refused.form


def test_a_nik_is_no_family_card_and_a_family_card_no_nik(scene: Scene) -> None:
    begun = (*BEGUN, "A7654321")
    card = talk(scene, *begun, "kk 2171011503120004")
    assert (card.form.get("family_card"), card.form.get("nik")) == ("2171011503120004", None)
    twice = talk(scene, *begun, "2171014107900001", "2171014107900001")
    assert twice.form["nik"] == "2171014107900001"
    assert "family_card" not in twice.form
    assert "*Nomor kartu keluarga*" in said(twice)


def test_a_number_that_may_be_either_is_asked_about_and_taken_with_a_yes(scene: Scene) -> None:
    unsure = ("mau cek kepesertaan", "Siti Aminah, 2171011503120004")
    asked = talk(scene, *unsure)
    assert "•••• •••• •••• 0004" in said(asked)
    assert "family_card" not in asked.form
    assert talk(scene, *unsure, "ya").form["family_card"] == "2171011503120004"
    other = talk(scene, *unsure, "bukan")
    assert "family_card" not in other.form
    assert "*Nomor paspor*" in said(other)
