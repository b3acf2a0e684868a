"""How satisfied somebody is, and whether they have anything to add."""

import re

from language.normalising import POLITE, words
from language.slang import listed
from language.word_tables import table
from nlu.acts.message import Message
from nlu.acts.words import asks, commands, is_known
from nlu.meaning import Intent

_WORDS = table("acts/marks")
_MARK_OF = {said: int(mark) for said, mark in _WORDS.meanings("marks").items()}
_AROUND_A_MARK = POLITE - listed("sekali banget saja") | _WORDS.words("around a mark")
_PLAIN = _WORDS.words("plain")
_LONGEST_MARK = 5
_CLAUSE_END = re.compile(r"[,;\n]|\s[–-]\s")
_FIGURE = re.compile(r"[1-5](?:/5)?")
_OUT_OF_FIVE = "/5"
_STAR = "⭐"
_NOTHING = _WORDS.words("nothing")
_NOT_A_REMARK = (Intent.STATUS, Intent.ASK_HUMAN, Intent.MENU, Intent.GREETING)
_UNCLEAR = (Intent.OUT_OF_SCOPE, Intent.YES, Intent.CORRECTION)
_NO_REMARK = (Intent.NO, Intent.YES, Intent.THANKS, Intent.CANCEL, Intent.FAREWELL)


def mark_of(text: str) -> int | None:
    """The mark of 1 to 5 that the words are, and nothing else; None when they are no mark."""
    bare = text.strip()
    if bare and set(bare) <= {_STAR, "\ufe0f"}:
        return min(bare.count(_STAR), 5)
    said = [word.removesuffix(_OUT_OF_FIVE) for word in words(text)]
    said = [word for word in said if word not in _AROUND_A_MARK] or said
    if len(said) == 1 and said[0] in ("1", "2", "3", "4", "5"):
        return int(said[0])
    if said and said[0] in ("1", "2", "3", "4", "5"):
        said = said[1:]
    together = " ".join(said).replace("banget", "sekali")
    plain = _MARK_OF.get(together.removesuffix(" sekali"))
    return _MARK_OF.get(together or bare, plain)


def mark_in(text: str) -> tuple[int, str] | None:
    """The mark with which the words begin, and the whole text where they say more than it.

    *2 kurang puas, masih bau*, *kurang puas karena obatnya belum ada*, *2, masih bau*. None where
    they begin with none: *2 jam saya menunggu*, *baik, saya tunggu*.
    """
    alone = mark_of(text)
    if alone is not None:
        return alone, ""
    clause, said = _CLAUSE_END.split(text.strip(), maxsplit=1)[0], words(text)
    begins = (said[:count] for count in range(_LONGEST_MARK, 0, -1))
    heads = [clause] if _FIGURE.fullmatch(clause) else []
    heads += [" ".join(head) for head in (words(clause), *begins) if not _PLAIN.isdisjoint(head)]
    mark = next((mark for mark in map(mark_of, heads) if mark is not None), None)
    return None if mark is None else (mark, text.strip())


def has_nothing_to_add(message: Message) -> bool:
    """Whether somebody has nothing to add: *lewati*, *makasih*, *sudah itu saja*."""
    nothing = any(commands(message, intent) for intent in _NO_REMARK)
    return nothing or frozenset(message.said) <= _NOTHING | POLITE


def is_no_remark(message: Message) -> bool:
    """Whether what comes after a mark is about something else: a question, a wish, a greeting."""
    if asks(message) or is_known(message):
        return True
    return any(commands(message, intent) for intent in _NOT_A_REMARK)


def is_unclear(message: Message) -> bool:
    """Whether nothing can be made of words where a mark was asked, so that it is asked again."""
    return message.meaning.intent in _UNCLEAR and not asks(message) and not is_known(message)
