"""Stages of the offices' procedures, walked in a real browser on the program that really runs."""

from pathlib import Path

from playwright.async_api import FilePayload, Page, expect

from handoff.accounts import Role
from handoff.case import Source
from tests.channel_names import On
from tests.servers.chromium import needs_chromium
from tests.web.pictures import a_picture
from tests.web.serving import Street, open_street

pytestmark = needs_chromium
PICTURE = FilePayload(name="layar.png", mimeType="image/png", buffer=a_picture(24, 16))


async def claims(street: Street, case: int, username: str = "rina") -> Page:
    """Somebody opens a waiting case and takes it with the key."""
    page = await street.staff(username, f"/inbox/{case}")
    await page.keyboard.press("c")
    await expect(page.locator("#words")).to_be_focused()
    await page.keyboard.press("Escape")
    return page


async def fills(page: Page, action: str, **fields: str) -> None:
    """Open the panel of an action, fill it, send it, and see it close."""
    panel = page.locator(f"#offer-{action}")
    await page.click(f'#case [data-open="offer-{action}"]')
    for name, value in fields.items():
        field = panel.locator(f'[name="{name}"]')
        if await field.first.get_attribute("type") == "radio":
            await panel.locator(f'[name="{name}"][value="{value}"]').check()
        elif await field.evaluate("one => one.tagName") == "SELECT":
            await field.select_option(value)
        else:
            await field.fill(value)
    await panel.locator("button.main").click()
    await expect(panel.locator("visible=true")).to_have_count(0)


async def test_a_report_comes_back_as_a_sheet_and_goes_out_as_the_answer(tmp_path: Path) -> None:
    async with open_street(tmp_path, "poltekkes-jakarta-3") as street:
        visitor = street.house.talk.visitor()
        for words in ("petugas", "Dewi Lestari", "0812 5544 3321"):
            await visitor.says(words)
        await visitor.presses("Benar")
        case = await street.house.case_of(visitor)
        rina = await claims(street, case.id)
        await fills(rina, "ask_superior", superior="kabag", text="Kapan wisuda 2027?")
        await expect(rina.locator(".whose")).to_contain_text("Kabag Akademik dan Umum")
        await expect(rina.locator("#talk .card")).to_contain_text("Kapan wisuda 2027?")

        head = await street.staff("kepala")
        await expect(head.locator(".bell-count")).to_be_visible()
        await head.click(".bell")
        await head.click('#notices a >> text="Giliran Anda: Instruksi Kabag atau Wadir"')
        await expect(head.locator(".handed")).to_contain_text("Kapan wisuda 2027?")
        await head.click(".handed button")
        await head.fill("#offer-sheet [name=text]", "Wisuda 14 Agustus 2027.")
        await head.click("#offer-sheet button.main")
        await expect(head.locator(".whose")).to_contain_text("Rina Wulandari")

        await rina.click("text=Pakai sebagai balasan")
        await expect(rina.locator("#words")).to_have_value("Wisuda 14 Agustus 2027.")
        await rina.keyboard.press("Control+Enter")
        await expect(rina.locator(".line.out")).to_contain_text("Wisuda 14 Agustus 2027.")
        await expect(rina.locator(".handed")).to_have_count(0)
        assert "Wisuda 14 Agustus 2027." in await visitor.hears()


async def test_minutes_are_sent_back_and_then_approved_with_the_key(tmp_path: Path) -> None:
    async with open_street(tmp_path, "dinkes-batam") as street:
        visitor = street.house.talk.visitor()
        for words in ("petugas", "Kartu saya tidak aktif sejak Senin", "0812 5544 3321"):
            await visitor.says(words)
        await visitor.presses("Benar")
        case = await street.house.case_of(visitor)
        rina = await claims(street, case.id)
        await rina.fill("#words", "Kartu sudah aktif kembali.")
        await rina.click("#send")
        await expect(rina.locator(".whose")).to_contain_text("Menyusun berita acara")
        await fills(rina, "draw_minutes", text="Kartu diaktifkan.")

        head = await street.staff("kepala", f"/inbox/{case.id}")
        await fills(head, "send_back", text="Sebutkan tanggalnya.")
        await expect(rina.locator(".handed")).to_contain_text("Sebutkan tanggalnya.")
        await fills(rina, "draw_minutes", text="Kartu diaktifkan 24 November.")
        await expect(head.locator(".handed")).to_contain_text("24 November")
        await head.keyboard.press("a")
        await head.click("#offer-approve button.main")
        await expect(head.locator("#talk")).to_contain_text("menyetujui berita acara")

        await expect(rina.locator(".whose")).to_contain_text("Penyimpanan dan penyelesaian")
        await rina.keyboard.press("e")
        await rina.select_option("#offer-close [name=category]", "Kepesertaan tidak aktif")
        await rina.click("#offer-close button.main")
        await expect(rina.locator("#foot")).to_contain_text("sudah berakhir")


