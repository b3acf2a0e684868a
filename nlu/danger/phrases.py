"""The phrases of the tables of danger, ready to be looked for.

An administrator's own are refused here, with their line, where they could never be found.
"""

from collections.abc import Iterator

from language.word_files import SectionKind
from language.word_tables import Table
from nlu.danger.classes import CLASSES, COMMON
from nlu.danger.classes import TABLE as CLASS_TABLE
from nlu.danger.patterns import Phrase, Phrases, phrase, plain_words
from nlu.danger.typed import heard

_EXAMPLE = "<i> ..2 tidak kuat lagi"


def phrases(table: Table, *sections: str) -> Phrases:
    """What is looked for by the phrases of some sections of a table.

    Raises `BadConfiguration` naming file and line of one that is none, or never found.
    """
    return Phrases(one for section in sections for one in _in(table, section))


def own_phrases(*tables: Table) -> Phrases:
    """What an administrator's own phrases look for, in all sections. Raises as `phrases`."""
    return Phrases(
        one
        for table in tables
        for name, section in table.sections.items()
        if section.kind is SectionKind.PHRASES
        for one in _in(table, name)
        if section.entries[one.written].own
    )


def _in(table: Table, section: str) -> Iterator[Phrase]:
    for written in table.phrases(section):
        try:
            yield phrase(written, CLASSES, COMMON)
        except ValueError as wrong:
            raise table.mistake(section, written, f"'{written}' {wrong}", _EXAMPLE) from None
        if table.sections[section].entries[written].own:
            _is_heard(table, section, written)


def _is_heard(table: Table, section: str, written: str) -> None:
    for word in plain_words(written):
        if (read := _as_heard(word)) != word:
            raise table.mistake(
                section, written, f"'{word}' is read as '{read}'", written.replace(word, read)
            )


def _as_heard(word: str) -> str:
    return " ".join(heard(word))


CLASS_TABLE.refuse_unheard(_as_heard)
