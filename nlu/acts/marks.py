"""How satisfied somebody is, and whether they have anything to add."""

import re
from collections.abc import Iterable, Sequence

from language.normalising import POLITE, words
from language.numbers import is_number
from language.slang import listed
from language.word_tables import table
from nlu.acts.mark_clauses import (
    FIGURES,
    MARK_OF,
    PLAIN,
    REQUESTING,
    SIGNS,
    SKIN,
    STARS,
    clauses_of,
    with_figures,
)
from nlu.acts.message import Message
from nlu.acts.taking_back import says_not_done
from nlu.acts.words import (
    asks,
    commands,
    is_known,
    is_number_alone,
    means,
    only_takes_note,
)
from nlu.complaining import (
    INTERROGATIVE,
    wants_to_complain,
    without_denied,
)
from nlu.meaning import Intent
from nlu.praising import spoils_praise

_WORDS = table("acts/marks")
_NAMING = _WORDS.words("naming")
_ONLY = listed("sekali banget saja")
_COURTESY = POLITE - _ONLY
_AROUND_A_MARK = _COURTESY | _NAMING | _WORDS.words("around a mark")
_BESIDE_A_NAME = _WORDS.words("beside a name")
_JUDGING = PLAIN | _NAMING | _WORDS.words("judging")
_DEGREE = _WORDS.words("degree")
_STRONGER = _DEGREE | listed("banget")
_CHANGING = _WORDS.words("changing") | _STRONGER
_WHOSE = _AROUND_A_MARK | _WORDS.words("whose")
_PRAISED = _WORDS.words("praised")
_PRAISING = _WORDS.words("praising")
_ALWAYS_PRAISING = _WORDS.words("always praising")
_THANKING = listed("terima kasih banyak banget sekali")
_UNTRUE = _WORDS.words("no praise")
_WORDS_OF_PRAISE = 3
_CONDITION = _WORDS.words("condition")
_TAGS = listed("tidak belum atau bukan")
_NOTHING = _WORDS.words("nothing")
_BEFORE_A_FIGURE = _WORDS.words("before a figure")
_CORRECTING = _WORDS.words("correcting")
_AROUND_A_CORRECTION = _AROUND_A_MARK | _ONLY | _CORRECTING | _WORDS.words("around a correction")
_NOT_THIS = _WORDS.words("not this")
_NO_REQUEST = _WORDS.words("no request")
_NOT_A_REMARK = (Intent.STATUS, Intent.ASK_HUMAN, Intent.MENU, Intent.GREETING)
_UNCLEAR = (Intent.OUT_OF_SCOPE, Intent.YES, Intent.CORRECTION)
_NO_REMARK = (Intent.NO, Intent.YES, Intent.THANKS, Intent.CANCEL, Intent.FAREWELL)

_AMOUNT = re.compile(r"\d\s*%")
_BELOW_ZERO = re.compile(r"(?<!\S)[-–−]\d")
_NUMBERED = re.compile(r"(?:^|\s)\d+[.)](?=\s)")
_AT_ALL = re.compile(r"(?<= )sama sekali(?= )")
_ASKING_BY_ITS_END = re.compile(rf"\b(?:{_WORDS.either('plain')})kah\b", re.IGNORECASE)


def mark_of(text: str) -> int | None:
    """The mark of 1 to 5 that the words are, and nothing else; None when they are no mark."""
    bare = SKIN.sub("", text.strip())
    if bare and set(bare) <= SIGNS:
        return min(len(bare), 5) if set(bare) <= STARS else MARK_OF.get(bare[0])
    if _AMOUNT.search(bare) or _BELOW_ZERO.search(bare):
        return None
    said = words(with_figures(bare))
    around = _AROUND_A_MARK if _NAMING.isdisjoint(said) else _AROUND_A_MARK | _BESIDE_A_NAME
    said = tuple(word for word in said if word not in around) or said
    if len(said) > 1 and said[0] in _BEFORE_A_FIGURE and said[1] in FIGURES:
        said = said[1:]
    figure = FIGURES.get(said[0]) if said else None
    if figure is None:
        return _meant(said)
    meant = _meant(said[1:])
    alone = _ONLY.issuperset(said[1:])
    return figure if alone or (meant is not None and abs(meant - figure) <= 1) else None


