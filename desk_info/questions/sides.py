"""The sides of a thing that people ask about (when, where, at what cost), and words around them."""

from collections.abc import Iterable

from language.normalising import POLITE
from language.slang import listed
from language.stemming import stem

_SIDES = {
    "who": "siapa",
    "when": "kapan jam pukul tanggal jadwal hari buka tutup",
    "where": "dimana kemana alamat lokasi letak tempat",
    "how": "cara bagaimana prosedur alur langkah",
    "cost": "biaya bayar gratis harga tarif ongkos",
    "needs": "syarat bawa berkas dokumen",
    "length": "lama",
    "contact": "nomor telepon kontak whatsapp",
    "why": "kenapa",
}
_CONDITIONS = listed(
    "senin selasa rabu kamis jumat sabtu minggu ahad besok lusa libur merah lebaran puasa "
    "ramadan natal weekend akhir pekan pagi siang sore malam subuh anak bayi balita dewasa "
    "lansia tua remaja keluarga umum online daring sendiri wakil"
)
_QUESTIONING = listed(
    "apa siapa kapan dimana kemana mana bagaimana berapa kenapa bisa boleh adakah bagaimanakah "
    "what how when where who which can does is"
)
_DONE = listed("bayar bawa buka tutup")
_WAYS = listed("cara prosedur alur langkah")
_TELLING = listed("saya aku kami sudah belum")
"""*Belum bayar* tells of it, *bayar berapa* asks for it."""
_CONNECTING = listed(
    "terus lalu kemudian dan juga sama sekalian serta oh oiya eh tapi jadi nah btw lantas"
)
_AROUND = (
    POLITE
    | _CONNECTING
    | _QUESTIONING
    | listed(
        "itu ini yang tersebut tadi di ke dari untuk buat dengan pada atau ada adalah akan sudah "
        "belum tidak bukan dapat mau ingin saya aku kami kita anda kamu tanya kalau jika bila "
        "apabila agar karena lagi masih hanya semua setiap tiap seperti sekarang nanti dulu "
        "harus perlu minta coba jelas beri kasih tentang soal mengenai terkait oleh para saat "
        "waktu orang sana situ sini begitu begini pakai ikut maksud memang e si kira usah pas "
        "pak bu the for to about and if it"
    )
)


def _stems(found: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, found)) | frozenset(found)


_SIDE_OF = {word: name for name, said in _SIDES.items() for word in _stems(said.split())}
_CONDITION_STEMS = _stems(_CONDITIONS)
_AROUND_STEMS = _stems(_AROUND)
POLITE_OR_CONNECTING = POLITE | _CONNECTING


def side(word: str) -> str:
    """Which side of a thing a normalised word asks about, empty for none."""
    return _SIDE_OF.get(word) or _SIDE_OF.get(stem(word), "")


def sides(said: Iterable[str]) -> frozenset[str]:
    """Which sides of a thing the words ask about."""
    return frozenset(filter(None, map(side, said)))


def asked_of(said: Iterable[str]) -> frozenset[str]:
    """As `sides`; *kalau Minggu bagaimana* asks about Sunday, and not how anything is done."""
    found = tuple(said)
    only_frame = "bagaimana" in found and _WAYS.isdisjoint(found)
    named = bool(conditions(found) or topics(found))
    return sides(found) - ({"how"} if only_frame and named else frozenset())


def conditions(said: Iterable[str]) -> tuple[str, ...]:
    """The words for a day, a time of day, or whom it is for: *minggu*, *malam*, *anak*."""
    return tuple(word for word in said if stem(word) in _CONDITION_STEMS and not side(word))


def topics(said: Iterable[str]) -> tuple[str, ...]:
    """The words that name a thing: none of the sides, the conditions and the words around."""
    return tuple(
        word
        for word in said
        if stem(word) not in _AROUND_STEMS
        and word not in _AROUND_STEMS
        and stem(word) not in _CONDITION_STEMS
        and not side(word)
    )


def questions(said: Iterable[str]) -> bool:
    """Whether the words ask: a question word, or the side of a thing."""
    found = tuple(said)
    told = _DONE if _TELLING.intersection(found) else frozenset()
    asked = sides(word for word in found if word not in told)
    asked -= set() if "berapa" in found else {"length"}  # *lama banget* asks nothing
    denied = "tidak" in found or "belum" in found
    asking = {word for word in found if word in _QUESTIONING}
    return bool(asking - ({"bisa", "boleh"} if denied else set())) or bool(asked)
