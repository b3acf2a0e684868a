"""The public chat page, through its requests."""

from hashlib import sha256

import httpx
import pytest

from handoff.accounts import Role
from handoff.case import Weight
from tests.web.doors import FakeWebhook
from tests.web.house import VISITOR, House
from tests.web.pictures import a_picture
from web.guards.cookies import visitor_address
from web.tokens import new_token

ID = "a1b2c3d4e5f60718"
OTHER = "f" * 32


async def says(house: House, *texts: str) -> httpx.AsyncClient:
    """The visitor writes; their browser."""
    browser = house.visitor()
    for text in texts:
        await browser.post("/chat/messages", json={"id": new_token()[:32], "text": text})
        await house.program.worker.settled()
    return browser


async def test_a_first_visit_gets_a_cookie_and_suggestions(house: House) -> None:
    answer = await house.browser({}).get("/")
    cookie = answer.headers["set-cookie"]
    assert "Cara daftar rawat jalan" in answer.text
    assert all(word in cookie for word in ("loket_visitor=", "HttpOnly", "SameSite=lax", "Secure"))


async def test_a_message_is_heard_in_the_visitors_chat_and_answered(house: House) -> None:
    browser = await says(house, " jam besuk ")
    chat = await house.program.store.desk.chat_of(visitor_address(VISITOR))
    found = (await browser.get("/chat/messages?after=0")).json()
    assert chat is not None
    assert "jam besuk" in found["html"]
    assert "11.00" in found["html"]


async def test_a_message_that_is_sent_again_is_shown_once(house: House) -> None:
    browser = house.visitor()
    for _ in range(2):
        answer = await browser.post("/chat/messages", json={"id": ID, "text": "satu kali"})
        assert answer.status_code == 202
        await house.program.worker.settled()
    found = (await browser.get("/chat/messages?after=0")).json()
    assert found["html"].count('class="line mine') == 1
    assert f'{ID}"' in found["html"]


async def test_a_message_that_could_not_be_kept_may_be_sent_again(house: House) -> None:
    house.changes["chat_page"] = FakeWebhook(broken=True)
    answer = await house.visitor().post("/chat/messages", json={"id": ID, "text": "halo"})
    assert answer.status_code == 500
    assert "disk" not in answer.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"id": "x", "text": "halo"}',
        b'{"id": "a1b2c3d4e5f60718", "text": "   "}',
        b'{"id": 5, "text": "halo"}',
    ],
)
async def test_what_cannot_be_read_is_refused_with_words(house: House, body: bytes) -> None:
    house.changes["chat_page"] = door = FakeWebhook()
    answer = await house.visitor().post("/chat/messages", content=body)
    assert answer.status_code in {400, 422}
    assert answer.json()["error"]
    assert door.kept == []


async def test_whoever_writes_too_fast_is_told_how_long_to_wait(house: House) -> None:
    browser = house.visitor()
    answers = [
        await browser.post("/chat/messages", json={"id": f"message-{n:04}", "text": "a"})
        for n in range(21)
    ]
    assert [answer.status_code for answer in answers] == [202] * 20 + [429]
    assert answers[-1].json()["wait"] == 60
    assert answers[-1].headers["retry-after"] == "60"


async def test_notes_and_decisions_never_reach_the_visitor(house: House) -> None:
    await says(house, "petugas")
    chat = await house.program.store.desk.chat_of(visitor_address(VISITOR))
    assert chat is not None
    (case,) = await house.program.store.desk.cases_of_chat(chat, 2)
    desk, rina = house.program.desk, house.people[Role.AGENT]
    await desk.claim(case.id, rina)
    await desk.note(case.id, rina, "catatan dalam satu", "k1")
    await desk.sort(case.id, rina, Weight.SERIOUS, "Lain-lain")
    await desk.ask_unit(case.id, rina, "farmasi", "catatan dalam dua")
    await desk.reply(case.id, rina, "*Baik*", "k2")
    browser = house.visitor()
    page = (await browser.get("/")).text
    found = (await browser.get("/chat/messages?after=0")).json()
    for shown in (page, found["html"]):
        assert "<strong>Baik</strong>" in shown
        assert "catatan dalam" not in shown  # that a unit has it is told, and not what it was asked


async def test_only_what_is_newer_is_given_again(house: House) -> None:
    browser = await says(house, "jam besuk")
    before = (await browser.get("/chat/messages?after=0")).json()["last"]
    await says(house, "syarat surat bebas narkoba")
    found = (await browser.get(f"/chat/messages?after={before}")).json()
    assert found["last"] > before
    assert "bebas narkoba" in found["html"]
    assert "jam besuk" not in found["html"].lower()


async def test_what_visitors_write_is_never_html(house: House) -> None:
    browser = await says(house, '<img src=x onerror="alert(1)">')
    page = (await browser.get("/")).text
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


async def test_a_photo_is_kept_and_only_its_own_visitor_gets_it_back(house: House) -> None:
    browser = house.visitor()
    picture = a_picture()
    file = {"file": ("../../foto.PNG", picture, "text/html")}
    answer = await browser.post("/chat/files", files=file, data={"id": ID})
    assert answer.status_code == 202
    await house.program.worker.settled()
    sha = sha256(picture).hexdigest()
    own = await browser.get(f"/chat/files/{sha}")
    other = house.visitor(OTHER)
    await other.post("/chat/messages", json={"id": ID, "text": "halo"})
    await house.program.worker.settled()
    assert (own.status_code, own.content) == (200, picture)
    assert own.headers["content-disposition"] == "inline; filename*=UTF-8''foto.PNG"
    assert "sandbox" in own.headers["content-security-policy"]
    assert (await other.get(f"/chat/files/{sha}")).status_code == 404


@pytest.mark.parametrize(
    ("name", "size", "status"),
    [
        ("a.pdf", 0, 422),
        ("a.pdf", 10 * 1024 * 1024, 202),
        ("a.pdf", 10 * 1024 * 1024 + 1, 413),
        ("a.pdf", 11 * 1024 * 1024, 413),
    ],
)
async def test_files_have_at_most_ten_megabytes(
    house: House, name: str, size: int, status: int
) -> None:
    house.changes["chat_page"] = door = FakeWebhook()
    file = {"file": (name, b"%PDF-1.7 "[:size].ljust(size), "application/octet-stream")}
    answer = await house.visitor().post("/chat/files", files=file, data={"id": ID})
    assert answer.status_code == status
    assert len(door.kept) == (status == 202)


@pytest.mark.parametrize(
    "mime",
    ["text/html", "image/svg+xml", "image/jpeg", "image/png", "application/pdf", "video/mp4"],
)
async def test_a_file_that_could_run_is_only_downloaded_whatever_it_is_said_to_be(
    house: House, mime: str
) -> None:
    visitor = house.talk.visitor()
    name = await house.program.files.keep(b"<script>1</script>", mime, "x")
    file = {"sha256": name, "mime": mime, "filename": "b erkas\"'.x", "size": 1}
    await visitor.sends({"file": file})
    answer = await (await house.staff(Role.AGENT)).get(f"/files/{name}")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''b%20erkas%22%27.x"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "html" not in answer.headers["content-type"]
    assert "svg" not in answer.headers["content-type"]
