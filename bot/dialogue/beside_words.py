"""What comes to an open form beside words: files with captions, places, cards, one's own number."""

from dataclasses import replace
from datetime import timedelta

from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Line, Office, Quiet, Say
from bot.dialogue import asking, elsewhere, files, interrupting, services
from bot.dialogue.beside import aside, refuses
from bot.dialogue.purpose import says_what
from bot.dialogue.reading import asks, is_known
from bot.dialogue.unnamed import wants_no_name
from core.message import MEDIA_KINDS, Kind
from core.replies import ReplyKey
from forms.definition import Role
from forms.field_values import check
from forms.form import Form, How, Problem, ProblemCode
from forms.reading import read
from forms.registry import is_of, type_of
from handoff.service import Field
from language.normalising import POLITE, words
from language.slang import listed
from nlu.meaning import Intent

_LONGEST = 10
_A_MOMENT = timedelta(minutes=1)
_THIS = listed("ini sini sekarang pengirim")
_NOT_THIS = listed("bukan jangan selain tidak")
_WHOSE = listed(
    "anak suami istri ibu bapak ayah mama papa adik kakak teman tetangga orang lain bos"
)
_THE_SAME = listed("sama samakan sesuai seperti")
_WRITTEN_FROM = listed("chat ngechat mengechat menghubungi hubungi kirim wa whatsapp telegram")
_CHATTING = listed("chat ngechat mengechat chatnya")
_OWN = listed("saya aku punya sendiri")
_OF_NUMBERS = listed("nomor no nomer hp handphone wa whatsapp telepon telp kontak")
_AROUND = (
    POLITE
    | _THIS
    | _THE_SAME
    | _WRITTEN_FROM
    | _OWN
    | _OF_NUMBERS
    | listed(
        "pakai gunakan menggunakan dipakai dengan yang itu saja aja nih buat untuk dari di sedang "
        "lagi ke aktif juga bisa boleh adalah cukup tetap lewat biasa tadi pakainya chatnya"
    )
)
_USING = listed(
    "dihubungi hubungi ditelepon telepon dikontak kontak dipakai pakai yang punya milik"
)


def decide(chat: Chat, heard: Heard, office: Office, wanted: Field) -> Decision | None:
    """What came beside words; None where its words are heard like any others."""
    kind = heard.inbound.kind
    if kind in MEDIA_KINDS:
        return _captioned(chat, heard, office, wanted)
    if kind in (Kind.LOCATION, Kind.CONTACT):
        if kind not in type_of(wanted).nature.brought_by:
            return asking.ask_again(chat, office, (files.kept(heard),))
        if kind is Kind.CONTACT:
            return _card(chat, heard, office, wanted)
        unnamed = isinstance(check(wanted, heard.text, office.today(heard.at)), Problem)
        return asking.ask_again(chat, office, (files.kept(heard),)) if unnamed else None
    if type_of(wanted).nature.vouched and is_own_number(heard.text):
        return _own_number(chat, heard, office, wanted)
    if type_of(wanted).nature.vouched and refuses_own_number(heard.text):
        return asking.ask_again(
            _without_offer(chat, wanted), office, (Line(ReplyKey.OTHER_NUMBER),)
        )
    if _explains_a_file(chat, heard, office, wanted):
        return asking.ask_again(chat, office, (Line(ReplyKey.FILE_KEPT_WORDS),))
    return None


def _explains_a_file(chat: Chat, heard: Heard, office: Office, wanted: Field) -> bool:
    """Whether words that are no name came right after a file, where a name is asked: *KTP saya*.

    The chat page sends the words to a file as a message of their own.
    """
    since = heard.inbound.at - chat.file_at if chat.file_at is not None else _A_MOMENT
    typed = heard.inbound.kind is Kind.TEXT and len(heard.text.split()) <= _LONGEST
    if since >= _A_MOMENT or not typed or not is_of(wanted, Role.NAME):
        return False
    means_more = aside(heard) is not None or refuses(heard) or wants_no_name(heard)
    if asks(heard) or means_more or heard.meaning.intent in (Intent.COMPLAINT, Intent.NO):
        return False
    reading = read(chat.form, services.fields(chat, office), heard.text, office.today(heard.at))
    problem = reading.form.problems.get(wanted.key)
    no_name = reading.wrong == (wanted.key,) and problem is not None and not problem.suggestion
    return not reading.taken and (reading.how is How.NOTHING or no_name)


