"""What a training learns from: the Rasa project's examples, and what the office has published."""

import hashlib
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from language.word_tables import own_written
from nlu.meaning import Intent
from nlu.training import read_examples

_MARKS = str.maketrans("[]{}()", "      ")
"""Rasa reads entities and synonyms between them; a question means nothing by its brackets."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """`project` holds `config.yml`, `domain.yml` and `data/`.

    `questions` are those of the entries in force, as people write them.
    """

    project: Path
    questions: Sequence[str]

    @property
    def content(self) -> str:
        """A short name that another content does not have."""
        digest = hashlib.sha256()
        for path in (self.project / "config.yml", self.project / "data" / "nlu.yml"):
            digest.update(path.read_bytes())
        digest.update("\n".join(self.questions).encode(errors="replace"))
        digest.update(own_written().encode())
        return digest.hexdigest()[:16]

    def write(self, folder: Path) -> tuple[int, int]:
        """Put the training data into `folder`; how many examples and how many questions of ours.

        A question that is an example already is left out: its intent may be another one. Raises
        `BadConfiguration` when the examples cannot be read.
        """
        folder.mkdir(parents=True, exist_ok=True)
        source = self.project / "data" / "nlu.yml"
        examples = read_examples(source)
        shutil.copyfile(source, folder / source.name)
        fresh = _fresh(self.questions, {one.text.casefold() for one in examples})
        if fresh:
            text = "".join(f"      - {question}\n" for question in fresh)
            head = f'version: "3.1"\n\nnlu:\n  - intent: {Intent.QUESTION}\n    examples: |\n'
            (folder / "entries.yml").write_text(head + text, encoding="utf-8")
        return len(examples), len(fresh)


def _fresh(questions: Iterable[str], known: set[str]) -> list[str]:
    found: dict[str, str] = {}
    for question in questions:
        written = " ".join(question.translate(_MARKS).split()).lstrip("-# ")
        if written and written.casefold() not in known:
            found.setdefault(written.casefold(), written)
    return list(found.values())
