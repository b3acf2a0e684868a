"""What Telegram carries beside words and files: polls, checklists, dice, games, gifts and the like.

Each has the name that the Bot API gives it, and those of its words that a person reads.
"""

import json
from collections.abc import Callable, Iterator, Mapping

from channels.telegram.look import Look, each, number_of, text_of

Words = Callable[[object, Look], Iterator[str]]


def thing(body: object, look: Look) -> tuple[str, str]:
    """The name of the thing that a message is, and its words one a line; both empty for none."""
    for name, words in _THINGS.items():
        found = look(body, name)
        if found is not None:
            return name, "\n".join(line for line in words(found, look) if line)
    return "", ""


def form_words(data: str) -> str:
    """What a web app sent, as *nama: Siti Aminah* one a line; anything but an object as it is."""
    try:
        answers = json.loads(data)
    except (ValueError, RecursionError):
        return data
    if not isinstance(answers, dict) or not answers:
        return data
    return "\n".join(
        f"{key}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for key, value in answers.items()
    )


def _poll(poll: object, look: Look) -> Iterator[str]:
    yield text_of(look(poll, "question"))
    for option in each(look(poll, "options")):
        votes = number_of(look(option, "voter_count"))
        yield f"– {text_of(look(option, 'text'))}" + (f" ({votes})" if votes else "")


def _checklist(checklist: object, look: Look) -> Iterator[str]:
    yield text_of(look(checklist, "title"))
    for task in each(look(checklist, "tasks")):
        done = look(task, "completion_date") or look(task, "completed_by_user")
        yield f"{'✓' if done else '–'} {text_of(look(task, 'text'))}"


def _dice(dice: object, look: Look) -> Iterator[str]:
    yield f"{text_of(look(dice, 'emoji'))} {number_of(look(dice, 'value')) or ''}".strip()


def _fields(*names: str) -> Words:
    def words(found: object, look: Look) -> Iterator[str]:
        for name in names:
            value: object = found
            for step in name.split("."):
                value = look(value, step)
            yield text_of(value) or str(number_of(value) or "")

    return words


_THINGS: Mapping[str, Words] = {
    "poll": _poll,
    "checklist": _checklist,
    "dice": _dice,
    "game": _fields("title", "description"),
    "story": _fields("chat.title", "chat.username"),
    "live_photo": _fields(),
    "paid_media": _fields("star_count"),
    "invoice": _fields("title", "description"),
    "giveaway": _fields("prize_description"),
    "giveaway_winners": _fields("prize_description"),
    "gift": _fields("gift.sticker.emoji", "text"),
    "unique_gift": _fields("gift.base_name", "gift.number"),
    "passport_data": _fields(),
}
