"""Every reply template that the talk uses, and the placeholders that each must and may have."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.replies import ASK, WRONG, ReplyKey
from forms.form import TO_CONFIRM, ProblemCode
from handoff.service import FieldType

ANYWHERE = frozenset(
    {
        "office_name",
        "office_short",
        "honorific",
        "whose",
        "hours",
        "opens",
        "off_duty",
        "service",
    }
)
_HELLO = frozenset({"hello"})
"""What answers the greeting that was given."""
_EMERGENCY = frozenset({"emergency_national", "emergency_own", "emergency_counselling"})
_WHOSE = frozenset({"emergency_own_name"})
_CASE = frozenset(
    {
        "case_number",
        "due",
        "owed",
        "ahead",
        "agent_name",
        "category",
        "stage",
        "unit",
        "superior",
        "status_at",
    }
)


@dataclass(frozen=True, slots=True)
class Template:
    """Which placeholders a template must have; `may` are those that it can use beside them."""

    must: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()

    @property
    def known(self) -> frozenset[str]:
        """Every placeholder that has a value when the template is used."""
        return self.must | self.may | ANYWHERE


def _t(*must: str, may: frozenset[str] = frozenset()) -> Template:
    return Template(frozenset(must), may)


STAGE_TEXT = _t(may=_CASE)
"""A text of the office's own that one of its stages says."""
_FIELD = frozenset({"label", "example"})
_WITHOUT_EXAMPLE = frozenset(
    {
        ProblemCode.NOT_AN_OPTION,
        ProblemCode.NOT_A_FILE,
        ProblemCode.TEXT_EMPTY,
        ProblemCode.TEXT_LONG,
        ProblemCode.NIK_SEQUENCE,
        ProblemCode.NIK_OTHER_BIRTH_DATE,
        ProblemCode.NIK_OTHER_SEX,
    }
)
"""Problems that another example does not help with, or whose fields may have none."""


def _wrong(code: ProblemCode) -> Template:
    if code in TO_CONFIRM:
        return _t("suggestion", may=_FIELD | {"written"})
    if code in _WITHOUT_EXAMPLE:
        return _t("label", may=_FIELD | {"written"})
    if code is ProblemCode.NOT_A_CODE:  # nothing but its label says what it is
        return _t("label", "example", may=frozenset({"written"}))
    return _t("written", "example", may=_FIELD)


