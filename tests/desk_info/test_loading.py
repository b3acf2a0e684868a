"""What an editor is told about a `desk_info.yml` that is not right."""

from pathlib import Path

import pytest

from core.errors import BadConfiguration
from desk_info.entry import Entry
from desk_info.loading import load_desk_info

RIGHT = """\
entries:
  - id: visiting-hours
    topic: visiting
    title: Jam besuk
    answer: >-
      Setiap hari *11.00–12.00 WITA*,
      paling banyak 2 orang.
    variants:
      - jam besuk
      - jam bsuk brp
  - id: parking
    topic: location
    title: Parkir
    answer: Di halaman depan.
    variants: [parkir, bayar parkir brp]
"""


def load(folder: Path, text: str) -> tuple[Entry, ...]:
    path = folder / "desk_info.yml"
    path.write_text(text, encoding="utf-8")
    return load_desk_info(path)


def test_entries_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    assert load(tmp_path, RIGHT) == (
        Entry(
            "visiting-hours",
            "visiting",
            "Jam besuk",
            "Setiap hari *11.00–12.00 WITA*, paling banyak 2 orang.",
            ("jam besuk", "jam bsuk brp"),
        ),
        Entry("parking", "location", "Parkir", "Di halaman depan.", ("parkir", "bayar parkir brp")),
    )


@pytest.mark.parametrize(
    ("old", "new", "place", "wrong"),
    [
        ("entries:", "entry:", "line 1, entry", "did you mean 'entries'?"),
        ("id: parking", "id: Parkir Mobil", "line 11, entries[2].id", "'Parkir Mobil' is not made"),
        ("id: parking", "id: visiting-hours", "line 11, entries[2].id", "twice, first in line 2"),
        ("title: Parkir", "title: JAM BESUK", "line 13, entries[2].title", "first in line 4"),
        ("Parkir\n", "Tempat parkir mobil dan motor\n", "line 13", "29 characters, 20 are allowed"),
        ("    topic: location\n", "", "line 11, entries[2].topic", "is missing"),
        ("topic: location", "topik: location", "line 12", "did you mean 'topic'?"),
        ("Di halaman depan.", "", "line 14, entries[2].answer", "is empty"),
        ("Di halaman depan.", "x" * 1001, "line 14", "has 1001 characters, 1000 are allowed"),
        ("Di halaman depan.", "NIK 6472 0112 0490 0001", "line 14", "number of 16 digits"),
        ("Di halaman depan.", "NIK 6472011204900001", "line 14", "number of 16 digits"),
        ("[parkir, bayar parkir brp]", "[]", "line 15, entries[2].variants", "has 0 values"),
        ("[parkir, bayar parkir brp]", "parkir", "line 15", "where a list is expected"),
        ("[parkir,", "[Jam Besuk,", "line 15, entries[2].variants[1]", "first in line 9"),
        ("- jam bsuk brp", "- Jam besuk", "line 10, entries[1].variants[2]", "first in line 9"),
        ("    title: Parkir\n", "    title: A\n    title: B\n", "line 14", "is written twice"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_key(
    tmp_path: Path, old: str, new: str, place: str, wrong: str
) -> None:
    with pytest.raises(BadConfiguration) as refused:
        load(tmp_path, RIGHT.replace(old, new, 1) if old != "Parkir\n" else RIGHT.replace(old, new))
    (line,) = str(refused.value).splitlines()
    assert place in line
    assert wrong in line
    assert "for example: " in line


def test_a_file_without_entries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match="at least 1 is needed"):
        load(tmp_path, "entries: []\n")


def test_all_mistakes_are_told_together(tmp_path: Path) -> None:
    wrong = RIGHT.replace("id: parking", "id: P").replace("topic: visiting", 'topic: ""')
    with pytest.raises(BadConfiguration) as refused:
        load(tmp_path, wrong)
    assert [line.partition(", line ")[2][:2] for line in str(refused.value).splitlines()] == [
        "3,",
        "11",
    ]


def test_the_bullet_of_a_long_phone_list_is_no_identity_number(tmp_path: Path) -> None:
    phones = "Hubungi 0811-5878-787 atau 0541-741035."
    assert load(tmp_path, RIGHT.replace("Di halaman depan.", phones))[1].answer == phones
