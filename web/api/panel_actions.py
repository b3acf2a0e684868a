"""What leads a case on, as posted from the panels: one table of actions, a route each."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from starlette.responses import JSONResponse, Response

from core.errors import AlreadySaid
from core.message import Attachment
from core.text import storable
from handoff.accounts import Account
from handoff.actions.action import CaseAction
from handoff.case import Source, Verdict, Weight
from handoff.stage import Reply
from web.context import Call
from web.guards.roles import Who
from web.numbers import whole
from web.requests.refused import Refused, checked_key, fitting
from web.requests.uploads import kept_files, read_form
from web.showing.labels import WAYS

_LONGEST = 16_000
_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class Step:
    """One action of one person on one case, with what the panel holds."""

    call: Call
    case: int
    fields: Mapping[str, str]
    files: tuple[Attachment, ...]

    @property
    def by(self) -> Account:
        """Who does it."""
        return self.call.agent

    def text(self, name: str = "text") -> str:
        """Words that have to be there."""
        said = storable(self.fields.get(name, "")).strip()
        if not said:
            raise Refused(422, "Isiannya masih kosong. Mohon diisi, lalu kirim lagi.")
        return fitting(said, _LONGEST, "Isian ini")

    def line(self, name: str) -> str:
        """Words that may be missing."""
        said = storable(self.fields.get(name, "")).strip()
        return fitting(said, _LONGEST_LINE, "Isian ini")

    def chosen(self, name: str, known: Mapping[str, object] | frozenset[str], what: str) -> str:
        """One of several, by its value."""
        value = self.fields.get(name, "")
        if value not in known:
            raise Refused(422, f"Pilih {what} terlebih dahulu.")
        return value

    def category(self) -> str:
        """One of the office's categories."""
        labels = frozenset(self.call.parts.office.category_labels)
        return self.chosen("category", labels, "kategori")

    def way(self) -> Source | None:
        """How it was said where no message carries it."""
        value = self.fields.get("way", "")
        return Source(value) if value in dict(WAYS) else None

    async def colleague(self) -> Account:
        """The account that was chosen."""
        number = whole(self.fields.get("to", ""))
        found = await self.call.parts.accounts.account(number) if number else None
        if found is None:
            raise Refused(422, "Pilih petugas terlebih dahulu.")
        return found


async def _verdict(step: Step) -> None:
    known = frozenset(one.value for one in Verdict)
    verdict = Verdict(step.chosen("verdict", known, "hasil pemeriksaan"))
    await step.call.parts.desk.verdict(step.case, step.by, verdict, step.line("remark"))


async def _sort(step: Step) -> None:
    known = frozenset(one.value for one in Weight)
    weight = Weight(step.chosen("weight", known, "jenis aduan"))
    await step.call.parts.desk.sort(step.case, step.by, weight, step.category())


async def _ask_unit(step: Step) -> None:
    unit = step.chosen("unit", step.call.parts.office.duties, "unit")
    await step.call.parts.desk.ask_unit(step.case, step.by, unit, step.text(), step.files)


async def _finding(step: Step) -> None:
    await step.call.parts.desk.finding(step.case, step.by, step.text(), step.files)


async def _ask_superior(step: Step) -> None:
    superior = step.chosen("superior", step.call.parts.office.duties, "atasan")
    await step.call.parts.desk.ask_superior(step.case, step.by, superior, step.text(), step.files)


async def _sheet(step: Step) -> None:
    await step.call.parts.desk.sheet(step.case, step.by, step.text(), step.files)


async def _draw_minutes(step: Step) -> None:
    await step.call.parts.desk.draw_minutes(step.case, step.by, step.text())


async def _approve(step: Step) -> None:
    await step.call.parts.desk.approve(step.case, step.by, step.line("remark"))


async def _send_back(step: Step) -> None:
    await step.call.parts.desk.send_back(step.case, step.by, step.text())


async def _letter(step: Step) -> None:
    key = checked_key(step.fields.get("key", ""))
    with suppress(AlreadySaid):
        await step.call.parts.desk.letter(
            step.case, step.by, step.text(), key, step.call.parts.letters, step.way()
        )


async def _hold(step: Step) -> None:
    key = checked_key(step.fields.get("key", ""))
    with suppress(AlreadySaid):
        await step.call.parts.desk.reply(
            step.case, step.by, step.text(), key, kind=Reply.ON_THE_WAY
        )


