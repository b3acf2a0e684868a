"""The words behind each `<name>` in the phrases of danger, as they are once they are standard."""

from collections.abc import Mapping

from language.word_tables import table

NUMBER = "<number>"
"""Stands for every number of ten or more."""
TABLE = table("danger/classes")
_COMMON = "common"


def _classes() -> Mapping[str, frozenset[str]]:
    found = {name: TABLE.words(name) for name in TABLE.sections if name != _COMMON}
    found["other"] = found["person"] - found["i"]
    found["number"] = frozenset({NUMBER})
    return found


CLASSES = _classes()
"""Every class by its name."""

COMMON = frozenset().union(
    *(CLASSES[name] for name in ("i", "not", "wish", "person", "now", "kin", "child", "hold")),
    TABLE.words(_COMMON),
)
"""Words too frequent to look for a phrase by them."""
