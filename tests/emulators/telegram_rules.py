"""What Telegram refuses, in the words in which it does."""

import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser

from core.text import utf16_length

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_DATA = 64
MOST_BUTTONS = 100
MOST_KEYS = 300
LARGEST_DOWNLOAD = 20_000_000
LARGEST_PHOTO = 10_000_000
_TAGS = frozenset(
    {
        "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a",
        "code", "pre", "blockquote", "tg-emoji",
    }
)  # fmt: skip


class Refused(Exception):
    """An answer with `ok` false."""

    def __init__(self, code: int, description: str, retry_after: int = 0) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def body(self) -> bytes:
        """As the Bot API writes it."""
        said: dict[str, object] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.retry_after:
            said["parameters"] = {"retry_after": self.retry_after}
        return json.dumps(said).encode()


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.bold: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            raise _unparsed(f'Unsupported start tag "{tag}" at byte offset {self.getpos()[1]}')
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise _unparsed(f"Unexpected end tag at byte offset {self.getpos()[1]}")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if "b" in self.open:
            self.bold.append(data)


def _unparsed(why: str) -> Refused:
    return Refused(400, f"Bad Request: can't parse entities: {why}")


def shown(text: str, parse_mode: str) -> tuple[str, tuple[str, ...]]:
    """The text as a person sees it, and which words of it are bold."""
    if parse_mode != "HTML":
        return text, ()
    parser = _Html()
    parser.feed(text)
    parser.close()
    if parser.open:
        raise _unparsed(f'Can\'t find end tag corresponding to start tag "{parser.open[-1]}"')
    return "".join(parser.words), tuple(parser.bold)


def check_text(text: str) -> None:
    """A message's words, after entities were taken out."""
    if not text.strip():
        raise Refused(400, "Bad Request: message text is empty")
    if utf16_length(text) > LONGEST_TEXT:
        raise Refused(400, "Bad Request: message is too long")


def check_caption(text: str) -> None:
    """The words under a file."""
    if utf16_length(text) > LONGEST_CAPTION:
        raise Refused(400, "Bad Request: message caption is too long")


@dataclass(frozen=True, slots=True)
class Keys:
    """A keyboard in place of the letters: its titles, and which of them gives the telephone."""

    titles: tuple[str, ...] = ()
    gives_number: str = ""
    once: bool = False


def keys(markup: str, chat: int) -> Keys | None:
    """The keyboard that replaces the letters, an empty one where it goes; None without either."""
    told = json.loads(markup) if markup else {}
    kinds = {"inline_keyboard", "keyboard", "remove_keyboard", "force_reply"} & told.keys()
    if len(kinds) > 1:
        raise Refused(400, "Bad Request: object expected as reply markup")
    if told.get("remove_keyboard"):
        return Keys()
    if "keyboard" not in told:
        return None
    rows = told["keyboard"]
    buttons = [one if isinstance(one, dict) else {"text": one} for row in rows for one in row]
    if not buttons or len(buttons) > MOST_KEYS or any(not one.get("text") for one in buttons):
        raise Refused(400, "Bad Request: keyboard button text must be non-empty")
    asking = [one["text"] for one in buttons if one.get("request_contact")]
    if asking and chat <= 0:
        raise Refused(400, "Bad Request: phone number can be requested in private chats only")
    titles = tuple(one["text"] for one in buttons)
    return Keys(titles, next(iter(asking), ""), once=bool(told.get("one_time_keyboard")))


def keyboard(markup: str) -> list[list[dict[str, str]]]:
    """The rows of an inline keyboard; empty without one."""
    rows = json.loads(markup).get("inline_keyboard", []) if markup else []
    buttons = [button for row in rows for button in row]
    if len(buttons) > MOST_BUTTONS:
        raise Refused(400, "Bad Request: reply markup is too long")
    for button in buttons:
        if not button.get("text"):
            raise Refused(400, "Bad Request: Text buttons are unallowed in the inline keyboard")
        if not 1 <= len(button.get("callback_data", "").encode()) <= LONGEST_DATA:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return list(rows)


class Pace:
    """Telegram's speed limits: messages a second in all, a second a chat, a minute a group.

    A chat may burst up to `burst` messages. A limit of 0 is none.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.overall = 30
        self.chat = 1
        self.burst = 5
        self.group = 20
        self._clock = clock
        self._all: deque[float] = deque()
        self._chats: dict[int, deque[float]] = {}

    def take(self, chat: int) -> None:
        """Count a message to the chat, or refuse it with the seconds to wait."""
        now = self._clock()
        mine = self._chats.setdefault(chat, deque())
        rules = [(self._all, self.overall, 1.0)]
        if chat < 0:
            rules.append((mine, self.group, 60.0))
        elif self.chat:
            rules.append((mine, self.burst, self.burst / self.chat))
        for sent, most, seconds in rules:
            while sent and sent[0] <= now - seconds:
                sent.popleft()
            if most and len(sent) >= most:
                wait = max(1, round(sent[0] + seconds - now + 0.5))
                raise Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        self._all.append(now)
        mine.append(now)
