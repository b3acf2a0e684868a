"""Who wants to stay unnamed, at whichever moment they say so."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bot.decision import Heard, Line
from bot.dialogue.beside import refuses
from bot.dialogue.reading import pressed
from core.replies import ReplyKey
from forms.definition import Role
from forms.form import Form
from forms.registry import of_role
from handoff.service import Field
from language.normalising import POLITE, words
from language.slang import listed

_UNNAMED = listed("anonim anonymous anonimous anonymus noname inisial nn")
_NAMING = listed(
    "sebut disebut sebutkan disebutkan tulis ditulis tuliskan catat dicatat cantumkan dicantumkan "
    "pakai masukkan dimasukkan"
)
_WITHOUT = listed("tanpa rahasiakan hapus")
_NAME = listed("nama identitas")
_SECRET = listed("rahasia rahasiakan dirahasiakan samarkan disamarkan")
_ASKING = listed("bisa boleh apakah bisakah bolehkah")
_DENYING = listed("tidak jangan bukan")
_TOGETHER = (listed("hamba allah"), listed("tidak pakai nama"))
_WISHING = listed(
    "mau ingin tolong mohon lapor melapor melaporkan laporan komplain mengadu ngadu aduan "
    "pengaduan keluhan secara sebagai pelapor pengadu ya saja jangan rahasiakan tetap"
)
"""One of these is beside the wish where other words stand around it: *obat tanpa nama* is none."""
_AROUND = (
    POLITE
    | _UNNAMED
    | _NAMING
    | _WITHOUT
    | _NAME
    | _WISHING
    | _ASKING
    | frozenset().union(*_TOGETHER)
    | listed("saya aku jadi usah tidak tapi namun dan dulu kasih sampaikan buat")
)
_CLAUSE_END = re.compile(r"[,.;:!?()\n]")


def wants_no_name(heard: Heard) -> bool:
    """Whether nothing is said but that: *anonim aja*, *tanpa nama*, *hamba Allah*."""
    said = _untagged(words(heard.text))
    return not pressed(heard) and _unnamed(said) and _AROUND.issuperset(said)


def unless_unwanted(form: Form, heard: Heard, fields: Sequence[Field]) -> tuple[Form, list[Line]]:
    """The form without a name where the message says among other things that none shall be asked.

    Who gives a name all the same has it taken. With what is said to it.
    """
    names = [one for one in of_role(fields, Role.NAME) if one.key not in form.values]
    if pressed(heard) or not names:
        return form, []
    if not _says_so_too(heard.text):
        return form, [Line(ReplyKey.FORM_RELUCTANT)] if _fears(heard) else []
    for field in names:
        form = form.decline(field.key)
    return form, [Line(ReplyKey.FORM_ANONYMOUS)]


def _fears(heard: Heard) -> bool:
    """Whether a clause asks that who writes be kept secret: *identitas saya dirahasiakan ya*."""
    clauses = (one for one in _CLAUSE_END.split(heard.text) if not _SECRET.isdisjoint(words(one)))
    return any(refuses(replace(heard, inbound=replace(heard.inbound, text=one))) for one in clauses)


def _says_so_too(text: str) -> bool:
    """Whether a clause is that wish, or begins or ends with it: *lapor anonim, toilet bau*."""
    for clause in _CLAUSE_END.split(text):
        said = _untagged(words(clause))
        if not _unnamed(said):
            continue
        runs = (_run(said), _run(said[::-1]))
        if any(_unnamed(run) and (len(run) == len(said) or _wishes(run)) for run in runs):
            return True
    return False


def _untagged(said: Sequence[str]) -> Sequence[str]:
    """Without the *tidak* that makes a question: *bisa anonim gak*."""
    return said[:-1] if said and said[0] in _ASKING and said[-1] == "tidak" else said


def _run(said: Sequence[str]) -> tuple[str, ...]:
    return tuple(takewhile(_AROUND.__contains__, said))


def _wishes(said: Sequence[str]) -> bool:
    return not _WISHING.isdisjoint(said)


def _unnamed(said: Sequence[str]) -> bool:
    heard = frozenset(said)
    alone = not heard.isdisjoint(_UNNAMED) and heard.isdisjoint(_DENYING)
    of_a_name = not heard.isdisjoint(_NAME)
    without = of_a_name and not heard.isdisjoint(_WITHOUT) and heard.isdisjoint(_DENYING)
    unwritten = of_a_name and "jangan" in heard and not heard.isdisjoint(_NAMING)
    return alone or without or unwritten or any(all_of <= heard for all_of in _TOGETHER)
