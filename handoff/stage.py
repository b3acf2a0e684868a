"""The stages of a procedure: who owes the next step, and what leads on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.tables import Partial
from handoff.allowance import Allowance

CLOSED = "closed"  # where an exit leads that settles the case
AGENT, UNIT, SUPERIOR, COMPLAINANT = "agent", "unit", "superior", "complainant"
"""Owners that are found in the case: its agent, the unit or the superior that was asked, and the
one who complains. Every other owner is the key of a duty."""


class StageEvent(StrEnum):
    """What may lead a case from one stage to another."""

    CLAIM = "claim"
    REPLY = "reply"
    VERDICT = "verdict"  # on the identity: valid, not valid or not checked (`IT-3`)
    SORT_LIGHT = "sort_light"  # light complaint (`AH-3`)
    SORT_SERIOUS = "sort_serious"
    ASK_UNIT = "ask_unit"
    FINDING = "finding"  # the unit answers
    ASK_SUPERIOR = "ask_superior"  # with an information-need report (`PJ-3`)
    SHEET = "sheet"  # the superior's information sheet (`PJ-4`)
    DRAW_MINUTES = "draw_minutes"  # berita acara (`BT-9`)
    APPROVE = "approve"
    SEND_BACK = "send_back"
    LETTER = "letter"  # surat jawaban (`AH-5`)
    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"
    CLOSE = "close"
    LIMIT = "limit"  # the stage's time is over


class Need(StrEnum):
    """What must be there before an exit may be taken."""

    CATEGORY = "category"
    VERDICT = "verdict"
    SORTED = "sorted"  # light or serious
    REPLY = "reply"
    REPORT = "report"
    SHEET = "sheet"
    FINDING = "finding"
    MINUTES = "minutes"
    APPROVAL = "approval"
    LETTER = "letter"
    SATISFACTION = "satisfaction"


MEETS: Partial[StageEvent, Need | None] = Partial(
    {
        StageEvent.REPLY: Need.REPLY,
        StageEvent.VERDICT: Need.VERDICT,
        StageEvent.SORT_LIGHT: Need.SORTED,
        StageEvent.SORT_SERIOUS: Need.SORTED,
        StageEvent.FINDING: Need.FINDING,
        StageEvent.ASK_SUPERIOR: Need.REPORT,
        StageEvent.SHEET: Need.SHEET,
        StageEvent.DRAW_MINUTES: Need.MINUTES,
        StageEvent.APPROVE: Need.APPROVAL,
        StageEvent.LETTER: Need.LETTER,
        StageEvent.SATISFIED: Need.SATISFACTION,
        StageEvent.UNSATISFIED: Need.SATISFACTION,
    },
    otherwise=None,
)
"""Which event brings what is needed; a category is given at any stage."""
TAKEN_BACK: Partial[StageEvent, frozenset[Need]] = Partial(
    {
        StageEvent.ASK_UNIT: frozenset({Need.FINDING}),
        StageEvent.ASK_SUPERIOR: frozenset({Need.SHEET}),
        StageEvent.SEND_BACK: frozenset({Need.MINUTES, Need.APPROVAL}),
        StageEvent.DRAW_MINUTES: frozenset({Need.APPROVAL}),
    },
    otherwise=frozenset(),
)
"""What has to be brought anew once this has happened."""


class Reply(StrEnum):
    """What words of an agent are to the complainant's case."""

    ANSWER = "answer"
    QUESTION = "question"  # the complainant has the move
    ON_THE_WAY = "on_the_way"  # the answer is still owed, within the time of a next one


class DocumentKind(StrEnum):
    """A paper that is made of one case."""

    INFORMATION_NEED = "information_need"  # `PJ-10`
    INFORMATION_SHEET = "information_sheet"
    MINUTES = "minutes"
    ANSWER_LETTER = "answer_letter"
    FOLLOW_UP = "follow_up"  # lembar tindak lanjut pengaduan
    RECAP = "recap"  # rekap layanan (`BT-R`)


PAPER_NEEDS: Mapping[DocumentKind, Need | None] = {
    DocumentKind.INFORMATION_NEED: Need.REPORT,
    DocumentKind.INFORMATION_SHEET: Need.SHEET,
    DocumentKind.MINUTES: Need.MINUTES,
    DocumentKind.ANSWER_LETTER: Need.LETTER,
    DocumentKind.FOLLOW_UP: None,
    DocumentKind.RECAP: None,
}
"""What has to be there before a paper has anything to say; None where the case is enough."""


@dataclass(frozen=True, slots=True)
class Exit:
    """`on` that event the case goes `to` another stage, if everything in `needs` is there."""

    on: StageEvent
    to: str
    needs: frozenset[Need] = frozenset()


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a case.

    `owner` owes the next step. `says` is the key of a reply template that the complainant hears
    on entering. `documents` are the papers made here. `rows` are the rows of the written procedure
    that it carries out.
    """

    key: str
    label: str
    owner: str
    exits: tuple[Exit, ...]
    allowance: Allowance | None = None
    says: str = ""
    documents: tuple[DocumentKind, ...] = ()
    rows: tuple[str, ...] = ()

    def exit(self, event: StageEvent) -> Exit | None:
        """Where that event leads, None when it leads nowhere from here."""
        return next((way for way in self.exits if way.on is event), None)
