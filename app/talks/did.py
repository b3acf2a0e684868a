"""Words of one closed list for what the program did in a turn, and which a template means."""

from collections.abc import Mapping
from enum import StrEnum

from core.replies import ASK, WRONG, ReplyKey
from forms.form import ProblemCode
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
    CONCERN = "concern"  # danger is possible: they were asked whether they are safe
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
    ReplyKey.NODDED: Did.SMALL_TALK,
    ReplyKey.PRAISED: Did.SMALL_TALK,
    ReplyKey.PRAISE_NOTED: Did.PRAISE_NOTED,
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
    ReplyKey.NEAREST: None,
    ReplyKey.NEAREST_BESIDE: None,
    ReplyKey.ELSEWHERE: Did.UNKNOWN,
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
    ReplyKey.FORM_KEPT_BESIDE: None,
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
    ReplyKey.EDIT_NOTED: Did.ADDED_TO_CASE,
    ReplyKey.AGENT_READS: Did.ADDED_TO_CASE,
    ReplyKey.OUTSIDE_HOURS: None,
    ReplyKey.STATUS_WAITING: Did.STATUS_TOLD,
    ReplyKey.STATUS_WITH_AGENT: Did.STATUS_TOLD,
    ReplyKey.STATUS_WITH_BOT: Did.STATUS_TOLD,
    ReplyKey.STATUS_WITH_UNIT: Did.STATUS_TOLD,
    ReplyKey.STATUS_WITH_SUPERIOR: Did.STATUS_TOLD,
    ReplyKey.STATUS_ANSWERED: Did.STATUS_TOLD,
    ReplyKey.STATUS_AWAITED: Did.STATUS_TOLD,
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
    ReplyKey.EMERGENCY_STANDS: Did.STATUS_TOLD,
    ReplyKey.EMERGENCY_LATE: Did.STATUS_TOLD,
    ReplyKey.ALARM_WITHDRAWN: Did.ALARM_WITHDRAWN,
    ReplyKey.ALARM_OVER: Did.ALARM_WITHDRAWN,
    ReplyKey.MATTER_KEPT: None,
    ReplyKey.ALARM_EASED: Did.CONCERN,
    ReplyKey.CONCERN: Did.CONCERN,
    ReplyKey.CONCERN_CHILDREN: Did.CONCERN,
    ReplyKey.CONCERN_ASK: Did.CONCERN,
    ReplyKey.CONCERN_HEARD: Did.CONCERN,
    ReplyKey.SAFE: Did.SMALL_TALK,
    ReplyKey.CONDOLENCE: None,
    **{f"{ASK}{field}": Did.ASKED for field in FieldType},
    **{f"{WRONG}{code}": Did.ASKED for code in ProblemCode},
}
"""What a reply template means; None where a fact says it, or it only stands beside others."""
