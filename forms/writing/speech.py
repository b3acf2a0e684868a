"""Words that people say around a value, and words that show that a text is no value at all."""

import re

from forms.writing.plain import line
from language.word_tables import table

_TABLE = table("forms/speech")

CHAT_WORDS = _TABLE.words("chat")
"""Words that stand in sentences to an office and in nobody's name or address."""

NEGATION = f"(?:{_TABLE.either('negation')})"
_POLITE = f"(?:{_TABLE.either('polite')})"
_THING = (
    r"(?:alamat|email|emailnya|e-?mail|imel|imail|surel|hp|hpnya|telp|telepon|nomor|no|wa|nama|"
    r"yang|yg|aktif|nik|ktp|nim|nip|resi|foto(?:nya)?|bukti(?:nya)?|lampiran|file(?:nya)?|"
    r"berkas(?:nya)?|gambar(?:nya)?|screenshot|ss|dokumen)"
)
_NONE = re.compile(
    rf"(?:{_POLITE} |{_THING} )*"
    rf"(?:{NEGATION} ?(?:{_TABLE.either('has')})(?:nya)?"
    r"|gada|gaada|gapunya|kosong|kosongkan|nihil|none|skip|lewati|lewat|lewatkan|n/a|na|null|nil)"
    rf"(?: {_POLITE}| {_THING}| sama sekali)*",
)
_LONGEST_NONE = 80
_LONGEST_NAME_ON_NYA = 6
"""*Anya* and *Kenya* are names; *perawatnya* is not."""
_NODS = _TABLE.words("nods")
_DASHES = re.compile(r"-[-. ]*")
_CORRECTING = re.compile(
    rf"\A\W*(?:(?:{_TABLE.either('opening a correction')})\W+){{0,5}}"
    rf"(?:{_TABLE.either('correction')})\b"
    rf"|\b(?:yg|yang) (?:{_TABLE.either('the right one')})\b"
    r"|\b(?:se)?harus(?:nya)\b|\bsalah (?:ketik|tulis|input|isi)\b"
    rf"|\b(?:{_TABLE.either('corrected')})(?:nya|ku)? "
    rf"(?:(?:{_TABLE.either('beside the corrected')}) ){{0,3}}(?:{_TABLE.either('wrong')})\b"
    rf"|\b(?:{_TABLE.either('changed')})\b"
    r"|\b(?:saya|sy|nya) (?:ganti|ubah|ralat)\b"
)
_STARTING_OVER = re.compile(r"\W*(?:eh+|maaf|maap|oh|ups|aduh)\b", re.IGNORECASE)
_COURTESY = re.compile(
    r"\b(?:terima ?kasih|trima ?kasih|trims|makasih|makasi|mksh|thanks?|thx|tq|mohon bantuannya|"
    r"mohon dibantu|tolong dibantu|hormat kami|demikian|sekian|matur nuwun|suwun)\b.{0,40}\Z",
    re.DOTALL,
)
_GREETING = re.compile(
    r"\W*(?:(?:halo|hallo|hai|hi|permisi|assalamu ?'?alaikum|ass?|selamat|met|slmt|pagi|siang|sore|"
    r"malam|mlm|min|admin|pak|bu|bapak|ibu|kak|mas|mbak|salam|wr|wb|ya|ok|oke|baik|siap)\b\W*)+"
)
_QUESTION = re.compile(
    r"\?|\A\W*(?:eh\W+)?(?:apa|apakah|berapa|brp|kapan|kpn|bagaimana|gimana|gmn|kenapa|knp|mengapa|"
    r"siapa|dimana|di mana|bisakah|bolehkah|kalau|kalo|klo|sebelumnya|mau (?:tanya|nanya))\b"
)
_LEAD = re.compile(rf"\A(?:(?:{_TABLE.either('lead')})\b[ ,:=.\-]*)+", re.IGNORECASE)
_BESIDE = _TABLE.either("beside a value")
_BEFORE = re.compile(rf"\A(?:\W*\b(?:{_BESIDE})\b)+[ ,:=.\-]*", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:[ ,.]+(?:{_BESIDE})\b)+\W*\Z", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")


def is_none(text: str) -> bool:
    """Whether the text says that there is no such thing: *-*, *tidak ada*, *gak punya email*."""
    said = line(text[:_LONGEST_NONE]).casefold().strip(" .!()")
    return bool(_DASHES.fullmatch(text.strip()) or _NONE.fullmatch(said))


def is_correcting(text: str) -> bool:
    """Whether the message takes back something that was said: *eh salah*, *yg bener*, *ralat*."""
    return bool(_CORRECTING.search(text.casefold()))


def starts_over(text: str) -> bool:
    """Whether the message begins as somebody does who takes back the last one: *eh*, *maaf*."""
    return bool(_STARTING_OVER.match(text))


def only_starts_over(text: str) -> bool:
    """Whether nothing is said but that: *eh*, *maaf*."""
    return bool(_STARTING_OVER.fullmatch(text.rstrip(" .,!")))


def is_question(text: str) -> bool:
    """Whether the text asks something."""
    return bool(_QUESTION.search(text.casefold()))


def is_courtesy(text: str) -> bool:
    """Whether the text only greets, thanks or asks for help."""
    lowered = text.casefold().strip()
    return bool(_COURTESY.match(lowered) or _GREETING.fullmatch(lowered))


def is_nod(text: str) -> bool:
    """Whether the text is a yes or a no and nothing else."""
    given = words(text)
    return 0 < len(given) <= 2 and all(word in _NODS for word in given)


def is_talk(text: str) -> bool:
    """Whether any word shows a sentence rather than a name or a place."""
    return any(
        word in CHAT_WORDS or (len(word) > _LONGEST_NAME_ON_NYA and word[:-3] in CHAT_WORDS)
        for word in words(text)
        if word in CHAT_WORDS or word.endswith("nya")
    )


def words(text: str) -> list[str]:
    """The words of the text in lower case, letters only."""
    return _WORDS.findall(text.casefold())


def without_lead(text: str) -> str:
    """The text without words that lead to a value: *saya ganti*, *yang benar*, *adalah*."""
    return _LEAD.sub("", text.lstrip(), count=1)


def without_leading(text: str) -> str:
    """A value without words that stand beside one and say nothing: *no saya 0812… ya kak*."""
    return _BEHIND.sub("", _BEFORE.sub("", text, count=1), count=1)


def without_courtesy(text: str) -> str:
    """The text without thanks at its end; the whole text when there is nothing else."""
    found = _COURTESY.search(text.casefold())
    if found is None or found.start() == 0 or len(text) != len(text.casefold()):
        return text
    return text[: found.start()]
