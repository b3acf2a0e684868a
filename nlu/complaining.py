"""Words by which somebody wants to complain, tells of something wrong, or grumbles at us.

*Knp nanya mulu, jam besuk?* grumbles about being asked before it says what is wanted.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from language.colour import SPEAKER, is_laughter
from language.normalising import POLITE, normalised, words
from language.stemming import stem
from language.word_tables import table

_WORDS = table("complaints")
_WORDS.refuse_unheard(normalised)

INTERROGATIVE = _WORDS.words("interrogative")
"""Words that make a question of whatever they stand in."""
ASKING = INTERROGATIVE | _WORDS.words("asking")
"""Words that ask for something; whoever uses them is not complaining yet."""

_DENIABLE = _WORDS.words("deniable")
_DENYING = _WORDS.words("denying")


def without_denied(said: Sequence[str]) -> frozenset[str]:
    """The words but those that say that something is not possible: *tidak bisa* asks nothing."""
    pairs = zip(("", *said), said, strict=False)
    return frozenset(
        word for before, word in pairs if not (word in _DENIABLE and before in _DENYING)
    )


HOW_TO = _WORDS.words("how to")
"""Words of somebody who wants to know how a thing is done, and does not do it yet."""
OWN = _WORDS.words("own")
"""One of these is in every question about one's own case."""

_OFFERED = _WORDS.words("offered")
_THANKS = ("terima", "kasih")
_TAGS = frozenset({"tidak", "belum"})
_BEHIND_A_TAG = _WORDS.words("behind a tag")
_MAY_BE = "ada"

_WISHING = _WORDS.words("wishing")
_COMPLAINING = _WORDS.words("complaining")
_NOT_A_NEW_ONE = _WORDS.words("not a new one")
_CASE = _WORDS.words("case")
_PROGRESS = _WORDS.words("progress")
_MINE = _WORDS.words("mine")
_IN_GENERAL = HOW_TO | _WORDS.words("in general")
_HOW_FAR = frozenset({"sudah", "belum"})
MAKING_A_COMPLAINT = _COMPLAINING | _WORDS.words("to make one")
"""Words that say that somebody complains, and not of what."""
_AROUND_IT = POLITE | SPEAKER | MAKING_A_COMPLAINT | _WORDS.words("around it")
_LEADING_TO_IT = _AROUND_IT | _WISHING
SUGGESTING, _ADVISING = _WORDS.words("suggesting"), frozenset(_WORDS.phrases("advising"))
_LEADING_TO_A_SUGGESTION = _LEADING_TO_IT | _WORDS.words("before a suggestion")
_FEWEST_SUGGESTED = 2
"""Words: with fewer nothing is told yet: *mau kasih masukan*."""
_HOW_IT_IS_MADE = _WORDS.words("how it is made")
_WRONG = _WORDS.words("wrong")
_WRONG_DOUBLED, _STAFF = _WORDS.words("wrong when doubled"), _WORDS.words("staff")
_CONTRARY = _WORDS.words("contrary")
_MISSING = _WORDS.words("missing")
_NOT_DONE = _WORDS.words("not done")
_NOT = _WORDS.words("not")
_NOT_SO = _WORDS.words("not so")
_THROUGH = _WORDS.words("denied through")
_OF_A_WRONG = _WRONG | _WRONG_DOUBLED | _CONTRARY | _NOT_DONE
"""Without one of these words nothing is told of a wrong."""
_REPROACHING = _WORDS.words("reproaching")
_INCREDULOUS = _WORDS.words("incredulous")
_PERIODS = _WORDS.words("periods")
_OF_PEOPLE = _WORDS.words("of people")
_PLAINLY_ASKING = _WORDS.words("plainly asking")
_EMPHASIS = "sih"
_WAITING = frozenset({"tunggu", "antre"})
_WAITS = frozenset({"lama", "jam", "menit", "hari", "minggu", "bulan"})
_FEWEST_WORDS = 2
_MOST_BESIDE_DENIED = 2
"""Words beside what is denied: more of them may tell of something else that is wrong."""


def asks_in_words(said: Sequence[str]) -> bool:
    """Whether the words ask, without a mark: *jam berapa*, *bisa gak*."""
    return not ASKING.isdisjoint(without_denied(said)) or asks_by_a_tag(said)


