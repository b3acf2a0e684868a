"""A project of the same make, so small that its environment is made in seconds and without net."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_TOOLS = ("sh", "make", "grep", "awk", "env", "cat", "sleep")
_WHEEL = "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
_BACKEND = """
import shutil
def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "loket-0.1.0-py3-none-any.whl"
    shutil.copy("editable.whl", f"{folder}/{name}")
    return name
"""
_PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "loket"
version = "0.1.0"
"""


def wheel(path: Path, name: str, version: str, files: Mapping[str, str]) -> str:
    """Write a wheel of these files; the digest of it."""
    info = f"{name}-{version}.dist-info"
    carried = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": _WHEEL,
    }
    record = [f"{where},{_record(text)},{len(text)}" for where, text in carried.items()]
    carried[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,"])
    with zipfile.ZipFile(path, "w") as archive:
        for where, text in carried.items():
            archive.writestr(where, text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _record(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return "sha256=" + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@dataclass(frozen=True)
class Tiny:
    """The project in `folder`; `tools` is all that its commands find on PATH."""

    folder: Path
    tools: Path

    @classmethod
    def laid(cls, folder: Path) -> "Tiny":
        """With the Makefile and `deploy/` of this project, and no Python on PATH."""
        shutil.copytree(ROOT / "deploy", folder / "deploy")
        shutil.copy(ROOT / "Makefile", folder / "Makefile")
        (folder / "backend.py").write_text(_BACKEND)
        (folder / "pyproject.toml").write_text(_PROJECT)
        wheel(folder / "editable.whl", "loket", "0.1.0", {"_loket.pth": f"{folder}\n"})
        tools = folder / "tools"
        (folder / "wheels").mkdir()
        tools.mkdir()
        for name in _TOOLS:
            found = shutil.which(name)
            assert found is not None, f"{name} is needed"
            (tools / name).symlink_to(found)
        tiny = cls(folder, tools)
        tiny.locks({"alpha": "1.0"})
        return tiny

    def locks(self, packages: Mapping[str, str], **also: Mapping[str, str]) -> None:
        """Write wheels of these packages, and locks that name them; `also` are further files."""
        lines = []
        for name, version in packages.items():
            path = self.folder / "wheels" / f"{name}-{version}-py3-none-any.whl"
            own = {f"{name}.py": f"version = {version!r}\n"}
            digest = wheel(path, name, version, {**own, **also.get(name, {})})
            lines.append(f"{name}=={version} \\\n    --hash=sha256:{digest}\n")
        for lock in ("requirements.lock", "requirements-dev.lock"):
            (self.folder / lock).write_text("".join(lines))

    def python(self, name: str, script: str = 'exec "$REAL" "$@"') -> None:
        """Put a Python on PATH; `script` is what it does, in sh, with the real one as $REAL."""
        path = self.tools / name
        path.write_text(f"#!/bin/sh\nREAL={sys.executable}\n{script}\n")
        path.chmod(0o755)

    def make(self, *words: str, **settings: str) -> tuple[int, str]:
        """Type `make …`; the exit code, and what it said."""
        given = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_NO_CACHE_DIR": "1"}
        given |= {"PIP_FIND_LINKS": str(self.folder / "wheels"), "PATH": str(self.tools)}
        kept = {name: os.environ[name] for name in ("HOME", "LANG", "TMPDIR") if name in os.environ}
        done = subprocess.run(  # noqa: S603  the folder of the test
            [self.tools / "make", *words],
            cwd=self.folder,
            env={**kept, **given, **settings},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    def carries(self, code: str) -> bool:
        """Whether the environment's Python runs this."""
        python = self.folder / ".venv" / "bin" / "python"
        run = subprocess.run([python, "-c", code], capture_output=True, check=False)  # noqa: S603
        return run.returncode == 0
