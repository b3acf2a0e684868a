"""Whether somebody who was asked is safe, and whether an alarm was a false one."""

import re
from collections.abc import Sequence
from itertools import pairwise

from language.normalising import POLITE, words
from language.word_tables import table
from nlu.acts.message import Message
from nlu.acts.words import asks, commands, is_known
from nlu.complaining import holds_a_complaint
from nlu.danger import mood, over
from nlu.danger.classes import CLASSES
from nlu.danger.phrases import phrases
from nlu.emergency import in_danger, tier_of
from nlu.meaning import Intent

_WORDS = table("acts/safety")
_SAFE = _WORDS.words("safe")
_SAFE_TOGETHER = _WORDS.phrases("safe together")
_AROUND_SAFE = POLITE | _SAFE | _WORDS.words("around safe")
_SOMEBODY = CLASSES["person"] - CLASSES["i"]
_UNSAFE = _WORDS.words("unsafe")
_AROUND_UNSAFE = POLITE | _UNSAFE | _WORDS.words("around unsafe")
_ONLY_NO = POLITE | _WORDS.words("no")
_DENYING = _WORDS.words("denying")
_FALSE_ALARM = _WORDS.words("false alarm")
_FALSE_ALARM_TOGETHER = _WORDS.phrases("false alarm together")
_TEMPER, _ONLY, _OTHERS = (_WORDS.words(name) for name in ("only a temper", "only", "others"))
_OVER, _BY_NOW, _TURNED_OUT, _NOT_OVER = (
    _WORDS.words(name) for name in ("over", "by now", "turned out", "not over")
)
_NOT_OVER |= _WORDS.words("not over in short")
_FOUND_AT = _WORDS.words("found at")
_OVER_TOGETHER = _WORDS.phrases("over together")
_STOPPED = phrases(_WORDS, "stopped")
_SMALL, _MODAL = _WORDS.words("small"), _WORDS.words("modal")
_OF_PAIRS = frozenset(word for pair in _SAFE_TOGETHER for word in pair.split())
"""What is safe only behind a denial: *tidak papa*."""
_TOLD_BY_OTHERS = _WORDS.words("told by others")
"""*Dia bilang becanda tapi pisaunya masih dipegang* takes nothing back."""
_FOUND_AGAIN, _GONE = _WORDS.words("found again"), _WORDS.words("gone")
_LONGEST_ANSWER = 8
_LONGEST_TAKING_BACK = 12
_CLAUSE_END = re.compile(r"[,.;:!\n]")
_BUT = re.compile(r"[,.;:!\n]|\b(?:tapi|tp|tpi|tetapi|namun|cuman)\b", re.IGNORECASE)
"""Between an end of danger and what somebody complains of beside it."""


def is_safe(message: Message) -> bool:
    """Whether somebody says that they are: *aman kok*, *gapapa*, *iya*."""
    said = message.said
    if not _answers(message) or _denies_safety(said):
        return False
    if commands(message, Intent.YES) or mood.is_only_upset(message.inbound.text):
        return True
    safe = _says(said, _SAFE) or _says_together(said, _SAFE_TOGETHER)
    alone = _AROUND_SAFE.issuperset(word for word in said if word not in _DENYING)
    return safe and (alone or not (is_known(message) or asks(message)))


def is_not_safe(message: Message) -> bool:
    """Whether somebody says that they are not, or calls for help: *tidak*, *nggak aman*, *tolong*.

    A cry for help that asks for something is none: *tolong info jam besuk*.
    """
    said = message.said
    if not _answers(message):
        return False
    calls = not _UNSAFE.isdisjoint(said) and _AROUND_UNSAFE.issuperset(said)
    only_no = commands(message, Intent.NO) and _ONLY_NO.issuperset(said)
    return _denies_safety(said) or calls or only_no


