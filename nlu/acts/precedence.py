"""Which act a message is where its words may be several: the first rule that holds, from above."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.message import MEDIA_KINDS, Kind
from nlu.acts import conditions as by
from nlu.acts import marks, people, protesting, words
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
class Rule:
    """A message is `act` if the talk expects one of `where`, and `holds` does."""

    act: Act
    where: frozenset[Expected]
    holds: by.Holds


def act_of(message: Message, situation: Situation, rules: Iterable[Rule] | None = None) -> Act:
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


def _unless_a_value(rule: Rule) -> Rule:
    """The rule for messages that do not plainly bring what a form asked: *Jalan Menu 4*."""

    def holds(message: Message, situation: Situation) -> bool:
        form = situation.form
        return not (form is not None and form.brings_value) and rule.holds(message, situation)

    return Rule(rule.act, rule.where, holds)


FIRST = (
    Rule(Act.ECHO, ANYWHERE, by.of_kind(Kind.ECHO)),
    Rule(Act.CALL, ANYWHERE, by.of_kind(Kind.CALL)),
    Rule(Act.SIGNAL, ANYWHERE, by.of_kind(*(set(Kind) - _SAYS_SOMETHING))),
    Rule(Act.DANGER, ANYWHERE, by.is_in_danger),
    Rule(Act.UNREADABLE, ANYWHERE, by.of_kind(*_NOT_READABLE)),
    Rule(Act.SEND_FILE, ANYWHERE, by.is_file_alone),
    Rule(Act.GIVE_OWN_NUMBER, ANYWHERE, by.gives_own_number),
    Rule(Act.SEND_PLACE, ANYWHERE - _FORM, by.of_kind(*_PLACES_AND_CARDS)),
)
"""What comes without words, and what cannot wait."""

SURVEY = (
    Rule(Act.RATE, _MARK, by.is_mark),
    Rule(Act.RATE, _NOBODY, by.is_awaited_mark),
    Rule(Act.NO_REMARK, _REMARK, by.saying(marks.has_nothing_to_add)),
    Rule(Act.NO_REMARK, _REMARK, by.where(lambda talk: not talk.has_case)),
    Rule(Act.REMARK, _REMARK, by.remarks),
)
"""What the survey asked for; it goes before commands, because *cukup* is a mark there."""

COMMANDS = (
    *map(
        _unless_a_value,
        (
            Rule(Act.START, ANYWHERE, by.starts),
            Rule(Act.RESUME, ANYWHERE, by.resumes),
            Rule(Act.BEGIN, ANYWHERE, by.where(lambda talk: talk.begins_service)),
            Rule(Act.BEGIN_INSTEAD, _FORM, by.where(lambda talk: talk.begins_instead)),
            Rule(Act.ASK_STATUS, ANYWHERE, by.asks_status),
            Rule(Act.ASK_HUMAN, ANYWHERE, by.asks_human),
            Rule(Act.WITHDRAW, ANYWHERE, by.withdraws),
            Rule(Act.KEEP_WAITING, ANYWHERE, by.keeps_waiting),
            Rule(Act.CANCEL, ANYWHERE, by.gives_up),
            Rule(Act.ASK_MENU, ANYWHERE, by.commanding(Intent.MENU)),
        ),
    ),
)
"""What means the same whatever the talk is at."""

_INSTEAD_OF_A_VALUE = (
    Rule(Act.REFUSE, _FORM, by.in_form(by.refuses)),
    Rule(Act.STAY_UNNAMED, _FORM, by.saying(wants_no_name)),
    Rule(Act.REOPEN, _FORM, by.reopens_from_form),
    Rule(Act.UNABLE, _FORM, by.of_wanted(by.is_unable)),
    Rule(Act.NO_VALUE, _FORM, by.of_wanted(by.is_no_value)),
)
_QUESTIONS = (
    Rule(Act.ASK_WHY, _FORM, by.in_form(by.asks_why)),
    Rule(Act.ASK, _FORM, by.in_form(by.asks_in_form)),
)
BESIDE_A_VALUE = (*_INSTEAD_OF_A_VALUE, *_QUESTIONS)
"""What is told to a form and can be no value of it."""

FORM = (
    Rule(Act.CHOOSE_VALUE, _FORM, by.in_form(lambda _, form: form.chooses_value)),
    Rule(Act.RENAME, _FORM, by.in_form(lambda _, form: form.renames)),
    Rule(Act.ANSWER, _FORM, by.in_form(lambda _, form: form.brings_name)),
    Rule(Act.AGREE, _SUMMARY, by.commanding(Intent.YES)),
    Rule(Act.DISAGREE, _SUMMARY, by.commanding(Intent.NO)),
    Rule(Act.CHANGE, _FORM, by.in_form(lambda _, form: form.wants_change)),
    Rule(Act.SEND_FILE, _FORM, by.of_wanted(by.brings_file)),
    Rule(Act.ASK, _FORM, by.of_wanted(by.captions_known)),
    Rule(Act.SHOW, _FORM, by.in_form(lambda _, form: form.takes_no_words)),
    Rule(Act.OWN_NUMBER, _FORM, by.of_wanted(by.is_own_number)),
    Rule(Act.OTHER_NUMBER, _FORM, by.of_wanted(by.refuses_own_number)),
    Rule(Act.AGREE, _FORM, by.of_wanted(by.agrees_to_wanted)),
    Rule(Act.DISAGREE, _FORM, by.of_wanted(by.denies_wanted)),
    *_INSTEAD_OF_A_VALUE,
    Rule(Act.ANSWER, _FORM, by.in_form(lambda _, form: form.reads_surely)),
    Rule(Act.CHANGE_FIELD, _FORM, by.in_form(lambda _, form: form.names_field)),
    *_QUESTIONS,
)
"""What a form is told, in words that may be a value and may be none."""

QUEUE = (
    Rule(Act.CHOOSE_ENTRY, _QUEUE, by.chooses),
    Rule(Act.WAIT, _QUEUE, by.saying(people.only_waits)),
    Rule(Act.WAIT, _QUEUE, by.saying(words.only_asks)),
    Rule(Act.ASK, _QUEUE, by.asks_known),
    Rule(Act.ASK_WHEN, _QUEUE, by.saying(people.asks_how_long)),
    Rule(Act.CURSE, _QUEUE, by.meaning(Intent.ANGER)),
    Rule(Act.ASK, _QUEUE, by.asks_nearly),
    Rule(Act.THANK, _QUEUE, by.meaning(Intent.THANKS)),
)
"""What those say who wait for people."""

TALK = (
    Rule(Act.HELPED, _TALK, by.is_helped),
    Rule(Act.NOT_HELPED, _TALK, by.is_not_helped),
    Rule(Act.NO_ENTRY, _TALK, by.chooses_none),
    Rule(Act.CHOOSE_ENTRY, _TALK, by.chooses),
    Rule(Act.SAY_NOTHING, _TALK, by.saying(words.is_number_alone)),
    Rule(Act.COMPLAIN, _TALK, by.complains_beside),
    Rule(Act.REOPEN, _TALK, by.reopens),
    Rule(Act.COMPLAIN, _TALK, by.complains_in_anger),
    Rule(Act.COMPLAIN, _TALK, by.saying(protesting.complains)),
    Rule(Act.FILL_IN, _TALK, by.where(lambda talk: talk.fills_in)),
    Rule(Act.ASK_WHO, _TALK, by.saying(people.asks_for_a_machine)),
    Rule(Act.SHOW, _TALK, by.saying(words.only_shows)),
    Rule(Act.ASK, _TALK, by.asks_what_is_known),
    Rule(Act.GREET, _TALK, by.meaning(Intent.GREETING)),
    Rule(Act.CURSE, _TALK, by.meaning(Intent.ANGER, unless_asking=True)),
    Rule(Act.THANK, _TALK, by.meaning(Intent.THANKS, unless_asking=True)),
    Rule(Act.FAREWELL, _TALK, by.meaning(Intent.FAREWELL, unless_asking=True)),
    Rule(Act.SAY_NOTHING, _TALK, by.meaning(Intent.YES)),
    Rule(Act.SAY_NOTHING, _TALK, by.meaning(Intent.NO)),
    Rule(Act.SAY_NOTHING, _TALK, by.meaning(Intent.CORRECTION)),
    Rule(Act.STAY_UNNAMED, _TALK, by.saying(wants_no_name)),
    Rule(Act.LEAD_IN, _TALK, by.saying(words.only_introduces)),
    Rule(Act.CURSE, _TALK, by.rages),
    Rule(Act.ASK, _TALK, by.is_nearly_known),
    Rule(Act.SAY_NOTHING, _TALK, by.saying(words.is_wordless)),
    Rule(Act.LEAD_IN, _TALK, by.saying(words.only_opens)),
)
"""What is said where nothing is expected: what was asked before goes first, guesses go last."""

RATING = (
    Rule(Act.THANK, _MARK, by.commanding(Intent.THANKS)),
    Rule(Act.SAY_NOTHING, _MARK, by.says_no_mark),
)
"""What is said in place of a mark and asks nothing."""

AFTER_COMMANDS = (*RATING, *FORM, *QUEUE, *TALK)
PRECEDENCE = (*FIRST, *SURVEY, *COMMANDS, *AFTER_COMMANDS)
WITHOUT_WORDS = frozenset(rule.act for rule in FIRST)