async def _reply_by(step: Step) -> None:
    key, way = checked_key(step.fields.get("key", "")), step.way()
    if way is None:
        raise Refused(422, "Pilih cara penyampaiannya terlebih dahulu.")
    with suppress(AlreadySaid):
        await step.call.parts.desk.reply(step.case, step.by, step.text(), key, way=way)


async def _hear(step: Step) -> None:
    key = checked_key(step.fields.get("key", ""))
    with suppress(AlreadySaid):
        await step.call.parts.desk.hear(step.case, step.by, step.text(), key, step.files)


async def _transfer(step: Step) -> None:
    await step.call.parts.desk.transfer(step.case, step.by, await step.colleague())


async def _assign(step: Step) -> None:
    await step.call.parts.desk.assign(step.case, await step.colleague(), step.by)


async def _release(step: Step) -> None:
    await step.call.parts.desk.release(step.case, step.by)


async def _give_back(step: Step) -> None:
    await step.call.parts.desk.give_back(step.case, step.by)


async def _reopen(step: Step) -> None:
    await step.call.parts.desk.reopen(step.case, step.by, step.text())


async def _rate(step: Step) -> None:
    marks = frozenset("12345")
    mark = int(step.chosen("mark", marks, "penilaian"))
    await step.call.parts.desk.rate(step.case, step.by, mark, step.line("remark"))


async def _close(step: Step) -> None:
    farewell = step.fields.get("farewell") == "yes"
    await step.call.parts.desk.close(step.case, step.by, step.category(), farewell)


async def _check_identity(step: Step) -> None:
    await step.call.parts.check_identity(step.case)


@dataclass(frozen=True, slots=True)
class Action:
    """One action: its rule in the table of routes, and what it does with what the panel holds.

    `who`, and whether they have the authority for what it `does`, are asked before a byte of the
    body is read. Of both weights and of both ways of a letter that is the same.
    """

    who: Who
    does: CaseAction
    act: Callable[[Step], Awaitable[None]]

    async def endpoint(self, call: Call) -> Response:
        """`POST /inbox/{case}/do/<action>` (multipart): the fields and files of the panel."""
        fields, files = await read_form(call)
        kept = await kept_files(call, files)
        await self.act(Step(call, call.number("case"), fields, kept))
        return JSONResponse({"done": True})


ACTIONS: Mapping[str, Action] = {
    "verdict": Action(Who.AGENT, CaseAction.VERDICT, _verdict),
    "sort": Action(Who.AGENT, CaseAction.SORT_LIGHT, _sort),
    "ask_unit": Action(Who.AGENT, CaseAction.ASK_UNIT, _ask_unit),
    "finding": Action(Who.CASES, CaseAction.FINDING, _finding),
    "ask_superior": Action(Who.AGENT, CaseAction.ASK_SUPERIOR, _ask_superior),
    "sheet": Action(Who.CASES, CaseAction.SHEET, _sheet),
    "draw_minutes": Action(Who.AGENT, CaseAction.DRAW_MINUTES, _draw_minutes),
    "approve": Action(Who.CASES, CaseAction.APPROVE, _approve),
    "send_back": Action(Who.CASES, CaseAction.SEND_BACK, _send_back),
    "letter": Action(Who.AGENT, CaseAction.LETTER, _letter),
    "hold": Action(Who.AGENT, CaseAction.HOLD, _hold),
    "reply_by": Action(Who.AGENT, CaseAction.REPLY_BY, _reply_by),
    "hear": Action(Who.AGENT, CaseAction.HEAR, _hear),
    "transfer": Action(Who.AGENT, CaseAction.TRANSFER, _transfer),
    "assign": Action(Who.AGENT, CaseAction.ASSIGN, _assign),
    "release": Action(Who.AGENT, CaseAction.RELEASE, _release),
    "give_back": Action(Who.AGENT, CaseAction.GIVE_BACK, _give_back),
    "reopen": Action(Who.AGENT, CaseAction.REOPEN, _reopen),
    "rate": Action(Who.AGENT, CaseAction.RATE, _rate),
    "close": Action(Who.AGENT, CaseAction.CLOSE, _close),
    "check_identity": Action(Who.AGENT, CaseAction.CHECK_IDENTITY, _check_identity),
}
