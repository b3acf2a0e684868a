"""A text as it is compared: words, stems, what they stand for, what is asked, and letters."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from language.normalising import POLITE, normalised
from language.numbers import NUMBER_WORDS
from language.stemming import stem
from language.word_tables import table

_TABLE = table("questions/meaning")
_TABLE.refuse_unheard(normalised, "frame", "of any topic", "near")
_TABLE.refuse_unheard(lambda word: stem(normalised(word)), "same")

_FRAME = _TABLE.words("frame")
_SYNONYMS = _TABLE.meanings("same")
_WORTH_OF_FRAME = 0.35
_WORTH_OF_COURTESY = 0.1


@lru_cache(maxsize=65_536)
def meaning_of(word: str) -> str:
    """The stem of a normalised word; words that offices use for one thing share one."""
    short = stem(word)
    return _SYNONYMS.get(short, short)


_LIGHT = {meaning_of(word): _WORTH_OF_FRAME for word in _FRAME | NUMBER_WORDS}
_LIGHT |= {meaning_of(word): _WORTH_OF_COURTESY for word in POLITE}


def worth(meaning: str) -> float:
    """1 for words with a topic, less for the frame of a question, least for courtesy."""
    return _LIGHT.get(meaning, 1.0)


_OF_ANY_TOPIC = {meaning_of(word) for word in _TABLE.words("of any topic")}


def of_any_topic(meaning: str) -> bool:
    """Whether it is a word that is said of every topic, such as one of time: it names none."""
    return meaning in _OF_ANY_TOPIC


def _read(groups: Iterable[str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for number, group in enumerate(groups):
        for word in group.split():
            found.setdefault(meaning_of(word), set()).add(f"~{number}")
    return {stem: frozenset(groups) for stem, groups in found.items()}


_CONCEPTS = _read(_TABLE.phrases("near"))
"""The groups to which each stem belongs, of words that are used for about the same thing.

