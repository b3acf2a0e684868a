"""What people say to the form that is no answer to it: anger, nods, greetings, *why do you ask?*"""

import re

from bot.deciding.reading import asks, commands, means, only_opens
from bot.decision import Heard, Line
from handoff.procedure import Field, FieldType
from nlu.meaning import Intent

_WHY = re.compile(
    r"\b(?:kenapa|knp|mengapa|ngapain|(?:untuk|utk|buat|bwt) apa|gunanya|harus(?:kah)?|hrs|wajib|"
    r"perlu)\b",
    re.IGNORECASE,
)
_OF_THE_FORM = re.compile(
    r"\b(?:data|datanya|identitas|isi|diisi|ngisi|mengisi|form|formulir|nama|tanggal|tgl|lahir|nomor|"
    r"no|hp|telepon|telp|wa|alamat|email|ditanya|tanya|nanya|kasih|minta|diminta|sebut)(?:nya)?\b",
    re.IGNORECASE,
)
_NOT_THE_FORM = re.compile(
    r"\b(?:bpjs|rujukan|ktp|besuk|antre|antri|antrian|obat|dokter|poli|igd|kamar|biaya|surat|bawa)\b",
    re.IGNORECASE,
)
_NODS = (Intent.YES, Intent.NO, Intent.THANKS, Intent.ANGER)


def asks_why(heard: Heard) -> bool:
    """Whether somebody wants to know what the form is for: *kenapa harus tanggal lahir?*"""
    said = heard.text
    return bool(
        asks(heard) and _WHY.search(said) and _OF_THE_FORM.search(said)
    ) and not _NOT_THE_FORM.search(said)


def is_no_value(heard: Heard, wanted: Field) -> bool:
    """Whether the message is a nod or a curse and cannot be meant as the value of `wanted`."""
    said = [intent for intent in _NODS if commands(heard, intent)]
    if wanted.type is FieldType.PURPOSE:
        return False  # thanks and anger are what some people come for
    if Intent.NO in said:
        return wanted.type is not FieldType.PHONE
    return bool(said)


def aside(heard: Heard) -> Line | None:
    """The line that answers such words before the form goes on; None when there is none."""
    if means(heard, Intent.ANGER):
        return Line("utter_sorry")
    if any(means(heard, intent) for intent in (Intent.YES, Intent.GREETING, Intent.THANKS)):
        return Line("utter_form_resume")
    if asks_why(heard):
        return Line("utter_form_why")
    if only_opens(heard):
        return Line("utter_form_go_ahead")
    return Line("utter_form_unknown_question") if asks(heard) else None
