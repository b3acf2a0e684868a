"""A postal address, as it was written and tidied."""

import re
from datetime import date

from core.message import Kind
from forms.definition import FieldRole, Nature, TypeDefinition, of_text, without_long_numbers
from forms.finding import After, Shapes
from forms.form import Problem, ProblemCode
from forms.writing import speech
from forms.writing.clauses import clause
from forms.writing.plain import is_blank, lines, written
from forms.writing.saying import names_a_place
from forms.writing.speech import is_nod, is_none, is_question, is_talk, without_courtesy, words
from handoff.service import Field
from language.normalising import words as standard_words
from language.word_tables import table
from nlu.complaining import tells_of_a_wrong

_LABEL_TABLE = table("forms/labels")

FEWEST_SIGNS = 8
FEWEST_WORDS = 2

_START = re.compile(
    r"\A(?![\w.+-]*@)(?:jln?\b|jalan\b|gg\b|gang\b|perum\b|perumahan\b|komp\b|komplek\b|kompleks\b|kp\b|kampung\b|"
    r"kmp\b|desa\b|ds\b|dsn\b|dusun\b|rt\b|rt(?=\d)|rw\b|blok\b|blk\b|kel\b|kelurahan\b|kec\b|"
    r"kecamatan\b|lorong\b|lrg\b|link\b|lingkungan\b|apartemen\b|rusun\b|asrama\b|cluster\b|btn\b)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:jln?|jalan|gg|gang|perum|perumahan|komp|kompleks?|kp|kampung|desa|dusun|rt|rw|blok|kel|"
    r"kelurahan|kec|kecamatan|kab|kabupaten|kota|prov|provinsi|kode ?pos|no|nomor|lorong|lantai)\b"
    r"|\brt ?\d|\b\d{5}\b",
    re.IGNORECASE,
)
_NOT_A_ROAD = re.compile(
    r"\A(?:jalan|jln?\.?|taman|bumi|desa|kampung|blok|lingkungan|rt|asrama)(?:nya)? "
    r"(?:di|ke|ke(?:mana|sana|sini|situ)|menuju|rusak|ini|itu|macet|berlubang|becek|gelap|kaki|halaman)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\A(?:(?:saya|sy|aku|nya|(?:ber)?tinggal|tggl|tgl|rumah(?: saya)? di|alamat(?:nya)?|di|"
    r"ada di)\b[ ,:.]*)+(?=\w)",
    re.IGNORECASE,
)
_AFTER_AN_ADDRESS_WORDS = table("forms/values").either("after an address")
_TAIL = re.compile(rf"(?:[ ,.]+(?:{_AFTER_AN_ADDRESS_WORDS}))+\W*\Z", re.IGNORECASE)
_SIGN = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W_]+")
_SPACED_COMMA = re.compile(r"\s*,[\s,]*")
_SHORT_LINE = 6
_WORDS_OF_A_ROAD = 3
_COMPLAINT_AFTER = re.compile(
    r"[ ,.]+(?=(?:(?:saya|sy|aku|dan|jadi) )?(?:(?:mau|ingin|pengen|hendak) "
    r"(?:tanya|bertanya|nanya)|(?:(?:mau|ingin|pengen|hendak) )?"
    r"(?:komplai?n|lapor|melapor(?:kan)?|ngadu|mengadu(?:kan)?|protes))\b)",
    re.IGNORECASE,
)
_LABELS = _LABEL_TABLE.words("address")


def check(text: str, today: date) -> str | Problem:  # noqa: ARG001  # one signature for all types
    """The address on one line.

    `ADDRESS_SHORT` under eight letters and digits or two words, and where the words name no place:
    *sesuai KTP*.
    """
    said = _tidy(text)
    signs = sum(1 for _ in _SIGN.finditer(said))
    if signs < FEWEST_SIGNS or len(_WORD.findall(said)) < FEWEST_WORDS or not is_place(said):
        return Problem(ProblemCode.ADDRESS_SHORT, written(text))
    return said


def insisted(text: str) -> str:
    """What may be an address, however short, for who has no more of one; empty where none is."""
    said = _tidy(text)
    return said if is_place(said) or is_likely(said) or is_worded(said) else ""


def is_place(text: str) -> bool:
    """Whether the words name a place, and do not only talk of one: *di rumah*, *jalan rusak*."""
    place = _TAIL.sub("", without_lead(text))
    return names_a_place(place) and not _NOT_A_ROAD.match(place)


