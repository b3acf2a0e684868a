"""Rasa's environment is made once, mended when it broke, and can be that of another clone."""

import shutil
from pathlib import Path

import pytest

from deploy import rasa
from deploy.virtual_environment import CannotInstall
from tests.deploy.tiny import Tiny, wheel

MAIN = "def main() -> None:\n    pass\n"


def lock(tiny: Tiny, version: str = "3.6") -> None:
    """A lock of Rasa's environment, with a package for another kind of machine."""
    path = tiny.folder / "wheels" / f"rasa-{version}-py3-none-any.whl"
    digest = wheel(path, "rasa", version, {"rasa/__init__.py": "", "rasa/__main__.py": MAIN})
    (tiny.folder / "requirements-rasa.lock").write_text(
        f"rasa=={version} \\\n    --hash=sha256:{digest}\n"
        f"pywin32==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:{digest}\n"
    )


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """A small project whose Rasa is made in seconds."""
    return another(tmp_path / "office")


def another(folder: Path) -> Tiny:
    """A clone in that folder, with Python 3.11 at hand."""
    folder.mkdir()
    tiny = Tiny.laid(folder)
    lock(tiny)
    tiny.python("python3.11")
    return tiny


def installed(tiny: Tiny) -> Path:
    """A file of Rasa in the environment."""
    (found,) = (tiny.folder / ".venv-rasa").glob("lib/python3.11/site-packages/rasa/__main__.py")
    return found


def test_what_is_there_is_not_installed_again(tiny: Tiny) -> None:
    code, told = tiny.make("rasa")
    assert (code, "[1/3] Making .venv-rasa; it is new" in told) == (0, True)
    # A clone and a checkout give files new times.
    (tiny.folder / "requirements-rasa.lock").touch()
    assert tiny.make("rasa") == (0, "")
    (tiny.folder / ".venv-rasa" / ".installed").write_text("")
    assert tiny.make("rasa") == (0, "")
    lock(tiny, "3.7")
    code, told = tiny.make("rasa")
    assert (code, "without rasa" in told) == (0, True)


def test_what_is_half_made_is_made_anew(tiny: Tiny) -> None:
    """Interrupted, without a file, without its Python."""
    assert tiny.make("rasa")[0] == 0
    environment = tiny.folder / ".venv-rasa"
    for broken in (environment / ".installed", installed(tiny), environment / "bin"):
        if broken.is_dir():
            shutil.rmtree(broken)
        else:
            broken.unlink()
        code, told = tiny.make("rasa")
        assert (code, "[3/3]" in told) == (0, True), broken
        assert installed(tiny).is_file()
        assert tiny.make("rasa") == (0, "")


def test_a_clone_uses_the_rasa_of_another(tiny: Tiny, tmp_path: Path) -> None:
    other = another(tmp_path / "other")
    theirs = tiny.folder / ".venv-rasa"
    code, told = other.make("rasa", f"RASA={theirs}")
    assert code != 0
    assert "is no Rasa that this clone can use (new)" in told
    assert tiny.make("rasa")[0] == 0
    code, told = other.make("rasa", f"RASA={theirs}")
    assert (code, told.strip()) == (0, f".venv-rasa leads to {theirs}")
    assert installed(other).is_file()
    # From then on without a word, and never changed from here.
    assert other.make("rasa") == (0, "")
    (theirs / ".installed").unlink()
    code, told = other.make("rasa")
    assert code != 0
    assert "half-made" in told
    assert str(theirs) in told
    assert not (theirs / ".installed").exists()


def test_another_python_than_3_11_is_refused_with_what_to_type(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(rasa, "_PYTHON", (3, 10))
    monkeypatch.setattr(rasa, "ROOT", tmp_path)
    (tmp_path / rasa.LOCK).touch()
    with pytest.raises(CannotInstall, match=r"make rasa PYTHON="):
        rasa.ensure(tmp_path / rasa.FOLDER)
    assert not (tmp_path / rasa.FOLDER).exists()
