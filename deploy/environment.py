"""Makes `.venv`, which `make` does before it starts, checks or tests anything.

Needs nothing but the standard library of whatever Python there is. An environment is whole when it
was finished in this place and all that was installed then is still there; only what the locks name
anew is added to it. One that is not (half-made, damaged, moved, of a Python that is gone) is made
anew from nothing, so that the next `make` mends whatever broke off the last.

`python deploy/environment.py [--dev]`; `--dev` adds what checks and tests need.
"""

import csv
import fcntl
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK, DEV_LOCK, PACKAGE = "requirements.lock", "requirements-dev.lock", "pyproject.toml"
PAUSES = (5, 15, 30)
"""Seconds before each further try while the network does not answer."""
_TOLD_EVERY = 20.0
_LAST_WORDS = 8
_PIN = re.compile(r"([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;\\]+)")
_NO_NETWORK = re.compile(
    r"Retrying \(|ConnectionError|Connection (?:aborted|broken|reset|refused)|timed out"
    r"|IncompleteRead|name resolution|unreachable|ProxyError|HTTP error 5",
    re.IGNORECASE,
)
_NOT_TRUSTED = "CERTIFICATE_VERIFY_FAILED"
_NO_WHEEL = re.compile(r"No matching distribution found for (\S+)")


class CannotInstall(Exception):
    """It cannot be done now; the message says in a sentence what to type."""


