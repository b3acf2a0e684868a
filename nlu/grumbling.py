"""Grumbling about being asked, before what somebody wants to know: *knp nanya mulu, jam besuk?*"""

import re

from language.normalising import POLITE, words
from language.slang import listed

_CLAUSE_END = re.compile(r"[,.;!?\n]+\s*|\s+-+\s+")
_ASKED = listed(
    "tanya tanyain tanyakan bertanya ditanya ditanyain tanya-tanya minta diminta dimintai isi "
    "mengisi ngisi diisi data identitas nama lahir interogasi diinterogasi"
)
_WHY = listed(
    "kenapa kok apa apaan ngapain untuk buat harus mulu melulu terus banyak lagi ribet bawel kepo "
    "perlu wajib begitu amat"
)
_AROUND = (
    POLITE
    | _ASKED
    | _WHY
    | listed(
        "tanggal nomor hp telepon alamat email form formulir ini itu dari tadi segala semua saya "
        "aku kamu kalian dia ulang bolak balik melolo pribadi lengkap tahu doang cuma mau masa "
        "jadi malah capek sudah yang"
    )
)


def grumble(text: str) -> str:
    """The clauses at the beginning that only grumble about being asked; empty for none.

    What stands behind them is what is wanted, if anything is.
    """
    end = 0
    while end < len(text):
        sign = _CLAUSE_END.search(text, end)
        until = sign.end() if sign else len(text)
        if not _grumbles(text[end : sign.start() if sign else len(text)]):
            break
        end = until
    return text[:end]


def _grumbles(clause: str) -> bool:
    said = frozenset(words(clause))
    return said <= _AROUND and not said.isdisjoint(_ASKED) and not said.isdisjoint(_WHY)
