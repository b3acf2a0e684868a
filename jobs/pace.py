"""How fast a platform lets us send: to everybody together, and to one complainant."""

from collections import OrderedDict

from aiolimiter import AsyncLimiter

from channels.capabilities import RateLimit

REMEMBERED_CHATS = 20_000
_TICK = 0.1


class Pace:
    """Waits until a message may go. One for each channel of the process.

    A chat waits for its own turn first, and only then for a turn among everybody: whoever waits
    long for the one takes nothing of the other.
    """

    def __init__(self, a_second: float, one_chat: RateLimit) -> None:
        """`a_second` messages to everybody; a bucket of a tenth of a second keeps bursts small."""
        self._all = AsyncLimiter(max(1.0, a_second * _TICK), max(_TICK, 1 / a_second))
        self._one_chat = one_chat
        self._chats: OrderedDict[int, AsyncLimiter] = OrderedDict()

    async def of_chat(self, chat: int) -> None:
        """Returns when `chat` may be sent another message."""
        limiter = self._chats.pop(chat, None)
        if limiter is None:
            limiter = AsyncLimiter(self._one_chat.burst, self._one_chat.seconds)
        self._chats[chat] = limiter
        if len(self._chats) > REMEMBERED_CHATS:
            self._chats.popitem(last=False)
        await limiter.acquire()

    async def of_all(self) -> None:
        """Returns when anybody may be sent another message."""
        await self._all.acquire()
