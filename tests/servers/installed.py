"""Loket as an operator installs it: a wheel in an environment of its own, far from the checkout."""

import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

from tests.servers.loket import Loket

ROOT = Path(__file__).parents[2]
_TELLS = """
import atexit, os, sys

def tell():
    files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    with open(os.environ["IMPORTED"], "a", encoding="utf-8") as told:
        told.writelines(f"{name}\\n" for name in files if name)

if "IMPORTED" in os.environ:
    atexit.register(tell)
"""


@dataclass(frozen=True)
class Installation:
    """An environment that has what the wheel asks for, of the versions that are locked."""

    folder: Path

    @classmethod
    def empty(cls, folder: Path, wheel: Path) -> "Installation":
        """With all that the wheel needs and not the wheel itself; nothing is downloaded."""
        venv.create(folder, with_pip=False, symlinks=True)
        made = cls(folder)
        for one in needed(wheel):
            for name in {Path(file).parts[0] for file in one.files or ()}:
                here = made.packages / name
                if name not in {"..", "__pycache__"} and not here.exists():
                    here.symlink_to(Path(str(one.locate_file(name))))
        (made.packages / "sitecustomize.py").write_text(_TELLS, encoding="utf-8")
        return made

    @property
    def packages(self) -> Path:
        """Where packages are installed."""
        (found,) = self.folder.glob("lib/python3.*/site-packages")
        return found

    @property
    def command(self) -> Path:
        """The program that was installed."""
        return self.folder / "bin" / "loket"

    def install(self, wheel: Path) -> None:
        """As `pip install` does, which refuses what the environment cannot meet."""
        words = ("install", "--no-index", "--disable-pip-version-check", str(wheel))
        python = str(self.folder / "bin" / "python")
        run([sys.executable, "-m", "pip", "--python", python, *words], self.folder)

    def loket(self, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """What `loket …` says when it is typed in that folder."""
        return subprocess.run(  # noqa: S603  what was installed here
            [self.command, *words],
            cwd=folder,
            env=surroundings(self.folder, {}),
            capture_output=True,
            text=True,
            check=False,
        )


@dataclass
class Serving(Loket):
    """`loket serve` of an installation, with the data where they lie when nothing is set."""

    installation: Installation | None = None

    @property
    def place(self) -> Path:
        """Its data folder."""
        return self.folder / "var"

    @property
    def program(self) -> tuple[str, ...]:
        """What is run."""
        assert self.installation is not None
        return (str(self.installation.command),)

    def environment(self) -> dict[str, str]:
        """What it is given."""
        assert self.installation is not None
        settings = {**self.settings, "PORT": str(self.port)}
        return surroundings(self.installation.folder, settings)


def surroundings(folder: Path, settings: dict[str, str]) -> dict[str, str]:
    """Nothing that leads to the checkout; `settings` without their prefix."""
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "TMPDIR") if name in os.environ}
    given = {f"LOKET_{name}": value for name, value in settings.items()}
    told = {"IMPORTED": str(imported_by(folder)), "PATH": f"{folder / 'bin'}:{os.defpath}"}
    return {**kept, **told, **given}


def imported_by(folder: Path) -> Path:
    """Where the programs of the installation in `folder` tell what they have imported."""
    return folder / "imported.txt"


def built(source: Path, target: str, into: Path) -> Path:
    """The wheel or the sdist of the project in `source`."""
    words = ("-m", "hatchling", "build", "--target", target, "--directory", str(into))
    run([sys.executable, *words], source)
    (made,) = into.glob({"wheel": "*.whl", "sdist": "*.tar.gz"}[target])
    return made


def run(command: list[str], folder: Path) -> None:
    """Run it there; what it says is shown where it fails."""
    done = subprocess.run(  # noqa: S603  ours
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def needed(wheel: Path) -> Iterator[Distribution]:
    """What is installed here of all that the wheel needs, directly or not."""
    (asked,) = Distribution.discover(name="loket", path=[str(wheel)])
    waiting, seen = [*_requirements(asked, "")], set[tuple[str, str]]()
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) not in seen:
            seen.add((name, extra))
            found = distribution(name)
            waiting += _requirements(found, extra)
            yield found


def _requirements(one: Distribution, extra: str) -> Iterator[tuple[str, str]]:
    """The names that it asks for on this machine, each with an extra of it, or none."""
    for line in one.requires or ():
        asked = Requirement(line)
        if asked.marker is None or asked.marker.evaluate({"extra": extra}):
            yield from ((asked.name, more) for more in ("", *sorted(asked.extras)))
