"""What an open form asks, and what a message is to it, as `nlu.acts` asks for it.

Everything is worked out when it is asked for, and once: reading a form costs more than all the
rest.
"""

from datetime import timedelta
from functools import cached_property

from bot.chat import Chat, Step
from bot.decision import Heard, Office
from bot.dialogue import alternatives, services
from bot.dialogue.filling import purpose, questions_beside
from core.message import MEDIA_KINDS, Kind
from core.replies import ReplyKind
from forms.corrections import field_to_change, wants_change
from forms.definition import FieldRole
from forms.field_values import check
from forms.form import How, Problem, Reading
from forms.reading import read
from forms.registry import is_of, of_role, type_of
from forms.steps.renaming import renaming
from forms.steps.unasked import gives_unasked
from forms.writing.plain import plain
from forms.writing.speech import is_none
from handoff.service import Field
from nlu.acts.refusing import aside_of, refuses
from nlu.acts.unnamed import wants_no_name
from nlu.acts.words import asks
from nlu.meaning import Intent

_TYPED = frozenset({Kind.TEXT, Kind.EDIT})
_PLACES_AND_CARDS = frozenset({Kind.LOCATION, Kind.CONTACT})
_LONGEST_WORDS_TO_A_FILE = 10
_A_MOMENT = timedelta(minutes=1)


class AskedField:
    """A field that the form asks: a `nlu.acts.message.FieldAsked`."""

    def __init__(self, field: Field) -> None:
        nature = type_of(field).nature
        self._type = type_of(field)
        self.required, self.is_matter = field.required, is_of(field, FieldRole.MATTER)
        self.in_words, self.is_file, self.is_number = (
            nature.in_words,
            nature.is_file,
            nature.vouched,
        )
        self._field = field

    @property
    def names(self) -> frozenset[str]:
        """The words in which it is spoken of."""
        return services.names_of((self._field,))

    def wary(self, text: str) -> bool:
        """Whether words that look like a nod may be its value."""
        return self._type.wary(text)


