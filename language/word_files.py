"""Reads one file of words, and says in which line it is wrong.

    # A line of explanation, which is not read.
    [cancel]                      words, with blanks between
    batal batalkan cancel
    [cancel whole: phrases]       one phrase a line; one that begins with blanks goes on
    tidak jadi deh
    [slang: meanings]             what is written, with commas between = what is meant
    gmn, gmna, gimana = bagaimana

Where a file has one section only, its heading may be left out in an administrator's own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from core.errors import BadConfiguration
from core.text_files import read_text

_HEADING = re.compile(r"\[([^\[\]:]+)(?::([^\[\]]*))?\]")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_EQUALS = "="
_BETWEEN = ","
_GOES_ON = "|"


class SectionKind(StrEnum):
    """What the lines of a section are."""

    WORDS = "words"
    PHRASES = "phrases"
    MEANINGS = "meanings"


_EXAMPLES = {
    SectionKind.WORDS: "batal batalkan cancel",
    SectionKind.PHRASES: "mulai dari awal",
    SectionKind.MEANINGS: "gmn, gimana = bagaimana",
}


@dataclass(frozen=True, slots=True)
class WordEntry:
    """What is meant by an entry, empty where it only stands there, and its place; lines from 1.

    `own`: it stands in an administrator's own file.
    """

    meant: str
    file: Path
    line: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The entries under one heading, in order, by how they are written."""

    kind: SectionKind
    entries: dict[str, WordEntry] = field(default_factory=dict)

    @property
    def has_capitals(self) -> bool:
        """Whether any entry has a capital letter, so that others may have one."""
        return any(one != one.lower() for one in self.entries)

    @property
    def has_blanks(self) -> bool:
        """Whether any entry has several words, so that others may have some."""
        return any(" " in one for one in self.entries)


Sections: TypeAlias = Mapping[str, Section]
NO_SECTIONS: Sections = MappingProxyType({})


def read_file(path: Path, beside: Sections | None = None) -> Sections:
    """The sections of a file, by name.

    `beside` are those of the program for an administrator's own file: it can only add to them, and
    what they have already may be there again. Raises `BadConfiguration` with a line for each
    mistake: a file that cannot be read or is not UTF-8, an unknown heading, an entry that is there
    twice, or means something else already.
    """
    reading = _Reading(path, beside)
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        reading.line(number, line)
    if reading.wrong:
        raise BadConfiguration("\n".join(reading.wrong))
    return MappingProxyType(reading.found)


def mistake(path: Path, line: int, section: str, wrong: str, example: str) -> str:
    """One line that says what is wrong where, and what would be right."""
    place = f"{path}, line {line}, [{section}]" if section else f"{path}, line {line}"
    return f"{place}: {wrong} — for example: {example}"


def both(packaged: Sections, own: Sections) -> Sections:
    """The sections of the program, each with an administrator's own entries behind its own."""
    found = dict(packaged)
    for name, more in own.items():
        entries = dict(packaged[name].entries)
        for written, entry in more.entries.items():
            entries.setdefault(written, entry)
        found[name] = Section(packaged[name].kind, entries)
    return MappingProxyType(found)


