"""What stands open in a talk, and what a message is to it, as `nlu.acts` asks for it.

What it is to an open form, see `bot.dialogue.form_situation`.
"""

from collections.abc import Mapping

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Heard, Office
from bot.dialogue import services
from bot.dialogue.filling import denials, giving, purpose
from bot.dialogue.form_situation import FormSituation, comes_after_a_file
from core.replies import ReplyKey, ReplyKind
from handoff.actions.conditions import may_be_rated, may_be_reopened
from handoff.case import CaseStatus
from nlu.acts.message import Expected
from nlu.acts.unnamed import wants_no_name_too
from nlu.emergency import is_missing, of_own_life

EXPECTED: Mapping[Step, Expected] = {
    Step.TALKING: Expected.ANYTHING,
    Step.FORM: Expected.VALUE,
    Step.CONFIRMING: Expected.CONFIRMATION,
    Step.WAITING: Expected.PEOPLE,
    Step.WITH_AGENT: Expected.NOTHING,
    Step.RATING: Expected.MARK,
    Step.REMARKING: Expected.REMARK,
}
_CHOOSING = frozenset(
    {
        ReplyKey.CHOOSE,
        ReplyKey.CHOOSE_BESIDE,
        ReplyKey.NEAREST,
        ReplyKey.NEAREST_BESIDE,
        ReplyKey.ELSEWHERE,
    }
)
"""What asks which entry is meant: a yes or a no answers it as long as nothing else was said."""


class TalkSituation:
    """The situation into which a message comes: a `nlu.acts.message.Situation`."""

    def __init__(self, chat: Chat, heard: Heard, office: Office) -> None:
        self._chat, self._heard, self._office = chat, heard, office
        self.expected = EXPECTED[chat.step]
        self.answered = bool(chat.answered) and ReplyKey.DID_THIS_HELP in chat.said
        self.withdrawing = chat.withdrawing
        self.safety_asked = chat.last_reply_kind is ReplyKind.CONCERN
        case = heard.case.id if heard.case else None
        self.alarmed = chat.alarm is not None and chat.alarm.stands(case, heard.at)
        others = self.alarmed and chat.alarm is not None and not of_own_life(chat.alarm.said)
        self.alarmed_for_others = others
        missing = self.alarmed and chat.alarm is not None and is_missing(chat.alarm.said)
        self.alarmed_for_missing = missing
        self.form_given_up = chat.last_reply_kind is ReplyKind.FORM_CANCELLED
        entries, about = office.entries, heard.about
        self.offered = [entries[one].title if one in entries else "" for one in chat.offered]
        self.offered_last = bool(chat.offered) and not _CHOOSING.isdisjoint(chat.said)
        self.has_case = about is not None
        closed = about is not None and about.status is CaseStatus.CLOSED
        self.closed_case = closed and heard.case is None
        self.mark_awaited = about is not None and about.waits_for_mark
        self.may_reopen = about is not None and may_be_reopened(about, office.procedure, heard.at)
        self.press = choices.act_of(heard.pressed, office) if heard.pressed else None
        self.form = FormSituation(chat, heard, office) if services.is_in_form(chat) else None

    @property
    def mark_possible(self) -> bool:
        """Whether the case was closed without a mark, and one still counts that nobody asks."""
        about, live = self._heard.about, self.closed_case and self.may_reopen
        asked = live and self._office.procedure.asks_satisfaction
        return asked and about is not None and may_be_rated(about)

    @property
    def listed(self) -> int:
        """How many things to choose from stand under our last message, marks not counted."""
        return sum(map(choices.is_listed, self._chat.buttons.values()))

    @property
    def begins_service(self) -> bool:
        """Whether the words choose a service, where nothing else runs."""
        return services.chosen(self._chat, self._heard, self._office) is not None

    @property
    def begins_instead(self) -> bool:
        """Whether they choose another service than that of the open form, and no more."""
        return services.changed_to(self._chat, self._heard, self._office) is not None

    @property
    def denies_complaint(self) -> bool:
        """Whether they say that they do not complain, and nothing that is heard instead."""
        return denials.denies(self._chat, self._heard)

    @property
    def fills_in(self) -> bool:
        """Whether several fields of a form are given that is not open."""
        return services.filled_in(self._chat, self._heard, self._office) is not None

    @property
    def says_who(self) -> bool:
        """Whether nothing is said but who they are, after something was asked."""
        return giving.who_wants_people(self._chat, self._heard, self._office) is not None

    @property
    def gives_values(self) -> bool:
        """Whether words surely give what a form asks: after an alarm, or in place of before."""
        if giving.put_right(self._chat, self._heard, self._office) is not None:
            return True
        return self.alarmed and giving.given(self._chat, self._heard, self._office) is not None

    @property
    def says_matter(self) -> bool:
        """Whether enough is said to be what a complaint is about."""
        procedure = self._office.procedure
        return purpose.says_what(self._heard.text, procedure.service(procedure.complaint_service))

    @property
    def something_told(self) -> bool:
        """Whether it is known what the talk, or the form that is open, is about."""
        if self.form is not None:
            return purpose.is_told(self._chat, self._office)
        return bool(self._chat.last_question)

    @property
    def follows_file(self) -> bool:
        """Whether a few words came right after a file, as a page sends what stands beside it."""
        return comes_after_a_file(self._chat, self._heard)

    @property
    def answers_unnamed(self) -> bool:
        """Whether the entry that comes first is about staying unnamed."""
        first = self._heard.match.candidates[:1]
        return any(wants_no_name_too(one) for near in first for one in near.entry.variants)
