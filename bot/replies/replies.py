"""Templates become sentences."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Replies:
    """The texts of every key; several under one key are used in turn."""

    texts: Mapping[str, tuple[str, ...]]

    def variant(self, key: str, said: Mapping[str, int]) -> int:
        """Which text of `key` is next; `said` are the texts of the message before, by key.

        The first, unless the message before had it: then the next, where there are several.
        """
        return (said[key] + 1) % len(self.texts[key]) if key in said else 0

    def names(self, key: str, placeholder: str) -> bool:
        """Whether any text of `key` says that value."""
        return any(f"{{{placeholder}}}" in text for text in self.texts.get(key, ()))

    def render(self, key: str, values: Mapping[str, str], variant: int = 0) -> str:
        """That text of `key` with its placeholders filled in."""
        return _tidied(self.texts[key][variant].format_map(values))


def _tidied(text: str) -> str:
    """Without the gap that an empty value leaves between two sentences."""
    return "\n".join([" ".join(filter(None, line.split(" "))) for line in text.split("\n")])