async def test_a_case_from_elsewhere_is_entered_with_a_screenshot(tmp_path: Path) -> None:
    async with open_street(tmp_path) as street:
        page = await street.staff("rina", "/inbox/new")
        await page.select_option("[name=source]", "google_review")
        await page.fill('[data-service="complaint"] [name="identity.full_name"]', "Siti Aminah")
        await page.fill('[data-service="complaint"] [name="identity.phone"]', "0812-xx")
        await page.click("button.main")
        await expect(page.locator(".wrong")).to_have_count(2)  # the phone, and no words at all
        await expect(page.locator("[name=text] + .wrong")).to_contain_text("Tulis apa")
        await page.fill("[name=text]", "Antre obat empat jam")
        await page.set_input_files("[name=file]", PICTURE)
        await page.click("button.main")
        await expect(page.locator("form .problem")).to_contain_text("Nomor telepon")
        await expect(page.locator("[aria-invalid]")).to_be_focused()
        await page.fill('[data-service="complaint"] [name="identity.phone"]', "0812 5544 3321")
        await page.reload()
        await expect(page.locator("[name=text]")).to_have_value("Antre obat empat jam")
        await expect(page.locator(".wrong")).to_have_count(0)
        await expect(page.locator("[name=source]")).to_have_value("google_review")
        await page.set_input_files("[name=file]", PICTURE)
        await page.click("button.main")
        await page.wait_for_url("**/inbox/1")
        await expect(page.locator("#talk .card")).to_contain_text("Ulasan Google")
        await expect(page.locator("#talk .card .picture")).to_have_count(1)
        await page.keyboard.press("c")
        await expect(page.locator("#send")).to_have_text("Catat balasan")
        line = await street.house.program.store.desk.line(1)
        assert line is not None
        assert (line.channel, line.case.source) == (On.MANUAL, Source.GOOGLE_REVIEW)


async def test_a_case_goes_to_a_colleague_who_hears_of_it(tmp_path: Path) -> None:
    async with open_street(tmp_path) as street:
        budi = await street.house.add("budi", "Budi Santoso", Role.AGENT, frozenset({"humas"}))
        case = await street.house.complaint()
        theirs = await street.staff("budi")
        await expect(theirs.locator(".presence")).to_have_text("● Hadir")
        rina = await claims(street, case.id)
        choice = rina.locator("#offer-transfer option", has_text="Budi Santoso")
        await expect(choice).to_have_text("Budi Santoso · hadir, 0 kasus")
        await fills(rina, "transfer", to=str(budi.id))
        await expect(rina.locator("#foot")).to_contain_text("sedang dipegang Budi Santoso")
        await theirs.click(".bell:has(.bell-count)")
        notice = theirs.locator("#notices li")
        await expect(notice).to_contain_text("Rina Wulandari menyerahkan kasus ini")
        await notice.locator("button").click()
        await expect(theirs.locator("#notices")).to_contain_text("Tidak ada kabar baru")
        await theirs.click(".presence")
        await expect(theirs.locator(".presence")).to_have_text("○ Istirahat")


async def test_a_unit_finds_only_its_own_case_and_brings_what_it_found(tmp_path: Path) -> None:
    async with open_street(tmp_path) as street:
        case, other = await street.house.complaint(), await street.house.complaint()
        rina = await claims(street, case.id)
        await fills(rina, "sort", weight="serious", category="Obat dan farmasi")
        await expect(rina.locator("#offer-ask_unit")).to_be_attached()
        await rina.keyboard.press("u")
        await expect(rina.locator("#offer-ask_unit [name=unit]")).to_have_value("farmasi")
        await rina.fill("#offer-ask_unit [name=text]", "Mengapa antre 4 jam?")
        await rina.click("#offer-ask_unit button.main")
        await expect(rina.locator(".whose")).to_contain_text("Instalasi farmasi")

        unit = await street.staff("farmasi")
        await expect(unit.locator("#queue li")).to_have_count(1)
        refused = await unit.goto(f"{street.url}/inbox/{other.id}")
        assert refused is not None
        assert refused.status == 404
        await unit.goto(f"{street.url}/inbox/{case.id}")
        await expect(unit.locator("#composer")).to_have_count(0)
        await fills(unit, "finding", text="Stok kosong pukul 09.00.")
        await expect(rina.locator(".handed")).to_contain_text("Stok kosong pukul 09.00.")
        await expect(rina.locator(".whose")).to_contain_text("Rina Wulandari — ")
