"""The word tables: plain text files under `language/words/` that people can read and add to.

What an administrator has written in files of the same names in a folder of their own is read
beside them. It has to be named once, at start, before anything asks for a table: what is made of
the words (sets, patterns, a trained engine) is made once as well, and never changes after that.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from core.errors import BadConfiguration
from language.word_files import NO_SECTIONS, SectionKind, Sections, both, mistake, read_file

PACKAGED = Path(__file__).parent / "words"
"""Where the tables that come with the program lie."""
ENDING = ".txt"
_HIDDEN = (".", "~")


class AlreadyRead(RuntimeError):
    """Words were read before an administrator's own were named: a mistake in the program."""


@dataclass(slots=True)
class _Own:
    """An administrator's own words, and whether anybody has asked for words yet."""

    folder: Path | None = None
    tables: Mapping[str, Sections] = field(default_factory=dict)
    settled: bool = False


_OWN = _Own()


@dataclass(frozen=True, slots=True)
class Table:
    """One file of words, with an administrator's own of that file; `sections` by their names."""

    name: str
    sections: Sections

    def words(self, section: str) -> frozenset[str]:
        """The words of a section."""
        return frozenset(self.in_order(section))

    def in_order(self, section: str) -> tuple[str, ...]:
        """The words of a section as they stand there, those of an administrator behind them."""
        return tuple(self._entries(section, SectionKind.WORDS))

    def either(self, section: str) -> str:
        """A pattern of any of the words of a section, in their order, without brackets."""
        return "|".join(map(re.escape, self.in_order(section)))

    def phrases(self, section: str) -> tuple[str, ...]:
        """The phrases of a section in order, with one blank between words."""
        return tuple(self._entries(section, SectionKind.PHRASES))

    def meanings(self, section: str) -> Mapping[str, str]:
        """What is written, to what is meant by it, each with one blank between words."""
        return MappingProxyType(self._entries(section, SectionKind.MEANINGS))

    def numbers(self, section: str, known: range) -> dict[str, int]:
        """The number that is meant by what is written.

        Raises `BadConfiguration` where it is none of the known ones.
        """
        found: dict[str, int] = {}
        for written, meant in self.meanings(section).items():
            number = int(meant) if meant.isascii() and meant.isdigit() else -1
            if number not in known:
                wrong = f"'{meant}' is not a number from {known[0]} to {known[-1]}"
                raise self.mistake(section, written, wrong, f"{written} = {known[0]}")
            found[written] = number
        return found

    def pairs(self, section: str) -> Mapping[tuple[str, str], str]:
        """What is meant by two words, one behind the other.

        Raises `BadConfiguration` where what is written has more or fewer.
        """
        found: dict[tuple[str, str], str] = {}
        for written, meant in self.meanings(section).items():
            first, _, second = written.partition(" ")
            if not second or " " in second:
                raise self.mistake(
                    section, written, f"'{written}' is not two words", "di mana = dimana"
                )
            found[first, second] = meant
        return MappingProxyType(found)

    def mistake(self, section: str, entry: str, wrong: str, example: str) -> BadConfiguration:
        """What is wrong with an entry, with its file and line, to be raised."""
        there = self.sections[section].entries[entry]
        return BadConfiguration(mistake(there.file, there.line, section, wrong, example))

    def refuse_unheard(self, read: Callable[[str], str], *sections: str) -> None:
        """Refuse an administrator's own entry that `read` reads as another one.

        Such a one would never be found, because what people write is read before it is compared.
        Raises `BadConfiguration` for the first in these sections, of all where none is named.
        """
        for name in sections or self.sections:
            for written, entry in self.sections[name].entries.items():
                if entry.own and (heard := read(written)) != written:
                    raise self.mistake(name, written, f"'{written}' is read as '{heard}'", heard)

    def refuse_in_several(self, *sections: str) -> None:
        """Refuse an administrator's own entry that another of these sections has too.

        Raises `BadConfiguration` for the first.
        """
        for name in sections:
            for written, entry in self.sections[name].entries.items():
                others = (one for one in sections if one != name)
                has = next((one for one in others if written in self.sections[one].entries), "")
                if entry.own and has:
                    wrong = f"'{written}' stands under [{has}] too"
                    raise self.mistake(name, written, wrong, "one of the two only")

    def _entries(self, section: str, kind: SectionKind) -> dict[str, str]:
        found = self.sections[section]
        if found.kind is not kind:
            raise TypeError(f"[{section}] of {self.name} has {found.kind}, not {kind}")
        return {one: entry.meant for one, entry in found.entries.items()}


@cache
def table(name: str) -> Table:
    """The table of that name: `danger/kinds` is `danger/kinds.txt`.

    Raises `BadConfiguration` naming file and line of every mistake in it.
    """
    _OWN.settled = True
    return Table(name, both(_packaged(name), _OWN.tables.get(name, NO_SECTIONS)))


def names() -> tuple[str, ...]:
    """The names of all tables, in the order of the alphabet."""
    return tuple(sorted(map(_name, PACKAGED.rglob(f"*{ENDING}"))))


def add_own(folder: Path) -> None:
    """Read an administrator's own words too, from here on and in this process.

    Raises `BadConfiguration` naming file and line of every mistake, and `AlreadyRead` after a
    table was asked for without them.
    """
    folder = folder.resolve()
    if _OWN.folder == folder:
        return
    if _OWN.settled:
        raise AlreadyRead(f"words were asked for before those of {folder}")
    _OWN.tables = read_own(folder)
    _OWN.folder = folder


def own_folder() -> Path | None:
    """The folder of an administrator's own words that were read, None where there is none."""
    return _OWN.folder


def own_written() -> str:
    """An administrator's own words in one text, which other words do not have; empty without."""
    return "\n".join(
        f"{name} [{heading}] {written} = {entry.meant}"
        for name, sections in sorted(_OWN.tables.items())
        for heading, section in sorted(sections.items())
        for written, entry in sorted(section.entries.items())
    )


def read_own(folder: Path) -> Mapping[str, Sections]:
    """The tables of a folder, each held against the one of that name that comes with the program.

    Raises `BadConfiguration` naming file and line of every mistake.
    """
    found: dict[str, Sections] = {}
    wrong: list[str] = []
    known = names()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.name.startswith(_HIDDEN[0]) or path.name.endswith(_HIDDEN[1]):
            continue
        name = path.relative_to(folder).with_suffix("").as_posix()
        if path.suffix != ENDING or name not in known:
            wrong.append(f"{path}: is no table of words — for example: {_like(name, known)}")
            continue
        try:
            found[name] = read_file(path, beside=_packaged(name))
        except BadConfiguration as error:
            wrong.append(str(error))
    if wrong:
        raise BadConfiguration("\n".join(wrong))
    return found


def _like(name: str, known: tuple[str, ...]) -> str:
    """The file that was meant, else all that there are."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1) or known
    return ", ".join(f"{one}{ENDING}" for one in near)


@cache
def _packaged(name: str) -> Sections:
    return read_file(PACKAGED / f"{name}{ENDING}")


def _name(path: Path) -> str:
    return path.relative_to(PACKAGED).with_suffix("").as_posix()
