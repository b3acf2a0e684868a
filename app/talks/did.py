"""What the program did in a turn, in words of one closed list, from the facts that it recorded."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot import choices
from bot.dialogue.handover import FOR_PEOPLE
from core.facts import COMPLAINANT, Fact, SealedFact
from core.replies import ASK, OF_A_STAGE, WRONG, ReplyKey
from forms.definition import Role
from forms.form import ProblemCode
from forms.registry import of_role
from handoff.procedure import Procedure
from handoff.service import FieldType


class Did(StrEnum):
    """Everything that can be said of a turn; the first five name what they are about."""

    ANSWERED = "answered"  # :<entry>
    OFFERED = "offered"  # :<entry>, to choose from
    FORM_OPENED = "form_opened"  # :<service>
    ASKED = "asked"  # :<field>
    RECORDED = "recorded"  # :<field>
    UNKNOWN = "unknown"  # words were not understood, or nothing is known about them
    MENU = "menu"  # what can be done here was shown
    SMALL_TALK = "small_talk"
    COMPLAINT_NOTED = "complaint_noted"
    PRAISE_NOTED = "praise_noted"
    CASE_OPENED = "case_opened"
    ADDED_TO_CASE = "added_to_case"  # kept for whoever has the case
    HANDED_OVER = "handed_over"  # a human was called
    EMERGENCY = "emergency"
    CONCERN = "concern"  # somebody is unwell, and not in danger
    ALARM_WITHDRAWN = "alarm_withdrawn"
    STATUS_TOLD = "status_told"  # how it stands with a case
    CANCELLED = "cancelled"
    SILENT = "silent"  # something came in and nothing was said


TEMPLATES: Mapping[str, Did | None] = {
    ReplyKey.INTRO: None,
    ReplyKey.PRIVACY: None,
    ReplyKey.GREETING: Did.SMALL_TALK,
    ReplyKey.SERVICES: None,
    ReplyKey.WELCOME_BACK: Did.SMALL_TALK,
    ReplyKey.MENU: Did.MENU,
    ReplyKey.MENU_IN_FORM: Did.MENU,
    ReplyKey.THANKS: Did.SMALL_TALK,
    ReplyKey.FAREWELL: Did.SMALL_TALK,
    ReplyKey.GLAD: Did.SMALL_TALK,
    ReplyKey.ANGER: Did.SMALL_TALK,
    ReplyKey.SORRY: None,
    ReplyKey.GO_AHEAD: Did.SMALL_TALK,
    ReplyKey.MACHINE: Did.SMALL_TALK,
    ReplyKey.ANSWER: None,
    ReplyKey.ANSWER_TITLED: None,
    ReplyKey.ANSWER_AGAIN: None,
    ReplyKey.DID_THIS_HELP: None,
    ReplyKey.CHOOSE: None,
    ReplyKey.CHOOSE_BESIDE: None,
    ReplyKey.NOT_KNOWN_BESIDE: Did.UNKNOWN,
    ReplyKey.ENTRY_GONE: Did.UNKNOWN,
    ReplyKey.NOT_UNDERSTOOD: Did.UNKNOWN,
    ReplyKey.UNREADABLE: Did.UNKNOWN,
    ReplyKey.NUMBER_KNOWN: Did.SMALL_TALK,
    ReplyKey.CALL_MISSED: Did.MENU,
    ReplyKey.FILE_KEPT: None,
    ReplyKey.FILE_KEPT_WORDS: None,
    ReplyKey.VOICE_KEPT: Did.MENU,
    ReplyKey.PLACE_KEPT: None,
    ReplyKey.CONTACT_KEPT: None,
    ReplyKey.PLACE_ALONE: Did.MENU,
    ReplyKey.CONTACT_ALONE: Did.MENU,
    ReplyKey.PLACE_FOR_AGENT: Did.ADDED_TO_CASE,
    ReplyKey.CONTACT_FOR_AGENT: Did.ADDED_TO_CASE,
    ReplyKey.FILE_FOR_AGENT: Did.ADDED_TO_CASE,
    ReplyKey.FILE_WITHOUT_WORDS: Did.MENU,
    ReplyKey.FORM_START: None,
    ReplyKey.FORM_RESUME: None,
    ReplyKey.FORM_HARD: None,
    ReplyKey.FORM_NOT_TAKEN: None,
    ReplyKey.SUMMARY_NOT_TAKEN: None,
    ReplyKey.FORM_NO_HURRY: Did.SMALL_TALK,
    ReplyKey.FORM_EDIT_SEEN: None,
    ReplyKey.NO_NUMBER_SEEN: Did.ASKED,
    ReplyKey.GIVE_NUMBER: Did.ASKED,
    ReplyKey.OTHER_NUMBER: None,
    ReplyKey.FORM_GO_AHEAD: Did.SMALL_TALK,
    ReplyKey.FORM_WHY: None,
    ReplyKey.FORM_ANONYMOUS: None,
    ReplyKey.FORM_UNKNOWN_QUESTION: Did.UNKNOWN,
    ReplyKey.FORM_BEFORE_ANSWER: None,
    ReplyKey.FORM_BEFORE_PEOPLE: None,
    ReplyKey.FORM_RELUCTANT: None,
    ReplyKey.UNDERSTOOD: None,
    ReplyKey.PURPOSE_NOTED: None,
    ReplyKey.SEVERAL_WRONG: None,
    ReplyKey.DECLINED: None,
    ReplyKey.SUGGEST: Did.ASKED,
    ReplyKey.SUMMARY: None,
    ReplyKey.WHICH_FIELD: Did.MENU,
    ReplyKey.CANCELLED: Did.CANCELLED,
    ReplyKey.NOTHING_TO_CANCEL: Did.MENU,
    ReplyKey.ASK_WITHDRAW: None,
    ReplyKey.WITHDRAWN: Did.CANCELLED,
    ReplyKey.CASE_OPENED: None,
    ReplyKey.CASE_OPENED_CALL_BACK: None,
    ReplyKey.TELL_MORE: None,
    ReplyKey.HANDED_OVER: Did.HANDED_OVER,
    ReplyKey.STILL_WAITING: Did.STATUS_TOLD,
    ReplyKey.NOTED: Did.ADDED_TO_CASE,
    ReplyKey.AGENT_READS: Did.ADDED_TO_CASE,
    ReplyKey.OUTSIDE_HOURS: None,
    ReplyKey.STATUS_WAITING: Did.STATUS_TOLD,
    ReplyKey.STATUS_WITH_AGENT: Did.STATUS_TOLD,
    ReplyKey.STATUS_WITH_BOT: Did.STATUS_TOLD,
    ReplyKey.STATUS_WITH_UNIT: Did.STATUS_TOLD,
    ReplyKey.STATUS_WITH_SUPERIOR: Did.STATUS_TOLD,
    ReplyKey.STATUS_ANSWERED: Did.STATUS_TOLD,
    ReplyKey.STATUS_CLOSED: Did.STATUS_TOLD,
    ReplyKey.STATUS_WITHDRAWN: Did.STATUS_TOLD,
    ReplyKey.STATUS_NONE: Did.STATUS_TOLD,
    ReplyKey.STATUS_NOT_FOUND: Did.STATUS_TOLD,
    ReplyKey.STATUS_IN_FORM: Did.STATUS_TOLD,
    ReplyKey.CLAIMED: Did.STATUS_TOLD,
    ReplyKey.TRANSFERRED: Did.STATUS_TOLD,
    ReplyKey.GIVEN_BACK: Did.STATUS_TOLD,
    ReplyKey.CLOSED: Did.STATUS_TOLD,
    ReplyKey.PROMISE_MOVED: Did.STATUS_TOLD,
    ReplyKey.PROMISE_MOVED_CALENDAR: Did.STATUS_TOLD,
    ReplyKey.PROMISE_LATE: Did.STATUS_TOLD,
    ReplyKey.REPLY_DELAYED: Did.STATUS_TOLD,
    ReplyKey.NUMBER_AGAIN: Did.STATUS_TOLD,
    ReplyKey.STAGE_FOLLOWED_UP: Did.STATUS_TOLD,
    ReplyKey.STAGE_COORDINATION: Did.STATUS_TOLD,
    ReplyKey.STAGE_UNIT: Did.STATUS_TOLD,
    ReplyKey.STAGE_SUPERIOR: Did.STATUS_TOLD,
    ReplyKey.STAGE_ANSWERING: Did.STATUS_TOLD,
    ReplyKey.REOPENED: Did.HANDED_OVER,
    ReplyKey.REOPEN_TOO_LATE: Did.STATUS_TOLD,
    ReplyKey.SURVEY: None,
    ReplyKey.SURVEY_REMARK: None,
    ReplyKey.SURVEY_THANKS: Did.SMALL_TALK,
    ReplyKey.SURVEY_UNSATISFIED: None,
    ReplyKey.SURVEY_CLOSED: Did.STATUS_TOLD,
    ReplyKey.EMERGENCY: Did.EMERGENCY,
    ReplyKey.EMERGENCY_AGAIN: Did.EMERGENCY,
    ReplyKey.EMERGENCY_HEARD: Did.EMERGENCY,
    ReplyKey.EMERGENCY_CLOSED: Did.EMERGENCY,
    **{f"{ASK}{field}": Did.ASKED for field in FieldType},
    **{f"{WRONG}{code}": Did.ASKED for code in ProblemCode},
}
"""What a reply template means; None where a fact says it, or it only stands beside others."""

_KEPT = frozenset({"answered_by_phone", "with_agent", "noted_for_agent", "kept_for_agent"})
"""Why the bot keeps quiet about something that an agent will read."""
_NOT_KNOWN, _EMERGENCY = "not_known", "emergency"

Words = Iterator[str]


@dataclass(slots=True)
class Retelling:
    """Reads the facts of one talk in order; `form` is what the last decision did to the form."""

    procedure: Procedure
    form: Mapping[str, object] = field(default_factory=dict)

    def words(self, facts: Iterable[SealedFact]) -> tuple[str, ...]:
        """What was done in the turn with these facts: each word once, in order.

        None where nothing came in and nothing was said.
        """
        told = list(facts)
        done = [word for fact in told for word in FACTS[fact.kind](self, fact)]
        heard = any(fact.actor == COMPLAINANT for fact in told)
        if heard and not any(fact.kind is Fact.MESSAGE_OUT for fact in told):
            done.append(Did.SILENT)
        return tuple(dict.fromkeys(str(word) for word in done))

    def decided(self, fact: SealedFact) -> Words:
        """What the decision did to the identity form."""
        form = fact.data.get("form")
        self.form = form if isinstance(form, Mapping) else {}
        service = str(self.form.get("service", ""))
        if self.form.get("opened"):
            if self.form.get("why") == _NOT_KNOWN:
                yield Did.UNKNOWN
            yield f"{Did.FORM_OPENED}:{service}"
        for key in _listed(self.form.get("recorded")):
            yield f"{Did.RECORDED}:{key}"
            if key in self._purposes(service):
                yield Did.COMPLAINT_NOTED

    def said(self, fact: SealedFact) -> Words:
        """What a message of the office tells, asks, answers and offers."""
        for key in _listed(fact.data.get("templates")):
            yield from self._template(str(key))
        yield from (f"{Did.ANSWERED}:{entry}" for entry in answered(fact))
        yield from (f"{Did.OFFERED}:{entry}" for entry in offered(fact))

    def opened(self, fact: SealedFact) -> Words:
        """A case, and what called for it."""
        why = fact.data.get("why")
        if why == _NOT_KNOWN and not self.form.get("closed"):
            yield Did.UNKNOWN
        yield Did.CASE_OPENED
        if why in FOR_PEOPLE:
            yield Did.HANDED_OVER

    def asked_again(self, fact: SealedFact) -> Words:
        """People are called again for a case that is open."""
        if fact.data.get("why") != _EMERGENCY:
            yield Did.HANDED_OVER

    def raised(self, fact: SealedFact) -> Words:
        """A case comes before others."""
        if fact.data.get("why") == _EMERGENCY:
            yield Did.EMERGENCY

    def quiet(self, fact: SealedFact) -> Words:
        """Nothing was said to a message, which people may read all the same."""
        if fact.data.get("reason") in _KEPT:
            yield Did.ADDED_TO_CASE

    def _template(self, key: str) -> Words:
        of_its_own = key.startswith(OF_A_STAGE) and key not in TEMPLATES
        word = Did.STATUS_TOLD if of_its_own else TEMPLATES[key]
        asked = self.form.get("asked")
        match word:
            case None:
                if key == ReplyKey.PURPOSE_NOTED and self._is_complaint():
                    yield Did.COMPLAINT_NOTED
            case Did.ASKED:
                if asked:
                    yield f"{Did.ASKED}:{asked}"
            case _:
                yield word

    def _is_complaint(self) -> bool:
        return self.form.get("service") == self.procedure.complaint_service

    def _purposes(self, service: str) -> frozenset[str]:
        """The fields in which that service's form takes a complaint, where it takes one."""
        if service != self.procedure.complaint_service:
            return frozenset()
        form = self.procedure.service(service).form
        return frozenset(field.key for field in of_role(form, Role.MATTER))


