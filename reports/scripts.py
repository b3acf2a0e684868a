"""The scripts of the world by their Indonesian names, each with a letter of it."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

SAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "Jawa": "ꦏ",
        "Bali": "ᬓ",
        "Sunda": "ᮊ",
        "Bugis": "ᨀ",
        "Makassar": "𑻠",
        "Batak": "ᯀ",
        "Rejang": "ꤰ",
        "Kawi": "𑼒",
        "Arab": "ع",
        "Han": "漢",
        "Hiragana": "あ",
        "Katakana": "カ",
        "Bopomofo": "ㄅ",
        "Hangul": "한",
        "Thai": "ก",
        "Lao": "ກ",
        "Khmer": "ក",
        "Myanmar": "က",
        "Cham": "ꨀ",
        "Tagalog": "ᜊ",
        "Hanunoo": "ᜣ",
        "Buhid": "ᝊ",
        "Tagbanwa": "ᝣ",
        "Dewanagari": "न",
        "Tamil": "த",
        "Bengali": "ব",
        "Gujarati": "ગ",
        "Gurmukhi": "ਪ",
        "Telugu": "త",
        "Kannada": "ಕ",
        "Malayalam": "മ",
        "Sinhala": "ස",
        "Oriya": "ଓ",
        "Ethiopia": "ሀ",
        "Ibrani": "ש",
        "Suryani": "ܣ",
        "Thaana": "ދ",
        "Tifinagh": "ⵣ",
        "NKo": "ߒ",
        "Adlam": "𞤀",
        "Armenia": "Ա",
        "Georgia": "ა",
        "Kiril": "Ж",
        "Yunani": "Ω",
        "Tibet": "ཀ",
        "Mongol": "ᠮ",
        "Yi": "ꆈ",
        "Lisu": "ꓡ",
        "Cherokee": "Ꮳ",
        "Kanada-Pribumi": "ᐊ",
        "Rohingya": "𐴀",
        "Vai": "ꕙ",
    }
)
"""What a complainant may write in. `loket doctor` tries each of them."""

_UNICODE_NAMES = {
    "CJK": "Han",
    "DEVANAGARI": "Dewanagari",
    "ETHIOPIC": "Ethiopia",
    "HEBREW": "Ibrani",
    "ARMENIAN": "Armenia",
    "GEORGIAN": "Georgia",
    "TIBETAN": "Tibet",
    "MONGOLIAN": "Mongol",
    "CYRILLIC": "Kiril",
    "GREEK": "Yunani",
    "ARABIC": "Arab",
    "SYRIAC": "Suryani",
    "MAKASAR": "Makassar",
    "CANADIAN": "Kanada-Pribumi",
    "HANIFI": "Rohingya",
    "NKO": "NKo",
}


def script_of(letter: str) -> str:
    """The Indonesian name of the script of a letter; empty for what is no letter."""
    if not unicodedata.category(letter).startswith(("L", "M")):
        return ""
    first = unicodedata.name(letter, "").partition(" ")[0]
    return _UNICODE_NAMES.get(first, first.capitalize())
