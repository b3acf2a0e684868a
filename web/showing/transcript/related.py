"""What the facts of a talk say of each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.facts import Fact, SealedFact
from reports.messages import Afterwards, afterwards


@dataclass(frozen=True, slots=True)
class RelatedFacts:
    """What other facts of a talk say of one: its file, its album, what it was changed to.

    `kept` has the data of files that are here, `lost` the messages whose file never came; both by
    the number of the message.
    """

    kept: Mapping[int, Mapping[str, object]]
    lost: frozenset[int]
    later: Afterwards
    together: Mapping[int, Sequence[SealedFact]]
    facts: Mapping[int, SealedFact]


def related_facts(facts: Sequence[SealedFact]) -> RelatedFacts:
    """What is known from all of them together."""
    kept: dict[int, Mapping[str, object]] = {}
    lost: set[int] = set()
    later = afterwards(facts)
    together: dict[int, list[SealedFact]] = {}
    for fact in facts:
        seq = fact.data.get("seq")
        if fact.kind is Fact.MEDIA_KEPT and isinstance(seq, int):
            kept[seq] = fact.data
        elif fact.kind is Fact.MEDIA_LOST and isinstance(seq, int):
            lost.add(seq)
        elif fact.seq in later.albums:
            together.setdefault(later.albums[fact.seq], []).append(fact)
    return RelatedFacts(kept, frozenset(lost), later, together, {fact.seq: fact for fact in facts})
