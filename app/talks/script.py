"""Reads a script of talks: a JSON object a line, every mistake named with its line."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from app.talks.items import (
    Burst,
    Edit,
    Image,
    Item,
    Location,
    Press,
    Sent,
    Sticker,
    TalkScript,
    TextItem,
    Voice,
    Wait,
)
from core.errors import BadConfiguration
from core.text import shortened

EXAMPLE = '{"id": "besuk", "say": ["jam besuk?", {"press": "Ya"}]}'
LONGEST_TEXT = 4096
LONGEST_WAIT = timedelta(days=366)
_UNITS = {"d": "days", "h": "hours", "min": "minutes", "m": "minutes", "s": "seconds"}
_LENGTH = re.compile(r"(?:\d{1,6} ?(?:d|h|min|m|s)(?: (?=\d)|(?=\d)|$))+")
_PART = re.compile(r"(\d+) ?(d|h|min|m|s)")
_SHOWN = 80
_STAND_IN = TextItem("…")


class _Wrong(ValueError):
    """A talk or an item that is none; each argument says of one mistake what is right."""

    def __str__(self) -> str:
        return "\n".join(map(str, self.args))


def read_script(raw: bytes, name: str) -> tuple[TalkScript, ...]:
    """The talks of a script, in their order; `name` names it in what is said about it.

    Raises `BadConfiguration` with a line for each mistake, and where there is no talk at all.
    """
    mistakes: list[str] = []
    talks: list[TalkScript] = []
    lines: dict[str | int, int] = {}
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        try:
            talk = _talk(line, place)
        except _Wrong as wrong:
            mistakes += [f"{place}: {one}" for one in wrong.args]
            continue
        if talk.id in lines:
            mistakes.append(f"{place}: id {talk.id!r} is that of line {lines[talk.id]} too")
        lines[talk.id] = number
        talks.append(talk)
    if mistakes:
        raise BadConfiguration("\n".join(mistakes))
    if not talks:
        raise BadConfiguration(f"{name} has no talk. Example of a line: {EXAMPLE}")
    return tuple(talks)


def read_item(written: object, sent: Sequence[Item]) -> Item:
    """One item, after those that were sent. Raises `ValueError` with what is right."""
    item = _item(written)
    if not isinstance(item, Edit):
        return item
    if item.back > len(sent):
        raise _Wrong(f"{_shown(written)} edits what was not sent: {len(sent)} were, before it")
    if not isinstance(sent[-item.back], TextItem | Image):
        raise _Wrong(f"{_shown(written)} edits what has no words to change")
    return item


def _talk(line: bytes, place: str) -> TalkScript:
    try:
        told = json.loads(line.decode())
    except UnicodeDecodeError as error:
        raise _Wrong("is not UTF-8; save the file as UTF-8") from error
    except RecursionError as error:
        raise _Wrong(f"is nested too deep. Example: {EXAMPLE}") from error
    except ValueError as error:
        where = f" ({error.msg}, column {error.colno})" if isinstance(error, _JSONError) else ""
        raise _Wrong(f"is not JSON{where}. Example: {EXAMPLE}") from error
    if not isinstance(told, dict) or not told:
        raise _Wrong(f"is no talk. Example: {EXAMPLE}")
    wrong: list[str] = []
    if unknown := sorted(set(told) - {"id", "say"}):
        wrong.append(f"a talk has id and say, not {', '.join(unknown)}. Example: {EXAMPLE}")
    number, say = told.get("id"), told.get("say")
    if isinstance(number, bool) or not isinstance(number, str | int) or number == "":
        wrong.append(f"has no id, which is a word or a number. Example: {EXAMPLE}")
    items = _items(say, wrong) if isinstance(say, list) else ()
    if not isinstance(say, list) or not say:
        wrong.append(f"has nothing to say: say is a list. Example: {EXAMPLE}")
    if wrong or not isinstance(number, str | int):
        raise _Wrong(*wrong)
    return TalkScript(number, items, place)


_JSONError = json.JSONDecodeError


def _items(say: list[object], wrong: list[str]) -> tuple[Item, ...]:
    """The items of a talk; what is wrong with each is added to `wrong`."""
    items: list[Item] = []
    sent: list[Item] = []
    for place, written in enumerate(say):
        try:
            item = read_item(written, sent)
        except _Wrong as error:
            wrong += [f"say[{place}]: {one}" for one in error.args]
            sent.append(_STAND_IN)  # so that an edit after it is counted as it was meant
            continue
        items.append(item)
        sent.extend(sent_of(item))
    return tuple(items)


def sent_of(item: Item) -> tuple[Item, ...]:
    """What the item sends that an edit may count."""
    match item:
        case Burst(items):
            return items
        case Wait() | Edit():
            return ()
        case _:
            return (item,)


def _item(written: object) -> Item:
    if isinstance(written, str):
        return TextItem(_text(written, written))
    if not isinstance(written, dict) or len(written) != 1:
        raise _Wrong(f"{_shown(written)} is neither words nor one of {_kinds()}")
    ((kind, value),) = written.items()
    reader = _READERS.get(kind)
    if reader is None:
        raise _Wrong(f'there is no "{shortened(str(kind), 40)}"; what there is: {_kinds()}')
    return reader(value, written)


def _press(value: object, written: object) -> Press:
    if isinstance(value, str) and value.strip():
        return Press(value)
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return Press(value)
    raise _Wrong(
        f'{_shown(written)}: a button is its title or its number from 1. Example: {{"press": 1}}'
    )


def _wait(value: object, written: object) -> Wait:
    parts = _PART.findall(value) if isinstance(value, str) and _LENGTH.fullmatch(value) else []
    length = sum((timedelta(**{_UNITS[unit]: int(count)}) for count, unit in parts), timedelta())
    if not isinstance(value, str) or not timedelta() < length <= LONGEST_WAIT:
        raise _Wrong(
            f"{_shown(written)}: a length in d, h, min and s, at most {LONGEST_WAIT.days} d."
            ' Example: {"wait": "2h"} or {"wait": "1d 30min"}'
        )
    return Wait(length, value)


def _burst(value: object, written: object) -> Burst:
    items = [_item(one) for one in value] if isinstance(value, list) else []
    sent = tuple(one for one in items if isinstance(one, Sent))
    if not sent or len(sent) != len(items):
        raise _Wrong(
            f"{_shown(written)}: a list of what is sent at once. "
            'Example: {"burst": ["woy", "lama banget"]}'
        )
    return Burst(sent)


def _image(value: object, written: object) -> Image:
    if not isinstance(value, str):
        raise _Wrong(f'{_shown(written)}: the words to the photo. Example: {{"image": "KTP saya"}}')
    return Image(_text(value, written) if value else "")


def _voice(value: object, written: object) -> Voice:
    _is_true(value, written)
    return Voice()


def _sticker(value: object, written: object) -> Sticker:
    _is_true(value, written)
    return Sticker()


def _location(value: object, written: object) -> Location:
    match value:
        case [int() | float() as latitude, int() | float() as longitude] if (
            not isinstance(latitude, bool)
            and not isinstance(longitude, bool)
            and abs(latitude) <= 90
            and abs(longitude) <= 180
        ):
            return Location(latitude, longitude)
        case _:
            raise _Wrong(
                f"{_shown(written)}: latitude (-90 to 90) and longitude (-180 to 180). "
                'Example: {"location": [-0.5021, 117.1537]}'
            )


def _edit(value: object, written: object) -> Edit:
    match value:
        case [int() as back, str() as text] if not isinstance(back, bool) and back < 0:
            return Edit(-back, _text(text, written))
        case _:
            raise _Wrong(
                f"{_shown(written)}: which one, counted back from -1, and its new words. "
                'Example: {"edit": [-1, "Siti Aminah"]}'
            )


def _is_true(value: object, written: object) -> None:
    if value is not True:
        raise _Wrong(f'{_shown(written)}: write true. Example: {{"voice": true}}')


def _text(text: str, written: object) -> str:
    if not text.strip():
        raise _Wrong("words are empty, and no channel sends nothing")
    if len(text) > LONGEST_TEXT:
        raise _Wrong(f"{_shown(written)} is longer than {LONGEST_TEXT} characters")
    return text


def _shown(written: object) -> str:
    return shortened(json.dumps(written, ensure_ascii=False), _SHOWN)


def _kinds() -> str:
    return ", ".join(_READERS)


_READERS: Mapping[str, Callable[[object, object], Item]] = {
    "press": _press,
    "wait": _wait,
    "burst": _burst,
    "image": _image,
    "voice": _voice,
    "sticker": _sticker,
    "location": _location,
    "edit": _edit,
}
