"""An administrator's own words of danger: nothing that was learnt speaks against these."""

import re
from collections.abc import Iterator

from language.normalising import plain
from language.word_files import SectionKind
from language.word_tables import Table, table
from nlu.danger.classes import TABLE as CLASS_TABLE
from nlu.danger.kinds import DESPAIR, HARM
from nlu.danger.phrases import own_phrases
from nlu.danger.typed import in_a_line

_WORD = re.compile(r"\w+")


def _own(of: Table, kind: SectionKind) -> Iterator[str]:
    for section in of.sections.values():
        if section.kind is kind:
            yield from (written for written, entry in section.entries.items() if entry.own)


_WORDS = frozenset((*_own(CLASS_TABLE, SectionKind.WORDS), *_own(HARM, SectionKind.WORDS)))
_TYPED = frozenset(_own(table("danger/typed"), SectionKind.MEANINGS))
_PHRASES = own_phrases(DESPAIR, HARM)


def has_own(text: str) -> bool:
    """Whether an administrator's own words of danger are in a text, as typed or once standard."""
    line, known = in_a_line(text)
    if not _WORDS.isdisjoint(known):
        return True
    if any(one in word for word in _WORD.findall(plain(text)) for one in _TYPED):
        return True
    return _PHRASES.find(line, known) is not None
