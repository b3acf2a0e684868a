"""The stem of a word, and whether it is one of the language: PySastrawi and its dictionary."""

from functools import lru_cache

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from language.slang import listed

_LONGEST = 30
"""Letters; what is longer is no Indonesian word, and stripping affixes costs more the longer."""
_STEMS = {
    "diminati": "minat",
    "peminat": "minat",
    "menikah": "nikah",
    "nikah": "nikah",
    "berbasis": "basis",
    "terakreditasi": "akreditasi",
    "tertinggal": "tinggal",
    "kelulusan": "lulus",
    "pemohon": "mohon",
    "permohonan": "mohon",
    "ngomong": "bicara",
    "ngobrol": "bicara",
    "pesen": "pesan",
    "mengunjungi": "kunjung",
    "pengunjung": "kunjung",
    "besuk": "besuk",
    "perawat": "perawat",
    "terapi": "terapi",
    "berapa": "berapa",
    "dimana": "dimana",
    "kemana": "kemana",
    "kelurahan": "kelurahan",
    "pelajar": "pelajar",
    "kesehatan": "sehat",
}
"""Where the algorithm goes wrong (*diminati* is not *mati*), or two words are one."""
_NOT_IN_THE_DICTIONARY = listed(
    "besuk online daring luring email website aplikasi akun login password vaksin bpjs ktp kk sim "
    "skck npwp paspor rontgen igd poli antre farmasi apotek prodi wisuda skripsi transkrip "
    "legalisir beasiswa kampus universitas asrama wifi parkir toilet musala kantin"
)


@lru_cache(maxsize=1)
def _roots() -> frozenset[str]:
    return frozenset(StemmerFactory().get_words()) | _NOT_IN_THE_DICTIONARY


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    return Stemmer(ArrayDictionary(sorted(_roots())))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What is left of a normalised word without its affixes; the word itself where nothing is.

    *pendaftaran*, *mendaftar* and *daftar* give one stem. 40 µs for a word that is new.
    """
    known = _STEMS.get(word)
    if known is not None:
        return known
    if len(word) > _LONGEST or not word.isascii() or not word.isalpha():
        return word
    return str(_stemmer().stem(word)) or word


def is_indonesian(stemmed: str) -> bool:
    """Whether a stem is in the dictionary: a word that was meant, not a slip of the finger."""
    return stemmed in _roots()
