"""`loket quarantine`."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
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

    asyncio.run(_quarantine(retry or [], retry_all, payload))


async def _quarantine(retry: list[int], retry_all: bool, payload: bool) -> None:
    from app.settings import load_settings
    from storage.store import open_store

    settings = load_settings()
    async with open_store(settings.store, beside_server=True) as store:
        if retry or retry_all:
            await _release(store, retry, retry_all)
            return
        await _list(store, payload)


async def _release(store: "Store", retry: list[int], retry_all: bool) -> None:
    ids = retry
    if retry_all:
        ids = [event.id for event in await store.inbox.quarantined(SHOWN)]
    released = await store.inbox.release(ids)
    print(f"{released} of {len(ids)} wait to be tried again")


async def _list(store: "Store", payload: bool) -> None:
    from core.text import masked, shortened

    events = await store.inbox.quarantined(SHOWN)
    for event in events:
        shown = event.payload.decode(errors="replace")
        shown = shown if payload else shortened(shown, PAYLOAD_SHOWN)
        print(f"{event.id}  {event.received_at:%Y-%m-%d %H:%M:%S} UTC  {event.channel}")
        print(f"    {masked(event.why)} (tried {event.attempts} times)")
        print(f"    {masked(shown)}")
    again = "; loket quarantine --retry ID tries one again" if events else ""
    print(f"{len(events)} in quarantine{again}")
