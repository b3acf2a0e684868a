"""An office with a few talks to click through: `python -m tests.web.sample --port 8765`.

The names are `admin`, `kepala`, `rina`, `farmasi` and `edo`; the password is that of
`tests.web.house`.
"""

import argparse
import asyncio
import tempfile
from pathlib import Path

import uvicorn

from app.program import utc_now
from handoff.accounts import Role
from tests.web.house import OFFICE, open_house

WORDS = (
    "sudah 4 jam antre obat belum dipanggil juga, bagaimana ini?",
    "NIK saya 6472012802900001 mohon dicek pendaftarannya",
    "السلام عليكم، أريد أن أسأل عن موعد الزيارة",
    "👍🏽 baik",
)


async def serve(office: str, port: int) -> None:
    """Serve the office until it is stopped."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_house(Path(folder), office, utc_now) as house:
            work = asyncio.create_task(house.program.run())
            for number, words in enumerate(WORDS):
                case = await house.complaint("petugas", words)
                if number % 2:
                    await house.program.desk.claim(case.id, house.people[Role.AGENT])
            server = uvicorn.Server(uvicorn.Config(house.site(), port=port, log_level="warning"))
            await server.serve()
            work.cancel()


def main() -> None:
    """Read the options and serve."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, default=8765)
    options.add_argument("--office", default=OFFICE)
    chosen = options.parse_args()
    asyncio.run(serve(chosen.office, chosen.port))


if __name__ == "__main__":
    main()
