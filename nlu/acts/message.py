"""What acts are read from: the message, and what stands open in the talk to which it comes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from core.message import Inbound, Kind
from nlu.acts.act import Act
from nlu.meaning import Intent, Meaning


class Known(StrEnum):
    """Whether the desk information has an answer to what is asked."""

    SURELY = "surely"
    NEARLY = "nearly"  # two or three answers, of which one may be meant
    NOT = "not"


class Expected(StrEnum):
    """What the talk waits for."""

    ANYTHING = "anything"
    VALUE = "value"  # of a form
    CONFIRMATION = "confirmation"  # of a form's summary
    PEOPLE = "people"  # somebody at the office
    NOTHING = "nothing"  # somebody at the office is there
    MARK = "mark"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Message:
    """One message, read as far as it can be without the talk around it.

    `pressed` is the id of what was pressed, empty when words were typed. `said` are its standard
    words; `told` those in which it complains beside its questions, and `beside` what the parts of
    it mean that ask nothing. `prepared`: an entry explains all of it, whatever it sounds like.
    `known` is what the desk information has for it; `follows`: only in the light of the answer
    before; `named_exactly`: it is word by word what an entry is asked with; `near`: an entry comes
    near to a question that none surely answers; `strange` are words of it that the desk information
    does not know. `is_polite_question`: its question mark ends courtesy and nothing else: *mohon
    infonya?*
    """

    inbound: Inbound
    meaning: Meaning
    pressed: str = field(init=False)
    said: Sequence[str] = field(default=(), kw_only=True)
    told: str = field(default="", kw_only=True)
    beside: frozenset[Intent] = field(default=frozenset(), kw_only=True)
    prepared: bool = field(default=False, kw_only=True)
    known: Known = field(default=Known.NOT, kw_only=True)
    near: bool = field(default=False, kw_only=True)
    follows: bool = field(default=False, kw_only=True)
    named_exactly: bool = field(default=False, kw_only=True)
    strange: Sequence[str] = field(default=(), kw_only=True)
    is_polite_question: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        pressed = self.inbound.choice if self.inbound.kind is Kind.CHOICE else ""
        object.__setattr__(self, "pressed", pressed)


class FieldAsked(Protocol):
    """A field that a form asks."""

    @property
    def required(self) -> bool:
        """Whether the form is not whole without it."""

    @property
    def names(self) -> frozenset[str]:
        """The words in which it is spoken of."""

    @property
    def in_words(self) -> bool:
        """Whether any words may be its value."""

    @property
    def is_matter(self) -> bool:
        """Whether it asks what somebody comes for."""

    @property
    def is_file(self) -> bool:
        """Whether it asks for a file."""

    @property
    def is_number(self) -> bool:
        """Whether it asks for a telephone, for which a platform can vouch."""

    def wary(self, text: str) -> bool:
        """Whether words that look like a nod may be its value."""


class OpenForm(Protocol):
    """A form that is open, and what the message is to it."""

    @property
    def wanted(self) -> FieldAsked | None:
        """The field to ask next; None where the form is whole."""

    @property
    def asked(self) -> FieldAsked | None:
        """The field that was asked last; None before the first, and at the summary."""

    @property
    def names(self) -> frozenset[str]:
        """The words in which its fields are spoken of."""

    @property
    def tried(self) -> bool:
        """Whether the field that is asked got a wrong answer already."""

    @property
    def suggests(self) -> bool:
        """Whether a value was suggested, and waits for a yes."""

    @property
    def chooses_value(self) -> bool:
        """Whether the words choose between two values that were given for one field."""

    @property
    def renames(self) -> bool:
        """Whether a name is put right, or said to be wrong."""

    @property
    def brings_value(self) -> bool:
        """Whether what was asked plainly came, whatever its words mean elsewhere."""

    @property
    def may_be_meant(self) -> bool:
        """Whether words that an entry explains may be what was asked: *Putri Melati*."""

    @property
    def brings_name(self) -> bool:
        """Whether a name came, asked for or not: *nama: Batal Nugroho*."""

    @property
    def brings_with_a_question(self) -> bool:
        """Whether a value came and a question beside it: *Jl. Pramuka 6, buat apa?*"""

    @property
    def brings_wanted(self) -> bool:
        """Whether the wanted value surely stands beside other words."""

    @property
    def reads_surely(self) -> bool:
        """Whether the words are values by their labels or by their shape."""

    @property
    def names_asked_change(self) -> bool:
        """Whether a field is named where it was asked which one is to be changed."""

    @property
    def names_field(self) -> bool:
        """Whether nothing is said but the name of a field that was answered already."""

    @property
    def wants_change(self) -> bool:
        """Whether something that was answered is to be changed, and not what."""

    @property
    def passes(self) -> bool:
        """Whether it is said that there is no such thing: *-*, *tidak punya*."""

    @property
    def says_matter(self) -> bool:
        """Whether enough is said to be what the form is about."""

    @property
    def tells_unasked(self) -> bool:
        """Whether nothing is said but something of the person that the form does not ask."""

    @property
    def lacks_another(self) -> bool:
        """Whether nothing is said but that something of the person is lacking or refused."""

    @property
    def goes_on(self) -> bool:
        """Whether a further fact of the matter is told and nothing asked: *di lantai 3*."""

    @property
    def tells_more(self) -> bool:
        """Whether more is told of what a complaint is about, that was told before."""

    @property
    def takes_no_words(self) -> bool:
        """Whether a file, a place or a card came, or words to one, that is no value."""


class Situation(Protocol):
    """What stands open in the talk to which a message comes."""

    @property
    def expected(self) -> Expected:
        """What the talk waits for."""

    @property
    def press(self) -> Act | None:
        """What the button that was pressed does; None where words came."""

    @property
    def form(self) -> OpenForm | None:
        """The form that is open."""

    @property
    def answered(self) -> bool:
        """Whether we asked if an answer helped."""

    @property
    def offered(self) -> Sequence[str]:
        """Titles of the entries that were offered to choose from; empty for one that is gone."""

    @property
    def offered_last(self) -> bool:
        """Whether it was asked last which of these is meant."""

    @property
    def withdrawing(self) -> bool:
        """Whether we asked if the case shall be taken back."""

    @property
    def safety_asked(self) -> bool:
        """Whether we asked if they are safe."""

    @property
    def alarmed_for_others(self) -> bool:
        """Whether an alarm stands that is surely of no danger to the writer's own hand."""

    @property
    def alarmed_for_missing(self) -> bool:
        """Whether an alarm stands for somebody who could not be found."""

    @property
    def gives_values(self) -> bool:
        """Whether words surely give what a form asks: after an alarm, or in place of before."""

    @property
    def alarmed(self) -> bool:
        """Whether people were called because of danger a short while ago, and may be called off."""

    @property
    def form_given_up(self) -> bool:
        """Whether a form was given up a moment ago."""

    @property
    def has_case(self) -> bool:
        """Whether there is a case that the message may be about."""

    @property
    def closed_case(self) -> bool:
        """Whether that case is closed, and no other is open."""

    @property
    def mark_awaited(self) -> bool:
        """Whether the case is open and waits for nothing but how satisfied somebody is."""

    @property
    def mark_possible(self) -> bool:
        """Whether the case was closed without a mark, and one still counts that nobody asks."""

    @property
    def listed(self) -> int:
        """How many things to choose from stand under our last message, marks not counted."""

    @property
    def may_reopen(self) -> bool:
        """Whether it can still be taken up again."""

    @property
    def begins_service(self) -> bool:
        """Whether the words choose a service, or give the receipt that one looks up."""

    @property
    def begins_instead(self) -> bool:
        """Whether they choose another one than that of the open form, and no more."""

    @property
    def denies_complaint(self) -> bool:
        """Whether they say that they do not complain, and nothing that is heard instead."""

    @property
    def says_who(self) -> bool:
        """Whether nothing is said but who they are, after something was asked."""

    @property
    def fills_in(self) -> bool:
        """Whether several fields of a form are given that is not open."""

    @property
    def says_matter(self) -> bool:
        """Whether enough is said to be what a complaint is about."""

    @property
    def something_told(self) -> bool:
        """Whether it is known what the talk, or the form that is open, is about."""

    @property
    def follows_file(self) -> bool:
        """Whether a few words came right after a file, as a page sends what stands beside it."""

    @property
    def answers_unnamed(self) -> bool:
        """Whether the entry that comes first is about staying unnamed."""
