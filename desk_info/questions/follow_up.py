"""One question in the light of what was spoken of: alone, as a follow-up, or in doubt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from desk_info.entry import Entry, Match, Outcome, OutcomeReason, Scored
from desk_info.questions import following, said_again, sides
from desk_info.questions.following import Footing, Subject
from language.normalising import words

Matched: TypeAlias = Callable[[str], Match]
"""What words find by themselves."""
SURE_BY_ITSELF = 0.97
_SURE_OF_THE_ONLY = 0.75
"""From it, the only entry that fits goes on from a question that nobody answered for sure."""
_LIKELY = 0.4
"""Below it, an entry for a side (*bayarnya berapa*) was merely somewhere near the last answer."""
_OF_THE_OFFICE = frozenset({"alamat", "lokasi", "nomor", "telepon", "kontak", "whatsapp"})
_SAID_OUTRIGHT = frozenset({"where", "contact"})
"""*Alamatnya?* is meant of the office where nothing nearer has an address of its own."""
_OPENING_HOURS = frozenset({"buka", "tutup"})


def answered(
    text: str,
    match: Matched,
    entries: Sequence[Entry],
    about: Subject | None,
    lent: Subject | None = None,
) -> Match:
    """What one question finds among the entries; what it lacks it has from what it is about.

    `about` was spoken of before it; `lent` is what the part after it names and it does not.
    """
    alone = match(text)
    how = following.footing(text)
    outright = how is Footing.ASKS_ON and not _OF_THE_OFFICE.isdisjoint(words(text))
    by_itself = outright or how in (Footing.STANDS, Footing.LEANS)
    if by_itself and alone.outcome is Outcome.ANSWER:
        return alone
    if how is Footing.STANDS and alone.outcome is Outcome.CHOOSE:
        return alone
    for subject in (lent, about):
        if subject is None or not following.asks_anything(text):
            continue
        may_fit = following.continuing(entries, text, subject)
        continued = _continued(text, match, subject, how, may_fit)
        if continued is not None:
            return continued
    if about is None or not _goes_on(text, how, about, alone):
        return alone
    return _doubted(text, alone, about, entries)


def _goes_on(text: str, how: Footing, about: Subject, alone: Match) -> bool:
    """Whether words are only meant in the light of what came before, whatever they find alone.

    So are a bare side (*bayar berapa*) after an answer, and words that point to it and are unknown.
    """
    if alone.why is OutcomeReason.ELSEWHERE:
        return how is Footing.HANGS
    if how is Footing.ASKS_ON:
        return about.entry is not None and sides.names_one(words(text))
    points = alone.outcome is Outcome.UNKNOWN and following.points(text)
    return how is Footing.HANGS or (how is Footing.LEANS and about.entry is not None and points)


def _continued(
    text: str, match: Matched, about: Subject, how: Footing, may_fit: Mapping[str, bool]
) -> Match | None:
    """The answer to a follow-up; None where nothing that is known really covers it.

    Where no entry may fit (`may_fit` as `following.continuing` has it) none is looked for. Of
    several that do, those that one form of the question left open, one is chosen by the
    complainant. Words that stand by themselves have to be answered without a doubt.
    """
    follows = about.entry.id if about.entry else ""
    open_to: tuple[Scored, ...] = ()
    for form in following.forms(text, about) if may_fit else ():
        found = match(form)
        fits = tuple(one for one in _open_to(found) if _fits(one, may_fit))
        if fits and found.outcome is Outcome.ANSWER:
            return Match(Outcome.ANSWER, fits, OutcomeReason.CLEAR, text, follows=follows)
        open_to = open_to or fits
    if how is Footing.STANDS:
        return None
    only = open_to[0] if len(open_to) == 1 else None
    likely = _LIKELY if sides.sides(words(text)) else 0.0
    enough = _SURE_OF_THE_ONLY if about.entry is None else likely
    if only and only.score >= enough:
        return Match(Outcome.ANSWER, open_to, OutcomeReason.CLEAR, text, follows=follows)
    if len(open_to) > 1:
        return Match(Outcome.CHOOSE, open_to, OutcomeReason.RIVALS, text, follows=follows)
    if about.entry is not None and said_again.covers(about.entry, text):
        again = Scored(about.entry, 1.0, about.entry.title)
        return Match(Outcome.ANSWER, (again,), OutcomeReason.CLEAR, text, follows=follows)
    return None


def _open_to(match: Match) -> tuple[Scored, ...]:
    """Those of which one may be meant."""
    if match.outcome is Outcome.UNKNOWN:
        return ()
    return match.candidates[: 1 if match.outcome is Outcome.ANSWER else None]


def _fits(one: Scored, may_fit: Mapping[str, bool]) -> bool:
    """Whether an entry continues what was spoken of, or surely says the same of another thing."""
    on_it = may_fit.get(one.entry.id)
    return on_it is not None and (on_it or one.score >= SURE_BY_ITSELF)


def _doubted(text: str, alone: Match, about: Subject, entries: Sequence[Entry]) -> Match:
    """A follow-up that nothing on its subject covers: what it would mean alone is not meant."""
    said, follows = words(text), about.entry.id if about.entry else ""
    outright = bool(sides.sides(said) & _SAID_OUTRIGHT) or not _OPENING_HOURS.isdisjoint(said)
    if alone.outcome is Outcome.ANSWER and outright:
        return alone
    if sides.topics(said) and len(alone.candidates) > 1 and alone.outcome is not Outcome.UNKNOWN:
        return replace(alone, outcome=Outcome.CHOOSE, why=OutcomeReason.RIVALS)
    why = OutcomeReason.OTHER_ASPECT
    beside = following.nearest(entries, text, about)
    near = tuple(Scored(entry, 0.0, entry.title) for entry in beside) or _likely(alone)
    return Match(Outcome.UNKNOWN, alone.candidates, why, text, alone.strange, follows, near=near)


def _likely(alone: Match) -> tuple[Scored, ...]:
    """What words that hang on others may mean alone, where that is likely."""
    return tuple(one for one in _open_to(alone) if one.score >= _LIKELY)
