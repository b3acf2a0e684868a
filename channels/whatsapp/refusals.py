"""What WhatsApp's refusals mean for who has to go on.

Codes: "Error codes" in the documentation of the WhatsApp Cloud API.
"""

from collections.abc import Mapping

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


def refused(code: str) -> str:
    """In one sentence without its full stop; empty where nobody knows."""
    return _CODES.get(code, "")