def without_lead(text: str) -> str:
    """The text without words that lead to an address: *saya tinggal di*."""
    return _LEAD.sub("", text.lstrip(), count=1)


def starts(text: str) -> bool:
    """Whether the text begins as addresses do: *jl*, *gang*, *perum*, *desa*, *rt*."""
    return bool(_START.match(text)) and not _NOT_A_ROAD.match(text)


def is_likely(text: str) -> bool:
    """Whether the text begins as an address or has its parts, and is no sentence."""
    if is_question(text) or is_talk(text):
        return False
    return starts(text) or bool(_PART.search(text)) or any(char.isdecimal() for char in text)


def is_worded(text: str) -> bool:
    """Whether the text has words that only addresses have."""
    return bool(_PART.search(text))


def goes_on(text: str) -> bool:
    """Whether a line under an address still belongs to it: *Kel. Sidodadi*, *Samarinda*."""
    if is_talk(text) or is_question(text) or is_none(text):
        return False
    return bool(_PART.search(text)) or len(words(text)) < _SHORT_LINE


def _tidy(text: str) -> str:
    said = _SPACED_COMMA.sub(", ", lines(without_courtesy(text))).strip(" ,")
    return _TAIL.sub("", without_lead(said)).rstrip(" ,")


def _insisted(text: str, problem: Problem, before: Problem) -> str:
    if problem.code is not ProblemCode.ADDRESS_SHORT:
        return ""
    place, was = insisted(text), insisted(before.written)
    return place if place.casefold() == was.casefold() else ""


def _follows(after: After) -> bool:
    if not (after.opens or after.in_list or starts(after.words)):
        return False
    said = without_lead(clause(after.words))
    likely = bool(said.strip()) and (after.in_list or is_likely(said)) and not is_talk(said)
    return starts(said) or likely


def _begins(piece: str, asked: bool, correcting: bool) -> str:  # as all types do
    here = without_lead(speech.without_lead(piece) if correcting else piece.lstrip(" .-"))
    return here if starts(here) and (asked or is_likely(here)) else ""


def _may_answer(_: Field, text: str, shapes: Shapes) -> bool:
    if is_question(text) or is_nod(text) or shapes.is_answer(text):
        return False
    return not is_talk(text) or is_place(text)


def _split(text: str, shapes: Shapes) -> tuple[str, str]:
    parts = shapes.pieces(text)
    own = 0
    for at in range(0, len(parts), 2):
        piece = parts[at]
        sign = parts[at - 1] if at else ""
        said = not is_blank("".join(parts[:at])) and not is_blank(piece)
        if said and (shapes.is_whole(piece) or not _lines_go_on(sign, piece)):
            break
        own = at + 1
    value, after = "".join(parts[:own]), "".join(parts[own:])
    end = shapes.first_contact(value)
    announced = _COMPLAINT_AFTER.search(value, len(value) - len(value.lstrip(" \n,")), end)
    end = announced.start() if announced else end
    return value[:end], value[end:] + after


def _lines_go_on(sign: str, piece: str) -> bool:
    if sign.startswith("\n\n"):
        return False
    return not sign.startswith("\n") or goes_on(piece)


def _replaces(text: str) -> bool:
    return (any(map(str.isdecimal, text)) or is_worded(text)) and not is_question(text)


def _plainly(text: str) -> bool:
    return starts(text) and (len(text.split()) <= _WORDS_OF_A_ROAD or is_likely(text))


def _surely(text: str) -> bool:
    return starts(text) or is_worded(text)


def _mistakable(text: str) -> bool:
    a_place = is_place(text) and not tells_of_a_wrong(standard_words(text))
    return not is_worded(text) and not a_place


TYPE = TypeDefinition(
    nature=Nature(
        of_matter=False,
        exact=False,
        owned=True,
        role=FieldRole.ADDRESS,
        in_words=True,
        brought_by=frozenset({Kind.LOCATION}),
    ),
    check=of_text(check),
    nothing=ProblemCode.ADDRESS_SHORT,
    insisted=_insisted,
    labels=_LABELS,
    labels_anywhere=True,
    follows=_follows,
    begins=_begins,
    may_answer=_may_answer,
    split=_split,
    replaces=_replaces,
    example="Jl. Pangeran Antasari 12, Samarinda",
    shown=without_long_numbers,
    plainly=_plainly,
    surely=_surely,
    mistakable=_mistakable,
)
