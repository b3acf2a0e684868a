"""`loket invite`."""

from typing import Annotated

import typer

from handoff.accounts import Role


def invite(
    role: Annotated[Role, typer.Argument(help="What the new account may do")] = Role.AGENT,
) -> None:
    """Print a link that makes one account, once, within a week."""
    import asyncio

    print(asyncio.run(_invite(role)))


async def _invite(role: Role) -> str:
    from app.program import utc_now
    from app.serving import invitation_link
    from app.settings import load_settings
    from storage.store import open_store

    settings = load_settings()
    async with open_store(settings.store, beside_server=True) as store:
        return await invitation_link(store.accounts, settings, role, utc_now())
