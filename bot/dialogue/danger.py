"""Somebody may be in danger: numbers to call, and a human at once, whatever the step.

How an alarm that was none is taken back stands here too; where danger is only possible, see
`bot.dialogue.concern`.
"""

from dataclasses import replace

from bot import choices
from bot.chat import Chat, RaisedAlarm, Step, question_line
from bot.decision import Decision, Heard, Office
from bot.dialogue import answering, handover, matter, opening, services, status
from bot.dialogue.filling import asking, giving, purpose
from bot.dialogue.hearing import complained_alone
from bot.effects.effect import Effect, OpenCase
from core.replies import ReplyKey, ReplyKind
from core.text import shortened
from forms.definition import FieldRole
from forms.form import Form
from forms.registry import is_of
from handoff.case import SUBJECT_LENGTH, CaseStatus, Priority
from handoff.effects import Line, Say
from handoff.notices import NoticeKind
from handoff.progress.changes import AskAgain, NotifyOffice, RaisePriority, Withdraw, WithdrawAlarm
from language.normalising import words
from nlu.acts import Act, safety
from nlu.complaining import holds_a_complaint, wants_to_complain
from nlu.emergency import is_violence, of_own_life, wants_to_die

QUOTED_LENGTH = 160


def heard_of(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Whom to call, what is known of the questions beside it, and a case before all others."""
    service = services.talk_service(office)
    answers = answering.found(heard).answers
    lines = (*whom_to_call(chat, heard, office), *answering.lines(answers))
    say = Say(lines, answers=answering.told(answers), kind=ReplyKind.EMERGENCY)
    alarm = raised(chat, heard)
    chat = with_told(chat, heard, office)
    if heard.case is None:
        about = "; ".join(filter(None, (_matter(chat, office), alarm.said)))
        subject = shortened(about, SUBJECT_LENGTH)
        identity = _identity(chat, office)
        opened = OpenCase(subject, "emergency", service.key, identity, urgent=True)
        after = replace(handover.waiting(chat, service), greeted=True, alarm=alarm)
        return Decision(after, (opened, told_office(chat, heard), say))
    chat = replace(
        chat.to(Step.WAITING), greeted=True, unknown=0, offered=(), answered="", alarm=alarm
    )
    told = told_office(chat, heard)
    if heard.case.status is CaseStatus.WITH_AGENT:  # asked for a mark, and the agent is there
        chat = chat.to(Step.WITH_AGENT)
        return Decision(chat, (RaisePriority("emergency"), told, say))
    again = (AskAgain("emergency"), RaisePriority("emergency"), told)
    return Decision(chat, (*again, say))


def with_told(chat: Chat, heard: Heard, office: Office) -> Chat:
    """With what words surely tell of who it is, beside what happens or to whoever has the case."""
    reading, form = giving.given(chat, heard, office), chat.form
    if reading is None:
        return chat
    for field in giving.form_of(chat, office):
        if field.key in reading.taken and not is_of(field, FieldRole.MATTER):
            form = form.accept(field.key, reading.form.values[field.key])
    return replace(chat, form=form)


def _identity(chat: Chat, office: Office) -> dict[str, str]:
    """Who it is by any form, and what the open one has of the matter."""
    forms = [services.about_the_person(one) for one in office.procedure.services]
    if services.is_in_form(chat):
        forms.append(services.fields(chat, office))
    keys = {field.key for form in forms for field in form}
    return {key: value for key, value in chat.form.values.items() if key in keys}


def raised(chat: Chat, heard: Heard) -> RaisedAlarm:
    """What is remembered of the alarm: of several in a row, where the talk stood before them."""
    case, before = heard.case, chat.alarm
    if before is not None and before.stands(case.id if case else None, heard.at):
        home = replace(chat, alarm=None) if services.is_in_form(chat) else before.before
        new, old = said(chat, heard), before.said
        both = f"{old}; {new}" if wants_to_die(new) and not wants_to_die(old) else old
        return replace(before, at=heard.at, said=both, before=home)
    urgent = case is not None and case.priority is Priority.URGENT
    home = replace(chat, alarm=None)
    held, offered = matter.entries_asked_for(heard)
    case_id = case.id if case else 0
    return RaisedAlarm(heard.at, said(chat, heard), case_id, not urgent, home, held, offered)


def said(chat: Chat, heard: Heard) -> str:
    """The words of danger; *tidak aman* alone says nothing without those that made us ask."""
    asked = heard.act is Act.NOT_SAFE and chat.concern is not None
    before = chat.concern.said if asked and chat.concern is not None else ""
    return "; ".join(filter(None, (before, heard.text)))


def told_office(chat: Chat, heard: Heard) -> NotifyOffice:
    """People at the office read the words themselves, whoever has the case."""
    return NotifyOffice(NoticeKind.DANGER, shortened(said(chat, heard), QUOTED_LENGTH))


def whom_to_call(chat: Chat, heard: Heard, office: Office) -> tuple[Line, ...]:
    """Whom to call; in other words where it was said a moment ago."""
    if not office.calendar.is_open(heard.at):  # nobody is there who could have been called
        return (Line(ReplyKey.EMERGENCY_CLOSED),)
    again = chat.last_reply_kind is ReplyKind.EMERGENCY
    return (Line(ReplyKey.EMERGENCY_AGAIN if again else ReplyKey.EMERGENCY),)


def withdrawn(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Nobody was in danger: the case is where it was, and so is the talk.

    A case that the alarm alone opened, and that nobody has taken yet, is taken back with it. What
    somebody complains of beside it is heard as such; so are the words of danger where they
    complained too, unless they were a joke or a slip. Others are nobody's complaint. A question
    beside it is answered.
    """
    case, alarm = heard.case, chat.alarm
    over = not safety.takes_alarm_back(heard)
    if over and alarm is not None and _may_come_back(alarm.said, heard):
        return _eased(chat, heard)
    sorry = Line(ReplyKey.ALARM_OVER if over else ReplyKey.ALARM_WITHDRAWN)
    off, chat = called_off(chat, heard), replace(chat, alarm=None)
    told = safety.complaint_beside(heard)
    wants = not told and wants_to_complain(heard.said)
    known = _asked_beside(heard)
    first = (sorry, *answering.lines(known.answers), *_left(known))
    if alarm is None or case is None or alarm.case or case.status is not CaseStatus.WAITING:
        noted = (Line(ReplyKey.NOTED),) if told and case is not None else ()
        waits = (status.waiting(case),) if case is not None else ()
        say = Say((*first, *(noted or waits)), answers=answering.told(known.answers))
        return Decision(chat, (*off, say))
    meant = over or wants or safety.is_temper(heard)
    complains = wants or holds_a_complaint(words(alarm.said))
    complained = alarm.said if meant and complains else ""
    if services.is_in_form(chat) or services.is_in_form(alarm.before):
        form = replace(form_broken_off(chat, alarm), alarm=None)
        went_on = _form_goes_on(form, office, tuple(filter(None, (complained, told))))
        went_on = answering.before(went_on, first, answering.told(known.answers))
    elif known.question and not told:
        talk = _as_before(chat, alarm, Step.TALKING)
        went_on = answering.before(answering.reply(talk, heard, office, known), (sorry,), ())
    else:
        talk = _as_before(chat, alarm, Step.TALKING)
        asked = matter.asked_again(talk, heard, office, alarm)
        if asked is not None and not (told or wants):
            asked = answering.before(asked, (sorry,), ())
            return replace(asked, effects=(*off, Withdraw(), *asked.effects))
        told = complained if wants else told
        if safety.is_temper(heard) and matter.says_more(alarm.said):
            complained = alarm.said
        talk = replace(talk, last_question=question_line(alarm.said if over else complained))
        went_on = _talk_goes_on(talk, replace(heard, case=None), office, sorry, complained, told)
    return replace(went_on, effects=(*off, Withdraw(), *went_on.effects))


def _asked_beside(heard: Heard) -> answering.Found:
    """What there is to say to what is plainly asked beside an end; the end itself asks nothing."""
    asked = tuple(one for one in heard.questions if "?" in (one.question or heard.text))
    return answering.found(replace(heard, questions=asked))


def _left(known: answering.Found) -> tuple[Line, ...]:
    """That people will answer what has no answer yet, where nothing is offered for it."""
    quoted = shortened(known.left_open, answering.QUOTED_LENGTH)
    return (Line(ReplyKey.NOT_KNOWN_BESIDE, {"question": quoted}),) if quoted else ()


def _form_goes_on(chat: Chat, office: Office, told: tuple[str, ...]) -> Decision:
    """The form that an alarm broke off, with what was told of its matter."""
    for one in told:
        chat = purpose.noted(chat, one, office)
    about = shortened("; ".join(told), asking.TOLD_LENGTH)
    noted = (Line(ReplyKey.PURPOSE_NOTED, {"purpose": about}),) if told else ()
    return asking.ask_again(chat, office, noted)


def _talk_goes_on(
    chat: Chat, heard: Heard, office: Office, sorry: Line, complained: str, told: str
) -> Decision:
    """A complaint that is told begins; for words of danger that complained it is offered."""
    if told:
        both = dict.fromkeys(filter(None, (complained, told)))
        complaint = complained_alone(heard, "; ".join(both))
        return answering.before(opening.start(chat, complaint, office), (sorry,), ())
    if complained:
        return matter.offered(chat, complained, office, sorry)
    return Decision(chat, (Say((sorry, Line(ReplyKey.GO_AHEAD)), choices.lost(office)),))


def _may_come_back(told: str, heard: Heard) -> bool:
    """Whether danger that is over is not for that: violence, and who may hurt themselves alone."""
    if is_violence(told) or not of_own_life(told):
        return is_violence(told)
    long_ago = safety.is_past(heard) and wants_to_complain(heard.said)
    if not wants_to_die(told) and (long_ago or safety.is_found_again(told, heard)):
        return False
    return not safety.is_in_care(heard)


def _eased(chat: Chat, heard: Heard) -> Decision:
    """It is better now, and people see the case all the same, with what is complained of."""
    told = NotifyOffice(NoticeKind.CONCERN, shortened(heard.text, QUOTED_LENGTH))
    complains = safety.complaint_beside(heard) or wants_to_complain(heard.said)
    noted = (Line(ReplyKey.NOTED),) if complains else ()
    say = Say((Line(ReplyKey.ALARM_EASED), *noted), (choices.TO_PEOPLE,))
    return Decision(chat, (told, say))


def form_broken_off(chat: Chat, alarm: RaisedAlarm) -> Chat:
    """The talk in the form that the alarm broke off, also where that has gone on since."""
    return chat if services.is_in_form(chat) else _as_before(chat, alarm, Step.FORM)


def _matter(chat: Chat, office: Office) -> str:
    """What was told before the words of danger."""
    field = services.purpose_of(office.service(chat)) if services.is_in_form(chat) else None
    return (chat.form.values.get(field.key, "") if field else "") or chat.last_question


def called_off(chat: Chat, heard: Heard) -> tuple[Effect, ...]:
    """That people at the office hear it; nothing where no alarm stands."""
    alarm = chat.alarm
    if alarm is None:
        return ()
    of, said_now = (shortened(one, QUOTED_LENGTH) for one in (alarm.said, heard.text))
    return (WithdrawAlarm(of, said_now, alarm.raised),)


def _with_given(before: Form, after: Form) -> Form:
    """The form as it was before the alarm, with what was given since."""
    for key in after.values.keys() - before.values.keys():
        before = before.accept(key, after.values[key])
    return before


def _as_before(chat: Chat, alarm: RaisedAlarm, step: Step) -> Chat:
    """The talk at what it was at before the alarm."""
    was = alarm.before
    return replace(
        chat.to(step),
        form=_with_given(was.form, chat.form),
        service=was.service,
        why=was.why,
        refused=was.refused,
        tries=was.tries,
        unknown=was.unknown,
        offered=was.offered,
        held=was.held,
        open_question=was.open_question,
        last_question=was.last_question,
    )
