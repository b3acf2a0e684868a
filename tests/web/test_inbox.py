"""The inbox, through its requests."""

from dataclasses import replace

import pytest

from core.facts import COMPLAINANT, Fact
from core.message import Address, ChannelName
from handoff.case import Case, CaseStatus
from handoff.desk import DeliveryState, Role
from tests.web.house import House
from tests.web.office import NOW, STAFF
from web.live import chat_topic

KEY = "key-0000-0001"


def house_with(status: CaseStatus = CaseStatus.WITH_AGENT, agent: int = 3) -> House:
    """A house with one case."""
    house = House()
    chat = house.store.chat(Address(ChannelName.WHATSAPP, "phone:1"), "siti")
    house.store.hear(chat, "NIK saya 6472 0128 0290 0001 <b>")
    case = Case(7, chat, "ADU-2026-000007", "Antrean", NOW, NOW, status)
    if status is CaseStatus.WITH_AGENT:
        case = replace(case, agent=agent, agent_name="Rina Wulandari")
    house.store.cases[7] = case
    return house


async def test_the_queue_shows_the_case_masked_unread_and_with_its_deadline() -> None:
    page = (await house_with().staff(Role.AGENT).get("/inbox/queue")).text
    assert "ADU-2026-000007" in page
    assert "•••• •••• •••• 0001 &lt;b&gt;" in page
    assert f'data-due="{NOW.isoformat()}"' in page
    assert 'class="unread late' in page


async def test_the_first_agent_gets_the_case_and_the_second_hears_who_has_it() -> None:
    house = house_with(CaseStatus.WAITING)
    first = await house.staff(Role.AGENT).post("/inbox/7/claim")
    second = await house.staff(Role.SUPERIOR).post("/inbox/7/claim")
    assert first.status_code == 200
    assert second.status_code == 409
    assert second.json() == {"error": "Sudah diambil oleh Rina Wulandari."}


async def test_a_reply_that_is_sent_again_is_said_once() -> None:
    house = house_with()
    browser = house.staff(Role.AGENT)
    for _ in range(2):
        answer = await browser.post("/inbox/7/reply", json={"text": "Baik, Bu.", "key": KEY})
        assert answer.status_code == 200
    talk = (await browser.get("/inbox/7/talk")).text
    assert talk.count("Baik, Bu.") == 1
    assert "terkirim" in talk


async def test_a_note_stands_apart_and_the_complainants_words_are_escaped() -> None:
    house = house_with()
    browser = house.staff(Role.AGENT)
    await browser.post("/inbox/7/note", json={"text": "cek <farmasi>", "key": KEY})
    talk = (await browser.get("/inbox/7/talk")).text
    assert "Catatan Rina Wulandari" in talk
    assert "cek &lt;farmasi&gt;" in talk
    assert "<b>" not in talk


@pytest.mark.parametrize(
    "body", [b"", b"{}", b'{"text": " ", "key": "key-0000-0001"}', b'{"text": "a", "key": "!"}']
)
async def test_a_reply_that_cannot_be_read_says_so(body: bytes) -> None:
    house = house_with()
    answer = await house.staff(Role.AGENT).post("/inbox/7/reply", content=body)
    assert answer.status_code in {400, 422}
    assert answer.json()["error"]
    assert len(house.store.facts[1]) == 1


async def test_closing_needs_a_category_of_the_procedure() -> None:
    house = house_with()
    browser = house.staff(Role.AGENT)
    none = await browser.post("/inbox/7/close", json={"category": ""})
    right = await browser.post("/inbox/7/close", json={"category": "Pendaftaran"})
    assert (none.status_code, right.status_code) == (422, 200)
    assert house.store.cases[7].status is CaseStatus.CLOSED
    closed = (await browser.get("/inbox/closed")).text
    assert "ADU-2026-000007" in closed


async def test_a_failed_message_is_shown_with_its_reason_and_can_be_sent_again() -> None:
    house = house_with()
    seq = house.store.say(1, "Halo", author="Rina", state=DeliveryState.FAILED, why="Tidak aktif.")
    browser = house.staff(Role.AGENT)
    before = (await browser.get("/inbox/7/talk")).text
    await browser.post("/inbox/7/resend", json={"seq": seq})
    after = (await browser.get("/inbox/7/talk")).text
    assert "gagal dikirim" in before
    assert "Tidak aktif." in before
    assert f'data-resend="{seq}"' in before
    assert "gagal dikirim" not in after
    assert "Pesan dikirim ulang" in after


