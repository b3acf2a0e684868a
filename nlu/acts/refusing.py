"""What people say to a form in place of a value: that they would not, cannot, or why it asks."""

import re
from collections.abc import Collection
from enum import StrEnum

from language.normalising import POLITE, words
from language.slang import listed
from language.word_tables import table
from nlu.acts.message import FieldAsked, Message
from nlu.acts.words import asks, commands, means, only_opens
from nlu.meaning import Intent

_WORDS = table("acts/refusing")
_WHY = re.compile(
    r"\b(?:kenapa|knp|mengapa|ngapain|(?:untuk|utk|buat|bwt) apa|gunanya|harus(?:kah)?|hrs|wajib|"
    r"perlu)\b",
    re.IGNORECASE,
)
_BEGINS_WHY = re.compile(
    r"\s*(?:kenapa|knp|knapa|mengapa|(?:untuk|utk|buat|bwt) apa)\b", re.IGNORECASE
)
_GRUMBLES = re.compile(
    r"\b(?:kok|apaan|ngapain)\b.*\b(?:di|nge?)?(?:tanya|nanya|tanyain|minta|isi)\w*", re.IGNORECASE
)
_LONGEST_WHY = 5
_OF_THE_FORM = re.compile(
    r"\b(?:data|datanya|identitas|isi|diisi|ngisi|mengisi|form|formulir|nama|tanggal|tgl|lahir|nomor|"
    r"no|nik|nim|nip|resi|hp|telepon|telp|wa|alamat|email|ditanya|tanya|nanya|kasih|minta|diminta|sebut)(?:nya)?\b",
    re.IGNORECASE,
)
_NOT_THE_FORM = re.compile(
    r"\b(?:bpjs|rujukan|ktp|besuk|antre|antri|antrian|obat|dokter|poli|igd|kamar|biaya|surat|bawa)\b",
    re.IGNORECASE,
)
_INSISTING = _WORDS.words("insisting")
_REFUSING = _WORDS.words("refusing") | _INSISTING
_AROUND_A_REFUSAL = POLITE | _WORDS.words("around a refusal")
_UNKNOWING = _WORDS.words("unknowing")
_LOST = listed("hilang ketinggalan tertinggal")
_LACKING = listed("tidak belum")
_HAVING = _WORDS.words("having")
_WILLING = _WORDS.words("willing")
_GIVING = _WORDS.words("giving")
_COMMAND = re.compile(r"\s*[/!\\\\][A-Za-z]")
_A_MOMENT = _WORDS.words("a moment")
_AROUND_A_MOMENT = POLITE | _WORDS.words("around a moment")
_NOTHING = _WORDS.words("nothing")
_NODS = (Intent.YES, Intent.NO, Intent.THANKS, Intent.ANGER)


class Aside(StrEnum):
    """What is said to a form that is no value, and can be answered before it goes on."""

    ANGER = "anger"
    NOD = "nod"  # a yes, a greeting, thanks
    PRAISE = "praise"
    WHY = "why"  # it asks
    A_MOMENT = "a_moment"
    LEAD_IN = "lead_in"
    QUESTION = "question"


def aside_of(message: Message) -> Aside | None:
    """Which of these the words are, None for none."""
    if means(message, Intent.ANGER):
        return Aside.ANGER
    if any(means(message, intent) for intent in (Intent.YES, Intent.GREETING, Intent.THANKS)):
        return Aside.NOD
    if means(message, Intent.PRAISE):
        return Aside.PRAISE
    if asks_why(message):
        return Aside.WHY
    if only_waits_a_while(message):
        return Aside.A_MOMENT
    if only_opens(message):
        return Aside.LEAD_IN
    return Aside.QUESTION if asks(message) else None


def asks_why(message: Message) -> bool:
    """Whether somebody wants to know what the form is for: *kenapa harus tanggal lahir?*"""
    return asks_why_in(message.inbound.text, surely=asks(message))


