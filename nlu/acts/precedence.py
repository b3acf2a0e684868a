"""Which act a message is where its words may be several: the first rule that holds, from above."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.message import MEDIA_KINDS, Kind
from nlu.acts import conditions as by
from nlu.acts import giving_up, marks, people, protesting, safety, survey, to_files, words
from nlu.acts.act import Act
from nlu.acts.message import Expected, Message, Situation
from nlu.acts.unnamed import wants_no_name
from nlu.meaning import Intent

ANYWHERE = frozenset(Expected)
_TALK = frozenset({Expected.ANYTHING})
_QUEUE = frozenset({Expected.PEOPLE})
_FORM = frozenset({Expected.VALUE, Expected.CONFIRMATION})
_SUMMARY = frozenset({Expected.CONFIRMATION})
_NOBODY = frozenset({Expected.NOTHING})
_MARK, _REMARK = frozenset({Expected.MARK}), frozenset({Expected.REMARK})
_READABLE = frozenset({Kind.TEXT, Kind.CHOICE, Kind.LOCATION, Kind.CONTACT, Kind.EDIT})
_NOT_READABLE = frozenset({Kind.UNSUPPORTED, Kind.UNKNOWN})
_SAYS_SOMETHING = _READABLE | _NOT_READABLE | MEDIA_KINDS
_PLACES_AND_CARDS = frozenset({Kind.LOCATION, Kind.CONTACT})


@dataclass(frozen=True, slots=True)
class ActRule:
    """A message is `act` if the talk expects one of `where`, and `holds` does."""

    act: Act
    where: frozenset[Expected]
    holds: by.Holds


def act_of(message: Message, situation: Situation, rules: Iterable[ActRule] | None = None) -> Act:
    """The one thing that a message does; `rules` are those that may say so, all where None.

    `OTHER` where none holds. Never raises.
    """
    if situation.press is not None:
        return situation.press
    expected = situation.expected
    for rule in PRECEDENCE if rules is None else rules:
        if expected in rule.where and rule.holds(message, situation):
            return rule.act
    return Act.OTHER


def _unless_a_value(rule: ActRule) -> ActRule:
    """The rule for messages that do not plainly bring what a form asked: *Jalan Menu 4*."""

    def holds(message: Message, situation: Situation) -> bool:
        form = situation.form
        value = form is not None and form.brings_value and not giving_up.only_gives_up(message)
        return not value and rule.holds(message, situation)

    return ActRule(rule.act, rule.where, holds)


FIRST = (
    ActRule(Act.ECHO, ANYWHERE, by.of_kind(Kind.ECHO)),
    ActRule(Act.CALL, ANYWHERE, by.of_kind(Kind.CALL)),
    ActRule(Act.SIGNAL, ANYWHERE, by.of_kind(*(set(Kind) - _SAYS_SOMETHING))),
    ActRule(Act.DANGER, ANYWHERE, by.is_in_danger),
    ActRule(Act.NOT_SAFE, ANYWHERE, by.asked_for_safety(safety.is_not_safe)),
    ActRule(Act.SAFE, ANYWHERE, by.asked_for_safety(safety.is_safe)),
    ActRule(Act.WITHDRAW_ALARM, ANYWHERE, by.takes_alarm_back),
    ActRule(Act.UNREADABLE, ANYWHERE, by.of_kind(*_NOT_READABLE)),
    ActRule(Act.SEND_FILE, ANYWHERE, by.is_file_alone),
    ActRule(Act.GIVE_OWN_NUMBER, ANYWHERE, by.gives_own_number),
    ActRule(Act.SEND_PLACE, ANYWHERE - _FORM, by.of_kind(*_PLACES_AND_CARDS)),
)
"""What comes without words, and what cannot wait."""

SURVEY = (
    ActRule(Act.RATE, _MARK, survey.is_mark),
    ActRule(Act.RATE, _NOBODY | _QUEUE | _TALK, survey.is_awaited_mark),
    ActRule(Act.RATE, _REMARK, survey.repeats_mark),
    ActRule(Act.NO_REMARK, _REMARK, by.saying(marks.has_nothing_to_add)),
    ActRule(Act.NO_REMARK, _REMARK, by.where(lambda talk: not talk.has_case)),
    ActRule(Act.REMARK, _REMARK, survey.remarks),
    ActRule(Act.THANK, _MARK, by.saying(marks.praises)),
)
"""What the survey asked for; it goes before commands, because *cukup* is a mark there."""

COMMANDS = (
    ActRule(Act.KEEP_WAITING, ANYWHERE, by.keeps_waiting),
    ActRule(Act.DENY_COMPLAINT, _FORM | _TALK, by.where(lambda talk: talk.denies_complaint)),
    *map(
        _unless_a_value,
        (
            ActRule(Act.START, ANYWHERE, by.starts),
            ActRule(Act.RESUME, ANYWHERE, by.resumes),
            ActRule(Act.BEGIN, ANYWHERE, by.where(lambda talk: talk.begins_service)),
            ActRule(Act.BEGIN_INSTEAD, _FORM, by.where(lambda talk: talk.begins_instead)),
            ActRule(Act.ASK_STATUS, ANYWHERE, by.asks_status),
            ActRule(Act.ASK_HUMAN, ANYWHERE, by.asks_human),
            ActRule(Act.WITHDRAW, ANYWHERE, by.withdraws),
            ActRule(Act.CANCEL, ANYWHERE, giving_up.gives_up),
            ActRule(Act.ASK_MENU, ANYWHERE, by.commanding(Intent.MENU)),
        ),
    ),
)
"""What means the same whatever the talk is at."""

_INSTEAD_OF_A_VALUE = (
    ActRule(Act.REFUSE, _FORM, by.in_form(by.refuses)),
    ActRule(Act.STAY_UNNAMED, _FORM, by.saying(wants_no_name)),
    ActRule(Act.REOPEN, _FORM, by.reopens_from_form),
    ActRule(Act.UNABLE, _FORM, by.of_wanted(by.is_unable)),
    ActRule(Act.NO_VALUE, _FORM, by.of_wanted(by.is_no_value)),
)
_QUESTIONS = (
    ActRule(Act.ASK_WHY, _FORM, by.in_form(by.asks_why)),
    ActRule(Act.ASK, _FORM, by.in_form(by.asks_in_form)),
)
BESIDE_A_VALUE = (*_INSTEAD_OF_A_VALUE, *_QUESTIONS)
"""What is told to a form and can be no value of it."""

FORM = (
    ActRule(Act.CHOOSE_VALUE, _FORM, by.in_form(lambda _, form: form.chooses_value)),
    ActRule(Act.RENAME, _FORM, by.in_form(lambda _, form: form.renames)),
    ActRule(Act.ASK, _FORM, by.in_form(by.asks_what_is_prepared)),
    ActRule(Act.ANSWER, _FORM, by.in_form(lambda _, form: form.brings_name)),
    ActRule(Act.CHANGE_FIELD, _FORM, by.in_form(lambda _, form: form.names_asked_change)),
    ActRule(Act.ANSWER, _FORM, by.in_form(lambda _, form: form.brings_with_a_question)),
    ActRule(Act.AGREE, _SUMMARY, by.agrees_to_all),
    ActRule(Act.DISAGREE, _SUMMARY, by.commanding(Intent.NO)),
    ActRule(Act.CHANGE, _FORM, by.in_form(lambda _, form: form.wants_change)),
    ActRule(Act.SEND_FILE, _FORM, by.of_wanted(by.brings_file)),
    ActRule(Act.SHOW, _FORM, to_files.points_at_file),
    ActRule(Act.ASK, _FORM, by.of_wanted(by.captions_known)),
    ActRule(Act.SHOW, _FORM, by.in_form(lambda _, form: form.takes_no_words)),
    ActRule(Act.OWN_NUMBER, _FORM, by.of_wanted(by.is_own_number)),
    ActRule(Act.OTHER_NUMBER, _FORM, by.of_wanted(by.refuses_own_number)),
    ActRule(Act.AGREE, _FORM, by.of_wanted(by.agrees_to_wanted)),
    ActRule(Act.DISAGREE, _FORM, by.of_wanted(by.denies_wanted)),
    *_INSTEAD_OF_A_VALUE,
    ActRule(Act.ANSWER, _FORM, by.in_form(lambda _, form: form.reads_surely)),
    ActRule(Act.CHANGE_FIELD, _FORM, by.in_form(lambda _, form: form.names_field)),
    *_QUESTIONS,
)
"""What a form is told, in words that may be a value and may be none."""

QUEUE = (
    ActRule(Act.ANSWER, _QUEUE, by.where(lambda talk: talk.gives_values)),
    ActRule(Act.CHOOSE_ENTRY, _QUEUE, by.chooses),
    ActRule(Act.WAIT, _QUEUE, by.saying(people.only_waits)),
    ActRule(Act.WAIT, _QUEUE, by.saying(words.only_asks)),
    ActRule(Act.ASK, _QUEUE, by.asks_known),
    ActRule(Act.WAIT, _QUEUE, by.saying(people.only_wonders)),
    ActRule(Act.ASK_WHEN, _QUEUE, by.saying(people.asks_how_long)),
    ActRule(Act.CURSE, _QUEUE, by.meaning(Intent.ANGER)),
    ActRule(Act.ASK, _QUEUE, by.asks_nearly),
    ActRule(Act.THANK, _QUEUE, by.meaning(Intent.THANKS)),
)
"""What those say who wait for people."""

TALK = (
    ActRule(Act.HELPED, _TALK, by.is_helped),
    ActRule(Act.NOT_HELPED, _TALK, by.is_not_helped),
    ActRule(Act.NO_ENTRY, _TALK, by.chooses_none),
    ActRule(Act.CHOOSE_ENTRY, _TALK, by.chooses),
    ActRule(Act.RATE, _TALK, survey.is_late_mark),
    ActRule(Act.FILL_IN, _TALK, by.where(lambda talk: talk.says_who)),
    ActRule(Act.TAKE_NOTE, _TALK, by.saying(words.only_takes_note)),
    ActRule(Act.SAY_NOTHING, _TALK, by.saying(words.is_number_alone)),
    ActRule(Act.SAY_NOTHING, _TALK, survey.fails_to_rate),
    ActRule(Act.SHOW, _TALK, to_files.points_at_file),
    ActRule(Act.COMPLAIN, _TALK, by.complains_beside),
    ActRule(Act.REOPEN, _TALK, by.reopens),
    ActRule(Act.COMPLAIN, _TALK, by.complains_in_anger),
    ActRule(Act.PRAISE, _TALK, by.meaning(Intent.PRAISE)),
    ActRule(Act.PRAISE, _TALK, by.saying(marks.commends)),
    ActRule(Act.COMPLAIN, _TALK, by.saying(protesting.complains)),
    ActRule(Act.COMPLAIN, _TALK, by.complains_after_thanks),
    ActRule(Act.FILL_IN, _TALK, by.where(lambda talk: talk.fills_in)),
    ActRule(Act.ASK_WHO, _TALK, by.saying(people.asks_for_a_machine)),
    ActRule(Act.ASK_WHO, _TALK, by.saying(people.talks_as_to_a_person)),
    ActRule(Act.SHOW, _TALK, by.saying(words.only_shows)),
    ActRule(Act.SHOW, _TALK, to_files.describes_file),
    ActRule(Act.STAY_UNNAMED, _TALK, by.stays_unnamed),
    ActRule(Act.ASK, _TALK, by.asks_what_is_known),
    ActRule(Act.GREET, _TALK, by.meaning(Intent.GREETING)),
    ActRule(Act.CURSE, _TALK, by.meaning(Intent.ANGER, unless_asking=True)),
    ActRule(Act.THANK, _TALK, by.meaning(Intent.THANKS, unless_asking=True)),
    ActRule(Act.FAREWELL, _TALK, by.meaning(Intent.FAREWELL, unless_asking=True)),
    ActRule(Act.SAY_NOTHING, _TALK, by.meaning(Intent.YES)),
    ActRule(Act.SAY_NOTHING, _TALK, by.meaning(Intent.NO)),
    ActRule(Act.SAY_NOTHING, _TALK, by.meaning(Intent.CORRECTION)),
    ActRule(Act.LEAD_IN, _TALK, by.saying(words.only_introduces)),
    ActRule(Act.CURSE, _TALK, by.rages),
    ActRule(Act.ASK, _TALK, by.is_nearly_known),
    ActRule(Act.SAY_NOTHING, _TALK, by.saying(words.is_wordless)),
    ActRule(Act.LEAD_IN, _TALK, by.saying(words.only_opens)),
    ActRule(Act.ASK, _TALK, by.comes_near),
)
"""What is said where nothing is expected: what was asked before goes first, guesses go last."""

RATING = (
    ActRule(Act.THANK, _MARK, by.commanding(Intent.THANKS)),
    ActRule(Act.SAY_NOTHING, _MARK, survey.says_no_mark),
)
"""What is said in place of a mark and asks nothing."""

TO_PEOPLE = (
    ActRule(Act.THANK, _NOBODY, by.only(Intent.THANKS)),
    ActRule(Act.FAREWELL, _NOBODY, by.only(Intent.FAREWELL)),
    ActRule(Act.TAKE_NOTE, _NOBODY, by.saying(words.only_takes_note)),
    ActRule(Act.SAY_NOTHING, _NOBODY, by.only(Intent.YES)),
)
"""What is said to people who have the talk, and wants no answer."""

AFTER_COMMANDS = (*RATING, *TO_PEOPLE, *FORM, *QUEUE, *TALK)
PRECEDENCE = (*FIRST, *SURVEY, *COMMANDS, *AFTER_COMMANDS)
WITHOUT_WORDS = frozenset(rule.act for rule in FIRST)
