"""A talk as it is shown: facts become bubbles, notes and small lines."""

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from core.facts import Fact, SealedFact
from core.unreadable import readable
from handoff.desk import TalkLine
from reports.messages import OFFICE_PHONE, changes_another
from web.showing.facts import sentences
from web.showing.facts.card_titles import TITLES
from web.showing.facts.of_the_bot import rests_on_matching
from web.showing.match_reasons import Reason, of_fact
from web.showing.transcript.bubble import Bubble
from web.showing.transcript.cards import card
from web.showing.transcript.received import received
from web.showing.transcript.related import RelatedFacts, related_facts
from web.showing.transcript.sent import sent

_SPOKEN = frozenset({Fact.MESSAGE_IN, Fact.MESSAGE_OUT})
_CAME_LATER = "Pesan ini semula belum dapat dibaca; isinya menyusul di bawah"


def bubbles(lines: Sequence[TalkLine], zone: ZoneInfo, unread: int = 0) -> list[Bubble]:
    """Everything, for the desk; the last `unread` messages of the complainant are marked."""
    related = related_facts([line.fact for line in lines])
    heard = [line.fact.seq for line in lines if line.fact.kind is Fact.MESSAGE_IN]
    new = frozenset(heard[-unread:]) if unread else frozenset()
    made = (_shown(line, related, zone, new) for line in lines)
    return [bubble for bubble in made if bubble is not None]


def public_bubbles(lines: Sequence[TalkLine], zone: ZoneInfo) -> list[Bubble]:
    """What the complainant may see: messages only, never notes, decisions or states of cases."""
    related = related_facts([line.fact for line in lines])
    shown = [line for line in lines if line.fact.kind in _SPOKEN]
    made = (_shown(line, related, zone, frozenset()) for line in shown)
    return [bubble for bubble in made if bubble is not None]


def _shown(
    line: TalkLine, related: RelatedFacts, zone: ZoneInfo, new: frozenset[int]
) -> Bubble | None:
    """The bubble; one that says so for a fact whose data are not as they should be."""
    fact = line.fact

    def stand_in() -> Bubble:
        unread = replace(fact, kind=Fact.UNREADABLE, data={})
        return Bubble(fact.seq, "fact", fact.at, sentences.sentence(unread, zone))

    number = f"{fact.chat}/{fact.seq}"
    return readable("bubble of fact", number, lambda: _bubble(line, related, zone, new), stand_in)


def _bubble(
    line: TalkLine, related: RelatedFacts, zone: ZoneInfo, new: frozenset[int]
) -> Bubble | None:
    fact = line.fact
    match fact.kind:
        case Fact.MESSAGE_IN if fact.seq in related.later.albums:
            return None  # shown with the first file of its album
        case Fact.MESSAGE_IN if related.later.replaced(fact):
            return Bubble(fact.seq, "fact", fact.at, _CAME_LATER, quiet=True)
        case Fact.MESSAGE_IN:
            return received(fact, related, fact.seq in new)
        case Fact.ECHO if not changes_another(fact):
            return replace(received(fact, related, unread=False), side="out", author=OFFICE_PHONE)
        case Fact.MESSAGE_OUT:
            return sent(line)
        case Fact.NOTE_ADDED:
            author = str(fact.data.get("author") or fact.data.get("agent_name") or "Petugas")
            return Bubble(fact.seq, "note", fact.at, str(fact.data.get("text", "")), author)
        case Fact.CASE_ENTERED if not fact.data.get("files"):
            return Bubble(fact.seq, "fact", fact.at, sentences.sentence(fact, zone))
        case kind if kind in TITLES:
            return card(fact, zone)
        case _:
            said = sentences.sentence(fact, zone)
            if not said:
                return None
            quiet, reasons = sentences.is_quiet(fact.kind), _reasons(fact)
            return Bubble(fact.seq, "fact", fact.at, said, quiet=quiet, reasons=reasons)


def _reasons(fact: SealedFact) -> Sequence[Reason]:
    """Those of the questions that were matched with anything, where that decided the reply."""
    decided = fact.kind is Fact.BOT_DECIDED and rests_on_matching(fact.data)
    found = of_fact(fact) if decided else ()
    return [one for one in found if one.near or one.strange]
