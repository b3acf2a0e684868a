"""Why words did not reach the complainant, and why a case came back: for who has to go on."""

from collections.abc import Mapping

from core.errors import Own
from core.text import masked
from jobs.relieving import Why

_TOO_LARGE = "berkasnya terlalu besar; kirim yang lebih kecil"
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
    "130472": "WhatsApp sedang tidak meneruskan pesan kantor ke nomor itu; hubungi lewat cara lain",
    Own.NUMBER_LOST: "nomor itu kini dipakai orang lain; hubungi pelapor lewat cara lain",
    Own.FILE_GONE: "berkasnya tidak ada di penyimpanan kantor; lampirkan dan kirim lagi",
    Own.FILE_ALTERED: "berkasnya berubah di penyimpanan kantor; lampirkan dan kirim lagi",
    Own.TOO_LARGE: _TOO_LARGE,
    Own.NOT_CONNECTED: "kanal ini tidak lagi tersambung; beri tahu administrator",
    **dict.fromkeys(
        ("1", "2", "4", "80007", "130429", "131000", "131016", "131048", "131056", "131057",
         "131064", "133004"),
        "WhatsApp sedang sibuk atau terganggu; kirim ulang beberapa menit lagi",
    ),
    **dict.fromkeys(
        ("0", "3", "10", "33", "190", "368", *map(str, range(200, 300)), "130497", "131005",
         "131045", "133010"),
        "WhatsApp menolak akun kantor; beri tahu administrator",
    ),
}  # fmt: skip
_WORDS: Mapping[str, str] = {
    "blocked": "pelapor memblokir bot; hubungi lewat cara lain",
    "deactivated": "akun pelapor sudah tidak aktif; hubungi lewat cara lain",
    "chat not found": "obrolan pelapor sudah tidak ada; hubungi lewat cara lain",
    "peer_id_invalid": "obrolan pelapor sudah tidak ada; hubungi lewat cara lain",
    "can't initiate": "pelapor belum membuka obrolan dengan bot; hubungi lewat cara lain",
    "too long": "pesannya terlalu panjang; kirim dalam beberapa bagian",
    "too large": _TOO_LARGE,
    "size": _TOO_LARGE,
}
"""Words of Telegram's refusals, which have no codes of their own."""
_FORBIDDEN = "403"
"""Telegram's code for everything that its owner does not let the bot do."""
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
    if known is None and code == _FORBIDDEN:
        known = "pelapor tidak dapat dikirimi pesan dari bot; hubungi lewat cara lain"
    if known is not None:
        return known
    return f"kanalnya menolak ({masked(why)}); {_OTHERWISE}" if why else _OTHERWISE
