"""What people say to the form that is no answer to it: anger, nods, greetings, *why do you ask?*"""

import re
from collections.abc import Sequence

from bot.decision import Heard, Line
from bot.dialogue.reading import asks, commands, means, only_opens, pressed
from core.replies import ReplyKey
from forms.definition import Role
from forms.registry import is_of, type_of
from handoff.service import Field
from language.normalising import POLITE, words
from language.slang import listed
from nlu.meaning import Intent

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
    r"no|nik|resi|hp|telepon|telp|wa|alamat|email|ditanya|tanya|nanya|kasih|minta|diminta|sebut)(?:nya)?\b",
    re.IGNORECASE,
)
_NOT_THE_FORM = re.compile(
    r"\b(?:bpjs|rujukan|ktp|besuk|antre|antri|antrian|obat|dokter|poli|igd|kamar|biaya|surat|bawa)\b",
    re.IGNORECASE,
)
_REFUSING = listed(
    "ogah malas males mager gamau rahasia privasi privat pribadi ribet repot keberatan emoh "
    "capek cape lelah bosan muak rahasiakan dirahasiakan samarkan disamarkan"
)
_AROUND_A_REFUSAL = POLITE | listed(
    "tetap tidak mau ingin usah perlu saya aku isi mengisi ngisi diisi kasih memberi beri data "
    "form formulir identitas terlalu banyak lagi begini sebut jawab menjawab semua amat ini itu ah "
    "sudah sama ngasih memberikan belum dah kartu"
)
_UNKNOWING = listed("gatau gaktau entah entahlah bingung lupa lewati lewat skip")
_LOST = listed("hilang ketinggalan tertinggal")
_LACKING = listed("tidak belum")
_HAVING = listed("tahu punya ada ingat hafal bawa dapat")
_COMMAND = re.compile(r"\s*[/!\\\\][A-Za-z]")
_A_MOMENT = listed("sebentar bentar sabar tunggu tunggulah dulu nanti ntar entar menyusul besok")
_AROUND_A_MOMENT = POLITE | listed(
    "nomor alamat nama email tanggal resi nik foto saya aku ya lagi sedang isi diisi kirim "
    "dikirim cari carikan ambil lihat cek dompet ktp data sini kerja di jalan dan mau ke akan "
    "dicari dulu sampai rumah motor"
)
_NOTHING = listed(
    "tolong tolonglah mohon bantu bantuan dibantu bantuannya saya aku kami ok oke baik siap "
    "sip test tes hmm oh eh ah wah lah deh dong ini itu terima kasih terimakasih kak apa ada "
    "lanjut lanjutkan iya ya coba ping hadir mantap"
)
_NODS = (Intent.YES, Intent.NO, Intent.THANKS, Intent.ANGER)


def asks_why(heard: Heard) -> bool:
    """Whether somebody wants to know what the form is for: *kenapa harus tanggal lahir?*"""
    said = heard.text
    short = len(said.split()) <= _LONGEST_WHY
    why = _WHY.search(said) if asks(heard) else _BEGINS_WHY.match(said) if short else None
    of_the_form = (why and _OF_THE_FORM.search(said)) or (short and _GRUMBLES.search(said))
    return bool(of_the_form) and not _NOT_THE_FORM.search(said)


def refuses(heard: Heard, form: Sequence[Field] = ()) -> bool:
    """Whether somebody would rather not fill in the form: *gak mau*, *males ngisi*, *ribet*."""
    said = frozenset(words(heard.text))
    if pressed(heard) or "?" in heard.text:
        return False
    refused = any({"tidak", one} <= said for one in ("mau", "perlu", "usah"))
    unwilling = refused or not _REFUSING.isdisjoint(said)
    return unwilling and said <= _REFUSING | _AROUND_A_REFUSAL | _named(form)


def is_unable(heard: Heard, wanted: Field) -> bool:
    """Whether somebody does not have or know what is asked: *lupa nim*, *resinya hilang*."""
    said = frozenset(words(heard.text))
    if pressed(heard) or asks(heard):
        return False
    unknown = not _UNKNOWING.isdisjoint(said) or {"tidak", "tahu"} <= said
    lacks = not said.isdisjoint(_LACKING) and not said.isdisjoint(_HAVING)
    lost = lacks or not _LOST.isdisjoint(said)
    unable = unknown or (lost and not is_of(wanted, Role.MATTER))
    return unable and said <= _UNKNOWING | _LOST | _HAVING | _AROUND_A_REFUSAL | _named((wanted,))


def _named(form: Sequence[Field]) -> frozenset[str]:
    """The words in which the fields are spoken of."""
    labels = [one for field in form for one in (field.label, *field.aliases)]
    return frozenset(word for one in labels for word in words(one))


def is_no_value(heard: Heard, wanted: Field) -> bool:
    """Whether the message is a nod, a curse or a command and cannot be meant as `wanted`."""
    if type_of(wanted).wary(heard.text):
        return False
    if only_waits_a_while(heard) or (_COMMAND.match(heard.text) and not pressed(heard)):
        return True
    said = [intent for intent in _NODS if commands(heard, intent)]
    if is_of(wanted, Role.MATTER):  # thanks and anger are what some people come for
        return Intent.YES in said or _says_nothing(heard)
    if Intent.NO in said:
        return not type_of(wanted).nature.vouched
    return bool(said) or (type_of(wanted).nature.in_words and _says_nothing(heard))


def only_waits_a_while(heard: Heard) -> bool:
    """Whether somebody asks for a moment and no more: *bentar ya*, *sabar*, *nanti aja*."""
    said = frozenset(words(heard.text))
    return not said.isdisjoint(_A_MOMENT) and said <= _A_MOMENT | _AROUND_A_MOMENT


def _says_nothing(heard: Heard) -> bool:
    """Whether the words are courtesy and nothing beside it: *tolonglah*, *halo min*."""
    said = frozenset(words(heard.text))
    return bool(said) and not pressed(heard) and said <= POLITE | _NOTHING


def aside(heard: Heard) -> Line | None:
    """The line that answers such words before the form goes on; None when there is none."""
    if means(heard, Intent.ANGER):
        return Line(ReplyKey.SORRY)
    if any(means(heard, intent) for intent in (Intent.YES, Intent.GREETING, Intent.THANKS)):
        return Line(ReplyKey.FORM_RESUME)
    if asks_why(heard):
        return Line(ReplyKey.FORM_WHY)
    if only_waits_a_while(heard):
        return Line(ReplyKey.FORM_NO_HURRY)
    if only_opens(heard):
        return Line(ReplyKey.FORM_GO_AHEAD)
    return Line(ReplyKey.FORM_UNKNOWN_QUESTION) if asks(heard) else None
