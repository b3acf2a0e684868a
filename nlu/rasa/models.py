"""The models that were trained here: a folder of Rasa's archives, each with what is known of it."""

import json
import re
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from core.errors import NotFound

KEPT = 5
"""So many models can be gone back to; an archive takes about 1 MB."""
_NAME = re.compile(r"\d{8}-\d{6}(-\d+)?")
_CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Model:
    """One model: when it was trained (aware), and what of.

    `accuracy` and `macro_f1` (0 to 1) are of `tried` questions that it had not learned from, asked
    as complainants ask; None while it was not tried. `content` tells contents apart.
    """

    name: str
    trained_at: datetime
    examples: int
    variants: int
    content: str
    accuracy: float | None = None
    macro_f1: float | None = None
    tried: int = 0


class Models:
    """The newest `KEPT` models in `folder`, and which of them is in use, over every restart."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def every(self) -> tuple[Model, ...]:
        """All of them, the newest first; whatever cannot be read is none."""
        found = [_read(path) for path in self._folder.glob("*.json")]
        whole = [one for one in found if one is not None and self.archive(one).is_file()]
        return tuple(sorted(whole, key=lambda one: (one.trained_at, one.name), reverse=True))

    def find(self, name: str) -> Model:
        """The model of that name. Raises `NotFound`."""
        for model in self.every():
            if model.name == name:
                return model
        raise NotFound(f"there is no model {name}; loket nlu models lists those that there are")

    def current(self) -> Model | None:
        """The one in use, None before the first; the newest where the one in use is gone."""
        try:
            name = (self._folder / _CURRENT).read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            return None
        every = self.every()
        return next((one for one in every if one.name == name), next(iter(every), None))

    def archive(self, model: Model) -> Path:
        """Its file, as Rasa wrote it."""
        return self._folder / f"{model.name}.tar.gz"

    def free_name(self, now: datetime) -> str:
        """A name that no model has, from the time."""
        name, number = now.strftime("%Y%m%d-%H%M%S"), 1
        while (self._folder / f"{name}.tar.gz").exists():
            name, number = f"{now:%Y%m%d-%H%M%S}-{number}", number + 1
        return name

    def add(self, model: Model, archive: Path) -> None:
        """Keep a model whose archive is somewhere else."""
        self._folder.mkdir(parents=True, exist_ok=True)
        coming = self._folder / f"{model.name}.coming"
        shutil.copyfile(archive, coming)
        coming.replace(self.archive(model))
        self.note(model)

    def note(self, model: Model) -> None:
        """Write down what is known of a model."""
        told = json.dumps(asdict(model) | {"trained_at": model.trained_at.isoformat()}, indent=2)
        self._write(f"{model.name}.json", told + "\n")

    def use(self, model: Model) -> None:
        """From now on, and after a restart, this one; old ones beyond `KEPT` are taken away."""
        self._write(_CURRENT, model.name + "\n")
        for old in [one for one in self.every() if one.name != model.name][KEPT - 1 :]:
            self.archive(old).unlink(missing_ok=True)
            (self._folder / f"{old.name}.json").unlink(missing_ok=True)

    def _write(self, name: str, text: str) -> None:
        coming = self._folder / f"{name}.coming"
        coming.write_text(text, encoding="utf-8")
        coming.replace(self._folder / name)


def _read(path: Path) -> Model | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        told["trained_at"] = datetime.fromisoformat(told["trained_at"])
        model = Model(**told)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return model if _NAME.fullmatch(model.name) and model.name == path.stem else None
