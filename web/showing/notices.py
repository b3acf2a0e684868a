"""What somebody is told of cases, in words: the list behind the bell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.unreadable import readable
from handoff.desk import ToldNotice
from handoff.notices import NoticeKind
from handoff.procedure import Procedure
from reports.labels import DEADLINES
from web.showing.delivery_failures import RETURNED, reason

_LATE = frozenset(
    {
        NoticeKind.DANGER,
        NoticeKind.PASSED,
        NoticeKind.NOBODY_PRESENT,
        NoticeKind.UNSATISFIED,
        NoticeKind.UNTOLD,
        NoticeKind.NOT_DELIVERED,
        NoticeKind.NUMBER_UNTOLD,
        NoticeKind.RETURNED,
    }
)
_MESSAGES = {"answer": "Jawaban", "bot": "Pesan otomatis"}
_WORDS: Mapping[NoticeKind, Callable[[str, Mapping[str, str]], str]] = {
    NoticeKind.NEAR: lambda what, _: f"{what}: tenggat hampir tiba",
    NoticeKind.TARGET_PASSED: lambda what, _: f"{what}: waktu sasaran sudah lewat",
    NoticeKind.PASSED: lambda what, _: f"{what}: tenggat sudah lewat",
    NoticeKind.STEP_OWED: lambda what, _: f"Giliran Anda: {what}",
    NoticeKind.ASSIGNED: lambda _, data: (
        f"{data['by']} menyerahkan kasus ini kepada Anda"
        if data.get("by")
        else "Kasus ini ditugaskan kepada Anda"
    ),
    NoticeKind.NOBODY_PRESENT: lambda *_: "Belum ada petugas yang hadir untuk kasus ini",
    NoticeKind.UNSATISFIED: lambda *_: "Pelapor tidak puas dengan jawabannya",
    NoticeKind.REOPENED: lambda *_: "Kasus ini dibuka kembali",
    NoticeKind.UNREADABLE: lambda *_: "Kabar ini tidak dapat ditampilkan; bukalah kasusnya",
    NoticeKind.ADDRESS_CHANGED: lambda what, _: f"Nomor pelapor berganti: {what}",
    NoticeKind.ADDRESS_LOST: lambda what, _: f"{what} kini dipakai orang lain, bukan pelapor ini",
    NoticeKind.OTHER_TALK: lambda what, _: f"Pelapor ini juga punya kasus {what} yang terbuka",
    NoticeKind.IDENTITY_CHANGED: lambda *_: (
        "Akun pelapor dipasang ulang di kanalnya; pastikan masih orang yang sama"
    ),
    NoticeKind.EDITED: lambda *_: "Pelapor mengubah pesannya; kedua versinya ada di percakapan",
    NoticeKind.DELETED: lambda *_: "Pelapor menghapus pesannya; isinya tetap ada di percakapan",
    NoticeKind.ANSWERED_BY_PHONE: lambda *_: "Dijawab dari telepon kantor; bot diam sementara",
    NoticeKind.CALL_MISSED: lambda *_: "Pelapor menelepon dan tidak terjawab",
    NoticeKind.DANGER: lambda _, data: (
        f"Pelapor mungkin dalam bahaya: “{data.get('said', '')}”. Baca dan hubungi sekarang"
    ),
    NoticeKind.CONCERN: lambda _, data: (
        f"Pelapor mungkin sedang tidak baik-baik saja: “{data.get('said', '')}”. Mohon dibaca"
    ),
    NoticeKind.ALARM_WITHDRAWN: lambda _, data: (
        f"Kabar bahaya “{data.get('alarm', '')}” ditarik pelapor: “{data.get('said', '')}”"
    ),
    NoticeKind.UNTOLD: lambda what, _: (
        f"{what}: terlambat, dan pelapor tidak dapat dikabari dari sini; mohon dihubungi langsung"
    ),
    NoticeKind.NOT_DELIVERED: lambda _, data: (
        f"{_MESSAGES.get(data.get('what', ''), 'Pesan')} tidak sampai kepada pelapor: "
        f"{reason(data.get('why', ''), data.get('code', ''))}"
    ),
    NoticeKind.NUMBER_UNTOLD: lambda _, data: (
        "Pelapor belum menerima nomor kasusnya: "
        f"{reason(data.get('why', ''), data.get('code', ''))}"
    ),
    NoticeKind.RETURNED: lambda _, data: (
        f"Kembali ke antrean dari {data.get('who') or 'petugas'}: "
        f"{RETURNED.get(data.get('why', ''), 'tidak dapat melanjutkan')}"
    ),
    NoticeKind.VACANT: lambda _, data: (
        f"Tidak ada akun aktif untuk {data.get('label') or 'tugas ini'}: beri tugasnya kepada "
        "seseorang di halaman Orang, atau minta hasilnya langsung dan catat di sini"
    ),
}


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One notice in words."""

    id: int
    case: int
    number: str
    text: str
    at: datetime
    late: bool


def notice_lines(
    notices: Sequence[ToldNotice], office: Procedure, now: datetime
) -> list[NoticeLine]:
    """In words, as it is at `now` (aware); danger comes first, then what is late, then the newest.

    Who was told that an end was near, and looks when it is over, reads that it is over.
    """
    danger_first = sorted(notices, key=lambda one: one.notice.kind is not NoticeKind.DANGER)
    return sorted(
        (_readable_line(one, office, now) for one in danger_first), key=lambda one: not one.late
    )


def _readable_line(one: ToldNotice, office: Procedure, now: datetime) -> NoticeLine:
    def stand_in() -> NoticeLine:
        text = _WORDS[NoticeKind.UNREADABLE]("", {})
        return NoticeLine(one.id, one.case, one.number, text, one.notice.at, late=False)

    return readable("words of notice", one.id, lambda: _line(one, office, now), stand_in)


def _line(one: ToldNotice, office: Procedure, now: datetime) -> NoticeLine:
    data, kind = one.notice.data, one.notice.kind
    due_at = data.get("due_at")
    if kind is NoticeKind.NEAR and due_at and datetime.fromisoformat(due_at) <= now:
        kind = NoticeKind.PASSED
    stage = office.stages.get(data.get("stage", ""))
    what = DEADLINES.get(data.get("deadline", ""), "") if "deadline" in data else ""
    if stage is not None and data.get("deadline", "stage") == "stage":
        what = stage.label
    text = _WORDS[kind](data.get("about") or what or "Tenggat", data)
    return NoticeLine(one.id, one.case, one.number, text, one.notice.at, kind in _LATE)
