"""Indonesian words for what the desk shows; facts become sentences here."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.facts import Fact, SealedFact
from core.message import ChannelName
from core.time import clock_words, date_words, day_words, moment_words
from handoff.case import Case, CaseStatus
from handoff.desk import DeliveryState, Role
from handoff.procedure import Allowance, Clock, FieldType, Procedure

CHANNELS = {
    ChannelName.WHATSAPP: "WhatsApp",
    ChannelName.TELEGRAM: "Telegram",
    ChannelName.WEB: "Obrolan web",
}
ROLES = {
    Role.ADMINISTRATOR: "Administrator",
    Role.SUPERIOR: "Pimpinan",
    Role.AGENT: "Petugas",
    Role.EDITOR: "Penyunting",
}
DELIVERY = {
    DeliveryState.WAITING: ("◌", "menunggu dikirim"),
    DeliveryState.SENDING: ("◌", "sedang dikirim"),
    DeliveryState.SENT: ("✓", "terkirim"),
    DeliveryState.DELIVERED: ("✓✓", "sampai"),
    DeliveryState.READ: ("✓✓", "dibaca"),
    DeliveryState.FAILED: ("✕", "gagal dikirim"),
    DeliveryState.UNKNOWN: ("?", "belum pasti sampai"),
}
STATUSES = {
    CaseStatus.WAITING: "Menunggu diambil",
    CaseStatus.WITH_AGENT: "Ditangani petugas",
    CaseStatus.WITH_BOT: "Dilayani bot",
    CaseStatus.CLOSED: "Selesai",
    CaseStatus.WITHDRAWN: "Dibatalkan pelapor",
}
OUTCOMES = {"answer": "Langsung dijawab", "choose": "Ditawarkan pilihan", "unknown": "Tidak tahu"}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUIET = frozenset({Fact.BOT_DECIDED, Fact.BOT_KEPT_QUIET, Fact.SYSTEM_NOTICE})


def who(office: Procedure, case: Case, name: str) -> str:
    """The complainant's name: checked in the identity form, else what the platform calls them."""
    fields = (field.key for field in office.form if field.type is FieldType.NAME)
    return next(filter(None, map(case.identity.get, fields)), "") or name or "Tanpa nama"


def clock(at: datetime, zone: ZoneInfo) -> str:
    """*10.12*, in the office's zone."""
    return clock_words(at, zone).split(" ")[0]


def day(at: datetime, zone: ZoneInfo) -> str:
    """*Senin, 24 November 2026*."""
    return day_words(at.astimezone(zone).date())


def moment(at: datetime, zone: ZoneInfo) -> str:
    """*Senin, 24 November 2026 pukul 10.12 WITA*."""
    return moment_words(at, zone)


def size(count: int) -> str:
    """*1,4 MB*."""
    if count < 1024 * 1024:
        return f"{max(1, round(count / 1024))} KB"
    return f"{count / 1024 / 1024:.1f} MB".replace(".", ",")


def length(allowance: Allowance) -> str:
    """*4 jam kerja*."""
    minutes = int(allowance.length.total_seconds()) // 60
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    pieces = [(days, "hari"), (hours, "jam"), (minutes, "menit")]
    said = " ".join(f"{count} {unit}" for count, unit in pieces if count)
    return f"{said} kerja" if allowance.clock is Clock.WORKING else said


def why_due(office: Procedure) -> str:
    """Which allowance and which calendar a deadline comes from."""
    within = f"Jawaban paling lambat {length(office.reply_within)} setelah pesan pelapor"
    if office.reply_within.clock is Clock.WORKING:
        return f"{within}, menurut jam layanan {office.hours.words}."
    return f"{within}, dihitung terus siang dan malam."


def identity(kind: FieldType, value: str) -> str:
    """A checked value as people write it: *28 Februari 1990*, *+62 812 5544 3321*."""
    if kind is FieldType.BIRTH_DATE and _DATE.fullmatch(value):
        return date_words(date.fromisoformat(value))
    if kind is FieldType.PHONE and value.startswith("+62"):
        rest = value.removeprefix("+62")
        return " ".join(filter(None, ("+62", rest[:3], rest[3:7], rest[7:])))
    return value