def mark_in(text: str) -> tuple[int, str] | None:
    """The mark that somebody gives, and the whole text where they say more than it.

    *2 kurang puas, masih bau*, *suami saya kurang puas*, *kurang puas, kapan diganti?*. A figure
    counts before words, of words the last: *saya kecewa tapi sekarang puas*; what is put right
    counts as it is right: *bukan 5 tapi 3*. None where the mark is asked about (*puas?*), hangs on
    a condition or counts something: *2 jam saya menunggu*.
    """
    clauses = clauses_of(text)
    if (corrected := correction_in(text)) is not None:
        return corrected
    told = [clause for clause in clauses if not _asks(clause)]
    alone = mark_of(text)
    if alone is not None and told == clauses:
        return alone, ""
    if any(_COURTESY.issuperset(words(one)) for one in clauses if _asks(one)):
        return None  # *kurang puas, ya?*
    if any(not _CONDITION.isdisjoint(words(clause)[:1]) for clause in told):
        return None
    by_words = (mark for mark in map(_of_clause, reversed(told)) if mark is not None)
    lists = len(_NUMBERED.findall(text)) > 1  # *1. ktp 2. kk*
    mark = (None if lists else _figure(told)) or next(by_words, None)
    if _BELOW_ZERO.search(text):
        return None
    return None if mark is None else (mark, text.strip())


def correction_in(text: str) -> tuple[int, str] | None:
    """The mark that takes the place of another, and the whole text where more is said than it.

    *bukan 5 tapi 3*, *eh salah, 2*, *maaf salah pencet, 5*. None where nothing is put right.
    """
    clauses = clauses_of(text)
    for end in range(1, len(clauses) + 1):
        said = words(" ".join(clauses[:end]))
        pairs = tuple(zip(("", *said), said, strict=False))
        denied = {place for place, (before, _) in enumerate(pairs) if before in _NOT_THIS}
        denied = {place for place in denied if said[place] in FIGURES}
        kept = [
            word
            for place, word in enumerate(said)
            if place not in denied and word not in _AROUND_A_CORRECTION | _NOT_THIS
        ]
        corrects = bool(denied) or not _CORRECTING.isdisjoint(said)
        if corrects and len(kept) == 1 and kept[0] in FIGURES:
            return FIGURES[kept[0]], "" if end == len(clauses) else text.strip()
    return None


def says_figure(text: str) -> bool:
    """Whether a mark is said as a figure: *5*, *lima*, *⭐⭐⭐*; not by words: *bagus*."""
    bare = SKIN.sub("", text.strip())
    stars = bool(bare) and set(bare) <= STARS
    return stars or not FIGURES.keys().isdisjoint(words(with_figures(bare)))


def asked_beside(text: str) -> str:
    """What is asked beside a mark, empty for nothing: *kurang puas, kapan diganti?*."""
    return ", ".join(filter(_asks, clauses_of(text)))


def wants_more(text: str) -> bool:
    """Whether more than an answer is wanted beside a mark, or something is still not done.

    *5, tapi tolong telepon saya*, *1 masih belum bisa login*; no general wish such as *mohon
    ditingkatkan*, which is a remark.
    """
    return any(_requests(said) or says_not_done(said) for said in map(words, clauses_of(text)))


def gives_only_a_figure(text: str) -> bool:
    """Whether it is a mark as the buttons have it, without words for it: *2*, *⭐⭐*."""
    return mark_of(text) is not None and _AROUND_A_MARK | FIGURES.keys() >= set(words(text))


def is_nod(text: str) -> bool:
    """Whether it is a mark only where one was just asked: *baik*, *cukup*, *tidak*."""
    judges = not _JUDGING.isdisjoint(words(text)) or gives_only_a_figure(text)
    return mark_of(text) is not None and not judges


def fails_to_give(message: Message) -> bool:
    """Whether nothing is said but a number or a feeling that is no mark: *7*, *tidak kecewa*."""
    said = frozenset(message.said)
    beside = _WHOSE | _CHANGING | listed("terima kasih")
    feels = not said.isdisjoint(PLAIN) and said <= PLAIN | beside and not asks(message)
    return (feels or is_number_alone(message)) and mark_in(message.inbound.text) is None


def praises(message: Message) -> bool:
    """Whether nothing is said but that people or their work are good: *petugasnya ramah*."""
    said = frozenset(message.said) - _COURTESY - _STRONGER
    praises = not (said.isdisjoint(_PRAISED) or said.isdisjoint(_PRAISING))
    good = praises and said <= _PRAISED | _PRAISING | _WHOSE
    return good and not asks(message) and not message.pressed


def commends(message: Message) -> bool:
    """Whether people or their work are said to be good, or thanked for what they did.

    Whatever stands beside it: *makasih buat suster Rina yang sabar jagain ibu saya*. Thanks alone
    are none, nor is praise with a wrong in it.
    """
    if praises(message):
        return True
    said, complains = message.said, message.meaning.intent is Intent.COMPLAINT
    if asks(message) or message.pressed or message.named_exactly or complains:
        return False
    if spoils_praise(said) or not _UNTRUE.isdisjoint(said) or any(map(is_number, said)):
        return False
    beside = [word for word in said if word not in POLITE | _PRAISED | _THANKING]
    tells = len(beside) >= _WORDS_OF_PRAISE
    if _PRAISED.isdisjoint(said):
        return tells and not _ALWAYS_PRAISING.isdisjoint(said)
    good = not (_PRAISING | _ALWAYS_PRAISING).isdisjoint(said)
    return good or (tells and means(message, Intent.THANKS))


