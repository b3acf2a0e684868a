"""What several papers show in the same way."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from channels.registry import label as channel_label
from core.time import clock_words, moment_words
from reports.labels import SOURCES, WRITINGS
from reports.records import CaseFile, OfficeWriting, TranscriptLine, TranscriptSpeaker
from reports.words import phone_words, zoned

Pairs = list[tuple[str, str]]


def way_in(file: CaseFile) -> str:
    """By which channel and from which source: *WhatsApp · Pesan hotline*."""
    return f"{channel_label(file.record.channel)} · {SOURCES[file.record.source]}"


def complainant(file: CaseFile) -> Pairs:
    """The identity form, and the name where it has none; without a form name and contact."""
    if file.identity:
        named = file.record.name in ("", *(value for _, value in file.identity))
        return [*([] if named else [("Nama", file.record.name)]), *file.identity]
    return [("Nama", file.record.name), ("Kontak", phone_words(file.record.contact))]


def came(file: CaseFile, zone: ZoneInfo) -> Pairs:
    """Number, time and way: the first lines of every paper."""
    record = file.record
    pairs = [
        ("Nomor", record.number),
        ("Hari, tanggal, dan jam", moment_words(record.came_at, zone)),
        ("Saluran", way_in(file)),
        ("Layanan", record.service),
    ]
    return pairs + ([("Kategori", record.category)] if record.category else [])


def talk(file: CaseFile, zone: ZoneInfo) -> list[Mapping[str, object]]:
    """The conversation as it was said: the place of the screenshot (`PJ-3`, `PJ-10`)."""
    return [_line(line, zone) for line in file.talk]


def history(file: CaseFile, zone: ZoneInfo) -> list[tuple[str, str, str, str]]:
    """What was written and which stages were entered, in the order of time: when, what, who, text.

    A text comes before the stage that it led to.
    """
    texts = [
        (one.at, 0, (zoned(one.at, zone), WRITINGS[one.kind], signed(one), one.text))
        for one in file.written
    ]
    steps = [(one.at, 1, (zoned(one.at, zone), "Tahap", "", one.stage)) for one in file.steps]
    return [row for _, _, row in sorted(texts + steps, key=lambda entry: entry[:2])]


def by(written: OfficeWriting) -> str:
    """*Siti Rahma (Bidang keperawatan)*."""
    return f"{written.by} ({written.duty})" if written.duty else written.by


def signed(written: OfficeWriting) -> str:
    """By whom, and to whom it went."""
    return f"{by(written)} → {written.to}" if written.to else by(written)


def signature(
    caption: str, written: OfficeWriting | None, zone: ZoneInfo, duty: str = ""
) -> Mapping[str, str]:
    """One who signs; an empty place, for `duty`, where nobody has yet."""
    if written is None:
        return {"caption": caption, "name": "", "duty": duty, "when": ""}
    return {
        "caption": caption,
        "name": written.by,
        "duty": written.duty or duty,
        "when": zoned(written.at, zone),
    }


def _whole(line: TranscriptLine) -> str:
    """The words with what stands above them, and with what became of them afterwards."""
    who = "pelapor" if line.speaker is TranscriptSpeaker.COMPLAINANT else "kantor"
    taken_back = (f"[dihapus {who} kemudian]",) if line.deleted else ()
    changed = (f"[diubah {who} menjadi:] {version}" for version in line.versions)
    said = (*(f"[{mark}]" for mark in line.marks), line.text, *changed, *taken_back)
    return "\n".join(filter(None, said))


def _line(line: TranscriptLine, zone: ZoneInfo) -> Mapping[str, object]:
    return {
        "ours": line.speaker is not TranscriptSpeaker.COMPLAINANT,
        "name": f"{line.name} (bot)" if line.speaker is TranscriptSpeaker.BOT else line.name,
        "at": f"{line.at.astimezone(zone):%d-%m-%Y} {clock_words(line.at, zone)}",
        "text": _whole(line),
        "files": list(line.files),
    }
