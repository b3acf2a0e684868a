"""Every reply template that the talk uses, and the placeholders that each must and may have."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.form import TO_CONFIRM, ProblemCode
from handoff.service import FieldType

ANYWHERE = frozenset(
    {"office_name", "office_short", "honorific", "whose", "hours", "opens", "service"}
)
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
OWN = "utter_stage_"
"""Begins the keys of such texts."""
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
    return _t("written", "example", may=_FIELD)


CATALOGUE: Mapping[str, Template] = {
    "utter_intro": _t("office_name"),
    "utter_greeting": _t("office_name"),
    "utter_services": _t(),
    "utter_welcome_back": _t(),
    "utter_menu": _t(),
    "utter_menu_in_form": _t(),
    "utter_thanks": _t(),
    "utter_farewell": _t(),
    "utter_glad": _t(),
    "utter_anger": _t(),
    "utter_sorry": _t(),
    "utter_go_ahead": _t(),
    "utter_machine": _t(),
    "utter_answer": _t("answer"),
    "utter_answer_titled": _t("title", "answer"),
    "utter_answer_again": _t("answer"),
    "utter_did_this_help": _t(),
    "utter_choose": _t(),
    "utter_choose_beside": _t("question"),
    "utter_not_known_beside": _t("question"),
    "utter_entry_gone": _t(),
    "utter_not_understood": _t(),
    "utter_unreadable": _t(),
    "utter_number_known": _t("number"),
    "utter_call_missed": _t(),
    "utter_file_kept": _t(),
    "utter_file_kept_words": _t(),
    "utter_voice_kept": _t(),
    "utter_place_kept": _t(),
    "utter_contact_kept": _t(),
    "utter_place_alone": _t(),
    "utter_contact_alone": _t(),
    "utter_place_for_agent": _t(),
    "utter_contact_for_agent": _t(),
    "utter_file_for_agent": _t(),
    "utter_file_without_words": _t(),
    "utter_form_start": _t(),
    "utter_privacy": _t("privacy"),
    "utter_form_resume": _t(),
    "utter_form_hard": _t(),
    "utter_form_not_taken": _t("label", may=_FIELD),
    "utter_summary_not_taken": _t(),
    "utter_form_no_hurry": _t(),
    "utter_form_edit_seen": _t(),
    "utter_other_number": _t(),
    "utter_no_number_seen": _t("example", may=_FIELD),
    "utter_give_number": _t("example", may=_FIELD),
    "utter_form_go_ahead": _t(),
    "utter_form_why": _t(),
    "utter_form_anonymous": _t(),
    "utter_form_unknown_question": _t(),
    "utter_form_before_answer": _t(),
    "utter_form_before_people": _t(),
    "utter_form_reluctant": _t(),
    "utter_understood": _t("understood"),
    "utter_purpose_noted": _t("purpose"),
    "utter_several_wrong": _t("count"),
    "utter_declined": _t("label"),
    "utter_suggest": _t("written", "suggestion", may=_FIELD),
    "utter_summary": _t("summary"),
    "utter_which_field": _t(),
    "utter_cancelled": _t(),
    "utter_nothing_to_cancel": _t(),
    "utter_ask_withdraw": _t("case_number", may=_CASE),
    "utter_withdrawn": _t("case_number", may=_CASE),
    "utter_case_opened": _t("case_number", "due", may=_CASE),
    "utter_case_opened_call_back": _t("case_number", "due", may=_CASE),
    "utter_tell_more": _t(),
    "utter_handed_over": _t("case_number", "due", may=_CASE),
    "utter_still_waiting": _t("case_number", "due", may=_CASE),
    "utter_noted": _t(may=_CASE),
    "utter_agent_reads": _t(may=_CASE),
    "utter_outside_hours": _t("hours", "opens", may=_CASE),
    "utter_status_waiting": _t("case_number", "due", may=_CASE),
    "utter_status_with_agent": _t("case_number", may=_CASE),
    "utter_status_with_bot": _t("case_number", may=_CASE),
    "utter_status_with_unit": _t("case_number", "unit", may=_CASE),
    "utter_status_with_superior": _t("case_number", "superior", may=_CASE),
    "utter_status_answered": _t("case_number", may=_CASE),
    "utter_status_closed": _t("case_number", may=_CASE),
    "utter_status_withdrawn": _t("case_number", may=_CASE),
    "utter_status_none": _t(),
    "utter_status_not_found": _t("asked_number"),
    "utter_status_in_form": _t(),
    "utter_claimed": _t("case_number", "agent_name", may=_CASE),
    "utter_transferred": _t("case_number", "agent_name", may=_CASE),
    "utter_given_back": _t(may=_CASE),
    "utter_closed": _t("case_number", may=_CASE),
    "utter_promise_moved": _t("case_number", "was", "promise", may=_CASE),
    "utter_promise_moved_calendar": _t("case_number", "was", "promise", may=_CASE),
    "utter_promise_late": _t("case_number", "was", may=_CASE),
    "utter_number_again": _t("case_number", may=_CASE),
    "utter_stage_followed_up": _t("case_number", may=_CASE),
    "utter_stage_coordination": _t("case_number", may=_CASE),
    "utter_stage_unit": _t("case_number", may=_CASE),
    "utter_stage_superior": _t("case_number", may=_CASE),
    "utter_stage_answering": _t("case_number", may=_CASE),
    "utter_reopened": _t("case_number", "due", may=_CASE),
    "utter_reopen_too_late": _t("case_number", may=_CASE),
    "utter_survey": _t("case_number", may=_CASE),
    "utter_survey_remark": _t(may=_CASE),
    "utter_survey_thanks": _t(may=_CASE),
    "utter_survey_unsatisfied": _t("case_number", may=_CASE),
    "utter_survey_closed": _t(may=_CASE),
    "utter_emergency": _t(*_EMERGENCY, may=_CASE | _WHOSE),
    "utter_emergency_again": _t(*_EMERGENCY, may=_CASE | _WHOSE),
    "utter_emergency_heard": _t("emergency_national", may=_EMERGENCY | _CASE | _WHOSE),
    "utter_emergency_closed": _t("opens", "emergency_national", may=_EMERGENCY | _CASE | _WHOSE),
    **{f"utter_ask_{field}": _t(may=_FIELD) for field in FieldType},
    **{f"utter_wrong_{code}": _wrong(code) for code in ProblemCode},
}
