"""What helps those who come after: editors, hooks and the forge do what `make` does."""

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.repository.files import text_of, tracked
from tests.repository.rooms import ROOT

SPACES_MATTER = ROOT / "data" / "nlu.yml"
PINNED_ACTION = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")


def read(name: str) -> Any:
    return YAML(typ="safe").load((ROOT / name).read_text(encoding="utf-8"))


def texts() -> list[tuple[Path, str]]:
    return [(path, text) for path in tracked() if (text := text_of(path))]


def test_every_text_ends_with_one_newline() -> None:
    other = [path for path, text in texts() if not text.endswith("\n") or text.endswith("\n\n")]
    assert other == []


def test_no_line_ends_with_a_space() -> None:
    trailing = re.compile(r"[ \t\r]$", re.MULTILINE)
    assert [one for one, text in texts() if trailing.search(text)] in ([], [SPACES_MATTER])


def test_only_make_and_the_shell_are_indented_by_tabs() -> None:
    indented = {path for path, text in texts() if re.search(r"^\t", text, re.MULTILINE)}
    assert [one for one in indented if one.name != "Makefile" and one.suffix != ".sh"] == []


def test_the_hook_runs_make_check_and_nothing_else() -> None:
    (repository,) = read(".pre-commit-config.yaml")["repos"]
    (hook,) = repository["hooks"]
    assert (repository["repo"], hook["language"], hook["entry"]) == (
        "local",
        "system",
        "make check",
    )
    assert hook["always_run"]
    assert not hook["pass_filenames"]


@pytest.mark.parametrize(
    "name", [str(path.relative_to(ROOT)) for path in (ROOT / ".github" / "workflows").glob("*")]
)
def test_the_forge_calls_ci_run_and_its_actions_are_pinned(name: str) -> None:
    for job in read(name)["jobs"].values():
        *before, last = job["steps"]
        assert last == {"run": ".ci/run"}
        assert [one for one in before if not PINNED_ACTION.fullmatch(one["uses"])] == []
