"""The people at the other end of the emulated Telegram."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Protocol

from tests.emulators.telegram_rules import Keys
from tests.waiting import PATIENCE, patiently

Json = dict[str, object]


@dataclass(slots=True)
class Received:
    """A message of the bot as a person sees it."""

    id: int
    chat: int
    text: str
    bold: tuple[str, ...] = ()
    rows: list[list[dict[str, str]]] = field(default_factory=list)
    file: bytes | None = None
    filename: str = ""
    method: str = "sendMessage"
    previews: bool = True
    keys: Keys | None = None

    @property
    def titles(self) -> list[str]:
        """What the buttons say."""
        return [button["text"] for row in self.rows for button in row]

    def wire(self, bot: Json) -> Json:
        """As the Bot API writes it."""
        message: Json = {
            "message_id": self.id,
            "from": bot,
            "chat": {"id": self.chat, "type": "private" if self.chat > 0 else "supergroup"},
            "date": int(time.time()),
            "text" if self.file is None else "caption": self.text,
        }
        if self.rows:
            message["reply_markup"] = {"inline_keyboard": self.rows}
        return message


class Post(Protocol):
    """What people need of the emulator."""

    bot: Json

    def push(self, kind: str, body: Json) -> int: ...
    def number(self) -> int: ...
    def keep_file(self, content: bytes, name: str) -> str: ...
    def question(self) -> str: ...


class Person:
    """Somebody with a private chat with the bot."""

    def __init__(self, post: Post, number: int, name: str) -> None:
        self._post = post
        self.id = number
        self.name = name
        self.inbox: list[Received] = []
        self.phone = f"62812{number:07d}"
        self.keys = Keys()
        """What stands in place of the letters."""
        self.blocked = False
        self._unseen: asyncio.Queue[Received] = asyncio.Queue()

    async def says(self, text: str, **more: object) -> int:
        """Write something; returns the message id."""
        return self._send(text=text, **more)

    async def edits(self, message: int, text: str) -> None:
        """Change an earlier message."""
        body = self._message(message, text=text)
        self._post.push("edited_message", body | {"edit_date": int(time.time())})

    async def presses(self, what: str) -> str:
        """Press the newest button with that title or data; returns the id of the press."""
        for received in reversed(self.inbox):
            for button in (button for row in received.rows for button in row):
                if what in {button["text"], button["callback_data"]}:
                    press = self._post.question()
                    body: Json = {
                        "id": press,
                        "from": self._wire(),
                        "message": received.wire(self._post.bot),
                        "chat_instance": "1",
                        "data": button["callback_data"],
                    }
                    self._post.push("callback_query", body)
                    return press
        raise LookupError(f"{self.name} sees no button {what!r}")

    async def presses_key(self, title: str) -> int:
        """Press a key of the keyboard that the bot put in place of the letters."""
        if title not in self.keys.titles:
            raise LookupError(f"{self.name} sees no key {title!r}, only {self.keys.titles}")
        pressed = self.keys
        if title != pressed.gives_number:
            return self._send(text=title)
        return await self.shares_contact(self.id, self.phone)

    async def shares_contact(self, owner: int, phone: str) -> int:
        """Send a contact card; `owner` is the Telegram account whose it is."""
        return self._send(contact={"phone_number": phone, "first_name": "?", "user_id": owner})

    async def sends_photo(self, content: bytes, caption: str = "") -> int:
        """Send a picture in two sizes, as Telegram offers it."""
        small = self._post.keep_file(content[:10], "photos/small.jpg")
        large = self._post.keep_file(content, "photos/large.jpg")
        sizes = [
            {"file_id": ref, "file_unique_id": ref, "width": width, "height": width, "file_size": n}
            for ref, width, n in ((small, 90, len(content[:10])), (large, 1280, len(content)))
        ]
        return self._send(photo=sizes, **({"caption": caption} if caption else {}))

    async def sends_document(self, content: bytes, filename: str, mime: str) -> int:
        """Send a file."""
        ref = self._post.keep_file(content, f"documents/{filename}")
        document = {
            "file_id": ref,
            "file_unique_id": ref,
            "file_name": filename,
            "mime_type": mime,
            "file_size": len(content),
        }
        return self._send(document=document)

    async def reacts(self, message: int, emoji: str) -> None:
        """Put an emoji on a message, or take it away with an empty one."""
        new = [{"type": "emoji", "emoji": emoji}] if emoji else []
        body: Json = {
            "chat": self._chat(),
            "message_id": message,
            "user": self._wire(),
            "date": int(time.time()),
            "old_reaction": [],
            "new_reaction": new,
        }
        self._post.push("message_reaction", body)

    async def blocks_bot(self) -> None:
        """Block the bot."""
        self._member("member", "kicked")

    async def unblocks_bot(self) -> None:
        """Take the block away."""
        self._member("kicked", "member")

    async def receives(self, timeout: float = PATIENCE) -> Received:  # noqa: ASYNC109 - of the person
        """The next message that was not looked at yet. Raises `TimeoutError`."""
        async with patiently("nothing more arrives on Telegram", timeout):
            return await self._unseen.get()

    def deliver(self, received: Received) -> None:
        """The bot's message arrives."""
        self.inbox.append(received)
        self.keys = self.keys if received.keys is None else received.keys
        self._unseen.put_nowait(received)

    def _member(self, before: str, after: str) -> None:
        self.blocked = after == "kicked"
        rights: Json = {"user": self._post.bot, "until_date": 0} if self.blocked else {}
        body: Json = {
            "chat": self._chat(),
            "from": self._wire(),
            "date": int(time.time()),
            "old_chat_member": {"status": before, "user": self._post.bot, "until_date": 0},
            "new_chat_member": {"status": after, "user": self._post.bot} | rights,
        }
        self._post.push("my_chat_member", body)

    def _send(self, **content: object) -> int:
        number = self._post.number()
        self._post.push("message", self._message(number, **content))
        return number

    def _message(self, number: int, **content: object) -> Json:
        return {
            "message_id": number,
            "from": self._wire(),
            "chat": self._chat(),
            "date": int(time.time()),
        } | content

    def _wire(self) -> Json:
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": "id"}

    def _chat(self) -> Json:
        return {"id": self.id, "first_name": self.name, "type": "private"}
