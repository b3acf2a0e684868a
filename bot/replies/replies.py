"""Templates become sentences."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Replies:
    """The texts of every key; several under one key are used in turn."""

    texts: Mapping[str, tuple[str, ...]]

    def render(self, key: str, values: Mapping[str, str], turn: int) -> str:
        """The sentence of `key` with its placeholders filled in.

        `turn` counts what was heard: two turns in a row never take the same text of a key that
        has several.
        """
        variants = self.texts[key]
        return _tidied(variants[turn % len(variants)].format_map(values))


def _tidied(text: str) -> str:
    """Without the gap that an empty value leaves between two sentences."""
    return "\n".join(
        " ".join(part for part in line.split(" ") if part) for line in text.split("\n")
    )
