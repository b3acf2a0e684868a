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
from web.context import RequestContext
from web.guards.roles import Who
from web.numbers import whole
from web.ports import CaseActions
from web.requests.refused import Refused, checked_key, fitting
from web.requests.uploads import kept_files, read_form
from web.showing.labels import WAYS

_LONGEST = 16_000
_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class PostedPanel:
    """One action of one person on one case, with what the panel holds."""

    context: RequestContext
    case: int
    fields: Mapping[str, str]
    files: tuple[Attachment, ...]

    @property
    def by(self) -> Account:
        """Who does it."""
        return self.context.agent

    @property
    def actions(self) -> CaseActions:
        """What can be done to a case."""
        return self.context.parts.case_actions

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
        labels = frozenset(self.context.parts.office.category_labels)
        return self.chosen("category", labels, "kategori")

    def way(self) -> Source | None:
        """How it was said where no message carries it."""
        value = self.fields.get("way", "")
        return Source(value) if value in dict(WAYS) else None

    async def colleague(self) -> Account:
        """The account that was chosen."""
        number = whole(self.fields.get("to", ""))
        found = await self.context.parts.accounts.account(number) if number else None
        if found is None:
            raise Refused(422, "Pilih petugas terlebih dahulu.")
        return found


async def _verdict(posted: PostedPanel) -> None:
    known = frozenset(one.value for one in Verdict)
    verdict = Verdict(posted.chosen("verdict", known, "hasil pemeriksaan"))
    await posted.actions.verdict(posted.case, posted.by, verdict, posted.line("remark"))


async def _sort(posted: PostedPanel) -> None:
    known = frozenset(one.value for one in Weight)
    weight = Weight(posted.chosen("weight", known, "jenis aduan"))
    await posted.actions.sort(posted.case, posted.by, weight, posted.category())


async def _ask_unit(posted: PostedPanel) -> None:
    unit = posted.chosen("unit", posted.context.parts.office.duties, "unit")
    await posted.actions.ask_unit(posted.case, posted.by, unit, posted.text(), posted.files)


async def _finding(posted: PostedPanel) -> None:
    await posted.actions.finding(posted.case, posted.by, posted.text(), posted.files)


async def _ask_superior(posted: PostedPanel) -> None:
    superior = posted.chosen("superior", posted.context.parts.office.duties, "atasan")
    await posted.actions.ask_superior(posted.case, posted.by, superior, posted.text(), posted.files)


async def _sheet(posted: PostedPanel) -> None:
    await posted.actions.sheet(posted.case, posted.by, posted.text(), posted.files)


async def _draw_minutes(posted: PostedPanel) -> None:
    await posted.actions.draw_minutes(posted.case, posted.by, posted.text())


async def _approve(posted: PostedPanel) -> None:
    await posted.actions.approve(posted.case, posted.by, posted.line("remark"))


async def _send_back(posted: PostedPanel) -> None:
    await posted.actions.send_back(posted.case, posted.by, posted.text())


async def _letter(posted: PostedPanel) -> None:
    key = checked_key(posted.fields.get("key", ""))
    with suppress(AlreadySaid):
        await posted.actions.letter(
            posted.case, posted.by, posted.text(), key, posted.context.parts.letters, posted.way()
        )


async def _hold(posted: PostedPanel) -> None:
    key = checked_key(posted.fields.get("key", ""))
    with suppress(AlreadySaid):
        await posted.actions.reply(
            posted.case, posted.by, posted.text(), key, kind=Reply.ON_THE_WAY
        )


async def _reply_by(posted: PostedPanel) -> None:
    key, way = checked_key(posted.fields.get("key", "")), posted.way()
    if way is None:
        raise Refused(422, "Pilih cara penyampaiannya terlebih dahulu.")
    with suppress(AlreadySaid):
        await posted.actions.reply(posted.case, posted.by, posted.text(), key, way=way)


async def _hear(posted: PostedPanel) -> None:
    key = checked_key(posted.fields.get("key", ""))
    with suppress(AlreadySaid):
        await posted.actions.hear(posted.case, posted.by, posted.text(), key, posted.files)


