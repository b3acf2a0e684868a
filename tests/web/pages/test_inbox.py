"""The inbox, through its requests."""

from pathlib import Path

import pytest

from handoff.accounts import Role
from handoff.case import Case, CaseStatus, Weight
from tests.web.house import House, open_house
from tests.web.phones import Caller, phones
from web.guards.cookies import SESSION_COOKIE
from web.live import chat_topic

KEY = "key-0000-0001"


async def claimed(house: House) -> Case:
    """A case that Rina has."""
    case = await house.complaint("NIK saya 6472 0128 0290 0001 <b>", "petugas")
    return await house.program.desk.claim(case.id, house.people[Role.AGENT])


async def test_the_queue_shows_the_case_masked_unread_and_with_its_deadline(house: House) -> None:
    case = await house.complaint("petugas", "NIK saya 6472 0128 0290 0001 <b>")
    page = (await (await house.staff(Role.AGENT)).get("/inbox/queue")).text
    assert case.due_at is not None
    assert case.number in page
    assert "•••• •••• •••• 0001 &lt;b&gt;" in page
    assert f'data-due="{case.due_at.isoformat()}"' in page
    assert 'class="unread' in page


async def test_the_first_agent_gets_the_case_and_the_second_hears_who_has_it(
    house: House,
) -> None:
    case = await house.complaint()
    first = await (await house.staff(Role.AGENT)).post(f"/inbox/{case.id}/claim")
    second = await (await house.staff(Role.SUPERIOR)).post(f"/inbox/{case.id}/claim")
    assert first.status_code == 200
    assert second.status_code == 409
    assert second.json() == {"error": "Sudah diambil oleh Rina Wulandari."}


async def test_a_reply_that_is_sent_again_is_said_once(house: House) -> None:
    case, browser = await claimed(house), await house.staff(Role.AGENT)
    for _ in range(2):
        body = {"text": "Baik, Bu.", "key": KEY}
        answer = await browser.post(f"/inbox/{case.id}/reply", json=body)
        assert answer.status_code == 200
    assert (await browser.get(f"/inbox/{case.id}/talk")).text.count("Baik, Bu.") == 1


async def test_a_reply_that_asks_something_leaves_the_move_to_the_complainant(
    house: House,
) -> None:
    case, browser = await claimed(house), await house.staff(Role.AGENT)
    body = {"text": "Tanggal berapa, Bu?", "key": KEY, "asks": True}
    await browser.post(f"/inbox/{case.id}/reply", json=body)
    panel = (await browser.get(f"/inbox/{case.id}/case")).text
    now = await house.again(case)
    assert now.awaited is True
    assert "Pelapor — " in panel


async def test_a_note_stands_apart_and_the_complainants_words_are_escaped(house: House) -> None:
    case, browser = await claimed(house), await house.staff(Role.AGENT)
    await browser.post(f"/inbox/{case.id}/note", json={"text": "cek <farmasi>", "key": KEY})
    talk = (await browser.get(f"/inbox/{case.id}/talk")).text
    assert "Catatan Rina Wulandari" in talk
    assert "cek &lt;farmasi&gt;" in talk
    assert "<b>" not in talk


@pytest.mark.parametrize(
    "body", [b"", b"{}", b'{"text": " ", "key": "key-0000-0001"}', b'{"text": "a", "key": "!"}']
)
async def test_a_reply_that_cannot_be_read_says_so(house: House, body: bytes) -> None:
    case, browser = await claimed(house), await house.staff(Role.AGENT)
    answer = await browser.post(f"/inbox/{case.id}/reply", content=body)
    assert answer.status_code in {400, 422}
    assert answer.json()["error"]
    assert 'class="line out' not in (await browser.get(f"/inbox/{case.id}/talk")).text


async def test_closing_needs_a_category_of_the_procedure(house: House) -> None:
    case, browser = await claimed(house), await house.staff(Role.AGENT)
    path = f"/inbox/{case.id}/do/close"
    none = await browser.post(path, files={"category": (None, "")})
    right = await browser.post(path, files={"category": (None, "Pendaftaran")})
    assert (none.status_code, right.status_code) == (422, 200)
    assert (await house.again(case)).status is CaseStatus.CLOSED
    assert case.number in (await browser.get("/inbox/closed")).text