def whose_move(case: Case) -> str:
    """Who has to do something now."""
    match case.status:
        case CaseStatus.WAITING:
            return "Kantor: belum ada petugas"
        case CaseStatus.WITH_BOT:
            return "Bot sedang melayani"
        case CaseStatus.WITH_AGENT if case.due_at is None:
            return "Pelapor"
        case CaseStatus.WITH_AGENT:
            return f"Kantor: {case.agent_name or 'petugas'}"
        case CaseStatus.CLOSED | CaseStatus.WITHDRAWN:
            return "Tidak ada; kasus sudah berakhir"


def is_quiet(kind: Fact) -> bool:
    """Whether a fact is shown only to who asks for details."""
    return kind in _QUIET


def sentence(fact: SealedFact, zone: ZoneInfo) -> str:  # noqa: C901  one line a fact
    """What a fact that is not a message says; empty for what is shown elsewhere."""
    data = fact.data
    who = str(data.get("agent_name") or "Petugas")
    match fact.kind:
        case Fact.CASE_OPENED:
            return f"Kasus {data.get('number', '')} dibuka".replace("  ", " ")
        case Fact.CASE_CLAIMED:
            return f"{who} mengambil kasus ini"
        case Fact.CASE_RETURNED:
            return f"{who} mengembalikan percakapan ke bot"
        case Fact.CASE_CATEGORISED:
            return f"Kategori: {data.get('category', '')}"
        case Fact.CASE_CLOSED:
            category = data.get("category")
            return f"Kasus ditutup: {category}" if category else "Kasus ditutup"
        case Fact.CASE_WITHDRAWN:
            return "Pelapor membatalkan kasus ini"
        case Fact.DEADLINE_SET:
            due = _due(data.get("due_at"), zone)
            return f"Jawaban paling lambat {due}" if due else "Tenggat ditetapkan"
        case Fact.DEADLINE_NEAR:
            return "Tenggat hampir tiba"
        case Fact.DEADLINE_MET:
            return "Dijawab sebelum tenggat"
        case Fact.DEADLINE_PASSED:
            return "▲ Tenggat terlewati"
        case Fact.PRIORITY_RAISED:
            return "◆ Ditandai mendesak"
        case Fact.RESENT:
            return "Pesan dikirim ulang"
        case Fact.REACTION:
            emoji = data.get("emoji")
            return f"Pelapor memberi tanda {emoji}" if emoji else "Pelapor mencabut tandanya"
        case Fact.MESSAGE_EDITED:
            return "Pelapor mengubah pesannya"
        case Fact.MESSAGE_DELETED:
            return "Pelapor menghapus sebuah pesan"
        case Fact.MEDIA_LOST:
            return "Sebuah berkas tidak dapat diambil dari kanalnya"
        case Fact.ECHO:
            return f"Dikirim dari telepon kantor: {data.get('text', '')}"
        case Fact.SYSTEM_NOTICE:
            return f"Pemberitahuan kanal: {data.get('text') or 'tanpa keterangan'}"
        case Fact.BOT_DECIDED:
            return _decision(data.get("outcome"), data.get("score"), data.get("intent"))
        case Fact.BOT_KEPT_QUIET:
            return "Bot diam: percakapan dipegang petugas"
        case _:
            return ""


def _due(value: object, zone: ZoneInfo) -> str:
    if not isinstance(value, str):
        return ""
    return moment_words(datetime.fromisoformat(value), zone)


def _decision(outcome: object, score: object, intent: object) -> str:
    said = OUTCOMES.get(str(outcome), str(outcome or "diputuskan"))
    sure = f", kecocokan {score:.2f}".replace(".", ",") if isinstance(score, float) else ""
    return f"Bot: {said[:1].lower()}{said[1:]}{sure}" + (f" ({intent})" if intent else "")
