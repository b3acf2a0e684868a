"""A talk as it is shown: facts become bubbles, notes and small lines."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from channels.registry import chat_page
from core.errors import Own
from core.facts import BOT, Fact, SealedFact
from core.message import Kind
from core.tables import Partial
from core.unreadable import readable
from handoff.case import Source
from handoff.desk import DeliveryState, Part, TalkLine
from reports.labels import SOURCES
from reports.messages import (
    OFFICE_PHONE,
    Afterwards,
    Version,
    afterwards,
    changes_another,
    kind_of,
    marks,
    words,
)
from reports.words import span_words
from web import sentences
from web.bot_reasons import Reason, of_fact
from web.titles import TITLES
from web.undelivered import reason

_WORST_FIRST = (
    DeliveryState.FAILED,
    DeliveryState.UNKNOWN,
    DeliveryState.WAITING,
    DeliveryState.SENDING,
    DeliveryState.SENT,
    DeliveryState.DELIVERED,
    DeliveryState.READ,
)
_SPOKEN = frozenset({Fact.MESSAGE_IN, Fact.MESSAGE_OUT})
_CAME_LATER = "Pesan ini semula belum dapat dibaca; isinya menyusul di bawah"
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
# What a browser may show in the page; everything else is downloaded.
INLINE = frozenset(
    {
        "image/jpeg",
        "image/png",
        "image/webp",
        "image/gif",
        "audio/ogg",
        "audio/mpeg",
        "audio/mp4",
        "video/mp4",
    }
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A file in a bubble; `sha256` is empty while it is still at the platform, or lost."""

    sha256: str
    mime: str
    filename: str
    size: int
    what: str
    lost: bool = False

    @property
    def shape(self) -> str:
        """How it is shown: `image`, `audio`, `video` or `file`."""
        kind = self.mime.split(";")[0].strip().lower()
        return kind.split("/")[0] if kind in INLINE else "file"


@dataclass(frozen=True, slots=True)
class Changed:
    """What a message was changed to; `media` is the file that is there instead, None for none."""

    text: str
    media: Shown | None = None


@dataclass(frozen=True, slots=True)
class Bubble:
    """One line of a talk.

    `side` is `in` (the complainant), `out` (an agent), `bot`, `note`, `card` or `fact`. `title`
    heads a card and `files` come with it. `state` is the worst state among the parts of one of our
    messages, None where nothing is known; `because` says why it did not arrive and what to do,
    `why` has the platform's own words. `versions` are what it was changed to, in
    order; `marks` say what else it was; `kept` is the JSON of a kind that nobody knows. `reasons`
    say why the bot decided so, one a question. `late` is how long a message was on its
    way, empty where that is not worth a word.
    """

    seq: int
    side: str
    at: datetime
    text: str
    author: str = ""
    ref: str = ""
    choices: Sequence[Mapping[str, object]] = ()
    media: Shown | None = None
    state: DeliveryState | None = None
    why: str = ""
    because: str = ""
    quiet: bool = False
    deleted: bool = False
    versions: Sequence[Changed] = ()
    marks: Sequence[str] = ()
    kept: str = ""
    unread: bool = False
    title: str = ""
    files: Sequence[Shown] = ()
    reasons: Sequence[Reason] = ()
    late: str = ""

    @property
    def may_resend(self) -> bool:
        """Whether a person may send it again."""
        return self.state in {DeliveryState.FAILED, DeliveryState.UNKNOWN}


@dataclass(frozen=True, slots=True)
class _About:
    kept: Mapping[int, Mapping[str, object]]
    lost: frozenset[int]
    later: Afterwards
    together: Mapping[int, Sequence[SealedFact]]
    facts: Mapping[int, SealedFact]


def bubbles(lines: Sequence[TalkLine], zone: ZoneInfo, unread: int = 0) -> list[Bubble]:
    """Everything, for the desk; the last `unread` messages of the complainant are marked."""
    about = _read_about([line.fact for line in lines])
    heard = [line.fact.seq for line in lines if line.fact.kind is Fact.MESSAGE_IN]
    new = frozenset(heard[-unread:]) if unread else frozenset()
    made = (_shown(line, about, zone, new) for line in lines)
    return [bubble for bubble in made if bubble is not None]


def spoken(lines: Sequence[TalkLine], zone: ZoneInfo) -> list[Bubble]:
    """What the complainant may see: messages only, never notes, decisions or states of cases."""
    about = _read_about([line.fact for line in lines])
    shown = [line for line in lines if line.fact.kind in _SPOKEN]
    made = (_shown(line, about, zone, frozenset()) for line in shown)
    return [bubble for bubble in made if bubble is not None]


def card(fact: SealedFact, zone: ZoneInfo) -> Bubble:
    """What people at the office handed each other: a question, a finding, a sheet, minutes."""
    data = fact.data
    return Bubble(
        fact.seq,
        "card",
        fact.at,
        str(data.get("text") or data.get("remark") or sentences.sentence(fact, zone)),
        str(data.get("agent_name") or "Petugas"),
        title=TITLES[fact.kind](data),
        files=tuple(_sent_along(data.get("files"))),
    )


