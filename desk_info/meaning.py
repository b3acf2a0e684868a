"""The stem under which a word is compared, and what it is worth before any entry is known."""

from functools import lru_cache

from language.normalising import POLITE
from language.numbers import NUMBER_WORDS
from language.slang import listed
from language.stemming import stem

_FRAME = listed(
    "apa siapa kapan dimana kemana mana bagaimana berapa kenapa yang di ke dari untuk "
    "dengan pada dan atau juga ini itu ada adalah akan sudah belum tidak bukan bisa boleh "
    "dapat mau ingin saya kamu kami kita dia mereka anda tahu tanya kalau jika bila agar "
    "supaya karena tapi jadi lagi masih hanya semua tiap seperti sama lebih paling "
    "sangat sekarang nanti dulu lalu terus kemudian harus perlu buat minta coba bantu jelas "
    "sebut beri kasih tentang mengenai terkait dalam luar oleh para sebagai secara saat "
    "ketika sebelum setelah orang hal cara sini sana situ begitu begini sendiri terima biar "
    "maksud beberapa memang ya e si"
)
_SYNONYMS = {
    "harga": "biaya",
    "tarif": "biaya",
    "ongkos": "biaya",
    "kunjung": "besuk",
    "lokasi": "alamat",
    "letak": "alamat",
    "prosedur": "cara",
    "alur": "cara",
    "langkah": "cara",
    "mekanisme": "cara",
    "berkas": "syarat",
    "dokumen": "syarat",
    "registrasi": "daftar",
    "pukul": "jam",
}
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
