"""Registers and reports, downloaded."""

import pytest

from handoff.accounts import Role
from tests.web.house import House


@pytest.mark.parametrize(
    ("form", "begins"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF")]
)
async def test_the_register_is_downloaded_in_three_forms(
    house: House, form: str, begins: bytes
) -> None:
    await house.complaint()
    browser = await house.staff(Role.SUPERIOR)
    span = {"since": "2026-11-01", "until": "2026-11-30"}
    answer = await browser.get(f"/reports/register.{form}", params=span)
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    name = f"register-2026-11-01-sampai-2026-11-30.{form}"
    assert answer.headers["content-disposition"].endswith(name)


@pytest.mark.parametrize(
    "path",
    [
        "/reports/register.csv?since=2026-11-30&until=2026-11-01",
        "/reports/register.csv",
        "/reports/register?period=kapan",
        "/reports/register?period=2026-13",
        "/reports/register?period=2026-triwulan-5",
        "/reports/register.csv?since=2026-11-30&until=9999-12-31",
        "/reports/register.pdf?since=0026-11-01&until=2026-11-30",
        "/reports/register?period=0001-01",
        "/reports/register?period=9999-12",
        "/reports/register?period=9999-triwulan-4",
        "/reports/register?period=0001-01-01",
    ],
)
async def test_a_span_that_cannot_be_is_refused(house: House, path: str) -> None:
    assert (await (await house.staff(Role.SUPERIOR)).get(path)).status_code == 422


async def test_a_report_about_a_period_is_a_paper(house: House) -> None:
    browser = await house.staff(Role.SUPERIOR)
    answer = await browser.get("/reports/register", params={"period": "2026-11"})
    assert answer.content.startswith(b"%PDF")
    assert (await browser.get("/reports/nothing?period=2026-11")).status_code == 404