def asks_why_in(said: str, *, surely: bool = False) -> bool:
    """As `asks_why`; `surely` says that the words ask, which a question mark says as well."""
    short = len(said.split()) <= _LONGEST_WHY
    asking = surely or "?" in said
    why = _WHY.search(said) if asking else _BEGINS_WHY.match(said) if short else None
    of_the_form = (why and _OF_THE_FORM.search(said)) or (short and _GRUMBLES.search(said))
    return bool(of_the_form) and not _NOT_THE_FORM.search(said)


def refuses(message: Message, names: Collection[str] = ()) -> bool:
    """As `refuses_in`, where words were typed."""
    return not message.pressed and refuses_in(message.inbound.text, names)


def refuses_in(text: str, names: Collection[str] = ()) -> bool:
    """Whether somebody would rather not fill in the form: *gak mau*, *males ngisi*, *kok maksa?*

    `names` are the words in which its fields are spoken of.
    """
    said = frozenset(words(text))
    if "?" in text and _INSISTING.isdisjoint(said):
        return False
    refused = any({"tidak", one} <= said for one in _WILLING)
    afraid = "takut" in said and not _GIVING.isdisjoint(said)
    unwilling = refused or afraid or not _REFUSING.isdisjoint(said)
    return unwilling and said <= _REFUSING | _WILLING | _AROUND_A_REFUSAL | frozenset(names)


def is_unable(message: Message, wanted: FieldAsked) -> bool:
    """Whether somebody does not have or know what is asked: *lupa nim*, *resinya hilang*."""
    said = frozenset(message.said)
    if message.pressed or asks(message):
        return False
    unknown = not _UNKNOWING.isdisjoint(said) or {"tidak", "tahu"} <= said
    lacks = not said.isdisjoint(_LACKING) and not said.isdisjoint(_HAVING)
    lost = lacks or not _LOST.isdisjoint(said)
    unable = unknown or (lost and not wanted.is_matter)
    return unable and said <= _UNKNOWING | _LOST | _HAVING | _AROUND_A_REFUSAL | wanted.names


def lacks_another(message: Message, names: Collection[str]) -> bool:
    """Whether nothing is said but that something of one's own is lacking, unknown or refused.

    `names` are the words for such things, whatever is asked: *gak punya hp*, *lupa nim*. What is
    told of one is more: *hp saya hilang di loket*.
    """
    said, of_them = frozenset(message.said), frozenset(names)
    if message.pressed or "?" in message.inbound.text or said.isdisjoint(of_them):
        return False
    without = not said.isdisjoint(_LACKING) and not said.isdisjoint(_HAVING | _WILLING)
    lacks = without or not said.isdisjoint(_UNKNOWING | _REFUSING)
    return lacks and said <= (
        _UNKNOWING | _LACKING | _HAVING | _REFUSING | _AROUND_A_REFUSAL | of_them
    )


def is_no_value(message: Message, wanted: FieldAsked) -> bool:
    """Whether the message is a nod, a curse or a command and cannot be meant as `wanted`."""
    if wanted.wary(message.inbound.text):
        return False
    if only_waits_a_while(message) or (
        _COMMAND.match(message.inbound.text) and not message.pressed
    ):
        return True
    said = [intent for intent in _NODS if commands(message, intent)]
    if wanted.is_matter:  # thanks and anger are what some people come for
        return Intent.YES in said or _says_nothing(message)
    if Intent.NO in said:
        return not wanted.is_number
    return bool(said) or (wanted.in_words and _says_nothing(message))


def praises(message: Message, wanted: FieldAsked) -> bool:
    """Whether people or their work are praised, which some come for, to a form in its middle."""
    value = wanted.is_matter or wanted.wary(message.inbound.text)
    return means(message, Intent.PRAISE) and not value


def only_waits_a_while(message: Message) -> bool:
    """Whether somebody asks for a moment and no more: *bentar ya*, *sabar*, *nanti aja*."""
    said = frozenset(message.said)
    return not said.isdisjoint(_A_MOMENT) and said <= _A_MOMENT | _AROUND_A_MOMENT


def _says_nothing(message: Message) -> bool:
    """Whether the words are courtesy and nothing beside it: *tolonglah*, *halo min*."""
    said = frozenset(message.said)
    return bool(said) and not message.pressed and said <= POLITE | _NOTHING
