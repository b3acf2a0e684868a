"""Words are plain text files, refused with their line where they are wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import BadConfiguration
from language import word_tables
from language.word_files import SectionKind, Sections, both, read_file

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        path = tmp_path / "some.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def refused(path: Path, beside: Sections | None = None) -> list[str]:
    with pytest.raises(BadConfiguration) as error:
        read_file(path, beside)
    return [line.removeprefix(f"{path}, ") for line in str(error.value).splitlines()]


def test_a_file_has_words_phrases_and_meanings(write: Write) -> None:
    found = read_file(
        write(
            "# Penjelasan\n[stop]\nbatal  batalkan # dan lain-lain\n\nstop\n"
            "[stop whole: phrases]\ntidak  jadi\nmulai\n  lagi\nmau|ingin\n    |hendak pulang\n"
            "[slang: meanings]\ngmn, gi mana = bagaimana\ntoday = hari ini\n"
        )
    )
    assert list(found["stop"].entries) == ["batal", "batalkan", "stop"]
    assert list(found["stop whole"].entries) == [
        "tidak jadi",
        "mulai lagi",
        "mau|ingin|hendak pulang",
    ]
    meant = {one: entry.meant for one, entry in found["slang"].entries.items()}
    assert meant == {"gmn": "bagaimana", "gi mana": "bagaimana", "today": "hari ini"}
    assert found["slang"].entries["today"].line == 14


def test_a_mark_at_the_beginning_and_the_ends_of_lines_of_windows_are_read_over(
    tmp_path: Path,
) -> None:
    path = tmp_path / "some.txt"
    path.write_bytes(b"\xef\xbb\xbf[stop]\r\nbatal\r\nstop\r\n")
    assert list(read_file(path)["stop"].entries) == ["batal", "stop"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[stop]\nbatal\nstop batal\n",
            (
                "line 3, [stop]: 'batal' is there twice, first in line 2"
                " — for example: one of the two lines only"
            ),
        ),
        (
            "[a: meanings]\ngmn = bagaimana\n# ...\ngmn = kapan\n",
            (
                "line 4, [a]: 'gmn' means 'bagaimana' in line 2 already"
                " — for example: one of the two lines only"
            ),
        ),
        (
            "[a: meanings]\ngmn bagaimana\n",
            (
                "line 2, [a]: is not what is written, a =, and what is meant"
                " — for example: gmn, gimana = bagaimana"
            ),
        ),
        (
            "[a: meanings]\ngmn,, gimana = bagaimana\n",
            (
                "line 2, [a]: is not what is written, a =, and what is meant"
                " — for example: gmn, gimana = bagaimana"
            ),
        ),
        ("batal\n", "line 1: stands under no heading — for example: [cancel]"),
        ("[a\nb\n", "line 1: '[a' is no heading — for example: [cancel] or [slang: meanings]"),
        ("[a: kata]\n", "line 1, [a]: 'kata' is no kind of section — for example: words, phrases"),
        ("[a]\nb\n[a]\n", "line 3, [a]: the section 'a' is there twice — for example: one heading"),
    ],
)
def test_a_mistake_is_refused_with_its_line(write: Write, text: str, said: str) -> None:
    assert refused(write(text))[0].startswith(said)


def test_every_mistake_of_a_file_is_told_at_once(write: Write) -> None:
    assert len(refused(write("[a]\nb b\nc c\n[d: e]\n"))) == 3


def test_what_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "some.txt"
    path.write_bytes(b"[stop]\nbatal\ncaf\xe9\n")
    assert refused(path) == ["line 3: is not UTF-8; save it as UTF-8"]


@pytest.fixture
def packaged(tmp_path: Path) -> Sections:
    path = tmp_path / "packaged.txt"
    path.write_text("[slang: meanings]\ngmn = bagaimana\n", encoding="utf-8")
    return read_file(path)


def test_words_of_ones_own_stand_behind_those_of_the_program(
    write: Write, packaged: Sections
) -> None:
    own = read_file(write("gmn = bagaimana\nkyp, kyp2 = kenapa\n"), packaged)
    found = both(packaged, own)["slang"]
    assert found.kind is SectionKind.MEANINGS
    assert {one: entry.meant for one, entry in found.entries.items()} == {
        "gmn": "bagaimana",
        "kyp": "kenapa",
        "kyp2": "kenapa",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gmn = kapan\n", "line 1, [slang]: 'gmn' means 'bagaimana' already in the program"),
        ("Kyp = kenapa\n", "line 1, [slang]: 'Kyp' has capitals — for example: kyp"),
        ("k y = kenapa\n", "line 1, [slang]: 'k y' is not one word; several have commas between"),
        ("[slank]\nkyp = kenapa\n", "line 1, [slank]: there is no section 'slank'; did you mean"),
    ],
)
def test_what_cannot_stand_beside_the_programs_words_is_refused(
    write: Write, packaged: Sections, text: str, said: str
) -> None:
    assert [line[: len(said)] for line in refused(write(text), packaged)] == [said]


def test_a_file_that_is_no_table_is_refused_with_the_name_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / "slank.txt").write_text("gmn = bagaimana\n", encoding="utf-8")
    (tmp_path / "slang.txt.bak~").write_text("whatever", encoding="utf-8")
    with pytest.raises(BadConfiguration, match=r"slank.txt: is no table of words .* slang.txt"):
        word_tables.read_own(tmp_path)


def test_own_words_that_come_after_words_were_read_are_a_mistake_of_the_program(
    tmp_path: Path,
) -> None:
    word_tables.table("slang")
    with pytest.raises(word_tables.AlreadyRead):
        word_tables.add_own(tmp_path)


@pytest.mark.parametrize("name", word_tables.names())
def test_a_table_of_the_program_says_in_indonesian_what_it_is(name: str) -> None:
    text = (word_tables.PACKAGED / f"{name}.txt").read_text(encoding="utf-8")
    head = text.partition("\n[")[0]
    assert head.startswith("# ")
    assert "Cara menambah:" in head
    assert read_file(word_tables.PACKAGED / f"{name}.txt")