def takes_alarm_back(message: Message) -> bool:
    """Whether nobody was in danger: *bukan, saya cuma kesal*, *becanda kok*, *salah ketik*.

    Who is only sad, tired or well again takes nothing back.
    """
    said = _end_alone(message)
    if message.pressed or asks(message) or len(said) > _LONGEST_TAKING_BACK:
        return False
    goes_on = "masih" in message.said and not _TOLD_BY_OTHERS.isdisjoint(message.said)
    if not _OTHERS.isdisjoint(said) or goes_on:
        return False
    joke = any(_says(one, _FALSE_ALARM) for one in _clauses(message))
    joke = joke or mood.was_a_joke(message.inbound.text)
    return joke or is_temper(message) or _says_together(said, _FALSE_ALARM_TOGETHER)


def is_over(message: Message) -> bool:
    """Whether the danger has passed, or turned out to be none: *eh udah sadar*, *ternyata cuma
    sakit gigi*.

    What is only half over (*sudah sadar tapi masih lemas*) is not; a complaint beside it (*sudah
    sadar, tapi petugasnya kasar*) may stand, unless it says that too (*tapi belum ditangani*).
    """
    said, complaint = _end_alone(message), words(complaint_beside(message))
    if message.pressed or asks(message) or len(said) > _LONGEST_TAKING_BACK:
        return False
    if said[:1] == ("tapi",):  # *tapi udah mendingan*: against the alarm, not against the end
        said = said[1:]
    if not _NOT_OVER.isdisjoint((*_without_stopped(said), *complaint)):
        return False
    if not _TURNED_OUT.isdisjoint(said) and _is_small(said):
        return True
    if _has_stopped(said):
        return True
    return (
        _tells_over(said)
        and not _BY_NOW.isdisjoint(said)
        and not _denies(said, _OVER | _SAFE - _OF_PAIRS)
    )


def is_all_well(message: Message) -> bool:
    """Whether nothing is said but that they are safe, or hardly hurt: *ya saya aman*, *gapapa kok
    cuma benjol*. A denial opens the message or is part of the words: *nggak kok*, *tidak apa*."""
    said = message.said
    if not _answers(message) or _denies_safety(said):
        return False
    if not (_says(said, _SAFE) or _says_together(said, _SAFE_TOGETHER)):
        return False
    known = _AROUND_SAFE | _SOMEBODY | (_SMALL if not _ONLY.isdisjoint(said) else frozenset())
    pairs = pairwise((*said, ""))
    return all(
        word in known or (word in _DENYING and (at == 0 or after in _OF_PAIRS))
        for at, (word, after) in enumerate(pairs)
    )


def is_told_over(message: Message) -> bool:
    """Whether what was learnt hears that danger has passed, at any length and beside questions.

    Asked only while an alarm stands: *sudah dijemput ayah, kami aman di rumah nenek*.
    """
    return not message.pressed and over.is_told(message.inbound.text)


def is_in_care(message: Message) -> bool:
    """As `is_told_over`, and somebody cares for whoever may hurt themselves."""
    return not message.pressed and over.is_in_care(message.inbound.text)


def is_found(message: Message) -> bool:
    """Whether who was missing turned out to be somewhere safe: *ternyata di rumah neneknya*."""
    said = message.said
    if message.pressed or asks(message) or len(said) > _LONGEST_TAKING_BACK:
        return False
    text = message.inbound.text
    if not _NOT_OVER.isdisjoint(said) or any(map(tier_of, (text, *_CLAUSE_END.split(text)))):
        return False
    return not _TURNED_OUT.isdisjoint(said) and not _FOUND_AT.isdisjoint(said)


def denies_danger(message: Message) -> bool:
    """Whether it is said not to be so, and but a mood: *engga kok cuma capek*."""
    return mood.denies_danger(message.inbound.text)


def is_past(message: Message) -> bool:
    """Whether it happened long ago: *itu udah tahun lalu kok*."""
    return mood.is_past(message.inbound.text)


def is_found_again(told: str, message: Message) -> bool:
    """Whether who ran away or got lost, by the words of the alarm, is back: *udah ketemu kok*."""
    gone = not _GONE.isdisjoint(words(told)) and not _FOUND_AGAIN.isdisjoint(message.said)
    return gone and is_over_all(message)


