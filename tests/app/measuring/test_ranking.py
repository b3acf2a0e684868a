"""`loket desk rank`: files of questions matched against files of entries."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from app.measuring.ranking import rank_files
from core.errors import BadConfiguration

KB = [
    {"entry": "hours", "text": "jam buka"},
    {"entry": "price", "text": "biaya surat sehat"},
    {"entry": "hours", "text": "buka jam berapa"},
    {"entry": "price", "text": "surat sehat bayar berapa"},
    {"entry": "needs", "text": "syarat surat sehat"},
    {"entry": "where", "text": "alamat kantor dimana"},
]


def _lines(path: Path, lines: Sequence[Mapping[str, object]]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def _ranked(folder: Path, queries: list[dict[str, object]]) -> list[dict[str, object]]:
    kb, asked = _lines(folder / "kb.jsonl", KB), _lines(folder / "q.jsonl", queries)
    rank_files(kb, asked, folder / "out.jsonl")
    return [json.loads(line) for line in (folder / "out.jsonl").read_text().splitlines()]


def test_each_question_gets_a_line_with_outcome_ranking_and_time(tmp_path: Path) -> None:
    (found,) = _ranked(tmp_path, [{"id": 7, "text": "buka jam brp min"}])
    assert set(found) == {"id", "outcome", "ranking", "ms"}
    assert found["outcome"] in ("answer", "choose", "unknown")
    ranking = found["ranking"]
    assert isinstance(ranking, list)
    assert ranking[0][0] == "hours"
    assert [score for _, score in ranking] == sorted((s for _, s in ranking), reverse=True)
    assert isinstance(found["ms"], float)


@pytest.mark.parametrize("text", ["surat sehat", "biaya surat sehat brp", "buka jam brp", "zzz"])
def test_three_are_ranked_where_there_are_three(tmp_path: Path, text: str) -> None:
    (found,) = _ranked(tmp_path, [{"id": 1, "text": text}])
    ranking = found["ranking"]
    assert isinstance(ranking, list)
    assert len(ranking) >= 3


def test_ids_of_any_kind_come_back_as_they_were(tmp_path: Path) -> None:
    ids: list[object] = [1, "a", None, 2.5, [1, "x"], {"n": 1}, True]
    found = _ranked(tmp_path, [{"id": one, "text": "jam buka"} for one in ids])
    assert [line["id"] for line in found] == ids


def test_a_question_without_words_gets_a_line_too(tmp_path: Path) -> None:
    found = _ranked(tmp_path, [{"id": n, "text": t} for n, t in enumerate(["", "🙏", "\u2028"])])
    assert [(one["id"], one["outcome"]) for one in found] == [(n, "unknown") for n in range(3)]
    assert found[0]["ranking"] == [["hours", 0.0], ["price", 0.0], ["needs", 0.0]]


def test_empty_files_give_an_empty_one_or_no_entry(tmp_path: Path) -> None:
    nothing, out = tmp_path / "nothing.jsonl", tmp_path / "out.jsonl"
    nothing.write_text("\n\n")
    rank_files(nothing, nothing, out)
    assert out.read_text() == ""
    rank_files(nothing, _lines(tmp_path / "q.jsonl", [{"id": 1, "text": "jam buka"}]), out)
    assert json.loads(out.read_text())["ranking"] == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": 2, "text": ', "q.jsonl:2: is not JSON"),
        ("[1, 2]", 'q.jsonl:2: is not a line such as {"id": 1, "text": "a string"}'),
        ('{"text": "jam buka"}', "q.jsonl:2: is not a line such as"),
        ('{"id": 2, "text": 5}', "q.jsonl:2: is not a line such as"),
    ],
)
def test_a_broken_line_is_named_with_its_number(tmp_path: Path, line: str, told: str) -> None:
    kb, asked = _lines(tmp_path / "kb.jsonl", KB), tmp_path / "q.jsonl"
    asked.write_text(f'{{"id": 1, "text": "jam buka"}}\n{line}\n')
    with pytest.raises(BadConfiguration) as refused:
        rank_files(kb, asked, tmp_path / "out.jsonl")
    assert told in str(refused.value)
    assert not (tmp_path / "out.jsonl").exists()


def test_an_entry_that_is_a_number_is_refused_with_what_is_right(tmp_path: Path) -> None:
    kb = _lines(tmp_path / "kb.jsonl", [{"entry": 5, "text": "jam buka"}])
    with pytest.raises(BadConfiguration, match=r"kb\.jsonl:1: .*entry") as refused:
        rank_files(kb, kb, tmp_path / "out.jsonl")
    assert "text" in str(refused.value).partition("such as")[2]
    assert "string" in str(refused.value)


def test_what_cannot_be_read_or_written_is_named(tmp_path: Path) -> None:
    kb = _lines(tmp_path / "kb.jsonl", KB)
    asked = _lines(tmp_path / "q.jsonl", [{"id": 1, "text": "jam buka"}])
    with pytest.raises(BadConfiguration, match=r"missing\.jsonl"):
        rank_files(tmp_path / "missing.jsonl", asked, tmp_path / "out.jsonl")
    with pytest.raises(BadConfiguration, match="cannot be written"):
        rank_files(kb, asked, tmp_path)
    (tmp_path / "bytes.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(BadConfiguration, match=r"bytes\.jsonl"):
        rank_files(tmp_path / "bytes.jsonl", asked, tmp_path / "out.jsonl")


def test_a_line_separator_inside_a_text_does_not_end_the_line(tmp_path: Path) -> None:
    kb, asked = _lines(tmp_path / "kb.jsonl", KB), tmp_path / "q.jsonl"
    asked.write_text('{"id": 1, "text": "jam\u2028buka\x85"}\n', encoding="utf-8")
    rank_files(kb, asked, tmp_path / "out.jsonl")
    assert json.loads((tmp_path / "out.jsonl").read_text())["ranking"][0][0] == "hours"


def test_a_lone_surrogate_in_a_question_is_no_obstacle(tmp_path: Path) -> None:
    kb, asked = _lines(tmp_path / "kb.jsonl", KB), tmp_path / "q.jsonl"
    asked.write_text('{"id": "\\ud800", "text": "jam buka \\ud83d"}\n')
    rank_files(kb, asked, tmp_path / "out.jsonl")
    assert json.loads((tmp_path / "out.jsonl").read_text())["id"] == "\ud800"