def nods(message: Message) -> bool:
    """Whether nothing is said but *ya*, *oke noted* or that something was wrong."""
    nods = any(commands(message, intent) for intent in (Intent.YES, Intent.CORRECTION))
    return nods or only_takes_note(message)


def has_nothing_to_add(message: Message) -> bool:
    """Whether somebody has nothing to add: *lewati*, *makasih*, *sudah itu saja*."""
    nothing = any(commands(message, intent) for intent in _NO_REMARK)
    return nothing or frozenset(message.said) <= _NOTHING | POLITE


def is_no_remark(message: Message) -> bool:
    """Whether what comes after a mark is about something else: a question, a wish, a greeting."""
    if asks(message) or is_known(message):
        return True
    clauses = map(words, clauses_of(message.inbound.text))
    if any(_requests(said) or wants_to_complain(said) for said in clauses):
        return True
    return any(commands(message, intent) for intent in _NOT_A_REMARK)


def is_unclear(message: Message) -> bool:
    """Whether nothing can be made of words where a mark was asked, so that it is asked again."""
    return message.meaning.intent in _UNCLEAR and not asks(message) and not is_known(message)


def _requests(said: Sequence[str]) -> bool:
    """Whether somebody shall do something for them: *tolong dicek*, *minta ditelepon*."""
    wanted = frozenset(said) - _COURTESY - REQUESTING
    return bool(wanted) and not REQUESTING.isdisjoint(said) and _NO_REQUEST.isdisjoint(said)


def _asks(clause: str) -> bool:
    if "?" in clause or _ASKING_BY_ITS_END.search(clause):
        return True
    return not INTERROGATIVE.isdisjoint(without_denied(words(clause)))


def _figure(told: Iterable[str]) -> int | None:
    """The mark in figures with which it begins, or which stands by itself at the end.

    Of several different ones nobody knows what they count.
    """
    said = [one for one in told if set(one) <= SIGNS or not _AROUND_A_MARK.issuperset(words(one))]
    counting = {next(iter(words(one)), "") for one in said} & FIGURES.keys()
    counting |= {one for one in said if one[:1].isdigit() and words(one)[0] not in FIGURES}
    if len({FIGURES.get(one, one) for one in counting}) > 1 or not said:
        return None
    named = [one for one in said if not _NAMING.isdisjoint(words(one))]
    for clause in (said[0], *named):
        if not FIGURES.keys().isdisjoint(words(clause)) and (mark := mark_of(clause)):
            return mark
    others = any(map(str.isdecimal, "".join(said[:-1])))
    return mark_of(said[-1]) if gives_only_a_figure(said[-1]) and not others else None


def _of_clause(clause: str) -> int | None:
    """The mark that a clause gives in words or signs, whatever follows them in it."""
    said = _without_at_all(words(clause))
    if not _CONDITION.isdisjoint(said):
        return None
    if set(clause) <= SIGNS or not _JUDGING.isdisjoint(said):
        whole = None if set(clause) <= SIGNS - STARS - _JUDGING else mark_of(clause)
        return whole or _plain(said)
    return None


def _plain(said: Sequence[str]) -> int | None:
    """The mark of the first plain word with what changes it, where nothing else goes before."""
    first = next((place for place, word in enumerate(said) if word in PLAIN), None)
    if first is None:
        return None
    begin, end = first, first + 1
    while begin and said[begin - 1] in _CHANGING:
        begin -= 1
    while end < len(said) and said[end] in _STRONGER:
        end += 1
    tag = said[end:] and said[end] in _TAGS and (_COURTESY | PLAIN).issuperset(said[end + 1 :][:1])
    return None if tag or not _WHOSE.issuperset(said[:begin]) else _meant(said[begin:end])


def _meant(said: Sequence[str]) -> int | None:
    """The mark of these words, else of them without what only makes them stronger."""
    said = tuple("sekali" if word == "banget" else word for word in _without_at_all(said))
    plain = " ".join(word for word in said if word not in _DEGREE)
    return MARK_OF.get(" ".join(said), MARK_OF.get(plain))


def _without_at_all(said: Sequence[str]) -> tuple[str, ...]:
    """The words without *sama sekali*, which changes nothing of what is denied."""
    return tuple(_AT_ALL.sub(" ", f" {' '.join(said)} ").split())
