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


@dataclass(frozen=True, slots=True)
class Rule:
    """One route: who may use it, and what it does with the case in its path.

    Whatever is not in the table is not there. A page that `greets` gives strangers their cookie;
    `limit` is bytes of a body, which is read only after all other questions.
    """

    method: str
    path: str
    who: Who
    endpoint: Endpoint
    does: CaseAction | None = None
    greets: bool = False
    limit: int = _FORM


RULES: Sequence[Rule] = (
    Rule("GET", "/health", Who.ANYONE, health.health),
    Rule("GET", "/", Who.VISITOR, chat.page, greets=True),
    Rule("GET", "/chat/messages", Who.VISITOR, chat_api.messages),
    Rule("POST", "/chat/messages", Who.VISITOR, chat_api.send),
    Rule("POST", "/chat/files", Who.VISITOR, chat_api.send_file, limit=uploads.BODY),
    Rule("GET", "/chat/files/{sha256}", Who.VISITOR, files.for_visitor),
    Rule("GET", "/chat/stream", Who.VISITOR, chat_api.stream),
    Rule("GET", "/login", Who.ANYONE, login.page, greets=True),
    Rule("POST", "/login", Who.ANYONE, login.log_in),
    Rule("POST", "/login/tries", Who.STAFF, login.tries_seen),
    Rule("POST", "/logout", Who.STAFF, login.log_out),
    Rule("GET", "/setup/{token}", Who.ANYONE, setup.invited, greets=True),
    Rule("POST", "/setup/{token}", Who.ANYONE, setup.set_up),
    Rule("GET", "/inbox", Who.CASES, inbox.page),
    Rule("GET", "/inbox/closed", Who.AGENT, inbox.closed),
    Rule("GET", "/inbox/queue", Who.CASES, inbox.queue),
    Rule("GET", "/inbox/search", Who.CASES, inbox.search),
    Rule("GET", "/inbox/stream", Who.CASES, inbox_stream.stream),
    Rule("GET", "/inbox/new", Who.AGENT, new_case.page),
    Rule("POST", "/inbox/new", Who.AGENT, new_case_api.enter, limit=uploads.BODIES),
    Rule("GET", "/inbox/head", Who.CASES, head.head),
    Rule("POST", "/inbox/notices/{notice:number}/seen", Who.CASES, notices_api.seen),
    Rule("POST", "/inbox/presence", Who.AGENT, presence.switch),
    Rule("GET", "/inbox/{case:number}", Who.CASES, inbox.opened),
    Rule("GET", "/inbox/{case:number}/talk", Who.CASES, inbox.talk),
    Rule("GET", "/inbox/{case:number}/case", Who.CASES, inbox.case),
    Rule("POST", "/inbox/{case:number}/claim", Who.AGENT, case_actions.claim, CaseAction.CLAIM),
    Rule(
        "POST",
        "/inbox/{case:number}/reply",
        Who.AGENT,
        case_actions.reply,
        CaseAction.REPLY,
        limit=512 * 1024,
    ),
    Rule(
        "POST",
        "/inbox/{case:number}/note",
        Who.CASES,
        case_actions.note,
        CaseAction.NOTE,
        limit=512 * 1024,
    ),
    *(
        Rule(
            "POST",
            f"/inbox/{{case:number}}/do/{name}",
            action.who,
            action.endpoint,
            action.does,
            limit=uploads.BODIES,
        )
        for name, action in panel_actions.ACTIONS.items()
    ),
    Rule(
        "POST",
        "/inbox/{case:number}/category",
        Who.AGENT,
        case_actions.categorise,
        CaseAction.CATEGORISE,
    ),
    Rule("POST", "/inbox/{case:number}/resend", Who.AGENT, case_actions.resend, CaseAction.RESEND),
    Rule("POST", "/inbox/{case:number}/judge", Who.AGENT, judgements_api.judge, CaseAction.JUDGE),
    Rule(
        "POST",
        "/inbox/{case:number}/files",
        Who.AGENT,
        case_actions.send_file,
        CaseAction.SEND_FILE,
        limit=uploads.BODY,
    ),
    Rule("POST", "/inbox/{case:number}/seen", Who.CASES, case_actions.seen, CaseAction.MARK_READ),
    Rule("GET", "/inbox/{case:number}/papers/{kind}", Who.CASES, papers.paper, CaseAction.PRINT),
    Rule("GET", "/overview", Who.AGENT, overview.page),
    Rule("GET", "/reports/register.{form}", Who.LEADER, papers.register),
    Rule("GET", "/reports/{kind}", Who.LEADER, papers.report),
    Rule("GET", "/files/{sha256}", Who.CASES, files.for_desk),
    Rule("GET", "/desk", Who.STAFF, desk_information.page),
    Rule("GET", "/desk/try", Who.STAFF, desk_information.attempt),
    Rule("GET", "/desk/entries/{entry}", Who.STAFF, desk_information.page),
    Rule("GET", engines.PAGE, Who.EDITOR, engines.page),
    Rule("GET", f"{engines.PAGE}/state", Who.EDITOR, engines.state),
    Rule("POST", f"{engines.PAGE}/train", Who.EDITOR, engines.retrain),
    Rule("POST", f"{engines.PAGE}/use", Who.EDITOR, engines.use),
    Rule("GET", "/people", Who.ADMINISTRATOR, people.page),
    Rule("POST", "/people/invite", Who.ADMINISTRATOR, people.invite),
    Rule("POST", "/people/{account:number}/active", Who.ADMINISTRATOR, people.switch),
    Rule("POST", "/people/{account:number}/duties", Who.ADMINISTRATOR, people.set_duties),
    Rule("POST", "/people/{account:number}/credentials", Who.ADMINISTRATOR, people.set_credentials),
)


def webhook_doors() -> Iterator[tuple[str, ChannelName, Hook]]:
    """The doors of platforms that call us: where, whose, and what they may bring."""
    for one in drivers():
        if (hook := one.capabilities.hook) is not None:
            yield f"/webhooks/{one.name}", one.name, hook
