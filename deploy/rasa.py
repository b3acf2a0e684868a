"""Makes `.venv-rasa`, Rasa's environment, once: 2.4 GB come anew only when the lock has changed.

`python -m deploy.rasa [PLACE]`. A `PLACE` elsewhere is one that another clone made already: this
clone then only points to it. An environment that is half-made or damaged is made anew.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from deploy.environment import alone, digest, run
from deploy.packages import patiently, pins
from deploy.virtual_environment import ROOT, CannotInstall, Environment, say

LOCK, FOLDER = "requirements-rasa.lock", ".venv-rasa"
_PYTHON = (3, 11)


def ensure(place: Path) -> None:
    """Rasa is in `place`, and `.venv-rasa` leads there. Raises `CannotInstall`."""
    own = ROOT / FOLDER
    if place.absolute() not in (own, own.resolve()):
        _point(own, place.resolve())
        return
    environment = Environment(own.resolve())
    _adopt(environment)
    wrong = _wrong(environment)
    if not wrong:
        _finish(environment)
    elif own.is_symlink():
        raise CannotInstall(
            f"{FOLDER} leads to {environment.folder}, which is {wrong}: type `make rasa` where it "
            f"was made, or remove {FOLDER} to have one here"
        )
    else:
        _make(environment, wrong)


def _wrong(environment: Environment) -> str:
    """Why it is not what the lock says; empty when it is."""
    if environment.recorded().get("made_of") == _made_of():
        return environment.wrong()
    if wrong := environment.wrong():
        return wrong
    there = environment.installed()
    here = {name: one for (name, one), text in pins(ROOT / LOCK).items() if _is_for_all(text)}
    lost = sorted(name for name, version in here.items() if there.get(name) != version)
    return f"without {', '.join(lost[:5])}" if lost else ""


def _adopt(environment: Environment) -> None:
    """A mark without words was left by a former `make`, when it had finished."""
    mark = environment.folder / ".installed"
    if mark.is_file() and not mark.stat().st_size:
        environment.finish({})


def _is_for_all(pin: str) -> bool:
    """Whether the package is wanted on every machine, and not on some alone."""
    return ";" not in pin.partition("\\")[0]


def _make(environment: Environment, wrong: str) -> None:
    if sys.version_info[:2] != _PYTHON:
        raise CannotInstall("Rasa needs Python 3.11, e.g. make rasa PYTHON=/usr/bin/python3.11")
    say(f"[1/3] Making {FOLDER}; it is {wrong}")
    environment.make()
    wanted = len(pins(ROOT / LOCK))
    say(f"[2/3] Installing Rasa, {wanted} packages, 2.4 GB (a few minutes)")
    # The lock is complete: nothing is resolved, and Rasa's upper limits are not heeded.
    words = ("--require-hashes", "--no-deps", "--ignore-requires-python", "--requirement", LOCK)
    patiently(environment, wanted, "install", *words)
    say("[3/3] Trying Rasa")
    if not environment.runs("import rasa.__main__"):
        raise CannotInstall(
            f"Rasa is installed and does not run here; {environment.python} -m rasa says why"
        )
    _finish(environment)


def _finish(environment: Environment) -> None:
    if environment.recorded().get("made_of") != _made_of():
        environment.finish(_made_of())


def _made_of() -> dict[str, str]:
    return {LOCK: digest(ROOT / LOCK)}


def _point(own: Path, place: Path) -> None:
    """Let `.venv-rasa` lead to an environment that is whole; it is not touched."""
    if wrong := _wrong(Environment(place)):
        raise CannotInstall(
            f"{place} is no Rasa that this clone can use ({wrong}): type `make rasa` without RASA="
        )
    if own.exists() and not own.is_symlink():
        if not _wrong(Environment(own)):
            return
        raise CannotInstall(f"{FOLDER} is there and half-made: remove it, then type the same again")
    own.unlink(missing_ok=True)
    own.symlink_to(place)
    say(f"{FOLDER} leads to {place}")


def main(words: Sequence[str]) -> int:
    """The exit code."""

    def work() -> None:
        with alone(ROOT):
            ensure(Path(words[0]) if words else ROOT / FOLDER)

    return run(work)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