class Environment:
    """A virtual environment, and the record in it of what was installed when it was finished."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / "bin" / "python"
        self._record = folder / ".installed"

    def recorded(self) -> Mapping[str, Mapping[str, str]]:
        """`made_of`: digests of files; `installed`: names and versions. Empty: never finished."""
        try:
            written = json.loads(self._record.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {"made_of": {}, "installed": {}, **written} if isinstance(written, dict) else {}

    def installed(self) -> dict[str, str]:
        """Names and versions of what is there."""
        return {_name(one): one.version for one in self._distributions()}

    def sharing(self, names: Collection[str]) -> set[str]:
        """Names of other packages that have a file together with one of these.

        Taking these away takes the file too: phonenumbers and phonenumberslite are one folder.
        """
        files = {_name(one): _files(one) for one in self._distributions()}
        theirs = {file for name in names for file in files.get(name, ())}
        return {name for name, own in files.items() if name not in names and theirs & own}

    def wrong(self) -> str:
        """Why it cannot be built upon; empty for one that is whole."""
        if not self.python.exists():
            return "half-made, or of a Python that is gone" if self.folder.exists() else "new"
        script = self.folder / "bin" / "pip"
        if not script.is_file() or not self.runs("import pip, encodings.idna"):
            return "without a working pip"
        if str(self.python) not in script.read_text(encoding="utf-8", errors="replace")[:400]:
            return "of another folder"
        recorded = self.recorded()
        if not recorded:
            return "half-made"
        there = self.installed()
        lost = [name for name in recorded["installed"] if name not in there]
        lost += [_name(one) for one in self._distributions() if not _is_complete(one)]
        return f"without {', '.join(sorted(set(lost))[:5])}" if lost else ""

    def make(self) -> None:
        """From nothing, with nothing but pip in it. Raises `CannotInstall`."""
        if self.folder.exists() and not self.folder.is_dir():
            raise CannotInstall(f"{self.folder} is in the way and no folder: remove it, then go on")
        base = getattr(sys, "_base_executable", sys.executable)
        command = [base, "-I", "-m", "venv", "--clear", str(self.folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            said = f"{done.stdout}\n{done.stderr}".strip().splitlines()
            raise CannotInstall(
                f"{self.folder} could not be made: {said[-1] if said else 'no reason given'}"
            )

    def forget(self) -> None:
        """From here on it counts as half-made, until it is finished."""
        self._record.unlink(missing_ok=True)

    def finish(self, made_of: Mapping[str, str]) -> None:
        """It is whole, made of files with these digests."""
        written = {"made_of": made_of, "installed": self.installed()}
        self._record.write_text(json.dumps(written, indent=1), encoding="utf-8")

    def pip(self, *words: str, counted: int = 0) -> None:
        """Run pip and hide its words; `counted` packages are counted aloud when it takes long.

        Raises `PipFailed`.
        """
        command = [str(self.python), "-I", "-u", "-m", "pip", "--disable-pip-version-check"]
        lines, collected, told = list[str](), 0, time.monotonic()
        with subprocess.Popen(
            [*command, "--no-input", *words],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            close_fds=False,
            encoding="utf-8",
            errors="replace",
        ) as process:
            for line in process.stdout or ():
                lines.append(line.rstrip())
                collected += line.startswith("Collecting ")
                if counted and time.monotonic() - told > _TOLD_EVERY:
                    told = time.monotonic()
                    say(f"      {collected} of {counted} so far")
        if process.returncode:
            raise PipFailed(lines)

    def runs(self, code: str) -> bool:
        """Whether its Python runs this."""
        try:
            command = [str(self.python), "-I", "-c", code]
            return not subprocess.run(command, capture_output=True, check=False).returncode
        except OSError:
            return False

    def _distributions(self) -> Iterator[Distribution]:
        places = [str(place) for place in self.folder.glob("lib/python3.*/site-packages")]
        return (one for one in distributions(path=places) if one.metadata["Name"])


class PipFailed(Exception):
    """pip ended with an error; `lines` are what it said."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines

    def __str__(self) -> str:
        return "\n".join(line for line in self.lines if line.strip())

    @property
    def last_words(self) -> str:
        """The end of what it said, its errors alone where it named any."""
        errors = [line for line in self.lines if line.startswith("ERROR")]
        return "\n".join(f"    {line}" for line in (errors or self.lines)[-_LAST_WORDS:])


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
    _told(
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
        _told(environment, "uninstall", "--yes", *sorted(gone | anew))
    if found:
        _told(environment, "install", "--no-index", "--no-deps", *found)
    shutil.rmtree(wheels)


def patiently(environment: Environment, counted: int, *words: str) -> None:
    """Run pip, again while the network does not answer. Raises `CannotInstall`."""
    for pause in (*PAUSES, None):
        try:
            environment.pip(*words, counted=counted)
        except PipFailed as failed:
            if _NOT_TRUSTED in str(failed) or not _NO_NETWORK.search(str(failed)):
                raise refusal(failed) from None
            if pause is None:
                raise CannotInstall(
                    f"The package registry does not answer:\n{failed.last_words}\n"
                    "Look at this machine's network, then type the same again."
                ) from None
            say(f"      the package registry does not answer; trying again in {pause} s")
            time.sleep(pause)
        else:
            return


def _told(environment: Environment, *words: str) -> None:
    try:
        environment.pip(*words)
    except PipFailed as failed:
        raise refusal(failed) from None


def refusal(failed: PipFailed) -> CannotInstall:
    """What pip said, in a sentence that says what to do."""
    lacking = _NO_WHEEL.search(str(failed))
    if _NOT_TRUSTED in str(failed):
        return CannotInstall(
            "This machine does not trust the certificate of the package registry; look at its "
            "clock, and where a proxy of the office stands between, name the proxy's certificate, "
            "such as PIP_CERT=/etc/ssl/office.crt"
        )
    if lacking:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return CannotInstall(
            f"{lacking[1]} is not there for Python {version} on this machine; name a Python 3.11, "
            "3.12 or 3.13 that is here, such as PYTHON=/usr/bin/python3.13"
        )
    return CannotInstall(f"pip could not install; what it said:\n{failed.last_words}")


def pins(lock: Path) -> dict[tuple[str, str], str]:
    """Name and version of each package in a lock, with its lines."""
    pins: dict[tuple[str, str], str] = {}
    for text in re.split(r"^(?=\S)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE):
        pin = _PIN.match(text)
        if pin:
            pins[pin[1], pin[2]] = text
    return pins


def _name(one: Distribution) -> str:
    return re.sub(r"[-_.]+", "-", one.metadata["Name"]).lower()


def _is_complete(one: Distribution) -> bool:
    """Whether every file is there; what Python compiles anew may be gone."""
    files = _files(one)
    return bool(files) and all(Path(str(one.locate_file(name))).exists() for name in files)


def _files(one: Distribution) -> set[str]:
    """What it brought; none when it does not say."""
    record = one.read_text("RECORD") or ""
    return {row[0] for row in csv.reader(record.splitlines()) if row and ".pyc" not in row[0]}


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def say(line: str) -> None:
    """A line of what is being done."""
    print(line, flush=True)


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
