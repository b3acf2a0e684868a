"""An example of every act: the chat to which a message comes, and the message."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot import choices
from bot.chat import Chat, RaisedAlarm, Step
from bot.decision import Heard, Office
from bot.understanding import NOTHING_ASKED
from core.message import MEDIA_KINDS, Inbound, Kind, Media, Sender
from core.replies import ReplyKey, ReplyKind
from forms.form import Form, Problem, ProblemCode
from handoff.case import Case, CaseStatus
from nlu.acts import Act
from tests.hotline.house import knowledge
from tests.hotline.memory import HERE, MORNING

OFFICE = knowledge().office
OF_SEVERAL_SERVICES = "dinkes-batam"
ASKED = Chat(Step.FORM, Form(asked="full_name"), service="complaint", why="complaint", greeted=True)
FILLED = {
    "full_name": "Siti Aminah",
    "birth_date": "1990-02-28",
    "phone": "+6281255443321",
    "address": "Jl. Mawar 3, Samarinda",
    "email": "siti@gmail.com",
    "purpose": "antre obat 4 jam",
}
TALKING = Chat(greeted=True)
CONFIRMING = replace(ASKED, step=Step.CONFIRMING, form=Form(FILLED))
WAITING = Chat(Step.WAITING, greeted=True)
ANSWERED = replace(TALKING, answered="visiting-hours", said={ReplyKey.DID_THIS_HELP: 0})
OFFERED = replace(TALKING, offered=("visiting-hours", "parking"), said={ReplyKey.CHOOSE: 0})


def asked(key: str, **problems: Problem) -> Chat:
    """The chat while a form asks for that field, and knows those before it."""
    known = {one: FILLED[one] for one in tuple(FILLED)[: tuple(FILLED).index(key)]}
    return replace(ASKED, form=Form(known, problems, asked=key))


def case(status: CaseStatus) -> Case:
    """A case of whoever writes."""
    closed_at = MORNING if status is CaseStatus.CLOSED else None
    return Case(1, 1, "ADU-2026-000001", "antre", MORNING, status, closed_at=closed_at)


@dataclass(frozen=True, slots=True)
class Example:
    """Somebody writes `text`, presses `choice` or sends a `kind`, in a chat that stands so."""

    chat: Chat
    text: str = ""
    choice: str = ""
    kind: Kind = Kind.TEXT
    status: CaseStatus | None = None
    command: str = ""
    phone: str = ""
    office_id: str = "rsjd-atma-husada"

    @property
    def office(self) -> Office:
        """Where it happens."""
        return knowledge(self.office_id).office

    def heard(self) -> Heard:
        """The message, understood as far as it can be without the talk."""
        known = knowledge(self.office_id)
        kind = Kind.CHOICE if self.choice else self.kind
        inbound = Inbound(
            kind,
            "m1",
            MORNING,
            self.text,
            self.choice,
            media=Media("ref") if kind in MEDIA_KINDS else None,
            detail={"command": self.command} if self.command else {},
            sender=Sender((HERE,), phone=self.phone) if self.phone else None,
        )
        about = case(self.status) if self.status else None
        return Heard(
            inbound,
            known.interpreter.read(self.text),
            tuple(known.desk_information.questions(self.text)) or NOTHING_ASKED,
            MORNING,
            about if about is not None and about.is_open else None,
            about,
        )


TYPO = Problem(ProblemCode.EMAIL_DOMAIN, "siti@gmial.com", "siti@gmail.com")
TWO = replace(TYPO, others=("siti@yahoo.com",))
EXAMPLES: Mapping[Act, Example] = {
    Act.ECHO: Example(TALKING, "besok buka", kind=Kind.ECHO),
    Act.CALL: Example(TALKING, kind=Kind.CALL),
    Act.SIGNAL: Example(TALKING, "👍", kind=Kind.REACTION),
    Act.DANGER: Example(TALKING, "saya mau bunuh diri"),
    Act.NOT_SAFE: Example(replace(TALKING, last_reply_kind=ReplyKind.CONCERN), "nggak aman"),
    Act.SAFE: Example(replace(TALKING, last_reply_kind=ReplyKind.CONCERN), "gapapa kok"),
    Act.WITHDRAW_ALARM: Example(
        replace(WAITING, alarm=RaisedAlarm(MORNING, "sampe pingsan kali", 0, True, TALKING)),
        "bukan, saya cuma kesal",
        status=CaseStatus.WAITING,
    ),
    Act.UNREADABLE: Example(TALKING, kind=Kind.UNSUPPORTED),
    Act.SEND_FILE: Example(TALKING, kind=Kind.IMAGE),
    Act.GIVE_OWN_NUMBER: Example(TALKING, kind=Kind.CONTACT, phone="6281255443321"),
    Act.SEND_PLACE: Example(TALKING, "-0.5, 117.1", kind=Kind.LOCATION),
    Act.TAKE_NOTE: Example(TALKING, "oke noted"),
    Act.RATE: Example(replace(TALKING, step=Step.RATING), "puas", status=CaseStatus.CLOSED),
    Act.REMARK: Example(
        replace(TALKING, step=Step.REMARKING), "petugasnya sabar sekali", status=CaseStatus.CLOSED
    ),
    Act.NO_REMARK: Example(
        replace(TALKING, step=Step.REMARKING), "lewati", status=CaseStatus.CLOSED
    ),
    Act.START: Example(TALKING, "/start", command="start"),
    Act.RESUME: Example(replace(TALKING, last_reply_kind=ReplyKind.FORM_CANCELLED), "eh jadi aja"),
    Act.BEGIN: Example(TALKING, "Buat pengaduan", choices.COMPLAIN),
    Act.BEGIN_INSTEAD: Example(
        replace(ASKED, form=Form(asked="problem")),
        "eh bukan, konsultasi aja",
        office_id=OF_SEVERAL_SERVICES,
    ),
    Act.DENY_COMPLAINT: Example(TALKING, "saya ga komplain kok"),
    Act.ASK_STATUS: Example(TALKING, "status laporan saya"),
    Act.ASK_HUMAN: Example(TALKING, "petugas woy"),
    Act.WITHDRAW: Example(replace(WAITING, withdrawing=True), "ya", status=CaseStatus.WAITING),
    Act.KEEP_WAITING: Example(
        replace(WAITING, withdrawing=True), "tidak", status=CaseStatus.WAITING
    ),
    Act.CANCEL: Example(TALKING, "batal"),
    Act.ASK_MENU: Example(TALKING, "menu"),
    Act.HELPED: Example(ANSWERED, "iya sudah jelas"),
    Act.NOT_HELPED: Example(ANSWERED, "ga nyambung"),
    Act.CHOOSE_ENTRY: Example(OFFERED, "yang pertama"),
    Act.NO_ENTRY: Example(OFFERED, "bukan dua-duanya"),
    Act.PRESS: Example(TALKING, "Benar", choices.RIGHT),
    Act.CHOOSE_VALUE: Example(asked("email", email=TWO), "yang yahoo"),
    Act.RENAME: Example(CONFIRMING, "namanya salah, Siti Rahma"),
    Act.ANSWER: Example(asked("full_name"), "Batal Nugroho"),
    Act.AGREE: Example(asked("email", email=TYPO), "iya"),
    Act.DISAGREE: Example(asked("email", email=TYPO), "bukan"),
    Act.CHANGE: Example(CONFIRMING, "mau ubah data"),
    Act.CHANGE_FIELD: Example(CONFIRMING, "alamatnya"),
    Act.OWN_NUMBER: Example(asked("phone"), "nomor ini aja"),
    Act.OTHER_NUMBER: Example(asked("phone"), "jangan nomor ini"),
    Act.REFUSE: Example(asked("birth_date"), "males ngisi"),
    Act.UNABLE: Example(asked("phone"), "lupa"),
    Act.NO_VALUE: Example(asked("phone"), "makasih ya"),
    Act.ASK_WHY: Example(asked("birth_date"), "kenapa harus tanggal lahir?"),
    Act.FILL_IN: Example(TALKING, "nama: Siti Aminah\nhp: 081255443321"),
    Act.COMPLAIN: Example(TALKING, "perawatnya kasar sekali kemarin sore"),
    Act.REOPEN: Example(TALKING, "masih belum beres", status=CaseStatus.CLOSED),
    Act.ASK: Example(TALKING, "jam besuk?"),
    Act.ASK_WHO: Example(TALKING, "kamu robot ya"),
    Act.ASK_WHEN: Example(WAITING, "kapan dibalas oleh bapak", status=CaseStatus.WAITING),
    Act.SHOW: Example(TALKING, "rontgen", kind=Kind.IMAGE),
    Act.GREET: Example(TALKING, "selamat pagi"),
    Act.THANK: Example(TALKING, "makasih"),
    Act.PRAISE: Example(TALKING, "suster Rina sabar sekali jagain ibu saya"),
    Act.FAREWELL: Example(TALKING, "sampai jumpa"),
    Act.CURSE: Example(TALKING, "goblok kalian"),
    Act.WAIT: Example(WAITING, "lama banget sih", status=CaseStatus.WAITING),
    Act.STAY_UNNAMED: Example(TALKING, "bisa lapor anonim?"),
    Act.LEAD_IN: Example(TALKING, "min, mau tanya dong"),
    Act.SAY_NOTHING: Example(TALKING, "xyz"),
    Act.OTHER: Example(TALKING, "harga iphone sekarang"),
}