@pytest.mark.parametrize(
    ("status", "role", "may"),
    [
        (CaseStatus.WAITING, Role.AGENT, "claim"),
        (CaseStatus.WITH_BOT, Role.AGENT, "claim"),
        (CaseStatus.WITH_AGENT, Role.AGENT, "compose"),
        (CaseStatus.WITH_AGENT, Role.SUPERIOR, "theirs"),
        (CaseStatus.CLOSED, Role.AGENT, "ended"),
    ],
)
async def test_the_composer_fits_the_case(status: CaseStatus, role: Role, may: str) -> None:
    page = (await house_with(status).staff(role).get("/inbox/7")).text
    assert f'data-foot="{may} {status}' in page
    assert ('id="composer"' in page) == (may == "compose")


async def test_reading_a_talk_ends_its_being_unread() -> None:
    house = house_with()
    browser = house.staff(Role.AGENT)
    await browser.post("/inbox/7/seen", json={"seq": 1})
    assert 'class="unread' not in (await browser.get("/inbox/queue")).text


async def test_a_kept_picture_is_shown_and_a_lost_one_is_said() -> None:
    house = house_with()
    sha = await house.store.keep(b"x", "image/png", "a.png")
    data = {"kind": "image", "text": "", "media": {"mime": "image/png"}, "channel": "whatsapp"}
    kept = house.store.record(1, Fact.MESSAGE_IN, COMPLAINANT, data, ref="m1")
    lost = house.store.record(1, Fact.MESSAGE_IN, COMPLAINANT, data, ref="m2")
    file = {"seq": kept, "sha256": sha, "mime": "image/png", "filename": "a.png", "size": 1}
    house.store.record(1, Fact.MEDIA_KEPT, "platform", file)
    house.store.record(1, Fact.MEDIA_LOST, "platform", {"seq": lost})
    talk = (await house.staff(Role.AGENT).get("/inbox/7/talk")).text
    assert f'src="/files/{sha}"' in talk
    assert "Foto tidak dapat diambil" in talk


async def test_a_deleted_message_stays_readable_and_marked() -> None:
    house = house_with()
    house.store.hear(1, "salah kirim", ref="m1")
    house.store.record(1, Fact.MESSAGE_DELETED, COMPLAINANT, {}, ref="m1")
    talk = (await house.staff(Role.AGENT).get("/inbox/7/talk")).text
    assert "salah kirim" in talk
    assert "dihapus oleh pelapor" in talk


async def test_a_case_that_is_not_there_is_explained() -> None:
    browser = house_with().staff(Role.AGENT)
    page = await browser.get("/inbox/99", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert "Halaman tidak ditemukan" in page.text
    assert "Traceback" not in page.text


async def test_what_happens_in_a_chat_is_published_once_for_its_listeners() -> None:
    house = house_with()
    with house.live.subscribe([chat_topic(1)]) as listener:
        body = {"text": "Baik.", "key": KEY}
        await house.staff(Role.AGENT).post("/inbox/7/reply", json=body)
        assert [news.topic for news in await listener.take()] == [chat_topic(1)]


async def test_health_is_told_and_so_is_illness() -> None:
    house = House()
    well = await house.stranger().get("/health")
    house.ill = True
    ill = await house.stranger().get("/health")
    assert (well.status_code, well.json()) == (200, {"status": "ok", "store": "ok"})
    assert (ill.status_code, ill.json()) == (503, {"status": "down"})


async def test_the_desk_information_can_be_tried() -> None:
    browser = house_with().staff(Role.EDITOR)
    sure = (await browser.get("/desk/try", params={"q": "Jam berapa boleh besuk?"})).text
    lost = (await browser.get("/desk/try", params={"q": "cuaca"})).text
    assert "Langsung dijawab" in sure
    assert "Bot tidak tahu" in lost
    assert STAFF[Role.EDITOR].name in (await browser.get("/desk")).text
