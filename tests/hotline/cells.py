"""Every way in which somebody can meet a case: who, by which office, where, and who has it."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from bot.effects.handler import EffectHandler
from core.facts import NewFact
from core.message import Attachment
from desk.desk import Desk
from handoff.accounts import Account, Credentials, Role
from handoff.case import Case, CaseStatus, Source, Verdict, Weight
from handoff.procedure import DutyKind, Procedure
from handoff.stage import SUPERIOR, UNIT, Need, Reply
from tests.channel_names import On
from tests.hotline.house import knowledge
from tests.hotline.memory import MORNING, Memory, Paper, Wire

OFFICES = ("dinkes-batam", "itb-care-center", "poltekkes-jakarta-3", "rsjd-atma-husada",
           "rsud-haji")  # fmt: skip
RINA = 7
FIT = Credentials("SK-12/2026", date(2026, 1, 5), "S1")
SOMEBODY = Account(999, "tono", "Tono", Role.AGENT, credentials=FIT)
NOBODY_WITH_THAT_DUTY = "nobody"


class Bench(Memory):
    """A memory whose one chat has the case that is put on it."""

    before: tuple[NewFact, ...] = ()

    def put(self, case: Case) -> None:
        """Only this case, as it is, and nothing that happened but what was `before`."""
        self.cases.clear()
        self.facts[:] = self.before
        self.said.clear()
        self.store(case)

    def on_chat(self, chat: int) -> Any:
        """The one chat, by a unit of work that takes keys and messages that failed."""
        return _opened(Work(self, self.record_))


class Work(Paper):
    """A unit of work that remembers no keys, and whose outbox has whatever is sent again."""

    def once(self, key: str) -> None:
        """Said for the first time."""

    def resend(self, seq: int) -> None:
        """It waits in the outbox again."""


class _opened:  # noqa: N801  used as a function
    def __init__(self, work: Work) -> None:
        self._work = work

    async def __aenter__(self) -> Work:
        return self._work

    async def __aexit__(self, *_: object) -> None:
        return None


class Letters:
    """A letter that nobody reads."""

    async def answer_letter(self, case_id: int, text: str, author: str) -> Attachment:
        """Always the same file."""
        return Attachment("a" * 64, "application/pdf", "surat.pdf")


@dataclass(frozen=True)
class Bureau:
    """An office, its desk and the bench on which its cases are put."""

    procedure: Procedure
    desk: Desk
    bench: Bench = field(default_factory=Bench)


@cache
def bureau(office: str) -> Bureau:
    """The desk of that office on a bench of its own; it is Tuesday at nine."""
    known, bench = knowledge(office), Bench()
    memory: Any = bench
    wire: Any = Wire(bench)
    handler = EffectHandler(memory, {On.WEB: wire}, known.office, known.replies)
    desk = Desk(memory, memory, handler, lambda: MORNING, lambda _: None)
    return Bureau(known.office.procedure, desk, bench)


def duties(procedure: Procedure, kind: DutyKind) -> tuple[str, ...]:
    """The duties of that kind."""
    return tuple(one.key for one in procedure.duties.values() if one.kind is kind)


def people(procedure: Procedure) -> Mapping[str, Account]:
    """Everybody who may come, by what they are; whoever is called a holder has Rina's number."""
    units = duties(procedure, DutyKind.UNIT) or (NOBODY_WITH_THAT_DUTY,)
    superiors = frozenset(duties(procedure, DutyKind.SUPERIOR))
    every = frozenset(procedure.duties)
    rina = Account(RINA, "rina", "Rina", Role.AGENT, credentials=FIT)

    def other(number: int, name: str, role: Role, *had: str) -> Account:
        return Account(number, name, name, role, duties=frozenset(had), credentials=FIT)

    return {
        "holder": rina,
        "holder_superior": replace(rina, role=Role.SUPERIOR, duties=superiors),
        "holder_administrator": replace(rina, role=Role.ADMINISTRATOR),
        "holder_unfit": replace(rina, credentials=Credentials()),
        "holder_gone": replace(rina, active=False, role=Role.ADMINISTRATOR, duties=every),
        "colleague": other(8, "dewi", Role.AGENT),
        "superior": other(9, "kepala", Role.SUPERIOR, *superiors),
        "superior_of_others": other(10, "wakil", Role.SUPERIOR),
        "administrator": other(11, "admin", Role.ADMINISTRATOR),
        "unit": other(12, "apotek", Role.UNIT, units[0]),
        "other_unit": other(13, "kasir", Role.UNIT, *units[1:]),
        "editor": other(14, "edo", Role.EDITOR, *every),
        "agent_of_the_unit": other(15, "joko", Role.AGENT, units[0]),
    }


_STANDINGS: Mapping[str, Mapping[str, Any]] = {
    "waiting": {"status": CaseStatus.WAITING},
    "dealt": {"status": CaseStatus.WAITING, "agent": RINA, "agent_name": "Rina"},
    "held": {"status": CaseStatus.WITH_AGENT, "agent": RINA, "agent_name": "Rina"},
    "with_bot": {"status": CaseStatus.WITH_BOT},
    "closed": {"status": CaseStatus.CLOSED, "closed_at": MORNING - timedelta(days=1)},
    "closed_long_ago": {"status": CaseStatus.CLOSED, "closed_at": MORNING - timedelta(days=90)},
    "withdrawn": {"status": CaseStatus.WITHDRAWN, "closed_at": MORNING - timedelta(days=1)},
}
"""Who has the floor, or since when nobody has it."""


