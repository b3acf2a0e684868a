"""An office's own ways of writing, read from its `words.yml`."""

from pathlib import Path

import pytest

from core.errors import BadConfiguration
from desk_info.entry import Entry, Outcome
from desk_info.loading import load_own_words
from desk_info.matching.matcher import Matcher
from language.normalising import normalised, words_of_office


def written(folder: Path, text: str) -> Path:
    path = folder / "words.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_office_that_has_none_needs_no_file(tmp_path: Path) -> None:
    assert load_own_words(tmp_path / "words.yml") == {}


def test_its_own_abbreviation_is_read_before_everybodys(tmp_path: Path) -> None:
    own = load_own_words(written(tmp_path, "words:\n  kantin pegawai: [RM, rmk]\n"))
    assert words_of_office("jam buka rm", own) == ("jam", "buka", "kantin", "pegawai")
    assert normalised("jam buka rm") == "jam buka rekam medis"


def test_a_question_in_the_offices_own_words_finds_its_entry(tmp_path: Path) -> None:
    own = load_own_words(written(tmp_path, "words:\n  surat bebas narkoba: [skbn]\n"))
    desk = (
        Entry("free", "Surat", "SKBN", "…", ("syarat surat bebas narkoba", "surat narkoba")),
        Entry("sick", "Surat", "Surat sakit", "…", ("syarat surat sakit", "minta surat sakit")),
        Entry("hours", "Jam", "Jam buka", "…", ("buka jam berapa", "jam layanan")),
    )
    match = Matcher(desk, own).match("syarat skbn apa")
    assert match.outcome is Outcome.ANSWER
    assert match.candidates[0].entry.id == "free"
    assert Matcher(desk).match("syarat skbn apa").strange == ("skbn",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("words: []\n", "words"),
        ("words:\n  ruang makan: [r2]\n", "'r2' is not one word of letters"),
        (
            "words:\n  kantin pegawai: [rm]\n  rekam medis: [RM]\n",
            "'RM' already means 'kantin pegawai'",
        ),
        ("words:\n  '?!': [rm]\n", "'?!' has no word"),
        ("wrods:\n  ruang makan: [rm]\n", "wrods"),
    ],
)
def test_every_mistake_is_named_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadConfiguration) as refused:
        load_own_words(written(tmp_path, text))
    assert told in str(refused.value)
    assert "words.yml:" in str(refused.value) or "words.yml" in str(refused.value)
