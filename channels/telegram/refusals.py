"""What Telegram's refusals mean for who has to go on; it has words for them, and few codes."""

from collections.abc import Mapping

from channels.attaching import TOO_LARGE

_WORDS: Mapping[str, str] = {
    "blocked": "pelapor memblokir bot; hubungi lewat cara lain",
    "deactivated": "akun pelapor sudah tidak aktif; hubungi lewat cara lain",
    "chat not found": "obrolan pelapor sudah tidak ada; hubungi lewat cara lain",
    "peer_id_invalid": "obrolan pelapor sudah tidak ada; hubungi lewat cara lain",
    "can't initiate": "pelapor belum membuka obrolan dengan bot; hubungi lewat cara lain",
    "too long": "pesannya terlalu panjang; kirim dalam beberapa bagian",
    "too large": TOO_LARGE,
    "size": TOO_LARGE,
}
_FORBIDDEN = "403"
"""The code for everything that its owner does not let the bot do."""


def refused(why: str, code: str) -> str:
    """In one sentence without its full stop; empty where nobody knows."""
    said = why.casefold()
    known = next((words for word, words in _WORDS.items() if word in said), "")
    if not known and code == _FORBIDDEN:
        return "pelapor tidak dapat dikirimi pesan dari bot; hubungi lewat cara lain"
    return known