def asks_by_a_tag(said: Sequence[str]) -> bool:
    """Whether *tidak* makes the question, as in *ada kantin ga* and *bisa ga bayar nanti*.

    Where something may be there, the place may stand behind it: *ada atm ga di sana*.
    """
    bare = [word for word in said if word not in POLITE]
    while bare[:1] == [_MAY_BE] and _may_follow_a_tag(bare[-1]):
        bare.pop()
    if len(bare) < _FEWEST_WORDS or not _CONTRARY.isdisjoint(bare):
        return False
    return bare[0] in _OFFERED and (bare[-1] in _TAGS or bare[1] == "tidak")


def ends_in_a_tag(said: Sequence[str]) -> bool:
    """Whether *tidak* comes last, as in *operasi katarak ditanggung ga kak*."""
    bare = [word for word in said if word not in POLITE]
    return len(bare) >= _FEWEST_WORDS and bare[-1] == "tidak"


def _may_follow_a_tag(word: str) -> bool:
    return word in _BEHIND_A_TAG or is_laughter(word)


def wants_to_complain(said: Sequence[str]) -> bool:
    """Whether normalised words say that a complaint is about to be made."""
    heard = frozenset(said)
    if heard - POLITE and heard - POLITE <= MAKING_A_COMPLAINT:
        return not heard.isdisjoint(_COMPLAINING)
    return (
        not heard.isdisjoint(_WISHING)
        and not heard.isdisjoint(_COMPLAINING)
        and heard.isdisjoint(_NOT_A_NEW_ONE)
        and heard.isdisjoint(ASKING)
    )


def announces_a_complaint(said: Sequence[str]) -> bool:
    """Whether normalised words name complaining, whatever else they say: *lapor, …*."""
    return not _COMPLAINING.isdisjoint(said)


def complains_of_something(said: Sequence[str]) -> bool:
    """Whether normalised words begin with complaining, and a matter follows: *komplain obat*.

    What is asked of complaining, or of a complaint that was made, is none: *aduan lewat email*.
    """
    at = next((place for place, word in enumerate(said) if word in _COMPLAINING), None)
    if at is None or not _LEADING_TO_IT.issuperset(said[:at]) or asks_for_progress(said):
        return False
    told = [word for word in said[at + 1 :] if word not in _AROUND_IT]
    if not told or told[0] in _HOW_IT_IS_MADE or said[at + 1] in OWN:
        return False
    asked = INTERROGATIVE & without_denied(said) or ends_in_a_tag(said)
    return not asked and not _NOT_A_NEW_ONE.issuperset(told)


def suggests(said: Sequence[str]) -> bool:
    """Whether normalised words suggest something to the office: *usul, parkirnya dikasih atap*.

    That is input, which is noted as a complaint is; whoever asks for advice makes none.
    """
    at = next((place for place, word in enumerate(said) if _is_a_suggestion(said, place)), None)
    if at is None or not _LEADING_TO_A_SUGGESTION.issuperset(said[:at]):
        return False
    told = [word for word in said[at + 1 :] if word not in _AROUND_IT]
    asked = not INTERROGATIVE.isdisjoint(told) or ends_in_a_tag(said)
    return len(told) >= _FEWEST_SUGGESTED and not asked


def _is_a_suggestion(said: Sequence[str], place: int) -> bool:
    return said[place] in SUGGESTING or " ".join(said[place : place + 2]) in _ADVISING


def without_announcing(text: str) -> str:
    """What a message says behind the words that it begins to complain with: *komplain obat*."""
    told = text.split()
    while told and _LEADING_TO_IT.issuperset(words(told[0])):
        told.pop(0)
    return " ".join(told)


def asks_for_progress(said: Sequence[str]) -> bool:
    """Whether it is about a case that was opened before: *komplain kemarin sudah ditanggapi?*"""
    heard = frozenset(said)
    if heard.isdisjoint(_CASE) or heard.isdisjoint(_MINE) or not heard.isdisjoint(_IN_GENERAL):
        return False
    return not heard.isdisjoint(_PROGRESS) or heard >= _HOW_FAR or {"sampai", "mana"} <= heard


def gives_thanks(said: Sequence[str]) -> bool:
    """Whether normalised words have *terima kasih* among them."""
    return _THANKS in pairwise(said)


