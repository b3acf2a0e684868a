"""Why something cannot be done with a case, in plain Indonesian: beside a button, and as answer."""

from collections.abc import Iterable, Mapping

from core.errors import AlreadyClaimed, LoketError, Missing, WindowClosed
from handoff.actions.action import Impossible, WhyNot
from handoff.actions.refusal import ConditionsMissing
from handoff.procedure import Qualification
from handoff.stage import Need
from web.showing.labels import CONDITIONS, NEEDS

_SENTENCES: Mapping[WhyNot, str] = {
    WhyNot.NOT_ACTIVE: "Akun ini sudah tidak aktif.",
    WhyNot.ROLE: "Bagian ini tidak tersedia untuk akun yang sedang dipakai.",
    WhyNot.CONDITIONS: "Akun ini belum memenuhi syarat melayani: {lacks}. Minta administrator "
    "melengkapinya di halaman Orang.",
    WhyNot.DUTY: "Ini dikerjakan oleh yang memegang tugasnya di kantor.",
    WhyNot.NOT_SEEN: "Kasus ini tidak tersedia untuk akun yang sedang dipakai.",
    WhyNot.ANOTHERS: "Sudah diambil oleh {by}.",
    WhyNot.NOT_CLAIMED: "Kasus ini perlu diambil lebih dahulu.",
    WhyNot.NOBODYS: "Belum ada petugas yang memegang kasus ini.",
    WhyNot.NOT_WAITING: "Kasus ini tidak sedang menunggu petugas.",
    WhyNot.HAS_IT_ALREADY: "Petugas yang dipilih sudah memegang kasus ini.",
    WhyNot.TAKER_UNFIT: "Petugas yang dipilih tidak dapat melayani.",
    WhyNot.TAKER_CONDITIONS: "Petugas yang dipilih belum memenuhi syarat melayani: {lacks}.",
    WhyNot.NOBODY_ELSE: "Belum ada petugas lain yang dapat memegang kasus ini.",
    WhyNot.ENDED: "Kasus ini sudah berakhir.",
    WhyNot.STAGE: "Tindakan ini bukan bagian dari tahap kasus sekarang.",
    WhyNot.MISSING: "Belum ada {needs}.",
    WhyNot.OWN_MINUTES: "Berita acara sendiri disetujui orang lain.",
    WhyNot.MARKED: "Penilaian pelapor sudah tercatat.",
    WhyNot.NO_MARK_YET: "Pelapor belum diminta menilai.",
    WhyNot.BY_CHANNEL: "Pelapor ini menulis sendiri lewat salurannya.",
    WhyNot.WINDOW: "Jendela {window} sudah tertutup. Balasan bebas dapat dikirim lagi "
    "setelah pelapor menulis.",
    WhyNot.STILL_OPEN: "Kasus ini masih terbuka.",
    WhyNot.ANOTHER_OPEN: "Pelapor ini masih punya kasus lain yang terbuka.",
    WhyNot.NEVER_REOPENED: "Kasus ini tidak dapat dibuka kembali.",
    WhyNot.TOO_LATE: "Batas waktu untuk membuka kembali kasus ini sudah lewat.",
}


THIS_CHANNEL = "kanal ini"
"""Where nobody says whose window it is."""


def sentence(impossible: Impossible) -> str:
    """What stands beside what cannot be done."""
    return _said(
        impossible.why, impossible.needs, impossible.by, impossible.lacks, impossible.window
    )


def of_error(error: LoketError) -> str:
    """The same for an error with which something was refused; empty where it names no reason."""
    why = next((one for one in WhyNot if one == error.why), None)
    if why is None:
        return ""
    needs = frozenset(map(Need, error.needs)) if isinstance(error, Missing) else ()
    lacks = error.missing if isinstance(error, ConditionsMissing) else ()
    by = error.by if isinstance(error, AlreadyClaimed) else ""
    window = error.window if isinstance(error, WindowClosed) else ""
    return _said(why, needs, by, lacks, window)


def conditions(lacks: Iterable[Qualification]) -> str:
    """Which conditions of serving are not met, in words (`PJ-7`)."""
    missing = frozenset(lacks)
    return ", ".join(label for one, label in CONDITIONS.items() if one in missing)


def needed(needs: Iterable[Need]) -> str:
    """What has to be there first, in words."""
    return ", ".join(NEEDS[need] for need in sorted(needs))


def _said(
    why: WhyNot, needs: Iterable[Need], by: str, lacks: Iterable[Qualification], window: str
) -> str:
    words = {"needs": needed(needs), "by": by, "lacks": conditions(lacks)}
    return _SENTENCES[why].format(window=window or THIS_CHANNEL, **words)
