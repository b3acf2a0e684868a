"""A question put to the entries in force: how it is understood, and what speaks for the first."""

from dataclasses import dataclass

from desk_info.index import Index
from desk_info.ranking import rank
from desk_info.said import Said, said
from desk_info.signals import Signals, signals
from language.normalising import words
from language.numbers import with_numbers_marked


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its words as standard Indonesian, and the known word that each is.

    Numbers are marked, and no variant has the mark: that it has a 5 too says nothing of what is
    meant, and a number that nobody explains leaves a question less sure.
    """

    typed: tuple[str, ...]
    understood: Said


def understood(index: Index, text: str) -> Asked:
    """The words of a text, misspelt ones as the words of the entries that they are."""
    typed = with_numbers_marked(words(text, own=index.own), text)
    return Asked(typed, said(tuple(index.vocabulary.meant(word) for word in typed)))


def first_right(
    index: Index, text: str, entry: str, without: frozenset[int]
) -> tuple[Signals, bool] | None:
    """The signals of a question, and whether `entry` came first; None when nothing is like it."""
    asked = understood(index, text).understood
    ranked = rank(index, asked, without)
    if ranked is None:
        return None
    return signals(index, asked, ranked, without), ranked.entries[0].entry == entry
