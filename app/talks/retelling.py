"""What the program did in a turn, from the facts that it recorded."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.talks.did import TEMPLATES, Did
from bot import choices
from bot.dialogue.handover import FOR_PEOPLE
from core.facts import COMPLAINANT, Fact, SealedFact
from core.replies import OF_A_STAGE, ReplyKey
from forms.definition import FieldRole
from forms.registry import of_role
from handoff.procedure import Procedure

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
        return frozenset(field.key for field in of_role(form, FieldRole.MATTER))


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
    Fact.CONCERN_RAISED: _just(Did.CONCERN),
    Fact.ALARM_WITHDRAWN: _just(Did.ALARM_WITHDRAWN),
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
            Fact.ANSWER_JUDGED, Fact.ANSWER_LOST, Fact.IDENTITY_GIVEN, Fact.UNREADABLE,
        ),
        _nothing,
    ),
}  # fmt: skip
"""What each fact says of a turn; most say nothing that a message does not."""