def answered(said: SealedFact) -> tuple[str, ...]:
    """The ids of the entries whose answers a message of the office gives."""
    data = said.data
    several = data.get("answers")
    listed = several if isinstance(several, list) else [data]
    entries = (str(one.get("entry", "")) for one in listed if isinstance(one, Mapping))
    return tuple(dict.fromkeys(filter(None, entries)))


def offered(said: SealedFact) -> tuple[str, ...]:
    """The ids of the entries that a message of the office offers to choose from."""
    ids = [str(one["id"]) for one in _listed(said.data.get("choices")) if isinstance(one, Mapping)]
    return tuple(
        one.removeprefix(choices.ENTRY)
        for one in ids
        if one.startswith(choices.ENTRY) and one != choices.NONE_OF_THESE
    )


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _nothing(_: Retelling, __: SealedFact) -> Words:
    yield from ()


def _just(word: Did) -> Callable[[Retelling, SealedFact], Words]:
    def words(_: Retelling, __: SealedFact) -> Words:
        yield word

    return words


FACTS: Mapping[Fact, Callable[[Retelling, SealedFact], Words]] = {
    Fact.BOT_DECIDED: Retelling.decided,
    Fact.BOT_KEPT_QUIET: Retelling.quiet,
    Fact.MESSAGE_OUT: Retelling.said,
    Fact.CASE_OPENED: Retelling.opened,
    Fact.CASE_ASKED_AGAIN: Retelling.asked_again,
    Fact.PRIORITY_RAISED: Retelling.raised,
    Fact.CASE_WITHDRAWN: _just(Did.CANCELLED),
    Fact.CASE_REOPENED: _just(Did.ADDED_TO_CASE),
    **dict.fromkeys(
        (
            Fact.MESSAGE_IN, Fact.MESSAGE_EDITED, Fact.MESSAGE_DELETED, Fact.REACTION,
            Fact.SYSTEM_NOTICE, Fact.ADDRESS_CHANGED, Fact.ADDRESS_LOST, Fact.CHATS_LINKED,
            Fact.ECHO, Fact.CALL, Fact.SENT, Fact.DELIVERED, Fact.READ, Fact.FAILED,
            Fact.DELIVERY_UNKNOWN, Fact.RESENT, Fact.MEDIA_KEPT, Fact.MEDIA_LOST,
            Fact.DEADLINE_SET, Fact.DEADLINE_NEAR, Fact.DEADLINE_MET, Fact.DEADLINE_PASSED,
            Fact.DEADLINE_TARGET_PASSED, Fact.DEADLINE_MOVED, Fact.DEADLINE_PAUSED,
            Fact.DEADLINE_RESUMED, Fact.PROMISE_MOVED, Fact.STAGE_ENTERED, Fact.CASE_CLAIMED,
            Fact.CASE_RETURNED, Fact.CASE_CATEGORISED, Fact.CASE_CLOSED, Fact.CASE_ENTERED,
            Fact.CASE_ASSIGNED, Fact.CASE_TRANSFERRED, Fact.CASE_RELEASED, Fact.CASE_SORTED,
            Fact.NOBODY_PRESENT, Fact.SOMEBODY_TOLD, Fact.IDENTITY_CHECKED, Fact.VERDICT_GIVEN,
            Fact.UNIT_ASKED, Fact.FINDING_GIVEN, Fact.SUPERIOR_ASKED, Fact.SHEET_GIVEN,
            Fact.MINUTES_DRAWN, Fact.MINUTES_APPROVED, Fact.MINUTES_SENT_BACK,
            Fact.LETTER_GIVEN, Fact.SURVEY_ASKED, Fact.SATISFACTION_GIVEN, Fact.NOTE_ADDED,
            Fact.ANSWER_JUDGED, Fact.ANSWER_LOST, Fact.UNREADABLE,
        ),
        _nothing,
    ),
}  # fmt: skip
"""What each fact says of a turn; most say nothing that a message does not."""
