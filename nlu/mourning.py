"""Whether somebody tells of a death in their family."""

from language.word_tables import table
from nlu.danger.phrases import phrases
from nlu.danger.typed import in_a_line

_TABLE = table("mourning")
_DIED, _DEAD = phrases(_TABLE, "somebody has died"), phrases(_TABLE, "or something is out of order")
_FIGURES = phrases(table("danger/harmless"), "figures")


def tells_of_a_death(text: str) -> bool:
    """Whether the words do: *bapak saya meninggal kemarin*, not *bpjs bapak saya mati*."""
    line, known = in_a_line(text)
    if _DIED.find(line, known) is not None:
        return True
    return _DEAD.find(_FIGURES.without(line, known), known) is not None
