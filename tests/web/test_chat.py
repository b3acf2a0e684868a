"""The public chat page, through its requests."""

import pytest

from core.facts import Fact, agent_actor
from core.message import Address, ChannelName
from handoff.desk import Role
from tests.web.house import VISITOR, House
from web.chat import visitor_address
from web.security import hashed

ID = "a1b2c3d4e5f60718"
OTHER = "f" * 32


def chat_of(house: House) -> int:
    """The visitor's chat."""
    return house.store.chat(visitor_address(VISITOR))


async def test_a_first_visit_gets_a_cookie_and_suggestions() -> None:
    answer = await House().browser({}).get("/")
    cookie = answer.headers["set-cookie"]
    assert "Jam berapa boleh besuk?" in answer.text
    assert all(word in cookie for word in ("loket_visitor=", "HttpOnly", "SameSite=lax", "Secure"))


async def test_a_message_is_kept_with_the_visitors_hash_and_the_clients_id() -> None:
    house = House()
    answer = await house.visitor().post("/chat/messages", json={"id": ID, "text": " halo "})
    assert answer.status_code == 202
    assert house.chat_page.kept == [
        {
            "visitor": hashed(VISITOR),
            "id": ID,
            "at": int(house.clock().timestamp() * 1000),
            "text": "halo",
        }
    ]


async def test_a_message_that_is_sent_again_is_shown_once() -> None:
    house = House()
    browser = house.visitor()
    for _ in range(2):
        await browser.post("/chat/messages", json={"id": ID, "text": "halo"})
    found = (await browser.get("/chat/messages?after=0")).json()
    assert found["html"].count("<li") == 1
    assert f'data-ref="{ID}"' in found["html"]


async def test_a_message_that_could_not_be_kept_may_be_sent_again() -> None:
    house = House()
    house.chat_page.broken = True
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
async def test_what_cannot_be_read_is_refused_with_words(body: bytes) -> None:
    house = House()
    answer = await house.visitor().post("/chat/messages", content=body)
    assert answer.status_code in {400, 422}
    assert answer.json()["error"]
    assert house.chat_page.kept == []


async def test_whoever_writes_too_fast_is_told_how_long_to_wait() -> None:
    browser = House().visitor()
    answers = [
        await browser.post("/chat/messages", json={"id": f"message-{n:04}", "text": "a"})
        for n in range(21)
    ]
    assert [answer.status_code for answer in answers] == [202] * 20 + [429]
    assert answers[-1].json()["wait"] == 60
    assert answers[-1].headers["retry-after"] == "60"


async def test_notes_and_decisions_never_reach_the_visitor() -> None:
    house = House()
    chat = chat_of(house)
    house.store.hear(chat, "halo")
    house.store.record(chat, Fact.BOT_DECIDED, "bot", {"outcome": "rahasia-a"})
    house.store.record(chat, Fact.NOTE_ADDED, agent_actor(3), {"text": "rahasia-b"})
    house.store.record(chat, Fact.CASE_CLOSED, agent_actor(3), {"category": "rahasia-c"})
    house.store.say(chat, "*Baik*")
    browser = house.visitor()
    page = (await browser.get("/")).text
    found = (await browser.get("/chat/messages?after=0")).json()
    assert "<strong>Baik</strong>" in page
    assert "<strong>Baik</strong>" in found["html"]
    assert "rahasia" not in page + found["html"]
    assert found["last"] == 5


async def test_only_what_is_newer_is_given_again() -> None:
    house = House()
    chat = chat_of(house)
    house.store.hear(chat, "pertama")
    house.store.say(chat, "kedua")
    found = (await house.visitor().get("/chat/messages?after=1")).json()
    assert found["last"] == 2
    assert "kedua" in found["html"]
    assert "pertama" not in found["html"]


async def test_what_visitors_write_is_never_html() -> None:
    house = House()
    house.store.hear(chat_of(house), '<img src=x onerror="alert(1)">')
    page = (await house.visitor().get("/")).text
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


async def test_a_photo_is_kept_and_only_its_own_visitor_gets_it_back() -> None:
    house = House()
    browser = house.visitor()
    file = {"file": ("../../foto.PNG", b"not really a picture", "text/html")}
    answer = await browser.post("/chat/files", files=file, data={"id": ID})
    assert answer.status_code == 202
    sent = house.chat_page.kept[0]["file"]
    assert isinstance(sent, dict)
    assert (sent["filename"], sent["mime"], sent["size"]) == ("foto.PNG", "image/png", 20)
    own = await browser.get(f"/chat/files/{sent['sha256']}")
    house.store.chat(visitor_address(OTHER))
    others = await house.visitor(OTHER).get(f"/chat/files/{sent['sha256']}")
    assert (own.status_code, own.content) == (200, b"not really a picture")
    assert own.headers["content-disposition"] == "inline; filename*=UTF-8''foto.PNG"
    assert "sandbox" in own.headers["content-security-policy"]
    assert others.status_code == 404


@pytest.mark.parametrize(
    ("name", "size", "status"),
    [
        ("a.html", 10, 415),
        ("a.svg", 10, 415),
        ("a", 10, 415),
        ("a.pdf", 0, 422),
        ("a.pdf", 10 * 1024 * 1024, 202),
        ("a.pdf", 10 * 1024 * 1024 + 1, 413),
        ("a.pdf", 11 * 1024 * 1024, 413),
    ],
)
async def test_files_have_known_kinds_and_at_most_ten_megabytes(
    name: str, size: int, status: int
) -> None:
    house = House()
    file = {"file": (name, bytes(size), "application/octet-stream")}
    answer = await house.visitor().post("/chat/files", files=file, data={"id": ID})
    assert answer.status_code == status
    assert len(house.chat_page.kept) == (status == 202)


@pytest.mark.parametrize(
    ("mime", "shape"),
    [("text/html", "attachment"), ("image/svg+xml", "attachment"), ("image/jpeg", "inline")],
)
async def test_a_file_that_could_run_is_only_downloaded(mime: str, shape: str) -> None:
    house = House()
    chat = house.store.chat(Address(ChannelName.TELEGRAM, "chat:1"))
    name = await house.store.keep(b"<script>1</script>", mime, "b erkas\"'.x")
    house.store.attach(name, chat)
    answer = await house.staff(Role.AGENT).get(f"/files/{name}")
    assert answer.headers["content-disposition"] == f"{shape}; filename*=UTF-8''b%20erkas%22%27.x"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "html" not in answer.headers["content-type"]
    assert "svg" not in answer.headers["content-type"]
