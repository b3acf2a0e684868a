"""`make` on a machine where something lacks: it works, or says in one sentence what to type."""

import shutil
import sys
from pathlib import Path

import pytest

from deploy.packages import pins, refusal
from deploy.virtual_environment import CannotInstall, Environment, PipFailed
from tests.deploy.tiny import ROOT, Tiny

NO_ENSUREPIP = """
case "$*" in *"import ensurepip"*) exit 1;; esac
PYTHONPATH={hiding} exec "$REAL" "$@"
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """A small project, and no Python on PATH."""
    (tmp_path / "office").mkdir()
    return Tiny.laid(tmp_path / "office")


def said(told: str) -> list[str]:
    """The lines that are not make's own."""
    return [line for line in told.splitlines() if not line.startswith("make")]


def test_without_any_python_a_sentence_says_what_to_type(tiny: Tiny) -> None:
    code, told = tiny.make("start")
    (sentence,) = said(told)
    assert code != 0
    assert "PYTHON=" in sentence


def test_a_python_that_is_too_old_or_no_python_is_passed_over(tiny: Tiny) -> None:
    tiny.python("python3", "echo 3.9; case $2 in *exit*) exit 1;; esac")
    tiny.python("python3.12", "echo 'pyenv: python3.12: command not found' >&2; exit 127")
    code, told = tiny.make("start")
    (sentence,) = said(told)
    assert code != 0
    assert "(python3 here is 3.9)" in sentence


def test_a_python_that_is_named_is_the_only_one_that_is_looked_for(tiny: Tiny) -> None:
    tiny.python("python3")
    code, told = tiny.make("setup", "PYTHON=/nowhere/python3.11")
    assert code != 0
    assert "Python 3.11 or newer is needed" in told


def test_debians_python_without_ensurepip_is_told_with_the_package_that_brings_it(
    tiny: Tiny, tmp_path: Path
) -> None:
    hiding = tmp_path / "hiding"
    hiding.mkdir()
    (hiding / "sitecustomize.py").write_text("import sys\nsys.modules['ensurepip'] = None\n")
    tiny.python("python3", NO_ENSUREPIP.format(hiding=hiding))
    code, told = tiny.make("start")
    (sentence,) = said(told)
    assert code != 0
    assert "apt-get install python3." in sentence
    assert not (tiny.folder / ".venv").exists()


def test_what_broke_off_is_mended_by_the_next_make_and_a_changed_lock_is_followed(
    tiny: Tiny,
) -> None:
    """One story, since each environment takes seconds to make."""
    script = tiny.folder / "deploy" / "packages.py"
    script.write_text(script.read_text().replace("(5, 15, 30)", "(0, 0)"))
    tiny.python("python3")
    (tiny.folder / ".venv").mkdir()  # a folder without a Python
    nowhere = {"PIP_NO_INDEX": "", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": "http://127.0.0.1:1/"}
    code, told = tiny.make("setup", **nowhere)
    assert code != 0
    assert told.count("trying again in 0 s") == 2
    assert "Look at this machine's network" in told
    assert "Traceback" not in told

    code, told = tiny.make("setup")
    assert code == 0, told
    assert [line[:5] for line in said(told)] == ["[1/4]", "[2/4]", "[3/4]", "[4/4]", "Insta"]
    assert "half-made" in told
    assert tiny.carries("import alpha, importlib.metadata as m; m.version('loket')")
    assert tiny.make("setup") == (0, "")

    tiny.locks({"beta": "1.0", "gamma": "1.0"})
    gamma = next((tiny.folder / "wheels").glob("gamma*")).rename(tiny.folder / "away.whl")
    code, told = tiny.make("setup")
    assert (code != 0, "gamma==1.0 is not there for Python 3" in told) == (True, True), told
    assert tiny.carries("import alpha"), "what was there stays until the rest can be had"
    gamma.rename(tiny.folder / "wheels" / "gamma-1.0-py3-none-any.whl")
    code, told = tiny.make("setup")
    assert (code, "Keeping .venv" in told) == (0, True), told
    assert tiny.carries("import beta, gamma")
    assert not tiny.carries("import alpha"), "no lock names it any more"

    together = {"shared.py": "version = 'lite'\n"}
    tiny.locks({"beta": "1.0", "gamma": "1.0", "heavy": "1.0"}, heavy=together)
    assert tiny.make("setup")[0] == 0
    tiny.locks({"beta": "1.0", "gamma": "1.0", "heavy": "1.0", "lite": "1.0"}, lite=together)
    assert tiny.make("setup")[0] == 0
    tiny.locks({"beta": "1.0", "gamma": "1.0", "lite": "1.0"}, lite=together)
    code, told = tiny.make("setup")
    assert (code, tiny.carries("import lite, shared")) == (0, True), told

    venv = tiny.folder / ".venv"
    assert Environment(venv).wrong() == ""
    moved = venv.rename(tiny.folder / "moved")
    assert Environment(moved).wrong() == "of another folder"
    moved.rename(venv)
    next(venv.glob("lib/*/site-packages/beta.py")).unlink()
    assert Environment(venv).wrong() == "without beta"
    shutil.rmtree(next(venv.glob("lib/*/site-packages/gamma-1.0.dist-info")))
    assert Environment(venv).wrong() == "without beta, gamma"
    Environment(venv).forget()
    assert Environment(venv).wrong() == "half-made"
    shutil.rmtree(venv / "lib")
    assert Environment(venv).wrong() == "without a working pip"
    (venv / "bin" / "python").unlink()
    (venv / "bin" / "python").symlink_to("/nowhere/python3.9")
    assert "of a Python that is gone" in Environment(venv).wrong()


def test_an_environment_of_pip_alone_that_was_never_finished_is_half_made(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / "bin" / "pip").write_text(f"#!{tmp_path}/bin/python\n")
    assert Environment(tmp_path).wrong() == "half-made"
    for record in ("{ half a reco", ""):  # an earlier release left an empty one
        (tmp_path / ".installed").write_text(record)
        assert Environment(tmp_path).wrong() == "half-made"


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / ".venv").write_text("")
    with pytest.raises(CannotInstall, match="in the way"):
        Environment(tmp_path / ".venv").make()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "PIP_CERT="),
        ("ERROR: No matching distribution found for numpy==9", "numpy==9 is not there for Python"),
        ("ERROR: [Errno 28] No space left on device", "No space left on device"),
    ],
)
def test_what_pip_says_is_told_in_a_sentence(line: str, told: str) -> None:
    assert told in str(refusal(PipFailed(["Collecting numpy", line])))


def test_the_locks_are_read_whole() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "".join(pins(ROOT / "requirements.lock").values()) == text
