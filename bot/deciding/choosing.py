"""Which of several entries that were offered somebody means, by the words they type."""

import re
from collections.abc import Sequence

from desk_info.entry import Entry
from language.normalising import POLITE, words
from language.slang import listed

_LONGEST_CHOICE = 4
_AROUND_A_CHOICE = POLITE | listed(
    "yang itu ini ke nomor pilihan pilih opsi maksud saya saja mau nya"
)
_PLACES = {"pertama": 1, "kesatu": 1, "satu": 1, "kedua": 2, "dua": 2, "ketiga": 3, "tiga": 3}
_ALL_OF_THEM = re.compile(r"(?:ya |iya )?(?:keduanya|dua[- ]?(?:2|dua)nya|semua(?:nya)?|ketiganya)")


def meant(text: str, offered: Sequence[Entry | None]) -> list[Entry]:
    """Which of the offered entries the words choose: a number, a place, words of one title."""
    said = [word for word in words(text) if word not in _AROUND_A_CHOICE]
    if _ALL_OF_THEM.fullmatch(text.strip(" .!").casefold()):
        return [entry for entry in offered if entry]
    if not said or len(said) > _LONGEST_CHOICE:
        return []
    place = _PLACES.get(said[0], 0) if len(said) == 1 else 0
    if said[0].isascii() and said[0].isdigit() and len(said) == 1:
        place = int(said[0][:3])
    if said == ["terakhir"]:
        place = len(offered)
    if place:
        return [entry for entry in offered[place - 1 : place] if entry]
    titled = [entry for entry in offered if entry and set(said) <= set(words(entry.title))]
    return titled if len(titled) == 1 else []
