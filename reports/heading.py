"""What every printed document has: letterhead, title, when it was made, what it rests on."""

from datetime import datetime

from core.time import moment_words
from handoff.procedure import Procedure
from reports.records import Evidence
from reports.typesetting import Data
from reports.words import evidence_words


def heading(
    office: Procedure, at: datetime, title: str, under: str, evidence: Evidence | None = None
) -> Data:
    """`under` stands below the title; without `evidence` the foot says what the paper is from."""
    rests_on = (
        "Disusun dari catatan hotline; bukti setiap kasus ada pada register."
        if evidence is None
        else f"Bukti: {evidence_words(evidence)}"
    )
    return {
        "office": office.name,
        "title": title,
        "under": under,
        "made": f"Dibuat {moment_words(at, office.zone)}",
        "evidence": rests_on,
    }
