"""The stem of a word: what is left without the affixes of Indonesian."""

from functools import lru_cache

from language.slang import listed


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """What is left of a normalised word without the common affixes; not always a real word.

    *pendaftaran*, *mendaftar* and *daftar* give one stem; a few words that only look affixed stay.
    """
    if word in _UNSTEMMED:
        return word
    base = word
    for suffix in ("kan", "an", "i"):
        if base.endswith(suffix) and len(base) >= len(suffix) + _SHORTEST_STEM:
            base = base.removesuffix(suffix)
            break
    for prefix, put_back in _PREFIXES:
        if base.startswith(prefix) and len(base) >= len(prefix) + _SHORTEST_STEM:
            rest = base[len(prefix) :]
            if put_back is None:
                return rest
            if rest[0] in "aiueo":
                return put_back + rest
    return base


_SHORTEST_STEM = 3
_UNSTEMMED = listed(
    "berapa terima dimana kemana berita terus besar menit dengan kembali ketika pernah perlu "
    "meter medis mereka dinas bagaimana antrean penting tempat kantor keluarga kelurahan "
    "kecamatan kepala kertas beras perut menteri benar sampai kalau sekali perawat"
)
_PREFIXES: tuple[tuple[str, str | None], ...] = (
    ("memper", None),
    ("diper", None),
    ("meny", "s"),
    ("peny", "s"),
    ("meng", ""),
    ("peng", ""),
    ("meng", None),
    ("peng", None),
    ("mem", "p"),
    ("pem", "p"),
    ("mem", None),
    ("pem", None),
    ("men", "t"),
    ("pen", "t"),
    ("men", None),
    ("pen", None),
    ("ber", None),
    ("ter", None),
    ("per", "r"),
    ("per", None),
    ("pel", "l"),
    ("ng", ""),
    ("me", None),
    ("di", None),
    ("ke", None),
)