def cases(procedure: Procedure) -> Iterator[tuple[str, Case]]:
    """A case that is held at every stage, and in every standing with every owner of a stage."""
    for stage in procedure.stages:
        held = case_at(procedure, stage, "held")
        yield f"{stage}-held", held
        yield f"{stage}-held-bare", replace(held, there=frozenset(), category="")
    owners = {stage.owner: key for key, stage in procedure.stages.items()}
    for stage in (*owners.values(), "of_another_procedure"):
        for standing in _STANDINGS:
            yield f"{stage}-{standing}", case_at(procedure, stage, standing)
        for standing in ("held", "closed"):
            by_phone = replace(case_at(procedure, stage, standing), source=Source.PHONE)
            yield f"{stage}-{standing}-by_phone", by_phone
            yield f"{stage}-{standing}-marked", replace(by_phone, satisfaction=4)


def case_at(procedure: Procedure, stage: str, standing: str) -> Case:
    """A case at that stage: whoever its owner is was asked, and everything is there."""
    units, superiors = (duties(procedure, kind) for kind in (DutyKind.UNIT, DutyKind.SUPERIOR))
    found = procedure.stages.get(stage)
    owner = found.owner if found else ""
    unit = units[0] if owner == UNIT else ""
    superior = superiors[0] if owner == SUPERIOR else ""
    return Case(
        id=1,
        chat=1,
        number="UJI-2026-000001",
        subject="obat",
        opened_at=MORNING - timedelta(days=100),
        service=procedure.talk_service,
        stage=stage,
        owner=unit or superior or owner,
        unit=unit,
        superior=superior,
        there=frozenset(Need) - {Need.CATEGORY, Need.SORTED, Need.SATISFACTION},
        **_STANDINGS[standing],
    )


Act = Callable[[Desk, Account, Procedure], Awaitable[object]]
_LETTERS = Letters()


def _first(procedure: Procedure, kind: DutyKind) -> str:
    return next(iter(duties(procedure, kind)), NOBODY_WITH_THAT_DUTY)


ACTS: Mapping[str, Act] = {
    "claim": lambda d, a, _: d.claim(1, a),
    "reply": lambda d, a, _: d.reply(1, a, "Baik.", "k"),
    "ask": lambda d, a, _: d.reply(1, a, "Nomor?", "k", kind=Reply.QUESTION),
    "hold": lambda d, a, _: d.reply(1, a, "Sebentar.", "k", kind=Reply.ON_THE_WAY),
    "reply_by": lambda d, a, _: d.reply(1, a, "Baik.", "k", way=Source.PHONE),
    "send_file": lambda d, a, _: d.send_file(1, a, "a" * 64, "x.pdf", "application/pdf", "", "k"),
    "letter": lambda d, a, _: d.letter(1, a, "Surat.", "k", _LETTERS),
    "letter_by": lambda d, a, _: d.letter(1, a, "Surat.", "k", _LETTERS, Source.LETTER),
    "note": lambda d, a, _: d.note(1, a, "Catatan.", "k"),
    "resend": lambda d, a, _: d.resend(1, a, 1),
    "give_back": lambda d, a, _: d.give_back(1, a),
    "transfer": lambda d, a, _: d.transfer(1, a, SOMEBODY),
    "release": lambda d, a, _: d.release(1, a),
    "assign": lambda d, a, _: d.assign(1, SOMEBODY, a),
    "categorise": lambda d, a, p: d.categorise(1, a, p.category_labels[0]),
    "verdict": lambda d, a, _: d.verdict(1, a, Verdict.VALID),
    "sort_light": lambda d, a, p: d.sort(1, a, Weight.LIGHT, p.category_labels[0]),
    "sort_serious": lambda d, a, p: d.sort(1, a, Weight.SERIOUS, p.category_labels[0]),
    "ask_unit": lambda d, a, p: d.ask_unit(1, a, _first(p, DutyKind.UNIT), "Cek."),
    "finding": lambda d, a, _: d.finding(1, a, "Ada."),
    "ask_superior": lambda d, a, p: d.ask_superior(1, a, _first(p, DutyKind.SUPERIOR), "Mohon."),
    "sheet": lambda d, a, _: d.sheet(1, a, "Jawab begini."),
    "draw_minutes": lambda d, a, _: d.draw_minutes(1, a, "Berita acara."),
    "approve": lambda d, a, _: d.approve(1, a),
    "send_back": lambda d, a, _: d.send_back(1, a, "Ulangi."),
    "rate": lambda d, a, _: d.rate(1, a, 4),
    "judge": lambda d, a, _: d.judge(1, a, 1, right=True),
    "hear": lambda d, a, _: d.hear(1, a, "Belum selesai.", "k"),
    "close": lambda d, a, p: d.close(1, a, p.category_labels[0]),
    "reopen": lambda d, a, _: d.reopen(1, a, "Belum selesai."),
}
"""What the desk is asked to do, by the name of what can be done with a case."""


async def tried(office: Bureau, case: Case, account: Account, name: str) -> Exception | None:
    """What the desk refuses with; None where it does it."""
    office.bench.put(case)
    try:
        await ACTS[name](office.desk, account, office.procedure)
    except Exception as error:  # noqa: BLE001  looked at by who asks
        return error
    return None


def now() -> datetime:
    """What time it is at every desk here."""
    return MORNING
