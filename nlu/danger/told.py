"""Whether dying is spoken of as something told, played or studied, and not as one's own wish."""

from language.word_tables import table
from nlu.danger.classes import CLASSES
from nlu.danger.typed import heard

_FRAMES = table("danger/harmless").words("told")
_OWN = CLASSES["i"]
_WISHED = frozenset().union(
    *(CLASSES[name] for name in ("wish", "die", "suicide", "hurt", "jump", "swallow", "vanish"))
)
_NEAR = 3
"""Words between somebody and what they wish: *saya besok siap mati*."""


def told_of(text: str) -> bool:
    """Whether a text tells or studies: *tokoh novel saya bunuh diri*, never *nonton film, saya mau
    mati*."""
    said = heard(text)
    return not _FRAMES.isdisjoint(said) and not _wishes(said)


def _wishes(said: list[str]) -> bool:
    """Whether somebody speaks of a wish, of death or of means right beside themselves."""
    return any(
        word in _OWN and not _WISHED.isdisjoint(said[at + 1 : at + 1 + _NEAR])
        for at, word in enumerate(said)
    )