class FormSituation:
    """The form that is open: a `nlu.acts.message.OpenForm`."""

    def __init__(self, chat: Chat, heard: Heard, office: Office) -> None:
        self._chat, self._heard, self._office = chat, heard, office
        self._fields = services.fields(chat, office)
        self._wanted = chat.form.next_open(self._fields)
        self._asked = services.asked_of(chat, office)
        self.wanted = AskedField(self._wanted) if self._wanted is not None else None
        self.asked = AskedField(self._asked) if self._asked is not None else None
        self.tried = bool(chat.tries)

    @property
    def names(self) -> frozenset[str]:
        """The words in which its fields are spoken of."""
        return services.names_of(self._fields)

    @property
    def suggests(self) -> bool:
        """Whether a value was suggested, and waits for a yes."""
        return self._wanted is not None and services.suggested(self._chat.form, self._wanted)

    @property
    def chooses_value(self) -> bool:
        """Whether the words choose between two values that were given for one field."""
        return alternatives.chooses(self._chat, self._heard, self._office)

    @property
    def renames(self) -> bool:
        """Whether a name is put right, or said to be wrong."""
        if self._heard.inbound.kind not in _TYPED:
            return False
        return renaming(plain(self._heard.text), self._chat.form, self._fields) is not None

    @property
    def brings_value(self) -> bool:
        """Whether what was asked came, whatever its words mean elsewhere: *Jalan Menu 4*."""
        if self._asked is None or self._heard.inbound.kind not in _TYPED:
            return self.brings_name
        asked, text = type_of(self._asked), self._heard.text
        return asked.plainly(text) or asked.said_to_be(text) or self.brings_name

    @property
    def may_be_meant(self) -> bool:
        """Whether words that an entry explains may be what was asked: *Putri Melati*."""
        if self.reads_surely or self._asked is None:
            return self.reads_surely
        asked, text = type_of(self._asked), self._heard.text
        return is_of(self._asked, FieldRole.MATTER) or asked.said_to_be(text) or asked.surely(text)

    @cached_property
    def brings_name(self) -> bool:
        """Whether a name came, whatever its words mean elsewhere: *Batal Nugroho*.

        Asked for or given by itself: *nama: Batal Nugroho*, *ubah nama jadi Batal Nugroho*.
        """
        if self._heard.inbound.kind not in _TYPED:
            return False
        asked, text = self._asked, self._heard.text
        if asked is not None and is_of(asked, FieldRole.NAME) and type_of(asked).plainly(text):
            return True
        known = self._chat.form.values
        names = [field.key for field in of_role(self._fields, FieldRole.NAME)]
        values = self._reading.form.values
        given = {key: values[key] for key in names if key in values}
        return self.reads_surely and not given.items() <= known.items()

    @property
    def brings_with_a_question(self) -> bool:
        """Whether a value came and a question beside it: *Jl. Pramuka 6, buat apa?*"""
        typed = self._heard.inbound.kind in _TYPED
        return typed and questions_beside.parted(self._chat, self._heard, self._office) is not None

    @property
    def brings_wanted(self) -> bool:
        """Whether the wanted value stands beside courtesy: *siti@gmail.com ya kak, makasih*."""
        reading, wanted = self._read_as_asked, self._wanted
        surely = reading.how in purpose.SURELY_FOR_THE_FORM and wanted is not None
        return surely and wanted is not None and wanted.key in (*reading.taken, *reading.wrong)

    @property
    def reads_surely(self) -> bool:
        """Whether the words are values by their labels or by their shape."""
        return self._reading.how in purpose.SURELY_FOR_THE_FORM

    @property
    def names_asked_change(self) -> bool:
        """Whether a field is named where it was asked which one is to be changed: *nomor*.

        *No* alone is none.
        """
        if self._chat.last_reply_kind is not ReplyKind.WHICH_FIELD or self._heard.pressed:
            return False
        says_no = self._heard.text.strip(" .!").casefold() == "no"
        return not says_no and bool(field_to_change(self._heard.text, self._fields))

    @property
    def names_field(self) -> bool:
        """Whether nothing is said but the name of a field that was answered already."""
        key = field_to_change(self._heard.text, self._fields)
        return bool(key) and key in {*self._chat.form.values, *self._chat.form.problems}

    @property
    def wants_change(self) -> bool:
        """Whether something that was answered is to be changed, and not what."""
        form = self._chat.form
        return wants_change(self._heard.text) and bool(form.values or form.problems)

    @property
    def passes(self) -> bool:
        """Whether it is said that there is no such thing: *-*, *tidak punya*."""
        return is_none(self._heard.text)

    @property
    def says_matter(self) -> bool:
        """Whether enough is said to be what the form is about."""
        return purpose.says_what(self._heard.text, self._office.service(self._chat))

    @property
    def tells_unasked(self) -> bool:
        """Whether nothing is said but something of the person that the form does not ask."""
        told = self._heard.text
        return "?" not in told and gives_unasked(told, self._fields)

    @property
    def lacks_another(self) -> bool:
        """Whether nothing is said but that something of the person is lacking or refused."""
        return purpose.lacks_another(self._heard, self._fields)

    @property
    def goes_on(self) -> bool:
        """Whether a further fact of the matter is told and nothing asked: *di lantai 3*."""
        return purpose.goes_on_with(self._heard.text)

    @property
    def tells_more(self) -> bool:
        """Whether more is told of what a complaint is about, that was told before."""
        chat, office = self._chat, self._office
        complains = office.service(chat).key == office.procedure.complaint_service
        told = complains and purpose.is_told(chat, office)
        return told and purpose.tells_more(chat, self._heard, office)

    @property
    def takes_no_words(self) -> bool:
        """Whether a file, a place or a card came, or words to one, that is no value."""
        kind, wanted = self._heard.inbound.kind, self._wanted
        if wanted is None:
            return kind in MEDIA_KINDS | _PLACES_AND_CARDS
        if kind in MEDIA_KINDS:
            tells = is_of(wanted, FieldRole.MATTER) and self.says_matter
            return not tells and self._read_as_asked.how is not How.LABELLED
        if kind in _PLACES_AND_CARDS:
            brought = kind in type_of(wanted).nature.brought_by
            return not brought or kind is Kind.CONTACT or self._is_wrong(wanted)
        return self._explains_a_file(wanted)

    def _is_wrong(self, wanted: Field) -> bool:
        today = self._office.today(self._heard.at)
        return isinstance(check(wanted, self._heard.text, today), Problem)

    def _explains_a_file(self, wanted: Field) -> bool:
        """Whether words that are no name came right after a file: *KTP saya*.

        The chat page sends the words to a file as a message of their own.
        """
        if not is_of(wanted, FieldRole.NAME) or not comes_after_a_file(self._chat, self._heard):
            return False
        if _means_more(self._heard):
            return False
        reading = self._read_as_asked
        problem = reading.form.problems.get(wanted.key)
        no_name = reading.wrong == (wanted.key,) and problem is not None and not problem.suggestion
        return not reading.taken and (reading.how is How.NOTHING or no_name)

    @cached_property
    def _reading(self) -> Reading:
        """The form with these words, at the summary too."""
        if self._chat.step is not Step.CONFIRMING:
            return self._read_as_asked
        text, today = self._heard.text, self._office.today(self._heard.at)
        return read(self._chat.form, self._fields, text, today, at_summary=True)

    @cached_property
    def _read_as_asked(self) -> Reading:
        today = self._office.today(self._heard.at)
        return read(self._chat.form, self._fields, self._heard.text, today)


def comes_after_a_file(chat: Chat, heard: Heard) -> bool:
    """Whether a few words were typed a moment after a file."""
    since = heard.inbound.at - chat.file_at if chat.file_at is not None else _A_MOMENT
    short = len(heard.text.split()) <= _LONGEST_WORDS_TO_A_FILE
    return since < _A_MOMENT and heard.inbound.kind is Kind.TEXT and short


def _means_more(heard: Heard) -> bool:
    """Whether words after a file speak of something else than what is on it."""
    if heard.meaning.intent in (Intent.COMPLAINT, Intent.NO) or asks(heard):
        return True
    return aside_of(heard) is not None or refuses(heard) or wants_no_name(heard)