def refuses_own_number(text: str) -> bool:
    """Whether the number that they write from shall not be used: *jangan nomor ini*."""
    if any(map(str.isdecimal, text)) or "?" in text:
        return False
    said = words(text)
    refused = not _NOT_THIS.isdisjoint(said) and not _THIS.isdisjoint(said)
    speaks_of_it = not (_OF_NUMBERS | _WRITTEN_FROM | _USING).isdisjoint(said)
    known = _AROUND | _NOT_THIS | _WHOSE | _USING
    return refused and (speaks_of_it or said[0] in _NOT_THIS) and known.issuperset(said)


def _without_offer(chat: Chat, wanted: Field) -> Chat:
    """With nothing suggested for the field any more."""
    kept = {key: one for key, one in chat.form.problems.items() if key != wanted.key}
    return replace(chat, form=replace(chat.form, problems=kept).asking(wanted.key))


def is_own_number(text: str) -> bool:
    """Whether nothing is said but that the number is the one that they write from."""
    said = frozenset(words(text))
    if any(map(str.isdecimal, text)) or len(text.split()) > _LONGEST or not said <= _AROUND:
        return False
    this = not said.isdisjoint(_THIS | _THE_SAME | _CHATTING)
    return this or (not said.isdisjoint(_WRITTEN_FROM) and not said.isdisjoint(_OWN))


def with_own_number(form: Form, heard: Heard, office: Office, chat: Chat) -> Form:
    """The form where *hp: nomor ini aja* is no wrong number but the sender's."""
    for field in services.fields(chat, office):
        problem = form.problems.get(field.key)
        if type_of(field).nature.vouched and problem and is_own_number(problem.written):
            form = _offered(form, heard, office, field) or form
    return form


def _captioned(chat: Chat, heard: Heard, office: Office, wanted: Field) -> Decision | None:
    """A file with words: they say what is on it, and are a value where they plainly are one."""
    if asks(heard) and is_known(heard):
        return interrupting.answered(chat, heard, office)
    tells = is_of(wanted, Role.MATTER) and says_what(heard.text, office.service(chat))
    fields = services.fields(chat, office)
    reading = read(chat.form, fields, heard.text, office.today(heard.at))
    if tells or reading.how is How.LABELLED:
        return None
    if elsewhere.comes_with_others(chat, heard):
        return Decision(chat, (Quiet("one_of_several"),))
    return asking.ask_again(chat, office, (files.kept(heard),))


def _card(chat: Chat, heard: Heard, office: Office, wanted: Field) -> Decision:
    """A card that was shared where a number was asked: its number, and nobody's name."""
    verdict = check(wanted, heard.text, office.today(heard.at))
    if isinstance(verdict, Problem):
        return asking.go_on(replace(chat, form=chat.form.refuse(wanted.key, verdict)), office)
    return asking.accepted(chat, office, wanted, verdict)


def _own_number(chat: Chat, heard: Heard, office: Office, wanted: Field) -> Decision:
    """The sender's number is offered; where the channel shows none, that is said.

    A platform that would state it, if the sender lets it, is asked to.
    """
    form = _offered(chat.form, heard, office, wanted)
    if form is not None:
        return asking.go_on(replace(chat, form=form), office)
    about = {"label": wanted.label, "example": wanted.example}
    asked = replace(chat.to(Step.FORM), form=chat.form.asking(wanted.key), tries=chat.tries + 1)
    offered = asking.ways_out(asked, wanted)
    line = Line(ReplyKey.GIVE_NUMBER if heard.can_give_number else ReplyKey.NO_NUMBER_SEEN, about)
    return Decision(asked, (Say((line,), offered, asks_number=True),))


def _offered(form: Form, heard: Heard, office: Office, wanted: Field) -> Form | None:
    number = check(wanted, heard.number, office.today(heard.at)) if heard.number else None
    if not isinstance(number, str):
        return None
    problem = Problem(ProblemCode.OWN_NUMBER, heard.number, number)
    return form.refuse(wanted.key, problem)
