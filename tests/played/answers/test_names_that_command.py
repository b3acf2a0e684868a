"""A word of command that is said to be a name is one, where a name was asked."""

import pytest

from tests.played.theatre import Theatre

BEGUN = ("saya mau mengadu, keran di ruang tunggu patah",)
COMMANDS = ["Batal", "Selesai", "Stop", "Menu", "Status", "Cancel"]
SAID = ["nama saya {}", "Nama: {}", "nama {}", "iya nama saya {} saja", "nama saya {} kak"]


@pytest.mark.parametrize("name", COMMANDS)
def test_it_is_asked_about_and_taken(name: str) -> None:
    talks = [(*BEGUN, how.format(name), {"press": "Ya"}) for how in SAID]
    for played in Theatre().play_all(talks):
        assert played.form.get("full_name") == name, played.turns[1].said
        assert not {"cancelled", "status_told", "menu", "handed_over"} & set(played.turns[1].did)


@pytest.mark.parametrize(
    ("said", "did"),
    [("batal", "cancelled"), ("batal aja", "cancelled"), ("status", "status_told"),
     ("nama saya rahasia aja", "asked:")],
)  # fmt: skip
def test_other_words_mean_what_they_meant(said: str, did: str) -> None:
    played = Theatre().play(*BEGUN, said)
    assert any(one.startswith(did) for one in played.turns[-1].did)
    assert "full_name" not in played.form


@pytest.mark.parametrize(
    ("said", "name"),
    [("Oi Lan", "Oi Lan"), ("Ah Mei", "Ah Mei"), ("iya nama saya O saja", "O"),
     ("nama saya O", "O"), ("Eh Siti", "Siti"), ("oi budi", "Budi")],
)  # fmt: skip
def test_a_short_name_is_offered_whole(said: str, name: str) -> None:
    assert Theatre().play(*BEGUN, said, {"press": "Ya"}).form["full_name"] == name
