"""Every route of the site, and who may use it: one table, nothing beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from channels.capabilities import Hook
from channels.registry import drivers
from core.message import ChannelName
from handoff.actions.action import CaseAction
from web.api import case_actions, files, health, inbox_stream, panel_actions, papers, presence
from web.api import chat as chat_api
from web.api import judgements as judgements_api
from web.api import new_case as new_case_api
from web.api import notices as notices_api
from web.context import Endpoint
from web.guards.roles import Who
from web.pages import (
    chat,
    desk_information,
    engines,
    head,
    inbox,
    login,
    new_case,
    overview,
    people,
    setup,
)
from web.requests import uploads

_FORM = 64 * 1024
_LONG_TEXT = 256 * 1024  # so that whoever writes far too much is told how much it may be


@dataclass(frozen=True, slots=True)
class RouteRule:
    """One route: who may use it, and which `action` it is on the case in its path.

    Whatever is not in the table is not there. `gives_cookie` is a page that gives strangers theirs;
    `limit` is bytes of a body, which is read only after all other questions.
    """

    method: str
    path: str
    who: Who
    endpoint: Endpoint
    action: CaseAction | None = None
    gives_cookie: bool = False
    limit: int = _FORM


RULES: Sequence[RouteRule] = (
    RouteRule("GET", "/health", Who.ANYONE, health.health),
    RouteRule("GET", "/", Who.VISITOR, chat.page, gives_cookie=True),
    RouteRule("GET", "/chat/messages", Who.VISITOR, chat_api.messages),
    RouteRule("POST", "/chat/messages", Who.VISITOR, chat_api.send, limit=_LONG_TEXT),
    RouteRule("POST", "/chat/files", Who.VISITOR, chat_api.send_file, limit=uploads.BODY),
    RouteRule("GET", "/chat/files/{sha256}", Who.VISITOR, files.for_visitor),
    RouteRule("GET", "/chat/stream", Who.VISITOR, chat_api.stream),
    RouteRule("GET", "/login", Who.ANYONE, login.page, gives_cookie=True),
    RouteRule("POST", "/login", Who.ANYONE, login.log_in),
    RouteRule("POST", "/login/tries", Who.STAFF, login.tries_seen),
    RouteRule("POST", "/logout", Who.STAFF, login.log_out),
    RouteRule("GET", "/setup/{token}", Who.ANYONE, setup.invited, gives_cookie=True),
    RouteRule("POST", "/setup/{token}", Who.ANYONE, setup.set_up),
    RouteRule("GET", "/inbox", Who.CASES, inbox.page),
    RouteRule("GET", "/inbox/closed", Who.AGENT, inbox.closed),
    RouteRule("GET", "/inbox/queue", Who.CASES, inbox.queue),
    RouteRule("GET", "/inbox/search", Who.CASES, inbox.search),
    RouteRule("GET", "/inbox/stream", Who.CASES, inbox_stream.stream),
    RouteRule("GET", "/inbox/new", Who.AGENT, new_case.page),
    RouteRule("POST", "/inbox/new", Who.AGENT, new_case_api.enter, limit=uploads.BODIES),
    RouteRule("GET", "/inbox/head", Who.CASES, head.head),
    RouteRule("POST", "/inbox/notices/{notice:number}/seen", Who.CASES, notices_api.seen),
    RouteRule("POST", "/inbox/presence", Who.AGENT, presence.switch),
    RouteRule("GET", "/inbox/{case:number}", Who.CASES, inbox.opened),
    RouteRule("GET", "/inbox/{case:number}/talk", Who.CASES, inbox.talk),
    RouteRule("GET", "/inbox/{case:number}/case", Who.CASES, inbox.case),
    RouteRule(
        "POST", "/inbox/{case:number}/claim", Who.AGENT, case_actions.claim, CaseAction.CLAIM
    ),
    RouteRule(
        "POST",
        "/inbox/{case:number}/reply",
        Who.AGENT,
        case_actions.reply,
        CaseAction.REPLY,
        limit=512 * 1024,
    ),
    RouteRule(
        "POST",
        "/inbox/{case:number}/note",
        Who.CASES,
        case_actions.note,
        CaseAction.NOTE,
        limit=512 * 1024,
    ),
    *(
        RouteRule(
            "POST",
            f"/inbox/{{case:number}}/do/{name}",
            action.who,
            action.endpoint,
            action.action,
            limit=uploads.BODIES,
        )
        for name, action in panel_actions.ACTIONS.items()
    ),
    RouteRule(
        "POST",
        "/inbox/{case:number}/category",
        Who.AGENT,
        case_actions.categorise,
        CaseAction.CATEGORISE,
    ),
    RouteRule(
        "POST", "/inbox/{case:number}/resend", Who.AGENT, case_actions.resend, CaseAction.RESEND
    ),
    RouteRule(
        "POST", "/inbox/{case:number}/judge", Who.AGENT, judgements_api.judge, CaseAction.JUDGE
    ),
    RouteRule(
        "POST",
        "/inbox/{case:number}/files",
        Who.AGENT,
        case_actions.send_file,
        CaseAction.SEND_FILE,
        limit=uploads.BODY,
    ),
    RouteRule(
        "POST", "/inbox/{case:number}/seen", Who.CASES, case_actions.seen, CaseAction.MARK_READ
    ),
    RouteRule(
        "GET", "/inbox/{case:number}/papers/{kind}", Who.CASES, papers.paper, CaseAction.PRINT
    ),
    RouteRule("GET", "/overview", Who.AGENT, overview.page),
    RouteRule("GET", "/reports/register.{form}", Who.LEADER, papers.register),
    RouteRule("GET", "/reports/{kind}", Who.LEADER, papers.report),
    RouteRule("GET", "/files/{sha256}", Who.CASES, files.for_staff),
    RouteRule("GET", "/desk", Who.STAFF, desk_information.page),
    RouteRule("GET", "/desk/try", Who.STAFF, desk_information.attempt),
    RouteRule("GET", "/desk/entries/{entry}", Who.STAFF, desk_information.page),
    RouteRule("GET", engines.PAGE, Who.EDITOR, engines.page),
    RouteRule("GET", f"{engines.PAGE}/state", Who.EDITOR, engines.state),
    RouteRule("POST", f"{engines.PAGE}/train", Who.EDITOR, engines.retrain),
    RouteRule("POST", f"{engines.PAGE}/use", Who.EDITOR, engines.use),
    RouteRule("GET", "/people", Who.ADMINISTRATOR, people.page),
    RouteRule("POST", "/people/invite", Who.ADMINISTRATOR, people.invite),
    RouteRule("POST", "/people/{account:number}/active", Who.ADMINISTRATOR, people.switch),
    RouteRule("POST", "/people/{account:number}/duties", Who.ADMINISTRATOR, people.set_duties),
    RouteRule(
        "POST", "/people/{account:number}/credentials", Who.ADMINISTRATOR, people.set_credentials
    ),
)


def webhook_doors() -> Iterator[tuple[str, ChannelName, Hook]]:
    """The doors of platforms that call us: where, whose, and what they may bring."""
    for one in drivers():
        if (hook := one.capabilities.hook) is not None:
            yield f"/webhooks/{one.name}", one.name, hook
