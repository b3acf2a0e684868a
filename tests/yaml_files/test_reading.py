"""What a person who wrote a YAML file is told about it."""

from pathlib import Path

import pytest

from core.errors import BadConfiguration
from yaml_files.node import Node
from yaml_files.reading import read


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "file.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def root_of(folder: Path, text: str) -> Node:
    return read(written(folder, text))


def complaints(root: Node) -> list[str]:
    with pytest.raises(BadConfiguration) as refused:
        root.finish()
    return str(refused.value).splitlines()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"nowhere\.yml: cannot be read"):
        read(tmp_path / "nowhere.yml")


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"file\.yml: is empty"):
        read(written(tmp_path, "# nothing but a comment\n"))


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", "line 3: is not YAML"),
        ("a: 1\n\tb: 2\n", "line 2: is not YAML"),
        ("a: b: c\n", "line 1: is not YAML"),
        ("a: 1\n---\nb: 2\n", "line 2: is not YAML"),
        ("a: &x 1\nb: *y\n", "line 2: is not YAML"),
        (b"a: 1\nb: caf\xe9\n", "line 2: is not UTF-8"),
        (b"a: \x01\n", "is not YAML"),
    ],
    ids=["open list", "tab", "two colons", "two documents", "no anchor", "latin 1", "control"],
)
def test_what_is_not_yaml_is_told_with_its_line(
    tmp_path: Path, content: str | bytes, where: str
) -> None:
    with pytest.raises(BadConfiguration, match=where):
        read(written(tmp_path, content))


@pytest.mark.parametrize("sign", ["'", '"'])
@pytest.mark.parametrize(
    "after", ["", "- id: c\n  answer: {}Ya.{}\n", "- id: c\n  answer: {}Ya.\n"]
)
def test_a_quotation_mark_that_does_not_end_is_told_where_it_opens(
    tmp_path: Path, sign: str, after: str
) -> None:
    lines = ["- id: a", "  answer: {}Setiap hari 11.00.", "  sample: true", "- id: b", ""]
    content = ("\n".join(lines) + after).replace("{}", sign)
    with pytest.raises(BadConfiguration, match=r"line 2: the quotation mark . that opens here"):
        read(written(tmp_path, content))


def test_of_many_known_keys_the_nearest_are_told(tmp_path: Path) -> None:
    known = {f"utter_{name}": "…" for name in ("greeting", "greeted", *"abcdefghijklmnopqrstu")}
    root = root_of(tmp_path, "utter_greting: Halo\n")
    root.fields({}, optional=known)
    with pytest.raises(BadConfiguration) as refused:
        root.finish()
    said = str(refused.value)
    assert "did you mean 'utter_greeting'" in said
    assert "one of utter_greeting, utter_greeted, " in said
    assert "utter_u" not in said


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    root = root_of(tmp_path, "\ufeffname: Loket\n")
    assert root.fields({"name": "Loket"})["name"].text() == "Loket"
    root.finish()


def test_values_are_taken_as_they_are_written(tmp_path: Path) -> None:
    root = root_of(tmp_path, "a: 0541\nb: 08.00\nc: no\nd: '112'\ne: |\n  satu\n  dua\n")
    got = root.fields(dict.fromkeys("abcde", "x"))
    assert [node.text() for node in got.values()] == ["0541", "08.00", "no", "112", "satu\ndua"]
    root.finish()


def test_every_mistake_of_a_file_is_told_at_once_in_its_order(tmp_path: Path) -> None:
    root = root_of(tmp_path, "count: many\nname:\nflag: maybe\nlist: one\n")
    got = root.fields({"count": "3", "name": "Loket", "flag": "true", "list": "[a, b]"})
    got["list"].texts()
    got["flag"].flag(False)
    got["name"].text()
    got["count"].number(1, 5, 1)
    assert [line.partition("file.yml, ")[2] for line in complaints(root)] == [
        "line 1, count: 'many' is not a whole number from 1 to 5 — for example: count: 3",
        "line 2, name: is empty — for example: name: Loket",
        "line 3, flag: 'maybe' is neither true nor false — for example: flag: true",
        "line 4, list: is a single value where a list is expected — for example: list: [a, b]",
    ]


