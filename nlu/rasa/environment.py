"""Rasa's own environment on this machine, and what a process in it is given."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from language.word_tables import own_folder

FOLDER = ".venv-rasa"
MISSING = (
    f"LOKET_NLU=rasa: Rasa is not installed, there is no {FOLDER}; run `make rasa` in a checkout "
    "(about 3 GB), name its folder in LOKET_RASA where Loket runs from elsewhere, or set "
    "LOKET_NLU=embedded"
)
_CHILD = Path(__file__).parent / "inside" / "child.py"
_KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "LD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class RasaFolders:
    """`project` is the Rasa project; `folder` is ours to write. Both are absolute.

    Rasa itself is in `installed`, beside the project when left out.
    """

    project: Path
    folder: Path
    installed: Path | None = None

    @property
    def is_there(self) -> bool:
        """Whether `make rasa` has finished."""
        return (self._place / ".installed").is_file() and self._python.is_file()

    @property
    def _place(self) -> Path:
        return self.installed or self.project / FOLDER

    @property
    def _python(self) -> Path:
        return self._place / ("Scripts" if sys.platform == "win32" else "bin") / "python"

    def command(self, *words: str) -> tuple[str, ...]:
        """`rasa WORD…` as a child that ends with its parent."""
        run = (str(self._python), "-I", "-W", "ignore", str(_CHILD), str(self.project))
        return (*run, *words)

    def variables(
        self, workspace: Path, token: str = "", *, gently: bool = False
    ) -> Mapping[str, str]:
        """What such a process knows: none of our secrets, nothing to write outside `workspace`."""
        place = str(workspace)
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return {
            **kept,
            "HOME": place,
            "TMPDIR": place,
            "MPLCONFIGDIR": place,
            "RASA_TELEMETRY_ENABLED": "false",
            "RASA_MAX_CACHE_SIZE": "0",
            "RASA_CACHE_DIRECTORY": str(workspace / "cache"),
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "CUDA_VISIBLE_DEVICES": "-1",
            # One message is little work; threads would only take the hotline's cores.
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "PYTHONUNBUFFERED": "1",
            **({"LOKET_RASA_TOKEN": token} if token else {}),
            **({"LOKET_RASA_GENTLY": "yes"} if gently else {}),
            **({"LOKET_RASA_WORDS": str(own)} if (own := own_folder()) else {}),
        }
