"""A made-up office: its procedure, its desk information, its people, its clock."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk_info.entry import Entry, Match, Outcome, Scored
from handoff.desk import (
    Account,
    Role,
)
from handoff.procedure import (
    Allowance,
    Clock,
    Emergency,
    Field,
    FieldType,
    OpeningHours,
    Procedure,
    Slot,
)

ZONE = ZoneInfo("Asia/Makassar")
NOW = datetime(2026, 11, 23, 2, 12, tzinfo=UTC)

OFFICE = Procedure(
    id="rumah-sakit-contoh",
    name="Rumah Sakit Contoh Samarinda",
    short_name="RS Contoh",
    case_prefix="ADU",
    zone=ZONE,
    honorific="Bapak/Ibu",
    hours=OpeningHours(
        {day: (Slot(time(8), time(16, 30)),) for day in range(5)},
        words="Senin–Jumat 08.00–16.30 WITA",
    ),
    reply_within=Allowance(timedelta(hours=4), Clock.WORKING, timedelta(minutes=30)),
    form=(
        Field("name", FieldType.NAME, "Nama", ("nm",), "Siti Aminah"),
        Field("birth_date", FieldType.BIRTH_DATE, "Tanggal lahir", (), "28-02-1990"),
        Field("phone", FieldType.PHONE, "Nomor telepon", ("hp",), "0812 5544 3321"),
        Field("address", FieldType.ADDRESS, "Alamat", (), "Jl. Contoh 12"),
        Field("email", FieldType.EMAIL, "Email", (), "siti@contoh.id", required=False),
        Field("purpose", FieldType.PURPOSE, "Keperluan", (), "Antrean obat"),
    ),
    categories=("Pelayanan farmasi", "Pendaftaran", "Rawat inap", "Sikap petugas", "Lain-lain"),
    emergency=Emergency("112", "(0541) 000000", "119 ekstensi 8"),
)

ENTRIES = (
    Entry(
        "jam-besuk",
        "Kunjungan",
        "Jam besuk",
        "*Jam besuk* setiap hari pukul 11.00–12.00 dan 17.00–18.00 WITA, paling banyak 2 orang "
        "sekali masuk.",
        ("Jam berapa boleh besuk?", "min jam bsuk brp ya", "waktu menjenguk pasien"),
    ),
    Entry(
        "rawat-jalan",
        "Pendaftaran",
        "Daftar rawat jalan",
        "Pendaftaran rawat jalan dibuka pukul 07.30–11.00 WITA. Bawa KTP dan kartu BPJS.\n\n"
        "Pendaftaran daring: https://contoh.id/daftar",
        ("Bagaimana cara daftar rawat jalan?", "syarat daftar"),
    ),
    Entry(
        "bpjs",
        "Pendaftaran",
        "Memakai BPJS",
        "Bisa. Bawa kartu BPJS yang aktif dan surat rujukan dari puskesmas.",
        ("Apakah bisa pakai BPJS?", "bpjs bisa?"),
    ),
    Entry(
        "obat",
        "Farmasi",
        "Antrean obat",
        "Obat racikan selesai dalam 60 menit, obat jadi dalam 30 menit.",
        ("Berapa lama antre obat?",),
    ),
)


def match(text: str) -> Match:
    """Counts common words; enough to show all three outcomes."""
    asked = set(text.lower().replace("?", "").split())

    def score(variant: str) -> float:
        have = set(variant.lower().replace("?", "").split())
        return len(asked & have) / len(asked | have) if asked | have else 0.0

    scored = [
        Scored(entry, score(best), best)
        for entry in ENTRIES
        for best in [max(entry.variants, key=score)]
    ]
    top = tuple(sorted(scored, key=lambda one: -one.score)[:3])
    if top[0].score >= 0.6:
        return Match(Outcome.ANSWER, top)
    return Match(Outcome.CHOOSE if top[0].score >= 0.2 else Outcome.UNKNOWN, top)


@dataclass
class Clockwork:
    """A clock that stands still until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """The time."""
        return self.now


STAFF = {
    Role.ADMINISTRATOR: Account(1, "admin", "Dewi Lestari", Role.ADMINISTRATOR),
    Role.SUPERIOR: Account(2, "kepala", "dr. Bambang Sutrisno", Role.SUPERIOR),
    Role.AGENT: Account(3, "rina", "Rina Wulandari", Role.AGENT),
    Role.EDITOR: Account(4, "edo", "Edo Prakoso", Role.EDITOR),
}
