"""What was said in a chat, as papers show it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from core.facts import BOT, Fact, SealedFact
from handoff.procedure import Procedure
from reports.labels import UNREADABLE
from reports.messages import OFFICE_PHONE, afterwards, changes_another, marks, words
from reports.records import (
    TranscriptLine,
    TranscriptSpeaker,
)

_SPOKEN = frozenset({Fact.MESSAGE_IN, Fact.MESSAGE_OUT, Fact.ECHO})
_SHOWN = _SPOKEN | {Fact.UNREADABLE}


def transcript(
    facts: Sequence[SealedFact], complainant: str, office: Procedure
) -> Iterator[TranscriptLine]:
    later = afterwards(facts)
    together: dict[int, list[str]] = {}
    for fact in facts:
        if fact.seq in later.albums:
            together.setdefault(later.albums[fact.seq], []).extend(_files(fact.data))
    for fact in facts:
        hidden = fact.seq in later.albums or changes_another(fact) or later.replaced(fact)
        if fact.kind in _SHOWN and not hidden:
            line = _line(fact, complainant, office)
            yield replace(
                line,
                files=(*line.files, *together.get(fact.seq, ())),
                versions=tuple(one.said for one in later.versions_of(fact)),
                deleted=bool(fact.ref) and fact.ref in later.deleted,
            )


def _line(fact: SealedFact, complainant: str, office: Procedure) -> TranscriptLine:
    if fact.kind is Fact.UNREADABLE:
        return TranscriptLine(TranscriptSpeaker.OFFICE, office.short_name, fact.at, UNREADABLE)
    ours = fact.kind is Fact.MESSAGE_OUT  # a letter may go without words
    text = str(fact.data.get("text", "")) if ours else words(fact.data)
    author = str(fact.data.get("author", ""))
    files, beside = tuple(_files(fact.data)), marks(fact.data)
    if fact.kind is Fact.MESSAGE_IN:
        name = complainant or str(fact.data.get("name", ""))
        return TranscriptLine(
            TranscriptSpeaker.COMPLAINANT, name, fact.at, text, files, marks=beside
        )
    if fact.kind is Fact.ECHO:
        return TranscriptLine(
            TranscriptSpeaker.OFFICE, OFFICE_PHONE, fact.at, text, files, marks=beside
        )
    if fact.actor == BOT:
        return TranscriptLine(TranscriptSpeaker.BOT, office.short_name, fact.at, text, files)
    return TranscriptLine(TranscriptSpeaker.OFFICE, author, fact.at, text, files)


def _files(data: Mapping[str, object]) -> Iterator[str]:
    for key in ("media", "attachment"):
        sent = data.get(key)
        if isinstance(sent, Mapping):
            yield str(sent.get("filename") or sent.get("mime") or data.get("kind") or "")