@pytest.mark.parametrize(
    ("role", "may"),
    [(Role.AGENT, "compose"), (Role.SUPERIOR, "theirs"), (Role.ADMINISTRATOR, "theirs")],
)
async def test_the_composer_is_for_who_has_the_case(house: House, role: Role, may: str) -> None:
    case = await claimed(house)
    page = (await (await house.staff(role)).get(f"/inbox/{case.id}")).text
    assert f'data-foot="{may} with_agent' in page
    assert ('id="composer"' in page) == (may == "compose")


async def test_the_composer_fits_what_became_of_the_case(house: House) -> None:
    case, browser = await house.complaint(), await house.staff(Role.AGENT)
    desk, rina = house.program.desk, house.people[Role.AGENT]
    assert 'data-foot="claim waiting' in (await browser.get(f"/inbox/{case.id}")).text
    await desk.claim(case.id, rina)
    await desk.give_back(case.id, rina)
    assert 'data-foot="claim with_bot' in (await browser.get(f"/inbox/{case.id}")).text
    await desk.claim(case.id, rina)
    await desk.close(case.id, rina, "Pendaftaran")
    assert 'data-foot="ended closed' in (await browser.get(f"/inbox/{case.id}")).text


async def test_reading_a_talk_ends_its_being_unread(house: House) -> None:
    case, browser = await house.complaint(), await house.staff(Role.AGENT)
    await browser.post(f"/inbox/{case.id}/seen", json={"seq": 999})
    assert 'class="unread' not in (await browser.get("/inbox/queue")).text


async def test_what_a_unit_has_read_no_agent_has_read(house: House) -> None:
    case = await claimed(house)
    desk, rina = house.program.desk, house.people[Role.AGENT]
    await desk.categorise(case.id, rina, "Obat dan farmasi")
    await desk.sort(case.id, rina, Weight.SERIOUS, "Obat dan farmasi")
    await desk.ask_unit(case.id, rina, "farmasi", "Mohon diperiksa.")
    unit, agent = await house.staff(Role.UNIT), await house.staff(Role.AGENT)
    said = await unit.post(f"/inbox/{case.id}/seen", json={"seq": 999})
    assert said.status_code == 200
    assert 'class="unread' in (await agent.get("/inbox/queue")).text


async def test_a_picture_in_the_talk_is_shown(house: House) -> None:
    visitor = house.talk.visitor()
    await visitor.says("petugas")
    sha = await house.program.files.keep(b"x", "image/png", "a.png")
    file = {"sha256": sha, "mime": "image/png", "filename": "a.png", "size": 1}
    await visitor.sends({"file": file})
    case, browser = await house.case_of(visitor), await house.staff(Role.AGENT)
    assert f'src="/files/{sha}"' in (await browser.get(f"/inbox/{case.id}/talk")).text
    assert (await browser.get(f"/files/{sha}")).content == b"x"