CATALOGUE: Mapping[str, Template] = {
    ReplyKey.INTRO: _t("office_name", may=_HELLO),
    ReplyKey.GREETING: _t("office_name", may=_HELLO),
    ReplyKey.SERVICES: _t(),
    ReplyKey.WELCOME_BACK: _t(may=_HELLO),
    ReplyKey.MENU: _t(),
    ReplyKey.MENU_IN_FORM: _t(),
    ReplyKey.THANKS: _t(),
    ReplyKey.FAREWELL: _t(),
    ReplyKey.GLAD: _t(),
    ReplyKey.NODDED: _t(),
    ReplyKey.PRAISED: _t(),
    ReplyKey.PRAISE_NOTED: _t("category"),
    ReplyKey.ANGER: _t(),
    ReplyKey.SORRY: _t(),
    ReplyKey.GO_AHEAD: _t(),
    ReplyKey.MACHINE: _t(),
    ReplyKey.ANSWER: _t("answer"),
    ReplyKey.ANSWER_TITLED: _t("title", "answer"),
    ReplyKey.ANSWER_AGAIN: _t("answer"),
    ReplyKey.DID_THIS_HELP: _t(),
    ReplyKey.CHOOSE: _t(),
    ReplyKey.CHOOSE_BESIDE: _t("question"),
    ReplyKey.NEAREST: _t(),
    ReplyKey.NEAREST_BESIDE: _t("question"),
    ReplyKey.ELSEWHERE: _t(),
    ReplyKey.NOT_KNOWN_BESIDE: _t("question"),
    ReplyKey.ENTRY_GONE: _t(),
    ReplyKey.NOT_UNDERSTOOD: _t(),
    ReplyKey.UNREADABLE: _t(),
    ReplyKey.NUMBER_KNOWN: _t("number"),
    ReplyKey.CALL_MISSED: _t(),
    ReplyKey.FILE_KEPT: _t(),
    ReplyKey.FILE_KEPT_WORDS: _t(),
    ReplyKey.VOICE_KEPT: _t(),
    ReplyKey.PLACE_KEPT: _t(),
    ReplyKey.CONTACT_KEPT: _t(),
    ReplyKey.PLACE_ALONE: _t(),
    ReplyKey.CONTACT_ALONE: _t(),
    ReplyKey.PLACE_FOR_AGENT: _t(),
    ReplyKey.CONTACT_FOR_AGENT: _t(),
    ReplyKey.FILE_FOR_AGENT: _t(),
    ReplyKey.FILE_WITHOUT_WORDS: _t(),
    ReplyKey.FORM_START: _t(),
    ReplyKey.PRIVACY: _t("privacy"),
    ReplyKey.FORM_RESUME: _t(),
    ReplyKey.FORM_HARD: _t(),
    ReplyKey.FORM_NOT_TAKEN: _t("label", may=_FIELD),
    ReplyKey.FORM_KEPT_BESIDE: _t("told"),
    ReplyKey.SUMMARY_NOT_TAKEN: _t(),
    ReplyKey.FORM_NO_HURRY: _t(),
    ReplyKey.FORM_EDIT_SEEN: _t(),
    ReplyKey.OTHER_NUMBER: _t(),
    ReplyKey.NO_NUMBER_SEEN: _t("example", may=_FIELD),
    ReplyKey.GIVE_NUMBER: _t("example", may=_FIELD),
    ReplyKey.FORM_GO_AHEAD: _t(),
    ReplyKey.FORM_WHY: _t(),
    ReplyKey.FORM_ANONYMOUS: _t(),
    ReplyKey.FORM_UNKNOWN_QUESTION: _t(),
    ReplyKey.FORM_BEFORE_ANSWER: _t(),
    ReplyKey.FORM_BEFORE_PEOPLE: _t(),
    ReplyKey.FORM_RELUCTANT: _t(),
    ReplyKey.UNDERSTOOD: _t("understood"),
    ReplyKey.PURPOSE_NOTED: _t("purpose"),
    ReplyKey.SEVERAL_WRONG: _t("count", "labels"),
    ReplyKey.DECLINED: _t("label"),
    ReplyKey.SUGGEST: _t("written", "suggestion", may=_FIELD),
    ReplyKey.SUMMARY: _t("summary"),
    ReplyKey.WHICH_FIELD: _t(),
    ReplyKey.CANCELLED: _t(),
    ReplyKey.NOTHING_TO_CANCEL: _t(),
    ReplyKey.ASK_WITHDRAW: _t("case_number", may=_CASE),
    ReplyKey.WITHDRAWN: _t("case_number", may=_CASE),
    ReplyKey.CASE_OPENED: _t("case_number", "due", may=_CASE),
    ReplyKey.CASE_OPENED_CALL_BACK: _t("case_number", "due", may=_CASE),
    ReplyKey.TELL_MORE: _t(),
    ReplyKey.HANDED_OVER: _t("case_number", "due", may=_CASE),
    ReplyKey.STILL_WAITING: _t("case_number", "due", may=_CASE),
    ReplyKey.NOTED: _t(may=_CASE),
    ReplyKey.EDIT_NOTED: _t(may=_CASE),
    ReplyKey.AGENT_READS: _t(may=_CASE),
    ReplyKey.OUTSIDE_HOURS: _t("hours", "opens", may=_CASE),
    ReplyKey.STATUS_WAITING: _t("case_number", "due", may=_CASE),
    ReplyKey.STATUS_WITH_AGENT: _t("case_number", may=_CASE),
    ReplyKey.STATUS_WITH_BOT: _t("case_number", may=_CASE),
    ReplyKey.STATUS_WITH_UNIT: _t("case_number", "unit", may=_CASE),
    ReplyKey.STATUS_WITH_SUPERIOR: _t("case_number", "superior", may=_CASE),
    ReplyKey.STATUS_ANSWERED: _t("case_number", may=_CASE),
    ReplyKey.STATUS_AWAITED: _t("case_number", may=_CASE),
    ReplyKey.STATUS_CLOSED: _t("case_number", may=_CASE),
    ReplyKey.STATUS_WITHDRAWN: _t("case_number", may=_CASE),
    ReplyKey.STATUS_NONE: _t(),
    ReplyKey.STATUS_NOT_FOUND: _t("asked_number"),
    ReplyKey.STATUS_IN_FORM: _t(),
    ReplyKey.CLAIMED: _t("case_number", "agent_name", may=_CASE),
    ReplyKey.TRANSFERRED: _t("case_number", "agent_name", may=_CASE),
    ReplyKey.GIVEN_BACK: _t(may=_CASE),
    ReplyKey.CLOSED: _t("case_number", may=_CASE),
    ReplyKey.PROMISE_MOVED: _t("case_number", "was", "promise", may=_CASE),
    ReplyKey.PROMISE_MOVED_CALENDAR: _t("case_number", "was", "promise", may=_CASE),
    ReplyKey.PROMISE_LATE: _t("case_number", "was", may=_CASE),
    ReplyKey.REPLY_DELAYED: _t("case_number", "promise", may=_CASE),
    ReplyKey.NUMBER_AGAIN: _t("case_number", may=_CASE),
    ReplyKey.STAGE_FOLLOWED_UP: _t("case_number", may=_CASE),
    ReplyKey.STAGE_COORDINATION: _t("case_number", may=_CASE),
    ReplyKey.STAGE_UNIT: _t("case_number", may=_CASE),
    ReplyKey.STAGE_SUPERIOR: _t("case_number", may=_CASE),
    ReplyKey.STAGE_ANSWERING: _t("case_number", may=_CASE),
    ReplyKey.REOPENED: _t("case_number", "due", may=_CASE),
    ReplyKey.REOPEN_TOO_LATE: _t("case_number", may=_CASE),
    ReplyKey.SURVEY: _t("case_number", may=_CASE),
    ReplyKey.SURVEY_REMARK: _t(may=_CASE | {"mark"}),
    ReplyKey.SURVEY_THANKS: _t(may=_CASE | {"noted"}),
    ReplyKey.SURVEY_UNSATISFIED: _t("case_number", may=_CASE),
    ReplyKey.SURVEY_CLOSED: _t(may=_CASE),
    ReplyKey.EMERGENCY: _t(*_EMERGENCY, may=_CASE | _WHOSE),
    ReplyKey.EMERGENCY_AGAIN: _t(*_EMERGENCY, may=_CASE | _WHOSE),
    ReplyKey.EMERGENCY_HEARD: _t("emergency_national", may=_EMERGENCY | _CASE | _WHOSE),
    ReplyKey.EMERGENCY_CLOSED: _t("opens", *_EMERGENCY, may=_CASE | _WHOSE),
    ReplyKey.EMERGENCY_STANDS: _t("case_number", *_EMERGENCY, may=_CASE | _WHOSE),
    ReplyKey.EMERGENCY_LATE: _t("case_number", *_EMERGENCY, may=_CASE | _WHOSE),
    ReplyKey.ALARM_WITHDRAWN: _t(may=_CASE),
    ReplyKey.ALARM_OVER: _t(may=_CASE),
    ReplyKey.MATTER_KEPT: _t("purpose", may=_CASE),
    ReplyKey.ALARM_EASED: _t("emergency_counselling", may=_EMERGENCY | _CASE | _WHOSE),
    ReplyKey.CONCERN: _t("emergency_counselling", may=_EMERGENCY | _WHOSE),
    ReplyKey.CONCERN_CHILDREN: _t("emergency_children", may=_EMERGENCY | _WHOSE),
    ReplyKey.CONCERN_ASK: _t(),
    ReplyKey.CONCERN_HEARD: _t(may=_EMERGENCY | _WHOSE),
    ReplyKey.SAFE: _t(may=_EMERGENCY | _WHOSE),
    ReplyKey.CONDOLENCE: _t(),
    **{f"{ASK}{field}": _t(may=_FIELD) for field in FieldType},
    **{f"{WRONG}{code}": _wrong(code) for code in ProblemCode},
}
