"""What is left of a deadline is the same on every machine, whatever its clock says."""

from pathlib import Path

import pytest

from tests.servers.chromium import needs_chromium
from tests.web.serving import open_street

pytestmark = needs_chromium
SHIFTED = "const real = Date.now; Date.now = () => real() + {hours} * 3600000;"
COUNTED = "() => [...document.querySelectorAll('.due')].map((one) => one.textContent)"


@pytest.mark.parametrize("hours", [-72, 2000])
async def test_a_machine_whose_clock_is_wrong_counts_as_the_server_does(
    tmp_path: Path, hours: int
) -> None:
    async with open_street(tmp_path, "poltekkes-jakarta-3") as street:
        visitor = street.house.talk.visitor()
        for said in ("petugas", "Siti Aminah", "0812 5544 3321"):
            await visitor.says(said)
        await visitor.presses("Benar")
        case = await street.house.case_of(visitor)
        page = await street.staff("rina")
        counted = []
        for script in ("", SHIFTED.format(hours=hours)):
            await page.add_init_script(script)
            await page.goto(f"{street.url}/inbox/{case.id}")
            await page.locator(".due.is-late, .due:has-text('sisa')").first.wait_for()
            # Days and hours: a minute may pass between the two.
            every = await page.evaluate(COUNTED)
            counted.append([said.partition(" mnt")[0].rpartition(" ")[0] for said in every if said])
        right, wrong = counted
        assert right
        assert right == wrong
