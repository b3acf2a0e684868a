"""What a message of a talk was beside its words, for whoever reads the talk or its paper."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from channels.registry import drivers
from core.albums import IN_ALBUMS, belong_together
from core.facts import Fact, SealedFact
from core.message import Kind
from core.tables import Partial

Data = Mapping[str, object]
OFFICE_PHONE = "Telepon kantor"
_WITHOUT_WORDS: Partial[str, str] = Partial(
    {
        Kind.LOCATION: "Lokasi",
        Kind.CONTACT: "Kartu kontak",
        Kind.UNSUPPORTED: "Pesan yang tidak dapat ditampilkan kanalnya",
        Kind.UNKNOWN: "Jenis pesan yang belum dikenal; isinya tersimpan sebagaimana datang",
        Kind.IMAGE: "Foto",
        Kind.VIDEO: "Video",
        Kind.AUDIO: "Audio",
        Kind.VOICE: "Pesan suara",
        Kind.STICKER: "Stiker",
        Kind.DOCUMENT: "Dokumen",
    },
    otherwise="Pesan kosong",
)
_THINGS = {
    "poll": "Jajak pendapat",
    "checklist": "Daftar periksa",
    "dice": "Dadu",
    "game": "Permainan",
    "story": "Cerita",
    "live_photo": "Foto hidup",
    "paid_media": "Media berbayar",
    "invoice": "Tagihan",
    "giveaway": "Undian berhadiah",
    "giveaway_winners": "Pemenang undian",
    "gift": "Hadiah",
    "unique_gift": "Hadiah",
    "disappears": "Pesan yang menghilang atau sekali lihat",
    "web_app_data": "Isian dari aplikasi di dalam obrolan",
    **{kind: words for driver in drivers() for kind, words in driver.things.items()},
}
_MARKS = {key: words for driver in drivers() for key, words in driver.marks.items()}
"""What only one platform has, by the key that its message has in `detail`."""
_UNREAD = frozenset({Kind.UNSUPPORTED, Kind.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Version:
    """What a message was changed to: its `words`, and the number of the fact that brought a `file`.

    `file` is 0 where the file stayed; then `words` are new, else they may be the same as before.
    """

    words: str
    file: int = 0

    @property
    def said(self) -> str:
        """In words alone."""
        return " ".join(filter(None, (self.words, "(dengan berkas lain)" if self.file else "")))


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What became of messages after they were sent, by the platform's ids of them.

    `versions` are what they were changed to, in order; `deleted` were taken back;
    `heard` are those that came whole after a placeholder, by the number of the fact that has the
    words. `albums` are files that came with others: fact by fact of the first file.
    """

    versions: Mapping[str, Sequence[Version]] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()
    heard: Mapping[str, int] = field(default_factory=dict)
    albums: Mapping[int, int] = field(default_factory=dict)

    def versions_of(self, fact: SealedFact) -> Sequence[Version]:
        """What a message was changed to."""
        return self.versions.get(fact.ref, ()) if fact.ref else ()

    def replaced(self, fact: SealedFact) -> bool:
        """Whether a message that could not be read came again with its words."""
        unread = fact.data.get("kind") in _UNREAD and not fact.data.get("text")
        return unread and self.heard.get(fact.ref, 0) > fact.seq


def afterwards(facts: Iterable[SealedFact]) -> Afterwards:
    """Reads it out of the facts of one talk, in their order."""
    known = list(facts)
    files = _Files.of(known)
    versions: dict[str, list[Version]] = {}
    deleted: set[str] = set()
    heard: dict[str, int] = {}
    albums: dict[int, int] = {}
    before: SealedFact | None = None
    for fact in known:
        files.see(fact)
        match _change(fact):
            case Kind.EDIT:
                file = fact.seq if files.is_another(fact) else 0
                new = Version(str(fact.data.get("text", "")), file)
                versions.setdefault(fact.ref, []).append(new)
            case Kind.DELETION:
                deleted.add(fact.ref)
            case _ if fact.kind is Fact.MESSAGE_IN:
                heard[fact.ref] = fact.seq
                if before is not None and _one_album(before, fact):
                    albums[fact.seq] = albums.get(before.seq, before.seq)
                before = fact
            case _:
                pass
    return Afterwards(versions, frozenset(deleted), heard, albums)


