"""What is known of the trouble that a complaint tells, or that it asks about.

*Tugas tidak bisa diunggah* is a complaint, and there is an entry that helps at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from desk_info.entry import Match, Outcome, OutcomeReason
from desk_info.questions import splitting
from language.normalising import words
from nlu.complaining import (
    complains_of_something,
    is_of_people,
    wants_an_answer,
    without_announcing,
)

_LIKELY = 0.6
"""How likely (0 to 1) an entry has to help to be offered to somebody who asks nothing."""
_MOST_TOLD = 3


def known(
    text: str, told: str, found: Sequence[Match], whole: Callable[[str], Match], *, sure: bool
) -> tuple[Match, ...]:
    """The questions of a message that complains, `found` by themselves, in the light of all of it.

    What nothing is known of alone (*…, siapa yang bisa benerin?*) may be about what is complained
    of; `whole` matches a text as one question. Where nothing is asked, only an entry that is about
    the trouble helps, and none where people, dirt or waiting are complained of. `told` are the
    words that complain beside the questions; `sure`: it is no guess that the message complains.
    """
    if any(_asks(one.question, told) for one in found):
        return tuple(found) if any(map(_is_known, found)) else _in_its_light(found, whole(text))
    if is_of_people(words(text)):
        return tuple(map(_unknown, found))
    if complains_of_something(words(text)):  # *cara mengadu* is no help to who complains
        alone = whole(without_announcing(text))
        return (alone,) if alone.outcome is Outcome.ANSWER else tuple(map(_unknown, found))
    helping = tuple(filter(_helps, found)) or _helping(text, whole)
    return tuple(map(_offered, helping)) or tuple(map(_unknown, found) if sure else found)


def _asks(question: str, told: str) -> bool:
    """Whether an answer is wanted, and not only reproached: *kok gini sih?*"""
    asks = "?" in question or (bool(told) and splitting.asks(question))
    return asks and wants_an_answer(words(question))


def _is_known(match: Match) -> bool:
    return match.outcome is not Outcome.UNKNOWN


def _helps(match: Match) -> bool:
    likely = any(one.score >= _LIKELY for one in match.candidates[:1])
    offers = match.outcome is Outcome.CHOOSE or bool(match.near)
    return match.outcome is Outcome.ANSWER or (offers and likely)


def _offered(match: Match) -> Match:
    """Likely help is offered, also where a word that nobody knows makes it uncertain."""
    if match.outcome is not Outcome.UNKNOWN:
        return match
    return replace(match, outcome=Outcome.CHOOSE, candidates=match.near, near=())


def _helping(text: str, whole: Callable[[str], Match]) -> tuple[Match, ...]:
    """What helps with the trouble in all of the words, else with each that they tell of."""
    together = whole(text)
    if _helps(together):
        return (together,)
    each = [piece.whole.text for piece in splitting.pieces(text)[:_MOST_TOLD]]
    return tuple(filter(_helps, map(whole, each))) if len(each) > 1 else ()


def _in_its_light(found: Sequence[Match], together: Match) -> tuple[Match, ...]:
    """The questions as one that all of the words ask, if that is known at all."""
    if not _is_known(together) and not together.near:
        return tuple(found)
    return (replace(together, question=" ".join(one.question for one in found)),)


def _unknown(match: Match) -> Match:
    """As nothing that helps, but where it is word by word what an entry is asked with."""
    if match.why is OutcomeReason.SAID_SO:
        return match
    return replace(match, outcome=Outcome.UNKNOWN, near=())
