"""A talk with somebody at the terminal, line by line."""

import asyncio
import json
from collections.abc import Callable

from app.talks.items import Item
from app.talks.playing import open_talk
from app.talks.running import Scene, knowledge_of, phones
from app.talks.script import read_item, sent_of
from app.talks.shown import reply_lines

PROMPT = "> "
INTRODUCTION = (
    'Write as a complainant would; {"press": 1} presses a button, {"wait": "2h"} lets time pass. '
    "Ctrl-D ends the talk."
)


async def converse(scene: Scene, read: Callable[[str], str], write: Callable[[str], None]) -> None:
    """Until `read` (which shows a prompt and gives a line) raises `EOFError`."""
    write(INTRODUCTION)
    sent: list[Item] = []
    async with phones(scene.channel, hides_number=scene.hides_number) as new_phone:
        knowledge = knowledge_of(scene.folder)
        async with open_talk(knowledge, new_phone(), scene.at) as conversation:
            while True:
                try:
                    line = await asyncio.to_thread(read, PROMPT)
                except EOFError:
                    return
                if not line.strip():
                    continue
                try:
                    item = read_item(_written(line), sent)
                except ValueError as wrong:
                    write(f"! {wrong}")
                    continue
                sent.extend(sent_of(item))
                turn = await conversation.turn(item, "not possible")
                write("\n".join(reply_lines(turn)))


def _written(line: str) -> object:
    """What a line of a script would have: an object where it is one, else the words."""
    if not line.lstrip().startswith("{"):
        return line
    try:
        return json.loads(line)
    except ValueError:
        return line
