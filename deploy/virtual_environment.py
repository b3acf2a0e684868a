"""One virtual environment: whether it is whole, and what is installed in it.

Needs nothing but the standard library of whatever Python there is.
"""

import csv
import json
import re
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_TOLD_EVERY = 20.0
_LAST_WORDS = 8


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


def say(line: str) -> None:
    """A line of what is being done."""
    print(line, flush=True)
