"""Why words did not reach the complainant, and why a case came back: for who has to go on."""

from collections.abc import Mapping

from channels.attaching import TOO_LARGE
from channels.registry import drivers
from core.errors import Own
from core.text import masked
from jobs.relieving import ReliefReason

_OWN: Mapping[str, str] = {
    Own.NUMBER_LOST: "nomor itu kini dipakai orang lain; hubungi pelapor lewat cara lain",
    Own.FILE_GONE: "berkasnya tidak ada di penyimpanan kantor; lampirkan dan kirim lagi",
    Own.FILE_ALTERED: "berkasnya berubah di penyimpanan kantor; lampirkan dan kirim lagi",
    Own.TOO_LARGE: TOO_LARGE,
    Own.NOT_CONNECTED: "kanal ini tidak lagi tersambung; beri tahu administrator",
}
RETURNED: Mapping[str, str] = {
    ReliefReason.INACTIVE: "akunnya tidak aktif lagi",
    ReliefReason.UNFIT: "syarat melayaninya tidak terpenuhi lagi",
    ReliefReason.ABSENT: "petugasnya tidak hadir",
}
"""Why somebody has a case no more."""
_OTHERWISE = "coba kirim ulang, atau hubungi pelapor lewat cara lain"


def reason(why: str, code: str) -> str:
    """The cause and what to do, in one sentence without its full stop.

    What nobody knows is quoted as the platform said it.
    """
    known = _OWN.get(code) or _by_a_platform(why, code)
    if known:
        return known
    return f"kanalnya menolak ({masked(why)}); {_OTHERWISE}" if why else _OTHERWISE


def _by_a_platform(why: str, code: str) -> str:
    return next(filter(None, (one.refused(why, code) for one in drivers())), "")
