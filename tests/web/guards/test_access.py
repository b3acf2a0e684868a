"""Who may use which route, walked over every route of the application."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route

from handoff.accounts import Role
from handoff.case import Case, Weight
from tests.web.house import House
from web.guards.roles import Who
from web.routes import RULES, RouteRule, webhook_doors

PEOPLE = ("nobody", "visitor", *Role)


MAY = {
    Who.ANYONE: frozenset(PEOPLE),
    Who.VISITOR: frozenset({"visitor"}),
    Who.STAFF: frozenset(Role),
    Who.CASES: frozenset({Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR, Role.UNIT}),
    Who.AGENT: frozenset({Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR}),
    Who.LEADER: frozenset({Role.SUPERIOR, Role.ADMINISTRATOR}),
    Who.EDITOR: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Who.ADMINISTRATOR: frozenset({Role.ADMINISTRATOR}),
}


WEBHOOKS = frozenset(path for path, _, _ in webhook_doors())


LIVE = frozenset({"/chat/stream", "/inbox/stream"})


async def asked(house: House) -> Case:
    """A case that the unit was asked about."""
    case = await house.complaint()
    desk, rina = house.program.desk, house.people[Role.AGENT]
    await desk.claim(case.id, rina)
    await desk.sort(case.id, rina, Weight.SERIOUS, "Obat dan farmasi")
    return await desk.ask_unit(case.id, rina, "farmasi", "Mohon diperiksa.")


async def person(house: House, who: str) -> httpx.AsyncClient:
    """A browser of that person."""
    if who == "nobody":
        return house.stranger()
    return house.visitor() if who == "visitor" else await house.staff(Role(who))


def path_of(rule: RouteRule, case: int = 1) -> str:
    """The rule's path with something in its gaps."""
    path = rule.path.replace("{case:number}", str(case)).replace("{account:number}", "99")
    path = path.replace("{sha256}", "0" * 64).replace("{entry}", "jam-besuk")
    path = path.replace("{notice:number}", "1")
    path = path.replace("{kind}", "register").replace("{form}", "csv")
    return path.replace("{token}", "unknown")


def let_in(path: str, answer: httpx.Response) -> bool:
    """Whether the answer came from the endpoint rather than from the guard."""
    refused = "tidak tersedia untuk akun" in answer.text or "Muat ulang" in answer.text
    if answer.status_code == 401 or (answer.status_code == 403 and refused):
        return False
    return bool(answer.headers.get("location", "") != f"/login?next={path}")


async def test_the_table_holds_every_route_of_the_application(house: House) -> None:
    site: Starlette = house.site()
    served = {
        (method, route.path)
        for route in site.routes
        if isinstance(route, Route) and route.path not in WEBHOOKS
        for method in (route.methods or set()) - {"HEAD"}
    }
    doors = {route.path for route in site.routes if isinstance(route, Route)} & WEBHOOKS
    mounts = {route.path for route in site.routes if isinstance(route, Mount)}
    assert served == {(rule.method, rule.path) for rule in RULES}
    assert (doors, mounts) == (set(WEBHOOKS), {"/static"})
    assert len(site.routes) == len(RULES) + len(WEBHOOKS) + 1


@pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if rule.path not in LIVE],
    ids=lambda rule: f"{rule.method} {rule.path}",
)
async def test_only_whom_the_table_names_gets_past_the_guard(house: House, rule: RouteRule) -> None:
    for who in PEOPLE:
        case = await asked(house)
        browser = house.stranger() if rule.who is Who.ANYONE else await person(house, who)
        answer = await browser.request(rule.method, path_of(rule, case.id))
        greeted = rule.who is Who.VISITOR and rule.gives_cookie
        named = greeted or who in MAY[rule.who]
        # What they may do with the case decides too, and is asked below.
        assert let_in(path_of(rule, case.id), answer) == named or (rule.action and named), who
        assert answer.status_code < 500, who


AGENTS = frozenset({Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR})


LEADERS = frozenset({Role.SUPERIOR, Role.ADMINISTRATOR})


OWNER = frozenset({Role.UNIT, Role.ADMINISTRATOR})  # who has the duty that the case waits for


# Who may do what while the agent has the case and the unit is asked.
MAY_DO = {
    "claim": AGENTS,
    "reply": {Role.AGENT},
    "note": AGENTS | {Role.UNIT},
    "category": {Role.AGENT},
    "resend": {Role.AGENT},
    "judge": AGENTS,
    "files": {Role.AGENT},
    "seen": AGENTS | {Role.UNIT},
    "do/verdict": {Role.AGENT},
    "do/sort": {Role.AGENT},
    "do/ask_unit": {Role.AGENT},
    "do/finding": OWNER | {Role.AGENT},
    "do/ask_superior": {Role.AGENT},
    "do/sheet": OWNER,
    "do/draw_minutes": {Role.AGENT},
    "do/approve": OWNER,
    "do/send_back": OWNER,
    "do/letter": {Role.AGENT},
    "do/hold": {Role.AGENT},
    "do/reply_by": {Role.AGENT},
    "do/hear": AGENTS,
    "do/transfer": LEADERS | {Role.AGENT},
    "do/assign": LEADERS,
    "do/release": LEADERS | {Role.AGENT},
    "do/give_back": {Role.AGENT},
    "do/reopen": AGENTS,
    "do/rate": AGENTS,
    "do/close": {Role.AGENT},
    "do/check_identity": {Role.AGENT},
}


