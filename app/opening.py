"""Opens the store that the settings name; what is wrong with it names the setting."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from app.settings import Settings, plain
from core.errors import BadConfiguration
from storage.store import Store, open_store


@asynccontextmanager
async def open_kept(
    settings: Settings,
    *,
    read_only: bool = False,
    beside_server: bool = False,
    passing: bool = False,
) -> AsyncIterator[Store]:
    """`storage.store.open_store` of the settings. Raises `BadConfiguration` with the setting."""
    name, example = "LOKET_DATA", "/srv/loket"
    if plain(settings.database):
        name, example = "LOKET_DATABASE", "postgresql://loket:secret@127.0.0.1/loket"
    async with AsyncExitStack() as stack:
        opened = open_store(
            settings.store, read_only=read_only, beside_server=beside_server, passing=passing
        )
        try:
            store = await stack.enter_async_context(opened)
        except BadConfiguration as error:
            raise BadConfiguration(f"{name}: {error}. Example: {name}={example}") from error
        yield store
