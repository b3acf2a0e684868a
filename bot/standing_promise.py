"""Words that would name a promise which has passed name a new one."""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.decision import Line, Office, Say
from bot.replies.replies import Replies
from bot.work import Work
from core.facts import CLOCK
from core.replies import ReplyKey
from core.time import moment_words
from handoff.case import Case
from handoff.progress import Progress
from handoff.promises import apologised_today, renewed

_NAMING = ("due", "owed")


class Speaker(Protocol):
    """What the words are made with."""

    @property
    def office(self) -> Office:
        """The office that promises."""
        ...

    @property
    def replies(self) -> Replies:
        """Its reply templates."""
        ...


def standing_promise(
    work: Work, speaker: Speaker, wanted: Say, case: Case, at: datetime
) -> tuple[Say, Case]:
    """What is said and the case, with a promise ahead where the words name one.

    A complainant who asks after the promise has passed hears the new time, which the page shows
    as well, and once a day that we are sorry.
    """
    keys = [line.key for line in wanted.lines]
    named = any(speaker.replies.names(key, one) for key in keys for one in _NAMING)
    if not named or not case.is_open or not case.id:
        return wanted, case
    progress = Progress(case, speaker.office.rules, at, CLOCK)
    was = renewed(progress)
    if was is None:
        return wanted, case
    if not apologised_today(progress):
        progress.case = replace(progress.case, apologised_at=at)
        zone = speaker.office.procedure.zone
        late = Line(ReplyKey.PROMISE_LATE, {"was": moment_words(was, zone)})
        wanted = replace(wanted, lines=(late, *wanted.lines))
    for fact in progress.facts:
        work.record(replace(fact, case=case.id))
    work.change_case(progress.case)
    return wanted, progress.case
