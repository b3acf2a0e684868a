"""Opens the store that the settings name; what is wrong with it names the setting."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from app.settings import Settings, plain
from core.errors import BadConfiguration
from storage.store import Store, open_store

OFFICE = "office"
"""Where the store remembers whose it is: the name of the office's folder."""


@asynccontextmanager
async def open_kept(
    settings: Settings,
    *,
    read_only: bool = False,
    beside_server: bool = False,
    passing: bool = False,
) -> AsyncIterator[Store]:
    """`storage.store.open_store` of the settings, which has to be that of their office.

    Whoever opens it as the server first, of what has no office yet, makes it that office's. Raises
    `BadConfiguration` with the setting.
    """
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
        await _need_office(settings, store, takes=not (read_only or beside_server))
        yield store


async def _need_office(settings: Settings, store: Store, *, takes: bool) -> None:
    """Another office's cases are none of this one's: its stages and its duties mean nothing."""
    owner = await store.state.get(OFFICE)
    if not owner and takes:
        await store.state.set(OFFICE, settings.office)
    if owner in ("", settings.office):
        return
    if plain(settings.database):
        place, own = "the database that LOKET_DATABASE names", "LOKET_DATABASE"
    else:
        place, own = str(settings.data), "LOKET_DATA"
    raise BadConfiguration(
        f"LOKET_OFFICE: {place} has the hotline of {owner}, not of {settings.office}; set "
        f"LOKET_OFFICE to that, or give {settings.office} another {own}. "
        f"Example: LOKET_OFFICE={owner}"
    )
