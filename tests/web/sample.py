"""A site with made-up talks to click through: `python -m tests.web.sample --port 8765`.

The names are `admin`, `kepala`, `rina` and `edo`; the password is that of `tests.web.house`.
"""

import argparse
import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import count

import uvicorn

from core.facts import BOT, CLOCK, COMPLAINANT, Fact
from core.message import Address, ChannelName
from handoff.case import Case, CaseStatus, Priority
from handoff.desk import DeliveryState
from tests.web.house import House
from tests.web.office import ENTRIES, match
from tests.web.pictures import a_picture

NAMES = (
    "Siti Aminah", "Rudi Hartono", "Ni Luh Ayu Kartika",
    "Muhammad Fadli Rahman Al-Banjari bin H. Syamsuddin Noor",
    "محمد الأمين", "Yohanes B. Leto", "Sri", "Agus Salim",
)  # fmt: skip
WORDS = (
    "sudah 4 jam antre obat belum dipanggil juga, bagaimana ini?",
    "Terima kasih banyak, Pak.",
    "NIK saya 6472012802900001 mohon dicek pendaftarannya",
    "السلام عليكم، أريد أن أسأل عن موعد الزيارة",
    "kamar inapnya penuh terus, kapan ada yang kosong?",
    "👍🏽 baik",
)


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def furnish(house: House, cases: int) -> None:
    """Fill the house with talks in every state."""
    numbers = count(1)
    _main_talk(house, next(numbers))
    for number in range(cases):
        _short_talk(house, next(numbers), number)


def _open(house: House, case: Case) -> None:
    house.store.cases[case.id] = case


def _short_talk(house: House, id_: int, number: int) -> None:
    store = house.store
    channel = (ChannelName.WHATSAPP, ChannelName.TELEGRAM, ChannelName.WEB)[number % 3]
    name = NAMES[number % len(NAMES)]
    chat = store.chat(Address(channel, f"user:{number}"), name)
    began = now() - timedelta(minutes=7 * number + 3)
    store.hear(chat, WORDS[number % len(WORDS)], at=began)
    if number % 4 == 1:
        store.hear(chat, WORDS[(number + 1) % len(WORDS)], at=began + timedelta(minutes=1))
    status = (CaseStatus.WAITING, CaseStatus.WITH_AGENT, CaseStatus.WITH_BOT)[number % 3]
    minutes = (-25, 8, 130, None, 300, 2000)[number % 6]
    ended = number % 9 == 8
    mine = status is CaseStatus.WITH_AGENT
    if number % 2:
        store.read_up_to[id_] = 99
    _open(
        house,
        Case(
            id=id_,
            chat=chat,
            number=f"ADU-2026-{id_:06}",
            subject=WORDS[number % len(WORDS)],
            opened_at=began,
            due_at=None if minutes is None or ended else now() + timedelta(minutes=minutes),
            status=CaseStatus.CLOSED if ended else status,
            priority=Priority.URGENT if number == 4 else Priority.NORMAL,
            identity={"name": name, "phone": "+6281255443321"} if number % 2 else {},
            agent=(3 if number % 2 else 2) if mine or ended else None,
            agent_name=("Rina Wulandari" if number % 2 else "dr. Bambang Sutrisno")
            if mine or ended
            else "",
            category="Pendaftaran" if ended else "",
            closed_at=now() if ended else None,
        ),
    )


