"""`loket quarantine`."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.settings import Settings
    from storage.store import Store

SHOWN = 1000
PAYLOAD_SHOWN = 120


def quarantine(
    retry: Annotated[
        list[int] | None,
        typer.Option(min=1, max=2**63 - 1, help="Try this event again; may be given several times"),
    ] = None,
    retry_all: Annotated[bool, typer.Option(help="Try every event again")] = False,
    payload: Annotated[bool, typer.Option(help="Show whole events, not their beginnings")] = False,
) -> None:
    """List the events that could not be dealt with, or have them tried again.

    A running server takes released events up within seconds; else the next start does.
    """
    import asyncio

    from app.settings import load_settings

    asyncio.run(_quarantine(load_settings(), retry or [], retry_all, payload))


async def _quarantine(
    settings: "Settings", retry: list[int], retry_all: bool, payload: bool
) -> None:
    from app.opening import open_kept

    if not retry and not retry_all:
        async with open_kept(settings, read_only=True) as store:
            await _list(store, payload)
        return
    async with open_kept(settings, beside_server=True) as store:
        if retry_all:
            await _release_all(store)
        else:
            await _release(store, list(dict.fromkeys(retry)))


async def _release_all(store: "Store") -> None:
    released = 0
    while events := await store.events.quarantined(SHOWN):
        released += await store.events.release([event.id for event in events])
    print(f"{released} wait to be tried again")


async def _release(store: "Store", retry: list[int]) -> None:
    """Raises `NotFound` for an event that is not in quarantine, after the others were released."""
    from core.errors import NotFound

    missing = [one for one in retry if not await store.events.release([one])]
    if len(missing) < len(retry):
        print(f"{len(retry) - len(missing)} of {len(retry)} wait to be tried again")
    if missing:
        ids = ", ".join(map(str, missing))
        raise NotFound(f"not in quarantine: event {ids}; loket quarantine lists what is")


async def _list(store: "Store", payload: bool) -> None:
    from core.text import masked, shortened

    events = await store.events.quarantined(SHOWN)
    for event in events:
        shown = event.payload.decode(errors="replace")
        shown = shown if payload else shortened(shown, PAYLOAD_SHOWN)
        print(f"{event.id}  {event.received_at:%Y-%m-%d %H:%M:%S} UTC  {event.channel}")
        print(f"    {masked(event.why)} (tried {event.attempts} times)")
        print(f"    {masked(shown)}")
    again = "; loket quarantine --retry ID tries one again" if events else ""
    print(f"{len(events)} in quarantine{again}")
