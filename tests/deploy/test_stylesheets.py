"""Where stylelint cannot be fetched it is said, and fails in CI; what it finds fails everywhere."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AWAY = "error sending request for url: Connection refused"
WRONG_LOCK = "The lockfile is out of date"


def check(folder: Path, deno: str, **settings: str) -> tuple[int, str]:
    """The exit code and what was said, with that script in the place of deno."""
    program = folder / "bin" / "deno"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{deno}\n", encoding="utf-8")
    program.chmod(0o755)
    done = subprocess.run(  # noqa: S603  # our own script
        ["sh", ROOT / "deploy" / "stylesheets.sh", folder],  # noqa: S607
        env={"PATH": os.environ["PATH"], "PAUSES": "0 0", **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(("where", "code"), [("", 0), ("true", 1)], ids=["at home", "in CI"])
def test_without_a_network_nothing_is_checked_and_it_is_said(
    tmp_path: Path, where: str, code: int
) -> None:
    exited, said = check(tmp_path, f'echo "{AWAY}"; exit 1', CI=where)
    assert exited == code
    assert said.count("trying again") == 2
    assert "not here: stylelint" in said
    assert "NPM_CONFIG_REGISTRY" in said


def test_a_registry_that_answers_again_is_enough(tmp_path: Path) -> None:
    again = f'[ -e "$0.tried" ] && {{ echo "$@"; exit; }}; touch "$0.tried"; echo "{AWAY}"; exit 1'
    exited, said = check(tmp_path, again)
    assert exited == 0
    assert said.count("trying again") == 1
    assert "npm:stylelint **/*.css" in said


def test_a_lock_that_does_not_fit_fails_at_once(tmp_path: Path) -> None:
    exited, said = check(tmp_path, f'echo "{WRONG_LOCK}"; exit 1')
    assert exited == 1
    assert WRONG_LOCK in said
    assert "trying again" not in said


def test_what_stylelint_finds_fails(tmp_path: Path) -> None:
    exited, said = check(tmp_path, '[ "$1" = install ] || { echo "8 problems"; exit 2; }')
    assert exited == 2
    assert "8 problems" in said
