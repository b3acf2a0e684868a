"""`loket invite`."""

from typing import TYPE_CHECKING, Annotated

import typer

from handoff.accounts import Role

if TYPE_CHECKING:
    from app.settings import Settings


def invite(
    role: Annotated[Role, typer.Argument(help="What the new account may do")] = Role.AGENT,
) -> None:
    """Print a link that makes one account, once, within a week."""
    import asyncio
    import sys

    from app.server.reaching import is_here_alone, tunnel
    from app.settings import load_settings

    settings = load_settings()
    print(asyncio.run(_invite(settings, role)))
    if is_here_alone(settings):
        print(
            "This link opens on this machine only. On another computer type\n"
            f"  {tunnel(settings)}\n"
            "and open it there; or set LOKET_HOST or LOKET_PUBLIC_URL.",
            file=sys.stderr,
        )


async def _invite(settings: "Settings", role: Role) -> str:
    from app.opening import open_kept
    from app.program import utc_now
    from app.server.reaching import invitation_link

    async with open_kept(settings, beside_server=True) as store:
        return await invitation_link(store.accounts, settings, role, utc_now())
