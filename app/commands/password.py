"""`loket password`."""

from typing import Annotated

import typer


def password(
    username: Annotated[str, typer.Argument(help="The name that the account logs in with")],
    new: Annotated[
        str,
        typer.Option(
            prompt="New password",
            confirmation_prompt=True,
            hide_input=True,
            help="10 to 256 characters",
        ),
    ],
) -> None:
    """Give an account a new password; it is logged out everywhere."""
    import asyncio

    asyncio.run(_password(username, new))


async def _password(username: str, new: str) -> None:
    from argon2 import PasswordHasher

    from app.settings import load_settings
    from core.errors import BadInput, NotFound
    from storage.store import open_store
    from web.login import LONGEST, SHORTEST

    if len(new) < SHORTEST:
        raise BadInput(f"a password has at least {SHORTEST} characters")
    if len(new) > LONGEST:
        raise BadInput(f"a password has at most {LONGEST} characters")
    settings = load_settings()
    async with open_store(settings.store, beside_server=True) as store:
        login = await store.accounts.login(username)
        if login is None:
            raise NotFound(f"there is no account {username}")
        await store.accounts.set_password(login.account.id, PasswordHasher().hash(new))
    print(f"{username} has a new password")
