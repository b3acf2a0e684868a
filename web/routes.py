"""Every route of the site, and who may use it: one table, nothing beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from channels.capabilities import Hook
from channels.registry import drivers
from core.message import ChannelName
from handoff.actions.action import CaseAction
from web import (
    actions,
    chat,
    desk_pages,
    engines,
    entering,
    files,
    health,
    inbox,
    judging,
    login,
    notices,
    overview,
    papers,
    people,
    presence,
    steps,
    uploads,
)  # fmt: skip
from web.site import Endpoint, Who

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
    Rule("GET", "/chat/messages", Who.VISITOR, chat.messages),
    Rule("POST", "/chat/messages", Who.VISITOR, chat.send),
    Rule("POST", "/chat/files", Who.VISITOR, chat.send_file, limit=uploads.BODY),
    Rule("GET", "/chat/files/{sha256}", Who.VISITOR, files.for_visitor),
    Rule("GET", "/chat/stream", Who.VISITOR, chat.stream),
    Rule("GET", "/login", Who.ANYONE, login.page, greets=True),
    Rule("POST", "/login", Who.ANYONE, login.log_in),
    Rule("POST", "/login/tries", Who.STAFF, login.tries_seen),
    Rule("POST", "/logout", Who.STAFF, login.log_out),
    Rule("GET", "/setup/{token}", Who.ANYONE, login.invited, greets=True),
    Rule("POST", "/setup/{token}", Who.ANYONE, login.set_up),
    Rule("GET", "/inbox", Who.CASES, inbox.page),
    Rule("GET", "/inbox/closed", Who.AGENT, inbox.closed),
    Rule("GET", "/inbox/queue", Who.CASES, inbox.queue),
    Rule("GET", "/inbox/search", Who.CASES, inbox.search),
    Rule("GET", "/inbox/stream", Who.CASES, inbox.stream),
    Rule("GET", "/inbox/new", Who.AGENT, entering.page),
    Rule("POST", "/inbox/new", Who.AGENT, entering.enter, limit=uploads.BODIES),
    Rule("GET", "/inbox/head", Who.CASES, notices.head),
    Rule("POST", "/inbox/notices/{notice:number}/seen", Who.CASES, notices.seen),
    Rule("POST", "/inbox/presence", Who.AGENT, presence.switch),
    Rule("GET", "/inbox/{case:number}", Who.CASES, inbox.opened),
    Rule("GET", "/inbox/{case:number}/talk", Who.CASES, inbox.talk),
    Rule("GET", "/inbox/{case:number}/case", Who.CASES, inbox.case),
    Rule("POST", "/inbox/{case:number}/claim", Who.AGENT, actions.claim, CaseAction.CLAIM),
    Rule(
        "POST",
        "/inbox/{case:number}/reply",
        Who.AGENT,
        actions.reply,
        CaseAction.REPLY,
        limit=512 * 1024,
    ),
    Rule(
        "POST",
        "/inbox/{case:number}/note",
        Who.CASES,
        actions.note,
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
        for name, action in steps.ACTIONS.items()
    ),
    Rule(
        "POST",
        "/inbox/{case:number}/category",
        Who.AGENT,
        actions.categorise,
        CaseAction.CATEGORISE,
    ),
    Rule("POST", "/inbox/{case:number}/resend", Who.AGENT, actions.resend, CaseAction.RESEND),
    Rule("POST", "/inbox/{case:number}/judge", Who.AGENT, judging.judge, CaseAction.JUDGE),
    Rule(
        "POST",
        "/inbox/{case:number}/files",
        Who.AGENT,
        actions.send_file,
        CaseAction.SEND_FILE,
        limit=uploads.BODY,
    ),
    Rule("POST", "/inbox/{case:number}/seen", Who.CASES, actions.seen, CaseAction.MARK_READ),
    Rule("GET", "/inbox/{case:number}/papers/{kind}", Who.CASES, papers.paper, CaseAction.PRINT),
    Rule("GET", "/overview", Who.AGENT, overview.page),
    Rule("GET", "/reports/register.{form}", Who.LEADER, papers.register),
    Rule("GET", "/reports/{kind}", Who.LEADER, papers.report),
    Rule("GET", "/files/{sha256}", Who.CASES, files.for_desk),
    Rule("GET", "/desk", Who.STAFF, desk_pages.page),
    Rule("GET", "/desk/try", Who.STAFF, desk_pages.attempt),
    Rule("GET", "/desk/entries/{entry}", Who.STAFF, desk_pages.page),
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
