"""What the two databases have in common for the rest of this room."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, TypeAlias

from storage.database.script import Question, Rows, Script

Look: TypeAlias = Callable[[Question], Awaitable[Rows]]


class Backend(Protocol):
    """A database that carries out scripts."""

    name: str

    async def run(self, script: Script) -> Any:
        """Carry out a script in one transaction of its own and return its result.

        Once begun it is finished even when the caller is cancelled. Raises what the script
        raises, `Conflict` when others were first, `StorageFailed` when the database refuses.
        """
        ...

    async def tell(self, question: Question) -> Rows:
        """A transaction of one statement: its rows. Otherwise like `run`."""
        ...

    async def read(self, *questions: Question) -> Sequence[Rows]:
        """The rows of each SELECT, as last committed."""
        ...

    def snapshot(self) -> AbstractAsyncContextManager[Look]:
        """Several SELECTs that see the same moment."""
        ...

    async def aclose(self) -> None:
        """Finish what was begun, then let go of the database."""
        ...


async def rows_of(backend: Backend, question: Question) -> Rows:
    """The rows of one SELECT."""
    (rows,) = await backend.read(question)
    return rows
