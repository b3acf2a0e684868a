"""The message that an edit changes, as the facts of the talk tell it, and our reply to it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.answers import answered, offered
from bot.decision import Earlier, SaidBefore
from core.facts import BOT, COMPLAINANT, Fact, SealedFact

_WRITTEN = frozenset({Fact.MESSAGE_IN, Fact.MESSAGE_EDITED})


def earlier(facts: Iterable[SealedFact], about: str, followed: timedelta) -> Earlier | None:
    """The message with that id of the platform's as it stands now; None where it is not there.

    `followed` is how long after an answer a follow-up is about it.
    """
    known = list(facts)
    first = next((at for at, fact in enumerate(known) if _is_it(fact, about)), None)
    if first is None:
        return None
    versions = [fact for fact in known if _is_it(fact, about)]
    after = [fact for fact in known[first:] if fact.kind in _WRITTEN and fact.actor == COMPLAINANT]
    return Earlier(
        text=str(versions[-1].data.get("text", "")),
        at=known[first].at,
        newest=all(_is_it(fact, about) for fact in after),
        opened=_opened(known[first:], about),
        said=_reply(known[first:], about),
        spoken_of=_spoken_of(known[:first], known[first].at - followed),
    )


def _is_it(fact: SealedFact, about: str) -> bool:
    return fact.kind in _WRITTEN and fact.ref == about


def _reply(facts: Sequence[SealedFact], about: str) -> SaidBefore:
    """What the bot said last to any version of the message, before anything else was written."""
    said: list[SealedFact] = []
    changed = False
    for fact in facts:
        if _is_it(fact, about):
            changed = True
        elif fact.kind in _WRITTEN:
            break
        elif fact.kind is Fact.MESSAGE_OUT and fact.actor == BOT:
            said = [fact] if changed else [*said, fact]
            changed = False
    return SaidBefore(
        frozenset(str(key) for fact in said for key in _templates(fact)),
        frozenset(one.entry for fact in said for one in answered(fact)),
        frozenset(one.entry for fact in said for one in offered(fact)),
    )


def _opened(facts: Sequence[SealedFact], about: str) -> bool:
    """Whether the last version that was decided about opened a form that was not open before."""
    opened = False
    for fact in facts:
        if fact.kind in _WRITTEN and not _is_it(fact, about):
            break
        form = fact.data.get("form") if fact.kind is Fact.BOT_DECIDED else None
        if isinstance(form, Mapping):
            opened = bool(form.get("opened")) or (opened and not form.get("closed"))
    return opened


def _spoken_of(facts: Sequence[SealedFact], since: datetime) -> tuple[str, ...]:
    """The entries that were answered last before the message, where a follow-up is about them."""
    for fact in reversed(facts):
        entries = tuple(one.entry for one in answered(fact)) if fact.at >= since else ()
        if entries:
            return entries
    return ()


def _templates(fact: SealedFact) -> Sequence[object]:
    listed = fact.data.get("templates")
    return listed if isinstance(listed, list) else []
