"""The command line, as somebody types it."""

import asyncio
import json
import os
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.commands import cli
from app.replaying import replay_into
from app.settings import ROOT
from core.errors import BadConfiguration, NotFound
from core.message import Event
from jobs.limits import EventLimits, ExecutorLimits
from storage.store import open_store
from tests.channel_names import On
from tests.hotline.house import open_house

RUN = CliRunner()
RECORDED = Path(os.environ.get("SHARED_FOLDER", ROOT.parent / "shared")) / "payloads"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOKET_DATA", str(tmp_path / "data"))


def body(*messages: dict[str, object], **value: object) -> str:
    """A WhatsApp body with these messages."""
    said = {"messaging_product": "whatsapp", "metadata": {"phone_number_id": "1"}, **value}
    change = {"field": "messages", "value": {**said, "messages": list(messages)}}
    whole = {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [change]}]}
    return json.dumps(whole)


def text(number: int, words: str) -> dict[str, object]:
    """A text message of its own complainant."""
    return {
        "from": f"62812000{number:05d}",
        "id": f"wamid.{number}",
        "timestamp": "1790000000",
        "type": "text",
        "text": {"body": words},
    }


def replayed(folder: Path, *bodies: str | bytes, keep: Path | None = None) -> dict[str, int]:
    """The counts of a replay of these bodies."""
    folder.mkdir(exist_ok=True)
    for number, raw in enumerate(bodies):
        data = raw.encode() if isinstance(raw, str) else raw
        (folder / f"{number:03d}.json").write_bytes(data)
    kept = ["--keep", str(keep)] if keep else []
    result = RUN.invoke(cli, ["replay", "--channel", "whatsapp", str(folder), "--json", *kept])
    counts: dict[str, int] = json.loads(result.stdout)
    assert result.exit_code == (1 if counts["lost"] else 0)
    return counts


def test_help_lists_every_command() -> None:
    told = RUN.invoke(cli, ["--help"]).stdout
    for name in (
        "serve",
        "invite",
        "password",
        "doctor",
        "quarantine",
        "replay",
        "settings",
        "evidence",
    ):
        assert name in told


def test_replay_counts_what_became_of_the_bodies(tmp_path: Path) -> None:
    counts = replayed(
        tmp_path / "bodies",
        body(text(1, "jam besuk?"), text(2, "halo")),
        body(text(1, "jam besuk?")),
    )
    assert counts == {
        "bodies": 2,
        "events": 3,
        "stored": 2,
        "understood": 2,
        "unparsed": 0,
        "duplicates": 1,
        "lost": 0,
    }


def test_replay_loses_nothing_of_what_is_hard_to_store(tmp_path: Path) -> None:
    counts = replayed(
        tmp_path / "bodies",
        body(text(1, "a\x00b")),
        body(text(2, "XX")).replace("XX", "\\ud83d"),
        body(text(3, "😀" * 4096)),
        body(text(4, "مرحبا \u202eabc")),
        b"\xff\xfe not json",
        b"[]",
        b"",
        body({"id": "wamid.9", "from": "62812", "timestamp": "x", "type": "never_heard_of"}),
    )
    assert counts["lost"] == 0
    assert counts["stored"] == counts["events"] == 8
    assert counts["understood"] == 4


def test_replay_splits_several_entries_changes_messages_and_statuses(tmp_path: Path) -> None:
    status = {"id": "wamid.7", "status": "read", "timestamp": "1790000000", "recipient_id": "62812"}
    whole = json.loads(body(text(1, "halo"), text(2, "halo"), statuses=[status]))
    more = json.loads(body(text(3, "halo")))
    whole["entry"][0]["changes"].append(more["entry"][0]["changes"][0])
    whole["entry"].append(json.loads(body(text(4, "halo")))["entry"][0])
    counts = replayed(tmp_path / "bodies", json.dumps(whole))
    assert counts["events"] == counts["stored"] == 5
    assert counts["lost"] == 0


async def test_replay_goes_on_where_the_worker_holds_no_more(tmp_path: Path) -> None:
    many = tmp_path / "many.json"
    many.write_text(body(*(text(number, "halo") for number in range(20))))
    limits = EventLimits(executor=ExecutorLimits(in_memory=3))
    counts = await replay_into(On.WHATSAPP, [many], None, limits)
    assert (counts.understood, counts.lost) == (20, 0)


@pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded bodies are not here")
@pytest.mark.parametrize("channel", ["whatsapp", "telegram"])
def test_replay_counts_everything_of_what_others_recorded(channel: str) -> None:
    folder = str(RECORDED / channel)
    counts = json.loads(RUN.invoke(cli, ["replay", "--channel", channel, folder, "--json"]).stdout)
    # Examples of a library share ids: another message under a known one is heard all the same.
    assert counts["lost"] == 0
    assert counts["bodies"] == len(list(Path(folder).glob("*.json")))
    assert counts["events"] == counts["stored"] + counts["duplicates"]


def test_a_kept_replay_can_be_verified_and_a_change_is_found(tmp_path: Path) -> None:
    keep = tmp_path / "kept"
    replayed(tmp_path / "bodies", body(text(1, "jam besuk?")), keep=keep)
    whole = RUN.invoke(cli, ["evidence", "verify", "--data", str(keep)])
    assert whole.exit_code == 0
    assert "whole" in whole.stdout
    database = sqlite3.connect(keep / "loket.db")
    with pytest.raises(sqlite3.DatabaseError):
        database.execute("UPDATE fact SET body = x'7b7d' WHERE seq = 2")
    for (name,) in database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        database.execute(f"DROP TRIGGER {name}")
    database.execute("UPDATE fact SET body = replace(body, 'jam', 'jim') WHERE seq = 1")
    database.commit()
    database.close()
    broken = RUN.invoke(cli, ["evidence", "verify", "--data", str(keep)])
    assert broken.exit_code == 1
    assert "chat 1, link 1" in broken.stdout


def test_replay_of_a_path_that_is_not_there_says_so() -> None:
    result = RUN.invoke(cli, ["replay", "--channel", "whatsapp", "nowhere"])
    assert isinstance(result.exception, BadConfiguration)


def test_quarantine_lists_and_releases(tmp_path: Path) -> None:
    async def poison(raw: bytes) -> None:
        async with open_store(tmp_path / "data") as store:
            event = Event(On.WHATSAPP, f"wa:m:{raw.decode()}", b"{}")
            kept = await store.events.keep(On.WHATSAPP, raw, [event])
            await store.events.quarantine(kept.events[0].id, "Unreadable: 6472012802900001")

    asyncio.run(poison(b"1"))
    listed = RUN.invoke(cli, ["quarantine"]).stdout
    assert "1 in quarantine" in listed
    assert "Unreadable" in listed
    assert "6472012802900001" not in listed
    assert RUN.invoke(cli, ["quarantine", "--retry", "9" * 20]).exit_code == 2
    asked = RUN.invoke(cli, ["quarantine", "--retry", "99", "--retry", "1", "--retry", "1"])
    assert "1 of 2 wait" in asked.stdout
    assert isinstance(asked.exception, NotFound)
    assert "event 99;" in str(asked.exception)
    assert "0 in quarantine" in RUN.invoke(cli, ["quarantine"]).stdout
    asyncio.run(poison(b"2"))
    assert "1 wait" in RUN.invoke(cli, ["quarantine", "--retry-all"]).stdout
    assert "0 in quarantine" in RUN.invoke(cli, ["quarantine"]).stdout


def test_an_invitation_works_beside_a_running_server(tmp_path: Path) -> None:
    async def beside() -> str:
        async with open_house(tmp_path / "data"):
            result = await asyncio.to_thread(RUN.invoke, cli, ["invite", "agent"])
            return result.stdout

    assert "http://127.0.0.1:8000/setup/" in asyncio.run(beside())


def test_a_password_is_set_for_an_account_that_exists(tmp_path: Path) -> None:
    async def account() -> None:
        async with open_house(tmp_path / "data") as house:
            await house.agent("Rina")

    asyncio.run(account())
    short = RUN.invoke(cli, ["password", "rina", "--new", "short"])
    assert short.exit_code != 0
    long = RUN.invoke(cli, ["password", "rina", "--new", "a" * 257])
    assert long.exit_code != 0
    done = RUN.invoke(cli, ["password", "rina", "--new", "rahasia sekali 1"])
    assert "new password" in done.stdout
    assert RUN.invoke(cli, ["password", "nobody", "--new", "rahasia sekali 1"]).exit_code != 0


def test_the_doctor_tells_what_the_office_has_to_confirm() -> None:
    result = RUN.invoke(cli, ["doctor"])
    assert result.exit_code == 1
    assert "emergency numbers" in result.stdout
    assert "entries of" in result.stdout
    assert "marked as samples" in result.stdout
    assert "there is no hotline in" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("Not ready: ")
