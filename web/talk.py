"""A talk as it is shown: facts become bubbles, notes and small lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from core.facts import BOT, Fact, SealedFact
from core.message import Kind
from core.tables import Partial
from core.unreadable import readable
from handoff.case import Source
from handoff.desk import DeliveryState, TalkLine
from reports.labels import SOURCES
from web import sentences
from web.reasons import Reason, of_fact
from web.titles import TITLES

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
_OTHER_WORDS: Partial[str, str] = Partial(
    {
        Kind.LOCATION: "Lokasi",
        Kind.CONTACT: "Kontak",
        Kind.UNSUPPORTED: "Pesan yang tidak dapat ditampilkan kanalnya",
        Kind.UNKNOWN: "Pesan yang tidak dikenali; isinya tersimpan sebagaimana datang",
    },
    otherwise="Pesan kosong",
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
class Bubble:
    """One line of a talk.

    `side` is `in` (the complainant), `out` (an agent), `bot`, `note`, `card` or `fact`. `title`
    heads a card and `files` come with it. `state` is the worst state among the parts of one of our
    messages, None where nothing is known. `reasons` say why the bot decided so, one a question.
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
    quiet: bool = False
    deleted: bool = False
    edited: str = ""
    unread: bool = False
    title: str = ""
    files: Sequence[Shown] = ()
    reasons: Sequence[Reason] = ()

    @property
    def may_resend(self) -> bool:
        """Whether a person may send it again."""
        return self.state in {DeliveryState.FAILED, DeliveryState.UNKNOWN}


@dataclass(frozen=True, slots=True)
class _About:
    kept: Mapping[int, Mapping[str, object]]
    lost: frozenset[int]
    edits: Mapping[str, str]
    deletions: frozenset[str]


def bubbles(lines: Sequence[TalkLine], zone: ZoneInfo, unread: int = 0) -> list[Bubble]:
    """Everything, for the desk; the last `unread` messages of the complainant are marked."""
    about = _read_about(line.fact for line in lines)
    heard = [line.fact.seq for line in lines if line.fact.kind is Fact.MESSAGE_IN]
    new = frozenset(heard[-unread:]) if unread else frozenset()
    made = (_shown(line, about, zone, new) for line in lines)
    return [bubble for bubble in made if bubble is not None]


def spoken(lines: Sequence[TalkLine], zone: ZoneInfo) -> list[Bubble]:
    """What the complainant may see: messages only, never notes, decisions or states of cases."""
    about = _read_about(line.fact for line in lines)
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


def _read_about(facts: Iterable[SealedFact]) -> _About:
    kept: dict[int, Mapping[str, object]] = {}
    lost: set[int] = set()
    edits: dict[str, str] = {}
    deletions: set[str] = set()
    for fact in facts:
        seq = fact.data.get("seq")
        if fact.kind is Fact.MEDIA_KEPT and isinstance(seq, int):
            kept[seq] = fact.data
        elif fact.kind is Fact.MEDIA_LOST and isinstance(seq, int):
            lost.add(seq)
        elif fact.kind is Fact.MESSAGE_EDITED:
            edits[fact.ref] = str(fact.data.get("text", ""))
        elif fact.kind is Fact.MESSAGE_DELETED:
            deletions.add(fact.ref)
    return _About(kept, frozenset(lost), edits, frozenset(deletions))


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
        case Fact.MESSAGE_IN:
            return _heard(fact, about, fact.seq in new)
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
    text = str(fact.data.get("text", ""))
    media = _media_heard(fact, about)
    if not text and media is None:
        text = _OTHER_WORDS[str(fact.data.get("kind", ""))]
    return Bubble(
        fact.seq,
        "in",
        fact.at,
        text,
        str(fact.data.get("name") or ""),
        ref=fact.ref,
        media=media,
        deleted=bool(fact.ref) and fact.ref in about.deletions,
        edited=about.edits.get(fact.ref, "") if fact.ref else "",
        unread=unread,
    )


def _media_heard(fact: SealedFact, about: _About) -> Shown | None:
    sent = fact.data.get("media")
    if not isinstance(sent, Mapping):
        return None
    kept = about.kept.get(fact.seq, {})
    own = sent.get("sha256") if fact.data.get("channel") == "web" else ""
    return Shown(
        str(kept.get("sha256") or own or ""),
        str(kept.get("mime") or sent.get("mime") or "application/octet-stream"),
        str(kept.get("filename") or sent.get("filename") or ""),
        _number(kept.get("size") or sent.get("size")),
        _MEDIA_WORDS[str(fact.data.get("kind", ""))],
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
        why=worst.why if worst else "",
    )


def _other_way(way: object) -> str:
    known = next((one for one in Source if one == way), None)
    return f" · lewat {SOURCES[known].lower()}" if known else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
