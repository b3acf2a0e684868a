"""Who wants to stay unnamed, at whichever moment they say so."""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.deciding.reading import pressed
from bot.decision import Heard, Line
from bot.forms.form import Form
from handoff.service import Field, FieldType
from language.normalising import POLITE, words
from language.slang import listed

_UNNAMED = listed("anonim anonymous anonimous anonymus noname inisial nn")
_NAMING = listed(
    "sebut disebut sebutkan disebutkan tulis ditulis tuliskan catat dicatat cantumkan dicantumkan "
    "pakai masukkan dimasukkan"
)
_WITHOUT = listed("tanpa rahasiakan hapus")
_NAME = listed("nama identitas")
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
    | frozenset().union(*_TOGETHER)
    | listed("saya aku jadi bisa boleh usah tidak tapi namun dan dulu kasih sampaikan buat")
)
_CLAUSE_END = re.compile(r"[,.;:!?()\n]")


def wants_no_name(heard: Heard) -> bool:
    """Whether nothing is said but that: *anonim aja*, *tanpa nama*, *hamba Allah*."""
    said = words(heard.text)
    return not pressed(heard) and _unnamed(said) and _AROUND.issuperset(said)


def unless_unwanted(form: Form, heard: Heard, fields: Sequence[Field]) -> tuple[Form, list[Line]]:
    """The form without a name where the message says among other things that none shall be asked.

    Who gives a name all the same has it taken. With what is said to it.
    """
    names = [one for one in fields if one.type is FieldType.NAME and one.key not in form.values]
    if pressed(heard) or not names or not _says_so_too(heard.text):
        return form, []
    for field in names:
        form = form.decline(field.key)
    return form, [Line("utter_form_anonymous")]


def _says_so_too(text: str) -> bool:
    """Whether a clause is that wish, or begins or ends with it: *lapor anonim, toilet bau*."""
    for clause in _CLAUSE_END.split(text):
        said = words(clause)
        if not _unnamed(said):
            continue
        runs = (_run(said), _run(said[::-1]))
        if any(_unnamed(run) and (len(run) == len(said) or _wishes(run)) for run in runs):
            return True
    return False


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