async def test_a_case_that_is_not_there_is_explained(house: House) -> None:
    browser = await house.staff(Role.AGENT)
    page = await browser.get("/inbox/99", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert "Halaman tidak ditemukan" in page.text
    assert "Traceback" not in page.text


async def test_what_happens_in_a_chat_is_published_for_its_listeners(house: House) -> None:
    case, browser = await claimed(house), await house.staff(Role.AGENT)
    with house.program.live.subscribe([chat_topic(case.chat)]) as listener:
        await browser.post(f"/inbox/{case.id}/reply", json={"text": "Baik.", "key": KEY})
        assert {news.topic for news in await listener.take()} == {chat_topic(case.chat)}


async def test_health_is_told_and_so_is_illness(house: House) -> None:
    async def ill() -> dict[str, object]:
        raise OSError("the store does not answer")

    async def full() -> dict[str, object]:
        return {"wrong": ("files",)}

    well = await house.stranger().get("/health")
    house.changes["health"] = full
    hurt = await house.stranger().get("/health")
    assert (hurt.status_code, hurt.json()) == (503, {"status": "down", "wrong": ["files"]})
    house.changes["health"] = ill
    down = await house.stranger().get("/health")
    assert (well.status_code, well.json()["status"]) == (200, "ok")
    assert (down.status_code, down.json()) == (503, {"status": "down"})


async def test_a_stranger_hears_of_health_whether_it_is_well_and_nothing_else(
    house: House,
) -> None:
    site = house.site()
    far = await house.stranger_from("203.0.113.9", site).get("/health")
    assert far.json() == {"status": "ok", "wrong": []}
    here = house.stranger_from("127.0.0.1", site)
    assert "platforms" in (await here.get("/health")).json()
    through = await here.get("/health", headers={"x-forwarded-for": "203.0.113.9"})
    assert through.json() == far.json()
    for role in Role:
        secret = await house.session(house.people[role])
        browser = house.browser({SESSION_COOKIE: secret}, site, "203.0.113.9")
        known = (await browser.get("/health")).json()
        assert ("channels" in known) is (role is Role.ADMINISTRATOR)


async def test_the_desk_information_can_be_tried(house: House) -> None:
    browser = await house.staff(Role.EDITOR)
    sure = (await browser.get("/desk/try", params={"q": "jam besuk"})).text
    lost = (await browser.get("/desk/try", params={"q": "xyzzy qwop"})).text
    assert "Langsung dijawab" in sure
    assert "Tanpa jawaban" in lost
    both = (await browser.get("/desk/try", params={"q": "jam besuk? parkir dimana?"})).text
    assert both.count("Langsung dijawab") == 2
    assert "“parkir dimana?”" in both
    assert house.people[Role.EDITOR].name in (await browser.get("/desk")).text


async def test_the_views_count_their_cases_and_show_them(house: House) -> None:
    mine, other = await claimed(house), await house.complaint()
    browser = await house.staff(Role.AGENT)
    own = (await browser.get("/inbox/queue", params={"view": "mine"})).text
    free = (await browser.get("/inbox/queue", params={"view": "unassigned"})).text
    assert (mine.number in own, other.number in own) == (True, False)
    assert (mine.number in free, other.number in free) == (False, True)
    assert 'Semua <span class="tab-count">2</span>' in own
    assert 'Milik saya <span class="tab-count">1</span>' in own


async def test_a_failed_message_is_shown_and_can_be_sent_again(tmp_path: Path) -> None:
    async with open_house(tmp_path, others=phones()) as house:
        siti = Caller(house)
        await siti.sends(text="petugas")
        case, rina = await siti.case(), house.people[Role.AGENT]
        await house.program.desk.claim(case.id, rina)
        await siti.takes()
        await house.program.desk.reply(case.id, rina, "Halo, Bu.", "k1")
        await siti.sends(about=await siti.takes(), status="failed")
        browser = await house.staff(Role.AGENT)
        before = (await browser.get(f"/inbox/{case.id}/talk")).text
        seq = before.split('data-resend="')[1].split('"')[0]
        await browser.post(f"/inbox/{case.id}/resend", json={"seq": int(seq)})
        after = (await browser.get(f"/inbox/{case.id}/talk")).text
        assert "gagal dikirim" in before
        assert "gagal dikirim" not in after
        assert "Pesan dikirim ulang" in after


async def test_a_shut_window_is_said_before_anything_is_lost(tmp_path: Path) -> None:
    async with open_house(tmp_path, others=phones()) as house:
        siti = Caller(house)
        await siti.sends(text="petugas")
        case = await siti.case()
        await house.program.desk.claim(case.id, house.people[Role.AGENT])
        house.talk.clock.move(hours=25)
        browser = await house.staff(Role.AGENT)
        body = {"text": "Halo, Bu.", "key": KEY}
        answer = await browser.post(f"/inbox/{case.id}/reply", json=body)
        assert answer.status_code == 409
        assert "Jendela 24 jam WhatsApp sudah tertutup" in answer.json()["error"]


async def test_what_was_said_by_telephone_is_written_down_and_not_sent(house: House) -> None:
    case, browser = await claimed(house), await house.staff(Role.AGENT)
    body = {"text": "Sudah saya jelaskan.", "key": KEY, "way": "phone"}
    assert (await browser.post(f"/inbox/{case.id}/reply", json=body)).status_code == 200
    talk = (await browser.get(f"/inbox/{case.id}/talk")).text
    assert "Rina Wulandari · lewat telepon" in talk
    wrong = {**body, "key": "another-key-1", "way": "pigeon"}
    assert (await browser.post(f"/inbox/{case.id}/reply", json=wrong)).status_code == 422