async def _transfer(posted: PostedPanel) -> None:
    await posted.actions.transfer(posted.case, posted.by, await posted.colleague())


async def _assign(posted: PostedPanel) -> None:
    await posted.actions.assign(posted.case, await posted.colleague(), posted.by)


async def _release(posted: PostedPanel) -> None:
    await posted.actions.release(posted.case, posted.by)


async def _give_back(posted: PostedPanel) -> None:
    await posted.actions.give_back(posted.case, posted.by)


async def _reopen(posted: PostedPanel) -> None:
    await posted.actions.reopen(posted.case, posted.by, posted.text())


async def _rate(posted: PostedPanel) -> None:
    marks = frozenset("12345")
    mark = int(posted.chosen("mark", marks, "penilaian"))
    await posted.actions.rate(posted.case, posted.by, mark, posted.line("remark"))


async def _close(posted: PostedPanel) -> None:
    farewell = posted.fields.get("farewell") == "yes"
    await posted.actions.close(posted.case, posted.by, posted.category(), farewell)


async def _check_identity(posted: PostedPanel) -> None:
    await posted.context.parts.check_identity(posted.case)


@dataclass(frozen=True, slots=True)
class PanelAction:
    """One action: its rule in the table of routes, and what it does with what the panel holds.

    `who`, and whether they have the authority for the `action`, are asked before a byte of the
    body is read. Of both weights and of both ways of a letter that is the same.
    """

    who: Who
    action: CaseAction
    act: Callable[[PostedPanel], Awaitable[None]]

    async def endpoint(self, context: RequestContext) -> Response:
        """`POST /inbox/{case}/do/<action>` (multipart): the fields and files of the panel."""
        fields, files = await read_form(context)
        kept = await kept_files(context, files)
        await self.act(PostedPanel(context, context.number("case"), fields, kept))
        return JSONResponse({"done": True})


ACTIONS: Mapping[str, PanelAction] = {
    "verdict": PanelAction(Who.AGENT, CaseAction.VERDICT, _verdict),
    "sort": PanelAction(Who.AGENT, CaseAction.SORT_LIGHT, _sort),
    "ask_unit": PanelAction(Who.AGENT, CaseAction.ASK_UNIT, _ask_unit),
    "finding": PanelAction(Who.CASES, CaseAction.FINDING, _finding),
    "ask_superior": PanelAction(Who.AGENT, CaseAction.ASK_SUPERIOR, _ask_superior),
    "sheet": PanelAction(Who.CASES, CaseAction.SHEET, _sheet),
    "draw_minutes": PanelAction(Who.AGENT, CaseAction.DRAW_MINUTES, _draw_minutes),
    "approve": PanelAction(Who.CASES, CaseAction.APPROVE, _approve),
    "send_back": PanelAction(Who.CASES, CaseAction.SEND_BACK, _send_back),
    "letter": PanelAction(Who.AGENT, CaseAction.LETTER, _letter),
    "hold": PanelAction(Who.AGENT, CaseAction.HOLD, _hold),
    "reply_by": PanelAction(Who.AGENT, CaseAction.REPLY_BY, _reply_by),
    "hear": PanelAction(Who.AGENT, CaseAction.HEAR, _hear),
    "transfer": PanelAction(Who.AGENT, CaseAction.TRANSFER, _transfer),
    "assign": PanelAction(Who.AGENT, CaseAction.ASSIGN, _assign),
    "release": PanelAction(Who.AGENT, CaseAction.RELEASE, _release),
    "give_back": PanelAction(Who.AGENT, CaseAction.GIVE_BACK, _give_back),
    "reopen": PanelAction(Who.AGENT, CaseAction.REOPEN, _reopen),
    "rate": PanelAction(Who.AGENT, CaseAction.RATE, _rate),
    "close": PanelAction(Who.AGENT, CaseAction.CLOSE, _close),
    "check_identity": PanelAction(Who.AGENT, CaseAction.CHECK_IDENTITY, _check_identity),
}