WITHOUT_BODY = {"claim"}


ON_A_CASE = [rule for rule in RULES if "{case:number}/" in rule.path and rule.method == "POST"]


def test_what_may_be_done_to_a_case_is_written_down_for_each_of_it() -> None:
    named = {rule.path.removeprefix("/inbox/{case:number}/") for rule in ON_A_CASE}
    assert named == set(MAY_DO)
    assert all(rule.action is not None for rule in ON_A_CASE)


@pytest.mark.parametrize("rule", ON_A_CASE, ids=lambda rule: rule.path)
async def test_not_a_byte_is_read_of_who_may_not_do_it(house: House, rule: RouteRule) -> None:
    done = rule.path.removeprefix("/inbox/{case:number}/")
    boundary = {"content-type": "multipart/form-data; boundary=x"}
    for who in PEOPLE:
        case, read = await asked(house), False

        async def body() -> AsyncIterator[bytes]:
            nonlocal read
            read = True
            yield b"--x--\r\n"

        browser = await person(house, who)
        path = path_of(rule, case.id)
        answer = await browser.post(path, content=body(), headers=boundary)
        may = who in MAY_DO[done]
        assert read == (may and done not in WITHOUT_BODY), who
        assert may or answer.status_code in {401, 403, 404, 409}, who


async def test_what_is_not_in_the_table_is_not_there(house: House) -> None:
    case = await house.complaint()
    browser = await house.staff(Role.ADMINISTRATOR)
    for path in ("/inbox/1/do/unheard", f"/inbox/{case.id}/do/Close", "/admin", "/files"):
        assert (await browser.post(path)).status_code == 404
    assert (await browser.delete(f"/inbox/{case.id}")).status_code == 405


@pytest.mark.parametrize("path", sorted(LIVE))
async def test_nobody_hears_a_stream_without_being_let_in(house: House, path: str) -> None:
    assert (await house.stranger().get(path)).status_code in {401, 403}
    assert (await (await house.staff(Role.EDITOR)).get(path)).status_code == 403


@pytest.mark.parametrize("number", ["9" * 20, str(2**63), "0" * 5000 + "7"])
@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if ":number" in rule.path], ids=lambda rule: rule.path
)
async def test_a_number_that_nothing_can_have_is_not_there(
    house: House, rule: RouteRule, number: str
) -> None:
    path = re.sub(r"\{\w+:number\}", number, rule.path)
    path = path.replace("{kind}", "recap")
    body = {"seq": 1, "text": "halo", "key": "k" * 16, "category": "Pendaftaran", "right": True}
    browser = await house.staff(Role.ADMINISTRATOR)
    answer = await browser.request(
        rule.method, path, json=None if rule.method == "GET" or "people" in path else body
    )
    assert answer.status_code in ({404, 422} if path.endswith("/files") else {404})


@pytest.mark.parametrize("number", ["9" * 20, "-1", "x", "\N{ARABIC-INDIC DIGIT THREE}"])
async def test_an_odd_number_beside_the_path_is_no_failure(house: House, number: str) -> None:
    case = await house.complaint()
    browser = await house.staff(Role.AGENT)
    page = await browser.get(f"/inbox/{case.id}/talk", params={"before": number})
    said = await browser.post(f"/inbox/{case.id}/seen", content=f'{{"seq": {number}}}'.encode())
    assert (page.status_code, said.status_code) == (200, 400)


CASE_PATHS = ("", "/talk", "/case", "/papers/follow_up", "/papers/recap")


@pytest.mark.parametrize("path", CASE_PATHS)
async def test_for_a_unit_another_units_case_is_not_there(house: House, path: str) -> None:
    other = await house.complaint()
    browser = await house.staff(Role.UNIT)
    assert (await browser.get(f"/inbox/{other.id}{path}")).status_code == 404
    note = {"text": "halo", "key": "k" * 16}
    assert (await browser.post(f"/inbox/{other.id}/note", json=note)).status_code == 404
    assert (await browser.post(f"/inbox/{other.id}/do/finding")).status_code == 404


async def test_a_unit_sees_its_own_case_alone_in_queue_and_search(house: House) -> None:
    mine, other = await asked(house), await house.complaint()
    browser = await house.staff(Role.UNIT)
    queue = (await browser.get("/inbox/queue")).text
    found = (await browser.get("/inbox/search", params={"q": "ADU"})).text
    assert (await browser.get(f"/inbox/{mine.id}")).status_code == 200
    for shown in (queue, found):
        assert mine.number in shown
        assert other.number not in shown


async def test_a_unit_reads_nothing_that_was_said_before_its_case(house: House) -> None:
    visitor = house.talk.visitor()
    await visitor.says("rahasia sebelum kasus")
    await visitor.says("petugas")
    case = await house.case_of(visitor)
    desk, rina = house.program.desk, house.people[Role.AGENT]
    await desk.claim(case.id, rina)
    await desk.sort(case.id, rina, Weight.SERIOUS, "Obat dan farmasi")
    await desk.ask_unit(case.id, rina, "farmasi", "Mohon diperiksa.")
    talk = (await (await house.staff(Role.UNIT)).get(f"/inbox/{case.id}/talk")).text
    assert "Mohon diperiksa." in talk
    assert "rahasia" not in talk
    assert "rahasia" in (await (await house.staff(Role.AGENT)).get(f"/inbox/{case.id}/talk")).text
