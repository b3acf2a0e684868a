"""What an office has written down, read once at start: procedure, answers, reply templates."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.office.offices import served_office
from app.office.texts import check_texts
from app.settings import ROOT, Settings
from bot.decision import Office
from bot.replies.loading import load_replies
from bot.replies.replies import Replies
from bot.thinking import ThinkingHere
from desk_info.desk_information import DeskInformation
from desk_info.loading import OWN_WORDS, load_desk_info, load_own_words, saved_questions
from desk_info.matching.matcher import Matcher
from handoff.calendar import WorkingCalendar
from handoff.loading import load_procedure
from nlu.embedded import EmbeddedInterpreter
from nlu.meaning import Interpreter

log = logging.getLogger("loket.start")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that the talk needs to know about one office.

    `source` is the file of its desk information, None where it came from elsewhere. `is_lent`:
    one program after another has it, and it forgets in between.
    """

    office: Office
    matcher: Matcher
    replies: Replies
    interpreter: EmbeddedInterpreter
    source: Path | None = None
    is_lent: bool = False

    @contextmanager
    def lent(self) -> Iterator["Knowledge"]:
        """The same for one program for a while, without the cost of a copy.

        What that program learns is forgotten afterwards; it may publish nothing.
        """
        with self.matcher.lent():
            yield replace(self, is_lent=True)

    def of_its_own(self) -> "Knowledge":
        """The same for one program, which learns and publishes without the others."""
        if self.is_lent:
            return self
        matcher = self.matcher.twin()
        office = replace(self.office, entries=matcher.by_id)
        return replace(self, office=office, matcher=matcher)

    @property
    def desk_information(self) -> DeskInformation:
        """The desk information that is in force, asked with whole messages."""
        return DeskInformation(self.matcher)

    def thinking(self, interpreter: Interpreter) -> ThinkingHere:
        """Whoever thinks with this knowledge, in this process."""
        return ThinkingHere(self.office, self.desk_information, interpreter)


def load_knowledge(settings: Settings) -> Knowledge:
    """Read the office's folder and the Rasa project at the root.

    Raises `BadConfiguration` naming file, line and key of whatever is wrong.
    """
    folder = served_office(settings)
    procedure = load_procedure(folder)
    source = folder / "desk_info.yml"
    entries = load_desk_info(source)
    own, asked = load_own_words(folder / OWN_WORDS), saved_questions(folder, entries)
    matcher = Matcher(entries, own, asked, settings.caution)
    office = Office(procedure, WorkingCalendar(procedure.hours, procedure.zone), matcher.by_id)
    replies = load_replies(ROOT / "domain.yml", folder / "replies.yml")
    check_texts(folder, procedure, replies)
    interpreter = EmbeddedInterpreter.from_file(
        ROOT / "data" / "nlu.yml", case_prefix=procedure.case_prefix
    )
    log.info("office %s: %d entries of desk information", procedure.id, len(matcher.entries))
    return Knowledge(office, matcher, replies, interpreter, source)