def is_over_all(message: Message) -> bool:
    """As `is_over`, and nothing in the message tells of danger by itself."""
    rest = " ".join(_without_stopped(words(message.inbound.text)))
    if not is_over(message) or in_danger(rest):
        return False
    others = (one for one in _CLAUSE_END.split(message.inbound.text) if not _tells_over(words(one)))
    return not any(map(tier_of, others))


def complaint_beside(message: Message) -> str:
    """What somebody complains of who says that an alarm is over or was none, as it was typed."""
    nothing = is_all_well(message) or mood.is_only_upset(message.inbound.text)
    return "" if nothing else ", ".join(_apart(message.inbound.text)[1])


def _end_alone(message: Message) -> Sequence[str]:
    """The words of the message without what it complains of beside."""
    ends, told = _apart(message.inbound.text)
    return words(" ".join(ends)) if told else message.said


def _apart(text: str) -> tuple[list[str], list[str]]:
    """The clauses that may end an alarm, and those of a complaint; one may do both."""
    ends: list[str] = []
    told: list[str] = []
    for clause in filter(None, map(str.strip, _BUT.split(text))):
        said = words(clause)
        is_end = _tells_over(said) or _says(said, _FALSE_ALARM | _TEMPER)
        complains = holds_a_complaint(said) or (bool(told) and not is_end)
        if complains:
            told.append(clause)
        if is_end or not complains:
            ends.append(clause)
    return ends, told


def _tells_over(said: Sequence[str]) -> bool:
    together = (*_SAFE_TOGETHER, *_OVER_TOGETHER)
    ends = _says(said, _OVER | _SAFE) or _says_together(said, together)
    return ends or _has_stopped(said)


def _has_stopped(said: Sequence[str]) -> bool:
    """Whether what made us call people has stopped: *kejangnya udah berhenti*."""
    return len(_without_stopped(said)) < len(said)


def _without_stopped(said: Sequence[str]) -> Sequence[str]:
    return _STOPPED.without(f" {' '.join(said)} ", dict.fromkeys(said)).split()


def _is_small(said: Sequence[str]) -> bool:
    """Whether it was nothing else or no such thing: *cuma masuk angin*, never *bukan cuma asap*."""
    return not (_ONLY | _DENYING).isdisjoint(said) and not _denies(said, _ONLY)


def is_temper(message: Message) -> bool:
    """Whether it was anger, whose words stay true: *bukan, saya cuma kesal*."""
    only = any(not _ONLY.isdisjoint(one) and _says(one, _TEMPER) for one in _clauses(message))
    return only or mood.is_a_temper(message.inbound.text)


def _clauses(message: Message) -> list[Sequence[str]]:
    return [words(one) for one in _CLAUSE_END.split(message.inbound.text)]


def _answers(message: Message) -> bool:
    """Whether so little was typed that it can be an answer, and asks nothing in turn."""
    typed = not message.pressed and "?" not in message.inbound.text
    return typed and 0 < len(message.said) <= _LONGEST_ANSWER


def _denies_safety(said: Sequence[str]) -> bool:
    return _denies(said, _SAFE)


def _denies(said: Sequence[str], heads: frozenset[str]) -> bool:
    """Whether one of these is denied, also with what may stand between: *tidak bisa bangun*."""
    close = [word for word in said if word not in _MODAL]
    return any(word in heads and before in _DENYING for before, word in pairwise(close))


def _says(said: Sequence[str], heads: frozenset[str]) -> bool:
    """Whether one of these is said, and not denied by the word before it."""
    before = ("", *said)
    return any(
        word in heads and one not in _DENYING for one, word in zip(before, said, strict=False)
    )


def _says_together(said: Sequence[str], phrases: Sequence[str]) -> bool:
    line = f" {' '.join(said)} "
    return any(f" {phrase} " in line for phrase in phrases)
