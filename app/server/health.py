"""How the hotline is: what it answers with, and whether what it is told is kept."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.program import Program

log = logging.getLogger("loket.health")
FRESH = 5.0  # seconds; strangers may ask as often as they like
ANSWERS_WITHIN = 5.0
KEY = "health looked at"


@dataclass
class Health:
    """One for the program. What is wrong is said in words of a closed list, without details."""

    program: Program
    _looked_at: float = -FRESH
    _wrong: tuple[str, ...] = ()
    _looking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __call__(self) -> Mapping[str, object]:
        """Facts without secrets; `wrong` names what takes nothing: `database`, `files`."""
        program, standing = self.program, self.program.engines.standing()
        return {
            "wrong": await self._what_is_wrong(),
            "store": program.store.backend,
            "channels": sorted(program.channels.by_name),
            "platforms": program.platforms.standing,
            "entries": len(program.knowledge.matcher.entries),
            "desk_info": "not in force" if program.publisher.mistake else "in force",
            "uploads": "taken" if program.files.has_room else "refused: the disk is nearly full",
            "thinking": program.thinking.ready,
            "nlu": {
                "wanted": standing.wanted,
                "answering": standing.answering,
                "since": standing.since.isoformat(),
                "model": standing.model.name if standing.model else None,
            },
        }

    async def _what_is_wrong(self) -> tuple[str, ...]:
        async with self._looking:
            now = asyncio.get_running_loop().time()
            if now - self._looked_at >= FRESH:
                at: datetime = self.program.clock()
                tries: Mapping[str, Callable[[], Awaitable[None]]] = {
                    "database": lambda: self.program.store.state.set(KEY, at.isoformat()),
                    "files": self.program.files.try_writing,
                }
                found = [name for name, write in tries.items() if not await _writes(name, write)]
                self._wrong, self._looked_at = tuple(found), now
            return self._wrong


async def _writes(name: str, write: Callable[[], Awaitable[None]]) -> bool:
    try:
        async with asyncio.timeout(ANSWERS_WITHIN):
            await write()
    except Exception:
        log.exception("the %s cannot be written", name)
        return False
    return True
