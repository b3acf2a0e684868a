"""Messages that are nothing but a command, a greeting, a yes or a no: known by words alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from language.normalising import words
from language.word_tables import table
from nlu.meaning import Intent

_WORDS = table("commands")
_SALAM = _WORDS.words("salam")
_FILLER = _WORDS.words("filler")
_CASE = _WORDS.words("case")
_TOGETHER = _WORDS.pairs("together")
_CASE_NAMES, _CLOSE, _CLOSED = map(_WORDS.words, ("case names", "close", "closed"))
_WISHED = _WORDS.words("closed if")
_OF_CLOSING = _CASE | _CASE_NAMES | _CLOSE | _CLOSED | _WISHED | _WORDS.words("close beside")
_ENDING = _WORDS.words("cancel")
_DENIED = _ENDING | _WORDS.words("cancel denied")
_DENYING = _WORDS.words("denying")
_NOT_AFTER_ALL = frozenset({"tidakjadi", "gajadi", "gakjadi"})
_FEELINGS = _WORDS.words("feelings")
_BEFORE_THE_DENIED = _WORDS.words("denying before")
_BESIDE_THE_DENIED = (
    _FILLER
    | _CASE
    | _DENIED
    | _DENYING
    | _BEFORE_THE_DENIED
    | _FEELINGS
    | _WORDS.words("denying beside")
    | _WORDS.words("cancel beside")
)
_CLAUSE_END = re.compile(r"[,.;:!?\n]+")


@dataclass(frozen=True, slots=True)
class _Command:
    """An intent, the words of which one must be there, and those that may stand beside them.

    `leads` says that one of the first must open the message; `phrases` are whole messages.
    """

    intent: Intent
    heads: frozenset[str]
    beside: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    leads: bool = False

    def means(self, bare: Sequence[str]) -> bool:
        """Whether the words, without what fills, are this command and nothing else."""
        if " ".join(bare) in self.phrases:
            return True
        if not all(word in self.heads or word in self.beside for word in bare):
            return False
        return bare[0] in self.heads if self.leads else any(word in self.heads for word in bare)


def _command(intent: Intent, *, of_a_case: bool = False, leads: bool = False) -> _Command:
    name = str(intent).replace("_", " ")
    return _Command(
        intent,
        _WORDS.words(name),
        _WORDS.words(f"{name} beside") | (_CASE if of_a_case else frozenset()),
        frozenset(_WORDS.phrases(f"{name} whole")),
        leads,
    )


_COMMANDS = (
    _command(Intent.CANCEL, of_a_case=True),
    _command(Intent.STATUS, of_a_case=True),
    _command(Intent.MENU),
    _command(Intent.ASK_HUMAN),
    _command(Intent.NO, leads=True),
    _command(Intent.FAREWELL),
    _command(Intent.THANKS),
    _command(Intent.YES),
    _command(Intent.ANGER),
    _command(Intent.GREETING),
)
"""In the order in which a message is held against them."""
_OF_COMMANDS = frozenset().union(
    *(one.heads | one.beside for one in _COMMANDS),
    *(phrase.split() for one in _COMMANDS for phrase in one.phrases),
)
"""All words of which a command can be made."""
_INTENT_OF_SIGN = {
    sign: intent
    for intent in (Intent.YES, Intent.NO, Intent.THANKS, Intent.ANGER, Intent.GREETING)
    for sign in _WORDS.words(f"{intent} signs")
}


def emoji_intent(text: str) -> Intent | None:
    """What a message without any word means by its first known emoji, or None."""
    return next((_INTENT_OF_SIGN[char] for char in text if char in _INTENT_OF_SIGN), None)


def gives_salam(text: str) -> bool:
    """Whether a text greets with *assalamualaikum*, whatever else it says."""
    return not _SALAM.isdisjoint(words(text))


def command(said: Sequence[str], asked: bool) -> Intent | None:
    """The intent of normalised words that are nothing but a command, or None.

    `asked` says that the message ends in a question mark: then a yes or a no is none.
    """
    joined = _joined(said)
    if joined == ["nomor"]:
        return Intent.NO
    if not joined:
        return None
    bare = _bare(joined)
    if not asked and _closes_a_case(bare, said):
        return Intent.CANCEL
    if not _OF_COMMANDS.issuperset(bare):
        return None
    for known in _COMMANDS:
        if known.means(bare):
            return None if asked and known.intent in {Intent.YES, Intent.NO} else known.intent
    return None


def _closes_a_case(bare: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a case is to be closed: *tutup aja laporannya*, never *kok laporan saya ditutup*."""
    heard = frozenset(bare)
    told = not heard.isdisjoint(_CLOSED) and not _WISHED.isdisjoint(said)
    closes = not heard.isdisjoint(_CLOSE) or told
    return closes and not heard.isdisjoint(_CASE_NAMES) and heard <= _OF_CLOSING


def denies_an_end(text: str) -> bool:
    """Whether what was begun shall not end: *jangan dibatalkan ya, nama saya Siti*.

    A denial in a clause of its own does not reach the next one: *gak jadi, batal aja* ends it.
    *Gajadi marah* ends a feeling and nothing else.
    """
    return any(map(_is_denied, _clauses(text)))


def only_denies_an_end(text: str) -> bool:
    """Whether nothing else is said: *eh jangan dibatalin*, *ga jadi batal*."""
    return all(map(_BESIDE_THE_DENIED.issuperset, _clauses(text))) and denies_an_end(text)


def _clauses(text: str) -> Iterator[list[str]]:
    return (_joined(words(clause)) for clause in _CLAUSE_END.split(text))


def _is_denied(said: Sequence[str]) -> bool:
    """Whether a word of ending stands right behind one that denies it."""
    for at, word in enumerate(said):
        before = next(dropwhile(_BEFORE_THE_DENIED.__contains__, reversed(said[:at])), "")
        calmed = word in _FEELINGS and before in _NOT_AFTER_ALL
        if calmed or (word in _DENIED and before in _DENYING):
            return True
    return False


def _bare(said: Sequence[str]) -> list[str]:
    """The words without what fills; all of them where nothing else is said."""
    return [word for word in said if word not in _FILLER] or list(said)


def _joined(said: Sequence[str]) -> list[str]:
    joined: list[str] = []
    for word in said:
        pair = _TOGETHER.get((joined[-1], word)) if joined else None
        if pair is None:
            joined.append(word)
        else:
            joined[-1] = pair
    return joined


def _as_said(entry: str) -> str:
    """A word or a whole message as it is once it is compared with an entry."""
    said = _joined(words(entry))
    return " ".join(_bare(said) if len(said) > 1 else said)


_WORDS.refuse_unheard(
    _as_said, *(name for name in _WORDS.sections if name != "together" and "signs" not in name)
)
_WORDS.refuse_in_several(*(one.intent.replace("_", " ") for one in _COMMANDS))
