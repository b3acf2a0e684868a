"""What a message does, where its words may do several things: the first rule that holds says it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from core.message import Inbound, Kind
from language.normalising import words
from nlu.acts import AFTER_COMMANDS, COMMANDS, WITHOUT_WORDS, Act, act_of
from nlu.acts.message import Expected, Known, Message, OpenForm
from nlu.acts.precedence import PRECEDENCE
from nlu.embedded import EmbeddedInterpreter

NOW = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
BY_RULES_ALONE = EmbeddedInterpreter(())


@dataclass(frozen=True)
class Standing:
    """A situation in which nothing stands open, but what a test says."""

    expected: Expected = Expected.ANYTHING
    press: Act | None = None
    form: OpenForm | None = None
    answered: bool = False
    offered: tuple[str, ...] = ()
    offered_last: bool = True
    withdrawing: bool = False
    safety_asked: bool = False
    alarmed: bool = False
    alarmed_for_others: bool = False
    alarmed_for_missing: bool = False
    gives_values: bool = False
    form_given_up: bool = False
    has_case: bool = False
    closed_case: bool = False
    mark_awaited: bool = False
    mark_possible: bool = False
    listed: int = 0
    may_reopen: bool = False
    begins_service: bool = False
    begins_instead: bool = False
    denies_complaint: bool = False
    says_who: bool = False
    fills_in: bool = False
    says_matter: bool = False
    something_told: bool = False
    follows_file: bool = False
    answers_unnamed: bool = False


@dataclass(frozen=True)
class Form:
    """A form for which words are no value, but what a test says."""

    wanted: None = None
    asked: None = None
    names: frozenset[str] = field(default_factory=frozenset)
    tried: bool = False
    suggests: bool = False
    chooses_value: bool = False
    renames: bool = False
    brings_value: bool = False
    may_be_meant: bool = False
    brings_name: bool = False
    brings_with_a_question: bool = False
    tells_more: bool = False
    brings_wanted: bool = False
    reads_surely: bool = False
    names_field: bool = False
    names_asked_change: bool = False
    wants_change: bool = False
    passes: bool = False
    says_matter: bool = False
    takes_no_words: bool = False
    tells_unasked: bool = False
    lacks_another: bool = False
    goes_on: bool = False


def said(text: str, kind: Kind = Kind.TEXT, known: Known = Known.NOT) -> Message:
    return Message(
        Inbound(kind, "m1", NOW, text), BY_RULES_ALONE.read(text), said=words(text), known=known
    )


@pytest.mark.parametrize("expected", Expected)
def test_danger_is_heard_whatever_is_expected(expected: Expected) -> None:
    standing = Standing(expected, withdrawing=True)
    assert act_of(said("batal, saya mau bunuh diri"), standing) is Act.DANGER


@pytest.mark.parametrize("expected", Expected)
def test_a_command_means_the_same_whatever_is_expected(expected: Expected) -> None:
    assert act_of(said("menu"), Standing(expected, has_case=True)) is Act.ASK_MENU


def test_what_a_form_asked_for_is_no_command() -> None:
    assert act_of(said("batal"), Standing(Expected.VALUE, form=Form())) is Act.CANCEL
    named = Standing(Expected.VALUE, form=Form(brings_value=True, brings_name=True))
    assert act_of(said("Batal Nugroho"), named) is Act.ANSWER


def test_a_button_does_what_stands_on_it_whatever_its_words_are() -> None:
    assert act_of(said("menu"), Standing(press=Act.HELPED)) is Act.HELPED


def test_a_yes_belongs_to_the_question_that_was_asked() -> None:
    yes = said("iya")
    assert act_of(yes, Standing()) is Act.SAY_NOTHING
    assert act_of(yes, Standing(answered=True)) is Act.HELPED
    assert act_of(yes, Standing(Expected.PEOPLE, withdrawing=True)) is Act.WITHDRAW
    assert act_of(yes, Standing(Expected.CONFIRMATION, form=Form())) is Act.AGREE


def test_skip_passes_over_a_field_and_ends_no_form() -> None:
    assert act_of(said("stop"), Standing(Expected.VALUE, form=Form(passes=True))) is Act.OTHER
    assert act_of(said("stop"), Standing()) is Act.CANCEL


def test_a_question_that_is_surely_known_is_asked_though_it_sounds_like_more() -> None:
    assert act_of(said("selamat pagi"), Standing()) is Act.GREET
    known = said("jam besuk pagi", known=Known.SURELY)
    assert act_of(known, Standing()) is Act.ASK


def test_a_file_alone_is_no_words() -> None:
    assert act_of(said("", Kind.IMAGE), Standing()) is Act.SEND_FILE
    assert act_of(said("rontgen", Kind.IMAGE, Known.SURELY), Standing()) is Act.SHOW


def test_what_a_reaction_means_is_not_asked() -> None:
    assert act_of(said("👍", Kind.REACTION), Standing(answered=True)) is Act.SIGNAL


def test_words_without_a_rule_are_others() -> None:
    assert act_of(said("harga iphone"), Standing(), ()) is Act.OTHER


def test_nothing_is_heard_of_commands_after_them() -> None:
    commands = {rule.act for rule in COMMANDS}
    assert commands.isdisjoint(rule.act for rule in AFTER_COMMANDS)


def test_what_needs_no_words_comes_first() -> None:
    first = [rule.act for rule in PRECEDENCE[: len(WITHOUT_WORDS)]]
    assert set(first) == WITHOUT_WORDS