def _sent_along(files: object) -> Iterator[Shown]:
    for one in files if isinstance(files, Sequence) and not isinstance(files, str) else ():
        if isinstance(one, Mapping):
            mime, name = str(one.get("mime", "")), str(one.get("filename", ""))
            yield Shown(str(one.get("sha256", "")), mime, name, 0, "Berkas")


def _read_about(facts: Sequence[SealedFact]) -> _About:
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
    return _About(kept, frozenset(lost), later, together, {fact.seq: fact for fact in facts})


def _shown(line: TalkLine, about: _About, zone: ZoneInfo, new: frozenset[int]) -> Bubble | None:
    """The bubble; one that says so for a fact whose data are not as they should be."""
    fact = line.fact

    def stand_in() -> Bubble:
        unread = replace(fact, kind=Fact.UNREADABLE, data={})
        return Bubble(fact.seq, "fact", fact.at, sentences.sentence(unread, zone))

    number = f"{fact.chat}/{fact.seq}"
    return readable("bubble of fact", number, lambda: _bubble(line, about, zone, new), stand_in)


def _bubble(line: TalkLine, about: _About, zone: ZoneInfo, new: frozenset[int]) -> Bubble | None:
    fact = line.fact
    match fact.kind:
        case Fact.MESSAGE_IN if fact.seq in about.later.albums:
            return None  # shown with the first file of its album
        case Fact.MESSAGE_IN if about.later.replaced(fact):
            return Bubble(fact.seq, "fact", fact.at, _CAME_LATER, quiet=True)
        case Fact.MESSAGE_IN:
            return _heard(fact, about, fact.seq in new)
        case Fact.ECHO if not changes_another(fact):
            return replace(_heard(fact, about, unread=False), side="out", author=OFFICE_PHONE)
        case Fact.MESSAGE_OUT:
            return _said(line)
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
    decided = fact.kind is Fact.BOT_DECIDED and sentences.rests_on_matching(fact.data)
    found = of_fact(fact) if decided else ()
    return [one for one in found if one.near or one.strange]


def _heard(fact: SealedFact, about: _About, unread: bool) -> Bubble:
    later, album = about.later, about.together.get(fact.seq, ())
    return Bubble(
        fact.seq,
        "in",
        fact.at,
        words(fact.data),
        str(fact.data.get("name") or ""),
        ref=fact.ref,
        media=_media_heard(fact, about),
        deleted=bool(fact.ref) and fact.ref in later.deleted,
        versions=[_changed(one, about) for one in later.versions_of(fact)],
        marks=marks(fact.data),
        kept=_kept_json(fact),
        unread=unread,
        files=[file for one in album if (file := _media_heard(one, about))],
        late=_late(fact),
    )


def _changed(version: Version, about: _About) -> Changed:
    brought = about.facts.get(version.file)
    return Changed(version.words, None if brought is None else _media_heard(brought, about))


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


def _media_heard(fact: SealedFact, about: _About) -> Shown | None:
    sent = fact.data.get("media")
    if not isinstance(sent, Mapping):
        return None
    kept = about.kept.get(fact.seq, {})
    own = sent.get("sha256") if fact.data.get("channel") == chat_page() else ""
    return Shown(
        str(kept.get("sha256") or own or ""),
        str(kept.get("mime") or sent.get("mime") or "application/octet-stream"),
        str(kept.get("filename") or sent.get("filename") or ""),
        _number(kept.get("size") or sent.get("size")),
        _MEDIA_WORDS[kind_of(fact.data)],
        lost=fact.seq in about.lost,
    )


def _said(line: TalkLine) -> Bubble:
    fact = line.fact
    choices = fact.data.get("choices")
    sent = fact.data.get("attachment")
    media = None
    if isinstance(sent, Mapping):
        media = Shown(
            str(sent.get("sha256", "")),
            str(sent.get("mime", "")),
            str(sent.get("filename", "")),
            0,
            "Berkas",
        )
    worst = min(line.parts, key=lambda part: _WORST_FIRST.index(part.state), default=None)
    author = str(fact.data.get("author") or BOT)
    return Bubble(
        fact.seq,
        "bot" if author == BOT or fact.actor == BOT else "out",
        fact.at,
        str(fact.data.get("text", "")),
        "Bot" if author == BOT else author + _other_way(fact.data.get("way")),
        ref=fact.ref,
        choices=choices if isinstance(choices, Sequence) and not isinstance(choices, str) else (),
        media=media,
        state=worst.state if worst else None,
        why=_in_its_words(worst) if worst else "",
        because=_because(worst) if worst else "",
    )


def _in_its_words(part: Part) -> str:
    """Why the platform refused it; empty where it did not."""
    refused = part.state is DeliveryState.FAILED and part.code not in set(Own)
    return part.why if refused else ""


def _because(part: Part) -> str:
    if part.state is DeliveryState.UNKNOWN:
        return "Kanal tidak memberi kabar; pesan ini mungkin sudah sampai."
    if part.state is not DeliveryState.FAILED:
        return ""
    said = reason(part.why, part.code)
    return f"{said[:1].upper()}{said[1:]}."


def _other_way(way: object) -> str:
    known = next((one for one in Source if one == way), None)
    return f" · lewat {SOURCES[known].lower()}" if known else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
