"""What came from the complainant, as bubbles."""

import json
from collections.abc import Mapping
from datetime import timedelta

from channels.registry import chat_page
from core.facts import SealedFact
from core.message import Kind
from core.tables import Partial
from reports.messages import Version, kind_of, marks, words
from reports.words import span_words
from web.showing.transcript.bubble import Bubble, ShownFile, ShownVersion
from web.showing.transcript.related import RelatedFacts

_MOST_JSON = 4000
_MEDIA_WORDS: Partial[str, str] = Partial(
    {
        Kind.IMAGE: "Foto",
        Kind.VIDEO: "Video",
        Kind.AUDIO: "Audio",
        Kind.VOICE: "Pesan suara",
        Kind.STICKER: "Stiker",
    },
    otherwise="Dokumen",
)


def received(fact: SealedFact, related: RelatedFacts, unread: bool) -> Bubble:
    """The bubble of a message of the complainant."""
    later, album = related.later, related.together.get(fact.seq, ())
    return Bubble(
        fact.seq,
        "in",
        fact.at,
        words(fact.data),
        str(fact.data.get("name") or ""),
        ref=fact.ref,
        media=_file_of(fact, related),
        deleted=bool(fact.ref) and fact.ref in later.deleted,
        versions=[_changed(one, related) for one in later.versions_of(fact)],
        marks=marks(fact.data),
        kept=_kept_json(fact),
        unread=unread,
        files=[file for one in album if (file := _file_of(one, related))],
        late=_late(fact),
    )


def _changed(version: Version, related: RelatedFacts) -> ShownVersion:
    brought = related.facts.get(version.file)
    return ShownVersion(version.words, None if brought is None else _file_of(brought, related))


def _kept_json(fact: SealedFact) -> str:
    """What a message of a kind that nobody knows holds, as it came."""
    detail = fact.data.get("detail")
    if fact.data.get("kind") != Kind.UNKNOWN or not isinstance(detail, Mapping):
        return ""
    held = detail.get("item")
    return json.dumps(held, ensure_ascii=False, indent=1)[:_MOST_JSON] if held else ""


def _late(fact: SealedFact) -> str:
    gone = fact.data.get("late_seconds")
    return span_words(timedelta(seconds=gone)) if isinstance(gone, int) else ""


def _file_of(fact: SealedFact, related: RelatedFacts) -> ShownFile | None:
    sent = fact.data.get("media")
    if not isinstance(sent, Mapping):
        return None
    kept = related.kept.get(fact.seq, {})
    own = sent.get("sha256") if fact.data.get("channel") == chat_page() else ""
    return ShownFile(
        str(kept.get("sha256") or own or ""),
        str(kept.get("mime") or sent.get("mime") or "application/octet-stream"),
        str(kept.get("filename") or sent.get("filename") or ""),
        _number(kept.get("size") or sent.get("size")),
        _MEDIA_WORDS[kind_of(fact.data)],
        lost=fact.seq in related.lost,
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