They are weaker than synonyms: *menerima* and *membuka* are close when one asks about a course of
study, and apart elsewhere. So a shared group counts beside shared words, never in their place.
"""
_NONE: frozenset[str] = frozenset()


def concepts_of(meaning: str) -> frozenset[str]:
    """The groups that a stem belongs to, by names that no word has; empty for most stems."""
    return _CONCEPTS.get(meaning, _NONE)


class Attribute(StrEnum):
    """One side of a topic. Two questions about two sides of one topic are two questions."""

    WHO = "who"
    WHERE = "where"
    WHEN = "when"
    HOURS = "hours"
    LENGTH = "length"
    COST = "cost"
    COUNT = "count"
    NEEDS = "needs"
    HOW = "how"
    WHAT = "what"
    WHY = "why"
    USE = "use"
    LOOKS = "looks"
    KINDS = "kinds"
    CONTACT = "contact"
    LINK = "link"
    STATUS = "status"
    PROBLEM = "problem"
    CHANGE = "change"
    WHETHER = "whether"


_PATTERNS: Mapping[Attribute, str] = {
    Attribute.WHO: "siapa",
    Attribute.WHERE: (
        "dimana|kemana|alamat|lokasi|letak|sebelah mana|darimana|dari mana|di daerah mana|maps|"
        "tempat(?= (?:di|ada|mana))"
    ),
    Attribute.WHEN: (
        "kapan|tanggal|jadwal|hari apa|deadline|batas waktu|periode|bulan (?:apa|berapa)|"
        "tahun (?:berapa|ajaran)|batas akhir|terakhir"
    ),
    Attribute.HOURS: (
        "jam|pukul|operasional|buka (?:sampai|dari|hari)|tutup|buka tidak|masih buka|sudah buka"
    ),
    Attribute.LENGTH: (
        "berapa (?:hari|lama|menit|minggu|bulan|tahun|semester)|"
        "lama(?= (?:proses|waktu|tunggu|pengurusan|pembuatan|studi|kuliah|jadi|berapa))|durasi|"
        "masa berlaku|waktu proses|kapan (?:jadi|selesai)|lama berapa"
    ),
    Attribute.COST: (
        "biaya|harga|tarif|bayar|ongkos|ongkir|gratis|rp|mahal|murah|dikenakan|budget|pricelist|"
        "uang|ukt|spp|denda|bayaran|pembayaran|kena berapa"
    ),
    Attribute.COUNT: (
        "berapa (?:banyak|jumlah|orang|kali|sks|porsi|kuota|unit|kamar|kapasitas|persen)|jumlah|"
        "kuota|kapasitas|maksimal|minimal|ukuran|total"
    ),
    Attribute.NEEDS: (
        "syarat|persyaratan|dokumen|berkas|kelengkapan|lampiran|bawa|dibawa|membawa|disiapkan|"
        r"siapkan|dilampirkan|kriteria|ketentuan|apa saja yang (?:harus|perlu|di)\S*|butuh apa|"
        "dibutuhkan|diperlukan"
    ),
    Attribute.HOW: (
        "cara|bagaimana|prosedur|alur|langkah|mekanisme|tahap|tahapan|proses|tutorial|panduan"
    ),
    Attribute.WHAT: (
        "apa (?:itu|ini|sih|yang dimaksud|maksud|arti)|itu apa|maksud|pengertian|definisi|"
        "singkatan|kepanjangan|arti|tentang"
    ),
    Attribute.WHY: "kenapa|alasan|penyebab|sebab",
    Attribute.USE: "untuk apa|fungsi|guna|manfaat|keuntungan|buat apa",
    Attribute.LOOKS: "contoh|bentuk|format|tampilan|template|foto|gambar",
    Attribute.KINDS: (
        "apa saja|jenis|macam|pilihan|kategori|yang mana|mana saja|varian|"
        "daftar (?=jurusan|menu|harga|dokter|poli)"
    ),
    Attribute.CONTACT: (
        "nomor (?:telepon|hp|whatsapp|kontak|cs)|kontak|hubungi|dihubungi|email|"
        "whatsapp|telepon|narahubung"
    ),
    Attribute.LINK: "link|unduh|download|website|situs|laman|url|aplikasi|akses|online",
    Attribute.STATUS: "status|sampai mana|progres|cek|lacak|track|pengumuman|hasil",
    Attribute.PROBLEM: (
        "gagal|error|tidak bisa|hilang|lupa|rusak|salah|terlambat|telat|bermasalah|masalah|"
        "belum (?:masuk|sampai|datang|terima)"
    ),
    Attribute.CHANGE: (
        "ganti|ubah|mengubah|pindah|perbaiki|memperbaiki|batal|batalkan|membatalkan|refund|"
        "kembali|reschedule|koreksi|perpanjang|memperpanjang|perpanjangan"
    ),
    Attribute.WHETHER: "bisa|boleh|ada|dapat|mungkin|wajib|harus|perlu",
}
_SAID = tuple(
    (one, frozenset(re.findall("[a-z]+", said)), re.compile(rf"\b(?:{said})\b"))
    for one, said in _PATTERNS.items()
)
"""With each pattern the words in it: without any of them it need not be looked for."""
_FAINT = frozenset({Attribute.WHETHER, Attribute.KINDS})
"""Said with almost any question; that one of them is missing says nothing."""
_FILLING = frozenset({"tentang", "maksud", "akses", "darimana"})
_NAMING = frozenset(
    meaning_of(said)
    for attribute in _PATTERNS.keys() - _FAINT
    for said in re.sub(r"\(.*?\)+", "", _PATTERNS[attribute]).split("|")
    if said.isalpha() and said not in _FILLING
)
"""Words that name a side of a topic by themselves; *berapa* does so only with another word."""


def asked_about(words: Iterable[str]) -> frozenset[Attribute]:
    """The sides of a topic that normalised words ask about; most questions ask about one."""
    said = tuple(words)
    text, heard = " ".join(said), frozenset(said)
    return frozenset(
        one for one, named, pattern in _SAID if not named.isdisjoint(heard) and pattern.search(text)
    )


def telling(attributes: frozenset[Attribute]) -> frozenset[Attribute]:
    """Those that tell one question from another."""
    return attributes - _FAINT


def names_attribute(meaning: str) -> bool:
    """Whether a stem by itself names a side of a topic: *biaya*, *jam*, *syarat*."""
    return meaning in _NAMING


_SHORTEST_GRAM, _LONGEST_GRAM = 2, 4


@dataclass(frozen=True, slots=True)
class StemmedWords:
    """Normalised words, and the stem of each.

    `meanings` counts stems, groups of near words (`~12`) and attributes (`@when`).
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    attributes: frozenset[Attribute]
    meanings: Mapping[str, int]

    @property
    def text(self) -> str:
        """The words with one space between."""
        return " ".join(self.words)


def said(words: Sequence[str]) -> StemmedWords:
    """What normalised words say."""
    stems = tuple(meaning_of(word) for word in words)
    attributes = asked_about(words)
    meanings = Counter(stems)
    for one in set(stems):
        for concept in concepts_of(one):
            meanings[concept] = 1
    for attribute in attributes:
        meanings[f"@{attribute}"] = 1
    return StemmedWords(tuple(words), stems, attributes, meanings)


@lru_cache(maxsize=65_536)
def letters_of(word: str) -> tuple[str, ...]:
    """The sequences of two to four letters in a word with its edges, each as often as it comes."""
    edged = f" {word} "
    found = []
    for length in range(_SHORTEST_GRAM, _LONGEST_GRAM + 1):
        if len(edged) <= length:
            found.append(edged)
        else:
            found.extend(edged[at : at + length] for at in range(len(edged) - length + 1))
    return tuple(found)