def _main_talk(house: House, id_: int) -> None:
    store = house.store
    chat = store.chat(Address(ChannelName.WHATSAPP, "phone:6281255443321"), "siti 🌸")
    began = now() - timedelta(days=1, hours=2)

    def at(minutes: float) -> datetime:
        return began + timedelta(minutes=minutes)

    store.hear(chat, "min jam bsuk brp ya", at=at(0))
    store.record(
        chat, Fact.BOT_DECIDED, BOT, {"outcome": "answer", "score": 0.91}, at=at(0.1)
    )  # fmt: skip
    store.say(chat, ENTRIES[0].answer, at=at(0.2))
    store.say(chat, "Apakah ini menjawab?", choices=("Ya", "Belum"), at=at(0.3))
    store.hear(chat, "Ya", at=at(2))
    store.hear(chat, "sy mau komplain, antri obat 4 jam. surat kontrolnya saya kirim", at=at(1200))
    photo = asyncio.run(store.keep(a_picture(), "image/png", "surat kontrol.png"))
    store.attach(photo, chat)
    seq = store.record(
        chat,
        Fact.MESSAGE_IN,
        COMPLAINANT,
        {"kind": "image", "text": "", "name": "siti 🌸", "media": {"mime": "image/png"}},
        at=at(1201),
    )  # fmt: skip
    store.record(
        chat,
        Fact.MEDIA_KEPT,
        "platform",
        {"seq": seq, "sha256": photo, "mime": "image/png", "filename": "surat.png", "size": 812},
        at=at(1201.2),
    )
    number = f"ADU-2026-{id_:06}"
    store.record(chat, Fact.CASE_OPENED, BOT, {"number": number}, at=at(1204))
    due = now() + timedelta(hours=2, minutes=10)
    store.record(chat, Fact.DEADLINE_SET, CLOCK, {"due_at": due.isoformat()}, at=at(1204))
    store.say(
        chat,
        f"Pengaduan Ibu terdaftar dengan nomor *{number}*. Petugas membalas paling lambat "
        "Senin, 23 November 2026 pukul 12.10 WITA.",
        at=at(1204.1),
    )
    data = {"agent_name": "Rina Wulandari", "number": number}
    store.record(chat, Fact.CASE_CLAIMED, "agent:3", data, at=at(1210))
    rina = "Rina Wulandari"
    store.say(
        chat,
        "Selamat siang, Bu Siti. Saya Rina dari bagian pengaduan. Resepnya sedang kami tanyakan ke "
        "farmasi.",
        author=rina,
        at=at(1212),
    )
    note = {"text": "Farmasi: stok datang pukul 14.00, jangan janjikan lebih awal.", "author": rina}
    store.record(chat, Fact.NOTE_ADDED, "agent:3", note, at=at(1220))
    store.say(
        chat,
        "Mohon tunggu sebentar ya, Bu.",
        author=rina,
        at=at(1222),
        state=DeliveryState.UNKNOWN,
    )
    store.say(
        chat,
        "Ini nomor antrean baru Ibu: B-014.",
        author=rina,
        at=at(1223),
        state=DeliveryState.FAILED,
        why="Nomor ini tidak dapat menerima pesan WhatsApp.",
    )
    store.hear(
        chat, "baik bu. " + "Saya jelaskan dari awal ya, supaya tidak salah. " * 20, at=at(1500)
    )
    store.hear(chat, "https://contoh.id/bukti?nomor=12 ini buktinya", at=at(1501))
    _open(
        house,
        Case(
            id=id_,
            chat=chat,
            number=number,
            subject="Antrean obat selama 4 jam",
            opened_at=at(1204),
            due_at=due,
            status=CaseStatus.WITH_AGENT,
            identity={
                "name": "Siti Aminah",
                "birth_date": "1990-02-28",
                "phone": "+6281255443321",
                "address": "Jl. Pangeran Antasari 12, Samarinda",
                "purpose": "Antrean obat 4 jam",
            },
            agent=3,
            agent_name="Rina Wulandari",
            claimed_at=at(1210),
        ),
    )
    store.read_up_to[id_] = 16
    _open(
        house,
        Case(
            id=9000,
            chat=chat,
            number="ADU-2026-000002",
            subject="Jadwal dokter berubah tanpa kabar",
            opened_at=began - timedelta(days=40),
            due_at=None,
            status=CaseStatus.CLOSED,
            category="Pendaftaran",
            closed_at=began - timedelta(days=39),
        ),
    )


def answering(house: House) -> None:
    """A very small bot for the public page."""

    async def answer(chat: int, body: Mapping[str, object]) -> None:
        await asyncio.sleep(0.4)
        found = match(str(body.get("text") or ""))
        if body.get("file"):
            house.store.say(chat, "Terima kasih, berkasnya sudah kami terima.")
        elif found.outcome == "answer":
            house.store.say(chat, found.candidates[0].entry.answer)
            house.store.say(chat, "Apakah ini menjawab?", choices=("Ya", "Belum"))
        else:
            titles = [one.title for one in ENTRIES]
            house.store.say(chat, "Maksud Bapak/Ibu yang mana?", choices=titles)

    house.chat_page.answer = answer


def main() -> None:
    """Serve the sample."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, default=8765)
    options.add_argument("--cases", type=int, default=24)
    chosen = options.parse_args()
    house = House(clock=now)
    furnish(house, chosen.cases)
    answering(house)
    uvicorn.run(house.site(), port=chosen.port, log_level="warning")


if __name__ == "__main__":
    main()
