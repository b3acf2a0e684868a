"""Aware times only, and how Indonesians write them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.errors import NaiveTime

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ZONE_WORDS = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
_MICROSECOND = timedelta(microseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""The time of what has none."""


def aware(at: datetime) -> datetime:
    """The same time, or `NaiveTime` when it has no zone."""
    if at.tzinfo is None:
        raise NaiveTime(at.isoformat())
    return at


def to_micros(at: datetime) -> int:
    """Microseconds since 1970 in UTC, as the tables keep times. Raises `NaiveTime`."""
    return (aware(at) - EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """The aware UTC time that `to_micros` was given."""
    return EPOCH + timedelta(microseconds=micros)


def zone_word(zone: ZoneInfo) -> str:
    """WIB, WITA or WIT; another zone by its own name."""
    return ZONE_WORDS.get(zone.key, zone.key)


def day_words(day: date) -> str:
    """*Senin, 24 November 2026*."""
    return f"{DAYS[day.weekday()]}, {date_words(day)}"


def date_words(day: date) -> str:
    """*24 November 2026*."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def clock_words(at: datetime, zone: ZoneInfo) -> str:
    """*10.12 WITA*, in the office's zone."""
    local = aware(at).astimezone(zone)
    return f"{local:%H.%M} {zone_word(zone)}"


def moment_words(at: datetime, zone: ZoneInfo) -> str:
    """*Senin, 24 November 2026 pukul 10.12 WITA*, in the office's zone."""
    return f"{day_words(aware(at).astimezone(zone).date())} pukul {clock_words(at, zone)}"
