"""Words that are too long are refused whole, and never cut."""

from app.settings import ROOT
from handoff.accounts import Role
from tests.web.house import House


async def test_words_of_the_staff_are_kept_whole_or_refused(house: House) -> None:
    case, browser = await house.complaint(), await house.staff(Role.AGENT)
    await browser.post(f"/inbox/{case.id}/claim")
    file, words = {"file": ("foto.txt", b"x")}, {"caption": "k" * 1025, "key": "k" * 16}
    captioned = await browser.post(f"/inbox/{case.id}/files", files=file, data=words)
    rated = {"mark": "4", "remark": "k" * 501}
    remarked = await browser.post(f"/inbox/{case.id}/do/rate", data=rated)
    for answer in (captioned, remarked):
        assert answer.status_code == 422
        assert "terlalu panjang" in answer.text


async def test_a_question_that_is_too_long_is_said_to_be_so_and_not_cut(house: House) -> None:
    browser = await house.staff(Role.EDITOR)
    answer = await browser.get("/desk/try", params={"q": "jam besuk " * 51})
    assert answer.status_code == 422
    assert "509 huruf, paling banyak 500" in answer.text


def test_no_field_of_a_page_cuts_what_is_pasted_into_it() -> None:
    for page in (ROOT / "web" / "templates").rglob("*.html"):
        assert "maxlength" not in page.read_text(encoding="utf-8"), page.name
