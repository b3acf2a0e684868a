"""`loket talk`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.choosing import listed, one_of
from channels.registry import chat_page, drivers, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.talks.items import TalkScript
    from app.talks.running import Scene
    from bot.decision import Office

_YEARS = range(2000, 2200)


ON = tuple(one.name for one in drivers() if one.capabilities.sends)
"""The channels on which a complainant writes."""


def talk(
    office: Annotated[
        str, typer.Option(metavar="FOLDER|ID", help="Which office; LOKET_OFFICE when left out")
    ] = "",
    channel: Annotated[
        str,
        typer.Option(parser=one_of(ON), metavar=listed(ON), help="Where the complainant writes"),
    ] = chat_page(),
    at: Annotated[
        str,
        typer.Option(
            metavar="TIME",
            help="When the talks begin, such as 2026-11-30T09:00+07:00; a working morning when "
            "left out",
        ),
    ] = "",
    hides_number: Annotated[
        bool,
        typer.Option(
            "--hides-number", help="Where the channel lets people hide their telephone: hidden"
        ),
    ] = False,
    script: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A talk a line; else standard input, or what you type"),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="A line of JSON a talk, for other programs")
    ] = False,
) -> None:
    """Talk to the office's bot from here, or play a script of talks and see what comes of it.

    Every talk runs through the whole program, with a complainant and a database of its own, on a
    clock that jumps. Nothing is sent anywhere and nothing is kept.

    \b
    A line of a script:
      {"id": "besuk", "say": ["jam besuk?", {"press": "Ya"}]}
    What a complainant can do, beside writing:
      {"press": "Ya"} or {"press": 1}      {"image": "foto KTP"}
      {"wait": "2h"}, also 3d, 10min, 5s   {"voice": true}, {"sticker": true}
      {"burst": ["woy", "lama banget"]}    {"location": [-0.5021, 117.1537]}
      {"edit": [-1, "Siti Aminah"]}        changes what was sent last

    Exits with 1 when a line could not be played, such as a press of a button that was not there.
    """
    import sys

    from app.office.offices import office_folder
    from app.server.logs import set_up

    folder = office_folder(office)
    from app.talks.running import LOG_LEVEL, Scene, knowledge_of, working_morning
    from app.talks.script import read_script

    set_up(LOG_LEVEL)
    talks = None
    if script is not None:
        talks = read_script(_read(script), str(script))
    elif not sys.stdin.isatty():
        talks = read_script(sys.stdin.buffer.read(), "standard input")
    begins = _moment(at) if at else None
    known = knowledge_of(folder).office
    scene = Scene(folder, named(channel), begins or working_morning(known), hides_number)
    if talks is None:
        _converse(scene, known)
    elif _play(talks, scene, known, as_json):
        raise typer.Exit(1)


def _play(talks: "Sequence[TalkScript]", scene: "Scene", office: "Office", as_json: bool) -> int:
    """How many lines could not be played."""
    import json
    import sys

    from app.talks.running import play
    from app.talks.shown import heading, shown

    if not as_json:
        print(heading(office, scene.channel, scene.at))
    wrong = 0
    for played in play(talks, scene):
        wrong += len(played.errors)
        if as_json:
            print(json.dumps(played.as_dict(), ensure_ascii=False), flush=True)
        else:
            print(shown(played), flush=True)
        for error in played.errors if as_json else ():
            print(error, file=sys.stderr)
    return wrong


def _converse(scene: "Scene", office: "Office") -> None:
    import asyncio
    import contextlib

    from app.talks.shown import heading
    from app.talks.typing import converse

    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  # lets a line be edited while it is typed
    print(heading(office, scene.channel, scene.at))
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(converse(scene, input, print))


def _read(script: Path) -> bytes:
    from core.errors import BadConfiguration

    try:
        return script.read_bytes()
    except OSError as error:
        raise BadConfiguration(
            f"--script: {script} cannot be read ({error.strerror}). "
            "Example: loket talk --script talks.jsonl"
        ) from error


def _moment(written: str) -> datetime:
    from core.errors import BadConfiguration

    example = "Example: --at 2026-11-30T09:00+07:00"
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise BadConfiguration(f"--at: '{written}' is not a time. {example}") from None
    if moment.tzinfo is None:
        raise BadConfiguration(f"--at: '{written}' has no zone. {example}")
    if moment.year not in _YEARS:
        raise BadConfiguration(
            f"--at: '{written}' is not between {_YEARS[0]} and {_YEARS[-1]}. {example}"
        )
    return moment
