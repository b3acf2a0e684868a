"""Messages that say too little for what was learnt to speak of danger, and bare feelings."""

from collections.abc import Sequence

from language.normalising import POLITE
from language.numbers import is_number
from language.word_tables import table
from nlu.commands import command
from nlu.danger.classes import CLASSES
from nlu.danger.kinds import DESPAIR
from nlu.meaning import Intent

_HARMLESS = table("danger/harmless")
_MEASURES = (POLITE | _HARMLESS.words("measures")) - CLASSES["help"] - CLASSES["now"]
_CALLS = POLITE | _HARMLESS.words("calls")
_BESIDE_ONE = POLITE - CLASSES["help"]
_FEELS_LOW = DESPAIR.words("feels low")
_AROUND_FEELING = POLITE | _FEELS_LOW | DESPAIR.words("around feeling low")
_ANSWERS = frozenset({Intent.YES, Intent.NO, Intent.THANKS, Intent.GREETING})


def says_too_little(said: Sequence[str]) -> bool:
    """Whether standard words are one alone, a call, an answer or measures: *gas*, *tolonglah*.

    One word is spoken of in every mood, so that only the tables say which are dangerous alone.
    """
    own = set(said) - _BESIDE_ONE
    return len(own) <= 1 or _only_calls(said) or _only_measures(said) or _only_answers(said)


def only_feels_low(said: Sequence[str]) -> bool:
    """Whether somebody says how low they feel, and nothing that it is for: *lagi sedih banget*."""
    return not _FEELS_LOW.isdisjoint(said) and _AROUND_FEELING.issuperset(said)


def _only_calls(said: Sequence[str]) -> bool:
    """Whether somebody calls and has not yet said for what: *tolonglah*, *minta tolong dong*."""
    return _CALLS.issuperset(said)


def _only_measures(said: Sequence[str]) -> bool:
    """Whether numbers stand there and what they count, and nothing else: *usia saya 41 tahun*."""
    return any(map(is_number, said)) and all(is_number(one) or one in _MEASURES for one in said)


def _only_answers(said: Sequence[str]) -> bool:
    return command(said, asked=False) in _ANSWERS
