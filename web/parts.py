"""The rest of the house, as pages and API need it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.trying.foreseen import Foreseen
from core.message import ChannelName
from desk_info.entry import Entry
from handoff.accounts import Accounts
from handoff.calendar import WorkingCalendar
from handoff.desk import DeskView
from handoff.procedure import Procedure
from web.limits.settings import LimitSettings
from web.live import Live
from web.ports import (
    CaseActions,
    ChatPage,
    Engines,
    Files,
    Health,
    Judgements,
    Letters,
    Papers,
    Webhook,
)


async def _nothing() -> None:
    """Nobody has anything that would have to be taken from them."""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The rest of the house.

    A channel that is not in `webhooks` answers 404. `foresee` says what the bot would do with
    a message at that time (aware). `clock` gives aware times. `public_url` is where people
    reach the office, such as `https://loket.example.id`; an https address makes cookies `Secure`.
    `root` is what links begin with: that address, or the one that is listened on; never what a
    request says in its `Host`.
    `check_identity` asks the service that is plugged in about a case once more. `assigner_look`
    says that somebody has come to work or gone, `relieve` takes from everybody what they may not do
    any more. `calendar` is the office's. `mistake` says why a changed
    desk_info.yml is not in force, a line for each thing to mend; empty when all is well.
    """

    office: Procedure
    calendar: WorkingCalendar
    entries: Callable[[], Sequence[Entry]]
    foresee: Callable[[str, datetime], Awaitable[Foreseen]]
    judgements: Judgements
    view: DeskView
    case_actions: CaseActions
    accounts: Accounts
    files: Files
    chat_page: ChatPage
    letters: Letters
    papers: Papers
    check_identity: Callable[[int], Awaitable[object]]
    assigner_look: Callable[[], None]
    engines: Engines
    live: Live
    health: Health
    clock: Callable[[], datetime]
    webhooks: Mapping[ChannelName, Webhook] = field(default_factory=dict)
    public_url: str = ""
    suggestions: Sequence[str] = ()
    mistake: Callable[[], str] = lambda: ""
    root: str = ""
    privacy: str = ""
    limits: LimitSettings = field(default_factory=LimitSettings)
    relieve: Callable[[], Awaitable[object]] = _nothing
