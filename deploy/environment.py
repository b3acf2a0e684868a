"""Makes `.venv`, which `make` does before it starts, checks or tests anything.

Needs nothing but the standard library of whatever Python there is. An environment is whole when it
was finished in this place and all that was installed then is still there; only what the locks name
anew is added to it. One that is not (half-made, damaged, moved, of a Python that is gone) is made
anew from nothing, so that the next `make` mends whatever broke off the last.

`python -m deploy.environment [--dev]`; `--dev` adds what checks and tests need.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from deploy.packages import patiently, pins, plainly
from deploy.virtual_environment import ROOT, CannotInstall, Environment, say

LOCK, DEV_LOCK, PACKAGE = "requirements.lock", "requirements-dev.lock", "pyproject.toml"


def ensure(environment: Environment, lock: str) -> None:
    """The environment holds everything of that lock, and Loket. Raises `CannotInstall`."""
    began = time.monotonic()
    wanted = {name: digest(ROOT / name) for name in {LOCK, lock, PACKAGE}}
    wrong = environment.wrong()
    made_of = {} if wrong else environment.recorded()["made_of"]
    if wanted.items() <= made_of.items():
        return
    name, version = environment.folder.name, sys.version.split()[0]
    if wrong:
        _can_make_environments()
        say(f"[1/4] Making {name} with Python {version} (a few seconds); it is {wrong}")
        environment.make()
    else:
        say(f"[1/4] Keeping {name}; what it is made of has changed")
    if made_of.get(lock) != wanted[lock]:
        _install(environment, lock)
    say("[4/4] Installing Loket itself (a few seconds)")
    environment.forget()
    plainly(
        environment, "install", "--no-index", "--no-deps", "--no-build-isolation", "--editable", "."
    )
    environment.finish({**made_of, **wanted})
    say(f"Installed in {time.monotonic() - began:.0f} s.")


def _can_make_environments() -> None:
    """Debian's Python cannot until a package more is there. Raises `CannotInstall`."""
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            raise CannotInstall(
                f"{sys.executable} has no {module}, which makes environments; type: apt-get "
                f"install python{version}-venv (as root, on Debian or Ubuntu), or name another "
                "Python with PYTHON=/usr/local/bin/python3.11"
            )


def _install(environment: Environment, lock: str) -> None:
    """Everything of the lock that is not there in its version; what no lock names any more goes."""
    there, before = environment.installed(), environment.recorded()
    both = {**pins(ROOT / DEV_LOCK), **pins(ROOT / LOCK)}
    named = {name for name, _ in both}
    gone = {name for name in before.get("installed", {}) if name not in {*named, "pip", "loket"}}
    anew = environment.sharing(gone)
    wanted = {**pins(ROOT / lock), **{pin: both[pin] for pin in both if pin[0] in anew}}
    missing = {
        pin: text for pin, text in wanted.items() if pin[0] in anew or there.get(pin[0]) != pin[1]
    }
    wheels = environment.folder / ".wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    wheels.mkdir()
    listed = wheels / "missing.txt"
    listed.write_text("".join(missing.values()), encoding="utf-8")
    say(f"[2/4] Downloading up to {len(missing)} packages (a minute on a usual line)")
    words = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "--retries", "2")
    where = ("--dest", str(wheels), "--requirement", str(listed))
    patiently(environment, len(missing), "download", *words, *where)
    found = sorted(str(wheel) for wheel in wheels.glob("*.whl"))
    say(f"[3/4] Installing {len(found)} packages (less than a minute)")
    environment.forget()
    if gone | anew:
        plainly(environment, "uninstall", "--yes", *sorted(gone | anew))
    if found:
        plainly(environment, "install", "--no-index", "--no-deps", *found)
    shutil.rmtree(wheels)


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """While no other `make` works in this folder, nor a pip that one left behind."""
    handle = os.open(folder, os.O_RDONLY)
    os.set_inheritable(handle, True)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("Another make is installing here; waiting for it")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def run(work: Callable[[], None]) -> int:
    """Do it; the exit code, after a sentence where it could not be done."""
    try:
        work()
    except CannotInstall as refused:
        print(refused, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or ROOT}: {error.strerror}", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped; type the same again and it is made anew.", file=sys.stderr)
        return 130
    else:
        return 0
    return 1


def main(words: Sequence[str]) -> int:
    """The exit code."""

    def work() -> None:
        with alone(ROOT):
            ensure(Environment(ROOT / ".venv"), DEV_LOCK if "--dev" in words else LOCK)

    return run(work)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