def test_a_key_that_is_missing_is_told_with_an_example(tmp_path: Path) -> None:
    root = root_of(tmp_path, "a: 1\nb:\n  c: 1\n")
    inner = root.fields({"a": "1", "b": "{c: 1}"})["b"]
    inner.fields({"c": "1", "zone": "Asia/Makassar"})
    (line,) = complaints(root)
    assert "line 2, b.zone: is missing — for example: zone: Asia/Makassar" in line


def test_a_misspelt_key_is_told_once_with_the_key_that_was_meant(tmp_path: Path) -> None:
    root = root_of(tmp_path, "honorrific: Kak\n")
    root.fields({"honorific": "Kak"})
    (line,) = complaints(root)
    assert "line 1, honorrific: is not a known key; did you mean 'honorific'?" in line


def test_a_key_that_resembles_none_is_told_with_all_that_are_known(tmp_path: Path) -> None:
    root = root_of(tmp_path, "a: 1\nwobble: 2\n")
    root.fields({"a": "1"}, {"zone": "x"})
    (line,) = complaints(root)
    assert "line 2, wobble: is not a known key — for example: one of a, zone" in line


def test_a_key_that_is_written_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    root = root_of(tmp_path, "a: 1\nb: 2\na: 3\n")
    got = root.fields({"a": "1", "b": "2"})
    assert got["a"].text() == "1"
    (line,) = complaints(root)
    assert "line 3, a: is written twice, first in line 1" in line


def test_a_list_counts_its_values_from_one_and_knows_their_lines(tmp_path: Path) -> None:
    root = root_of(tmp_path, "words:\n  - satu\n  - dua\n")
    items = root.fields({"words": "[a]"})["words"].items()
    assert [(item.key, item.line, item.text()) for item in items] == [
        ("words[1]", 2, "satu"),
        ("words[2]", 3, "dua"),
    ]


def test_the_same_word_twice_in_a_list_is_told_even_on_one_line(tmp_path: Path) -> None:
    root = root_of(tmp_path, "words: [Satu, dua, satu]\n")
    root.fields({"words": "[a]"})["words"].texts(example="tiga")
    (line,) = complaints(root)
    assert "line 1, words[3]: 'satu' is there twice, first in line 1 — for example: tiga" in line


def test_a_list_that_is_too_short_is_told(tmp_path: Path) -> None:
    root = root_of(tmp_path, "words: []\n")
    root.fields({"words": "[a]"})["words"].texts(1)
    assert "words: has 0 values where at least 1 is needed" in complaints(root)[0]


def test_a_group_of_keys_where_one_value_belongs_is_told(tmp_path: Path) -> None:
    root = root_of(tmp_path, "name:\n  first: Siti\n")
    root.fields({"name": "Siti"})["name"].text()
    assert "name: is a group of keys where one value is expected" in complaints(root)[0]


def test_one_value_where_keys_belong_is_told_and_nothing_inside_it(tmp_path: Path) -> None:
    root = root_of(tmp_path, "week: always\n")
    week = root.fields({"week": "{}"})["week"]
    assert not week.fields({"monday": "x"})["monday"].present
    (line,) = complaints(root)
    assert "week: is a single value where keys are expected: monday" in line


def test_a_list_on_top_of_the_file_is_told(tmp_path: Path) -> None:
    root = root_of(tmp_path, "- a\n- b\n")
    root.fields({"entries": "[]"})
    assert "line 1, the file: is a list where keys are expected" in complaints(root)[0]


def test_a_tag_of_another_program_is_not_obeyed(tmp_path: Path) -> None:
    root = root_of(tmp_path, "name: !!python/object:os.system x\n")
    root.fields({"name": "Loket"})["name"].text()
    assert "the tag" in complaints(root)[0]


def test_an_absent_key_reads_as_its_stand_in_without_a_word(tmp_path: Path) -> None:
    root = root_of(tmp_path, "a: 1\n")
    absent = root.fields({"a": "1"}, {"b": "2"})["b"]
    assert absent.text("x") == "x"
    assert absent.number(1, 9, 4) == 4
    assert absent.flag(True) is True
    assert absent.texts(2) == ()
    root.finish()