@dataclass(slots=True)
class _Files:
    """Which file stands in a message, by its hash; empty where nobody has fetched it."""

    kept: Mapping[int, str]
    there: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Iterable[SealedFact]) -> "_Files":
        kept = {}
        for fact in facts:
            seq = fact.data.get("seq")
            if fact.kind is Fact.MEDIA_KEPT and isinstance(seq, int):
                kept[seq] = str(fact.data.get("sha256", ""))
        return cls(kept)

    def see(self, fact: SealedFact) -> None:
        """A message as it was sent first."""
        if fact.kind in (Fact.MESSAGE_IN, Fact.ECHO) and "media" in fact.data and fact.ref:
            self.there.setdefault(fact.ref, self.kept.get(fact.seq, ""))

    def is_another(self, change: SealedFact) -> bool:
        """Whether a change brings another file than was there; platforms send the same one too."""
        if "media" not in change.data:
            return False
        new = self.kept.get(change.seq, "")
        before, self.there[change.ref] = self.there.get(change.ref, ""), new
        return not new or new != before


def changes_another(fact: SealedFact) -> bool:
    """Whether a fact of the office's own phone only changes or takes back earlier words."""
    return fact.kind is Fact.ECHO and _detail(fact.data).get("type") in (
        Kind.EDIT, Kind.DELETION, Kind.REACTION,
    )  # fmt: skip


def words(data: Data) -> str:
    """The words of a message, or what it is where it has none."""
    text = str(data.get("text", ""))
    if text or isinstance(data.get("media"), Mapping):
        return text
    return _WITHOUT_WORDS[kind_of(data)]


def kind_of(data: Data) -> str:
    """What a message is; of one of the office's own phone, or of a change, what is in it."""
    around = data.get("kind") in (Kind.ECHO, Kind.EDIT)
    return str((_detail(data).get("type") if around else data.get("kind")) or "")


def marks(data: Data) -> tuple[str, ...]:
    """What stands above the words: where they come from, and what they were sent as."""
    return tuple(_marks(data, _detail(data)))


def _marks(data: Data, detail: Data) -> Iterator[str]:
    if detail.get("forwarded") or detail.get("frequently_forwarded"):
        yield _forwarded(detail)
    if thing := _THINGS.get(str(detail.get("type", ""))):
        yield thing
    yield from (words for key, words in _MARKS.items() if key in detail)
    if "order" in detail:
        yield "Pesanan dari katalog"
    yield from _led_here(detail)
    if data.get("kind") == Kind.LOCATION and data.get("text"):
        yield "Lokasi yang berjalan" if detail.get("live") else "Lokasi"
    if data.get("verified_phone"):
        yield "Nomor pelapor sendiri, menurut kanalnya"
    elif data.get("kind") == Kind.CONTACT and data.get("text"):
        yield "Kartu kontak"
    if quoted := data.get("quoted") or detail.get("quoted"):
        yield f"Membalas “{quoted}”"


def _led_here(detail: Data) -> Iterator[str]:
    if isinstance(product := detail.get("product"), Mapping):
        yield f"Tentang barang katalog {product.get('product_retailer_id', '')}".rstrip()
    if isinstance(referral := detail.get("referral"), Mapping):
        yield _referred(referral)


def _forwarded(detail: Data) -> str:
    author = detail.get("forwarded_from")
    often = " berkali-kali" if detail.get("frequently_forwarded") else ""
    return f"Diteruskan{often} dari {author}" if author else f"Diteruskan{often}"


def _referred(referral: Data) -> str:
    named = (referral.get("headline"), referral.get("source_url"))
    return "Datang dari iklan atau unggahan: " + ", ".join(str(one) for one in named if one)


def _change(fact: SealedFact) -> Kind | None:
    """Whether a fact changes another message or takes it back, the office's own or not."""
    if fact.kind is Fact.MESSAGE_EDITED:
        return Kind.EDIT
    if fact.kind is Fact.MESSAGE_DELETED:
        return Kind.DELETION
    if changes_another(fact):
        return Kind(str(_detail(fact.data)["type"]))
    return None


def _one_album(before: SealedFact, fact: SealedFact) -> bool:
    if not (_is_file(before) and _is_file(fact)) or fact.data.get("text"):
        return False
    groups = [str(_detail(one.data).get("media_group_id", "")) for one in (before, fact)]
    return belong_together(_sent_at(before), groups[0], _sent_at(fact), groups[1])


def _is_file(fact: SealedFact) -> bool:
    return str(fact.data.get("kind", "")) in IN_ALBUMS and "media" in fact.data


def _sent_at(fact: SealedFact) -> datetime:
    said = fact.data.get("sent_at")
    return datetime.fromisoformat(said) if isinstance(said, str) else fact.at


def _detail(data: Data) -> Data:
    detail = data.get("detail")
    return detail if isinstance(detail, Mapping) else {}
