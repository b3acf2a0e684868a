"""The answer letter (*surat jawaban*, `AH-5`), sent by the channel that the complainant used."""

from datetime import datetime

from channels.registry import label as channel_label
from core.time import date_words
from handoff.case import Source
from handoff.procedure import Procedure
from reports.labels import SOURCES
from reports.records import CaseFile, WritingKind
from reports.typesetting import Data

TEMPLATE = "papers/answer_letter.typ"


def data(file: CaseFile, office: Procedure, at: datetime) -> Data:
    """A letter of the day on which it is given; `at` where it is not given yet."""
    zone, letter, record = office.zone, file.last(WritingKind.LETTER), file.record
    day = (letter.at if letter else at).astimezone(zone).date()
    service = record.service.lower() or "pesan"
    return {
        "date": date_words(day),
        "number": record.number,
        "about": f"Jawaban atas {service} nomor {record.number}",
        "to": [
            f"{office.named_honorific} {record.name}".strip(),
            *(file.addresses or ["di tempat"]),
        ],
        "sent": f"Disampaikan melalui {_way_back(file)}.",
        "opening": (
            f"Menindaklanjuti {service} {office.named_honorific} yang kami terima pada tanggal "
            f"{date_words(record.came_at.astimezone(zone).date())} dengan nomor {record.number} "
            "perihal:"
        ),
        "subject": record.subject,
        "letter": letter.text if letter else "",
        "closing": (
            f"Demikian kami sampaikan. Atas perhatian dan kepercayaan {office.named_honorific}, "
            "kami mengucapkan terima kasih."
        ),
        "signature": {
            "caption": office.short_name,
            "name": letter.by if letter else "",
            "duty": (letter.duty if letter else "") or "Petugas layanan",
            "when": "",
        },
    }


def _way_back(file: CaseFile) -> str:
    record = file.record
    return (
        channel_label(record.channel) if record.source is Source.MESSAGE else SOURCES[record.source]
    )
