"""Why words did not reach the complainant, and why a case came back: for who has to go on."""

from collections.abc import Mapping

from bot.relieving import Why
from core.text import masked

# Codes: "Error codes" in the documentation of the WhatsApp Cloud API.
_CODES: Mapping[str, str] = {
    "131047": "jendela 24 jam WhatsApp sudah tertutup; hubungi pelapor lewat cara lain, atau "
    "tunggu sampai pelapor menulis lagi",
    "131026": "nomor itu tidak dapat menerima pesan WhatsApp; hubungi pelapor lewat cara lain",
    "131021": "nomor penerima sama dengan nomor kantor; periksa nomornya",
    "131049": "WhatsApp membatasi pesan kepada orang ini; coba lagi besok atau lewat cara lain",
    "131050": "pelapor tidak mau menerima pesan ini; hubungi lewat cara lain",
    "131042": "ada masalah pembayaran pada akun WhatsApp kantor; beri tahu administrator",
    "131031": "akun WhatsApp kantor dikunci; beri tahu administrator",
    "131051": "jenis pesannya tidak diterima WhatsApp; kirim sebagai tulisan atau berkas lain",
    "131052": "berkasnya tidak dapat diambil WhatsApp; kirim ulang berkasnya",
    "131053": "berkasnya ditolak WhatsApp; kirim sebagai PDF atau foto yang lebih kecil",
}
_WORDS: Mapping[str, str] = {
    "blocked": "pelapor memblokir bot; hubungi lewat cara lain",
    "deactivated": "akun pelapor sudah tidak aktif; hubungi lewat cara lain",
    "chat not found": "obrolan pelapor sudah tidak ada; hubungi lewat cara lain",
    "too large": "berkasnya terlalu besar; kirim yang lebih kecil",
    "size": "berkasnya terlalu besar; kirim yang lebih kecil",
}
"""Words of Telegram's refusals, which have no codes."""
RETURNED: Mapping[str, str] = {
    Why.INACTIVE: "akunnya tidak aktif lagi",
    Why.UNFIT: "syarat melayaninya tidak terpenuhi lagi",
    Why.ABSENT: "petugasnya tidak hadir",
}
"""Why somebody has a case no more."""
_OTHERWISE = "coba kirim ulang, atau hubungi pelapor lewat cara lain"


def reason(why: str, code: str) -> str:
    """The cause and what to do, in one sentence without its full stop.

    What nobody knows is quoted as the platform said it.
    """
    known = _CODES.get(code)
    said = why.casefold()
    known = known or next((words for word, words in _WORDS.items() if word in said), None)
    if known is not None:
        return known
    return f"kanalnya menolak ({masked(why)}); {_OTHERWISE}" if why else _OTHERWISE
