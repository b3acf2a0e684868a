"""What no browser sends: told in words, never a failure of ours, and nothing of it guessed."""

import httpx
import pytest

from handoff.accounts import Role
from tests.web.guards.test_access import asked
from tests.web.house import VISITOR, House
from web.requests.reading import is_text
from web.routes import RULES
from web.tokens import CSRF_FIELD, csrf_token

BODIES = {
    "deep list": b"[" * 5000 + b"]" * 5000,
    "deep object": b'{"a":' * 5000 + b"1" + b"}" * 5000,
    "deep field": b'{"id": "abcdefgh", "text": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    "deep beside": b'{"id": "abcdefgh", "text": "x", "y": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    "endless": b"[" * 5000,
    "not UTF-8": b'{"id": "abcdefgh", "text": "\xff\xfe"}',
    "Latin-1": '{"id": "abcdefgh", "text": "\xe9"}'.encode("latin-1"),
    "UTF-16": '{"id": "abcdefgh", "text": "x"}'.encode("utf-16"),
    "not a number": b'{"id": "abcdefgh", "text": "\\ud800", "seq": NaN}',
    "infinite": b'{"id": "abcdefgh", "text": "\\ud800", "seq": -Infinity}',
    "a huge number": b'{"id": 9, "seq": ' + b"9" * 5000 + b"}",
    "a huge exponent": b'{"id": 1e99999, "seq": 1e99999}',
    "another kind": b'{"id": "abcdefgh", "text": {"a": 1}, "seq": "x"}',
    "a list as text": b'{"id": "abcdefgh", "text": ["a"], "seq": [1]}',
    "nothing": b"",
    "a NUL": b"\x00",
    "half": b'{"id": "abcdefgh", "text": "',
}
OF_JSON = ("reply", "note", "category", "resend", "judge", "seen")


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_a_body_that_is_no_json_of_ours_is_refused(house: House, body: bytes) -> None:
    case = await asked(house)
    kind = {"content-type": "application/json"}
    visitor, agent = house.visitor(), await house.staff(Role.AGENT)
    answers = [
        await visitor.post("/chat/messages", content=body, headers=kind),
        await agent.post("/inbox/presence", content=body, headers=kind),
        *[
            await agent.post(f"/inbox/{case.id}/{name}", content=body, headers=kind)
            for name in OF_JSON
        ],
    ]
    assert {answer.status_code for answer in answers} == {400}


FORMS = {
    "quoted": b"username=%ff&password=x",
    "raw": b"username=\xff&password=x",
    "a surrogate": b"username=%ed%a0%80&password=x",
    "too long for its sign": b"username=%c0%af&password=x",
    "a NUL": b"username=rina%00&password=x",
    "many fields": b"a=1&" * 500,
}


@pytest.mark.parametrize("body", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("token", ["header", "field"])
async def test_a_form_that_is_not_utf_8_is_refused(house: House, body: bytes, token: str) -> None:
    stranger = house.stranger()
    headers = {"content-type": "application/x-www-form-urlencoded"}
    if token == "field":
        del stranger.headers["x-loket-token"]
        body += f"&{CSRF_FIELD}={csrf_token(VISITOR)}".encode()
    answer = await stranger.post("/login", content=body, headers=headers)
    assert answer.status_code == 400


def part(name: bytes, data: bytes, filename: bytes = b"") -> bytes:
    """One part of a multipart body with the boundary `x`."""
    named = b'; filename="' + filename + b'"' if filename else b""
    return (
        b'--x\r\nContent-Disposition: form-data; name="' + name + b'"' + named + b"\r\n\r\n"
        + data + b"\r\n"
    )  # fmt: skip


PARTS = {
    "a field": part(b"id", b"\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8") + part(b"file", b"x", b"a.txt"),
    "a name of a field": part(b"\xff", b"x") + part(b"file", b"x", b"a.txt"),
    "a name of a file": part(b"id", b"m" * 8) + part(b"file", b"x", b"\xff.txt"),
    "no name": b"--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n",
    "no heads": b"--x\r\n\r\nx\r\n",
    "two files": part(b"id", b"m" * 8) + part(b"file", b"x", b"a.txt") * 2,
    "no boundary": b"x" * 100,
}


@pytest.mark.parametrize("body", PARTS.values(), ids=PARTS)
async def test_a_multipart_body_that_is_not_whole_and_utf_8_is_refused(
    house: House, body: bytes
) -> None:
    kind = {"content-type": "multipart/form-data; boundary=x"}
    answer = await house.visitor().post("/chat/files", content=body + b"--x--\r\n", headers=kind)
    assert answer.status_code == 400


@pytest.mark.parametrize("charset", ["idna", "utf-7", "rot13", "hex", "latin-1", "undefined"])
async def test_a_form_says_nothing_about_its_alphabet(house: House, charset: str) -> None:
    kind = {"content-type": f"multipart/form-data; boundary=x; charset={charset}"}
    body = part(b"id", b"m" * 8) + part(b"file", b"x", b"a.txt") + b"--x--\r\n"
    answer = await house.visitor().post("/chat/files", content=body, headers=kind)
    assert answer.status_code == 400


@pytest.mark.parametrize("bad", ["%ff", "%c0%ae", "%ed%a0%80", "%f8%88%80%80%80", "%00", "a%00b"])
async def test_an_address_that_is_not_utf_8_is_refused(house: House, bad: str) -> None:
    agent = await house.staff(Role.ADMINISTRATOR)
    paths = (
        f"/{bad}",
        f"/?q={bad}",
        f"/static/{bad}",
        f"/setup/{bad}",
        f"/login?next={bad}",
        f"/inbox/search?q={bad}",
        f"/desk/entries/{bad}",
        f"/desk/try?q={bad}",
        f"/files/{bad}",
        f"/reports/{bad}",
        f"/webhooks/whatsapp?hub.challenge={bad}",
    )
    found = {path: (await agent.get(httpx.URL(path))).status_code for path in paths}
    assert set(found.values()) == {400}, found


@pytest.mark.parametrize("cookie", ["\xff\xfe", "\xe9" * 32, "=;;=;", '"\\303\\050"', "a" * 20_000])
async def test_a_cookie_that_is_not_ours_is_none(house: House, cookie: str) -> None:
    for name in ("loket_visitor", "loket_session", "loket_form"):
        headers = [(b"cookie", f"{name}={cookie}".encode("latin-1"))]
        browser = house.browser({})
        assert (await browser.get("/", headers=headers)).status_code == 200
        assert (await browser.get("/login", headers=headers)).status_code == 200
        assert (await browser.get("/inbox", headers=headers)).status_code == 401
        assert (await browser.post("/chat/messages", headers=headers)).status_code == 403


async def test_odd_headers_are_no_failure(house: House) -> None:
    odd = b"\xff\x00-9".replace(b"\x00", b"") + b"9" * 5000
    names = (b"last-event-id", b"origin", b"referer", b"accept", b"x-loket-token", b"content-type")
    agent = await house.staff(Role.ADMINISTRATOR)
    for rule in RULES:
        if "{" in rule.path or rule.path.endswith("/stream"):
            continue
        for name in names:
            answer = await agent.request(rule.method, rule.path, headers=[(name, odd)])
            assert answer.status_code < 500, (rule.path, name)


@pytest.mark.parametrize(
    ("quoted", "whole"),
    [(b"caf%c3%a9", True), (b"caf%e9", False), (b"100%", True), (b"%0", True), (b"\xc3", False)],
)
def test_only_utf_8_is_text(quoted: bytes, whole: bool) -> None:
    assert is_text(quoted) == whole
