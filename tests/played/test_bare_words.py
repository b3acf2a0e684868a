"""A single word, through the whole program."""

import json
from pathlib import Path

import pytest

from app.settings import ROOT
from app.talks.running import Scene, knowledge_of, play, working_morning
from app.talks.script import read_script
from tests.channel_names import On


@pytest.mark.parametrize(
    ("said", "did"),
    [
        ("alamat", ["answered:address"]),
        ("alamatnya", ["answered:address"]),
        ("bpjs", ["offered:bpjs", "offered:bpjs-inactive", "offered:newborn-bpjs"]),
        ("nomor 2 dong", ["menu"]),
    ],
)
def test_a_single_word_is_dealt_with_as_a_good_clerk_would(said: str, did: list[str]) -> None:
    folder: Path = ROOT / "procedures" / "rsud-haji"
    script = json.dumps({"id": 1, "say": [said]}).encode()
    office = knowledge_of(folder).office
    scene = Scene(folder, On.WEB, working_morning(office))
    (played,) = play(read_script(script, "here"), scene)
    (turn,) = played.as_dict()["turns"]  # type: ignore[misc]
    assert turn["did"] == did  # type: ignore[has-type]
