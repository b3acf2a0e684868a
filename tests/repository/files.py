"""The files of the project, as git knows them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.repository.rooms import ROOT


def tracked() -> list[Path]:
    """Every file that is in the repository, or would be."""
    if shutil.which("git") is None:
        pytest.skip("git is not here, so there is no list of the project's files")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout: there is no list of the project's files")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """The text of a file, empty where it is none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