def _without_thanks(said: Sequence[str]) -> tuple[str, ...]:
    """The words without the *terima* of *terima kasih*, which was neither accepted nor refused."""
    if _THANKS[0] not in said:
        return tuple(said)
    pairs = (tuple(said[place : place + 2]) for place in range(len(said)))
    return tuple(pair[0] for pair in pairs if pair != _THANKS)


def _without_what_is_not(said: Sequence[str]) -> Iterator[str]:
    """The words but those that are said not to be: *tidak kecewa*, *tidak ada yang rusak*."""
    denied = False
    for word in said:
        if not denied:
            yield word
        denied = word in _NOT_SO or (denied and word in _THROUGH)


def denies_a_wrong(said: Sequence[str]) -> bool:
    """Whether normalised words say that something is all right, and no more: *tidak kotor*."""
    said = _without_thanks(said)
    if _WRONG.isdisjoint(said) or not _WRONG.isdisjoint(_without_what_is_not(said)):
        return False
    return len({*said} - POLITE - _WRONG - _NOT_SO - _THROUGH) <= _MOST_BESIDE_DENIED


def tells_of_a_wrong(said: Sequence[str]) -> bool:
    """Whether a statement in normalised words names a wrong: *ketus*, *padahal … tidak*."""
    if _OF_A_WRONG.isdisjoint(said):
        return False
    said = _without_thanks(said)
    heard = frozenset(said)
    if len(said) < _FEWEST_WORDS or denies_a_wrong(said):
        return False
    so = tuple(_without_what_is_not(said))
    return (
        not _WRONG.isdisjoint(so)
        or _is_shouted_at(so)
        or len(heard & _CONTRARY) > 1
        or (not heard.isdisjoint(_CONTRARY) and not heard.isdisjoint(_MISSING))
        or (not heard.isdisjoint(_NOT) and not heard.isdisjoint(_NOT_DONE))
    )


def is_of_people(said: Sequence[str]) -> bool:
    """Whether a complaint is about people, a place or waiting, which no answer mends."""
    waits = any(stem(word) in _WAITING for word in said) and not _WAITS.isdisjoint(said)
    return waits or not _OF_PEOPLE.isdisjoint(said)


def holds_a_complaint(said: Sequence[str]) -> bool:
    """Whether words that first mean something else hold one: a wrong, or having to wait."""
    return tells_of_a_wrong(said) or any(stem(word) in _WAITING for word in said)


def _is_shouted_at(said: Sequence[str]) -> bool:
    """Whether somebody at the office does again and again what hurts: *perawat marah-marah*."""
    doubled = any(word == before and word in _WRONG_DOUBLED for before, word in pairwise(said))
    return doubled and not _STAFF.isdisjoint(said)


def reproaches(said: Sequence[str]) -> bool:
    """Whether what is put as a question may want no answer: *masa harus nunggu*, *kenapa sih …*.

    It may as well want one (*kok syaratnya beda?*): by itself this is no complaint.
    """
    if not _REPROACHING.isdisjoint(said):
        return True
    for word, after in pairwise((*said, "")):
        if word in _INCREDULOUS and after not in _PERIODS:
            return True
    return len(said) > 1 and said[1] == _EMPHASIS


def wants_an_answer(said: Sequence[str]) -> bool:
    """Whether a question is no mere reproach: it asks for a time, a sum, a place or somebody.

    *Kapan sih nilai keluar?* does, *kok gini sih?* does not.
    """
    return not reproaches(said) or not _PLAINLY_ASKING.isdisjoint(said)


_GRUMBLING = table("grumbling")
_GRUMBLING.refuse_unheard(normalised)

_CLAUSE_END = re.compile(r"[,.;!?\n]+\s*|\s+-+\s+")
_ASKED = _GRUMBLING.words("asked")
_WHY = _GRUMBLING.words("why")
_AROUND = POLITE | _ASKED | _WHY | _GRUMBLING.words("around")


def grumble(text: str) -> str:
    """The clauses at the beginning that only grumble about being asked; empty for none.

    What stands behind them is what is wanted, if anything is.
    """
    end = 0
    while end < len(text):
        sign = _CLAUSE_END.search(text, end)
        until = sign.end() if sign else len(text)
        if not _grumbles(text[end : sign.start() if sign else len(text)]):
            break
        end = until
    return text[:end]


def _grumbles(clause: str) -> bool:
    said = frozenset(words(clause))
    return said <= _AROUND and not said.isdisjoint(_ASKED) and not said.isdisjoint(_WHY)