class _Reading:
    """One file while it is read; what is wrong is collected, so that all of it is told at once."""

    def __init__(self, path: Path, beside: Sections | None) -> None:
        self.path, self.beside = path, beside
        self.found: dict[str, Section] = {}
        self.wrong: list[str] = []
        self._name = next(iter(beside)) if beside is not None and len(beside) == 1 else ""
        self._begun = ""

    def line(self, number: int, written: str) -> None:
        said = (_COMMENT.sub("", written) if "#" in written else written).strip()
        if not said:
            return
        if said.startswith("["):
            heading = _HEADING.fullmatch(said)
            if heading is None:
                self._complain(number, f"'{said}' is no heading", "[cancel] or [slang: meanings]")
                return
            self._open(number, heading[1].strip(), (heading[2] or SectionKind.WORDS).strip())
        elif not self._name:
            self._complain(number, "stands under no heading", self._headings())
        else:
            self._take(number, said, goes_on=written[0].isspace())

    def _open(self, number: int, name: str, kind: str) -> None:
        self._name = name
        if kind not in tuple(SectionKind):
            self._complain(number, f"'{kind}' is no kind of section", ", ".join(SectionKind))
        elif self.beside is not None and name not in self.beside:
            near = get_close_matches(name, self.beside, n=1)
            meant = f"; did you mean '{near[0]}'?" if near else ""
            self._complain(number, f"there is no section '{name}'{meant}", self._headings())
        elif name in self.found:
            self._complain(number, f"the section '{name}' is there twice", "one heading only")
        else:
            self.found[name] = Section(self.beside[name].kind if self.beside else SectionKind(kind))

    def _headings(self) -> str:
        known = self.beside if self.beside is not None else {"cancel": Section(SectionKind.WORDS)}
        return ", ".join(_heading(name, one.kind) for name, one in known.items())

    def _take(self, number: int, said: str, *, goes_on: bool) -> None:
        if self.beside is not None and self._name not in self.beside:
            return  # its heading is wrong already
        kind = self.beside[self._name].kind if self.beside is not None else SectionKind.WORDS
        section = self.found.setdefault(self._name, Section(kind))
        for entry, ways in self._entries(number, said, section, goes_on=goes_on):
            for written in ways:
                self._add(section, written, entry)

    def _entries(
        self, number: int, said: str, section: Section, *, goes_on: bool
    ) -> Iterator[tuple[WordEntry, Iterable[str]]]:
        own = self.beside is not None
        match section.kind:
            case SectionKind.WORDS:
                yield WordEntry("", self.path, number, own), said.split()
            case SectionKind.PHRASES:
                phrase = " ".join(said.split())
                if goes_on and self._begun in section.entries:
                    del section.entries[self._begun]
                    between = "" if phrase.startswith(_GOES_ON) else " "
                    phrase = f"{self._begun}{between}{phrase}"
                self._begun = phrase
                yield WordEntry("", self.path, number, own), (phrase,)
            case SectionKind.MEANINGS:
                left, equals, right = said.partition(_EQUALS)
                meant = " ".join(right.split())
                ways = [" ".join(one.split()) for one in left.split(_BETWEEN)]
                if equals and all(ways) and meant and _EQUALS not in meant:
                    yield WordEntry(meant, self.path, number, own), ways
                else:
                    wrong = "is not what is written, a =, and what is meant"
                    self._complain(number, wrong, _EXAMPLES[section.kind])

    def _add(self, section: Section, written: str, entry: WordEntry) -> None:
        before = section.entries.get(written)
        if before is not None:
            again = f"is there twice, first in line {before.line}"
            other = f"means '{before.meant}' in line {before.line} already"
            wrong = again if before.meant == entry.meant else other
            self._complain(entry.line, f"'{written}' {wrong}", "one of the two lines only")
        elif not entry.own or self._fits(entry.line, written, entry.meant):
            section.entries[written] = entry

    def _fits(self, number: int, written: str, meant: str) -> bool:
        """Whether an administrator's own entry can stand beside those of the program."""
        packaged = (self.beside or NO_SECTIONS)[self._name]
        known = packaged.entries.get(written)
        if known is not None and known.meant != meant:
            wrong = f"'{written}' means '{known.meant}' already in the program"
            self._complain(number, wrong, f"no line for '{written}'")
        elif written != written.lower() and not packaged.has_capitals:
            self._complain(number, f"'{written}' has capitals", written.lower())
        elif packaged.kind is SectionKind.MEANINGS and " " in written and not packaged.has_blanks:
            wrong = f"'{written}' is not one word; several have commas between"
            self._complain(number, wrong, f"{', '.join(written.split())} = {meant}")
        else:
            return True
        return False

    def _complain(self, number: int, wrong: str, example: str) -> None:
        self.wrong.append(mistake(self.path, number, self._name, wrong, example))


def _heading(name: str, kind: SectionKind) -> str:
    return f"[{name}]" if kind is SectionKind.WORDS else f"[{name}: {kind}]"
