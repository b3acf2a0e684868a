"""Saying that the number is the one that they write from, or that it is not to be used."""

from language.normalising import POLITE, words
from language.slang import listed
from language.word_tables import table

_WORDS = table("acts/own_number")
_LONGEST = 10
_THIS = listed("ini sini sekarang pengirim")
_NOT_THIS = listed("bukan jangan selain tidak")
_WHOSE = _WORDS.words("whose")
_THE_SAME = listed("sama samakan sesuai seperti")
_WRITTEN_FROM = _WORDS.words("written from")
_CHATTING = listed("chat ngechat mengechat chatnya")
_OWN = listed("saya aku punya sendiri")
_OF_NUMBERS = _WORDS.words("of numbers")
_AROUND = POLITE | _THIS | _THE_SAME | _WRITTEN_FROM | _OWN | _OF_NUMBERS | _WORDS.words("around")
_USING = _WORDS.words("using")


def is_own_number(text: str) -> bool:
    """Whether nothing is said but that the number is the one that they write from."""
    said = frozenset(words(text))
    if any(map(str.isdecimal, text)) or len(text.split()) > _LONGEST or not said <= _AROUND:
        return False
    this = not said.isdisjoint(_THIS | _THE_SAME | _CHATTING)
    return this or (not said.isdisjoint(_WRITTEN_FROM) and not said.isdisjoint(_OWN))


def refuses_own_number(text: str) -> bool:
    """Whether the number that they write from shall not be used: *jangan nomor ini*."""
    if any(map(str.isdecimal, text)) or "?" in text:
        return False
    said = words(text)
    refused = not _NOT_THIS.isdisjoint(said) and not _THIS.isdisjoint(said)
    speaks_of_it = not (_OF_NUMBERS | _WRITTEN_FROM | _USING).isdisjoint(said)
    known = _AROUND | _NOT_THIS | _WHOSE | _USING
    return refused and (speaks_of_it or said[0] in _NOT_THIS) and known.issuperset(said)
