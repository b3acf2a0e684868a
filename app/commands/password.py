"""`loket password`."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.settings import Settings


def password(
    username: Annotated[str, typer.Argument(help="The name that the account logs in with")],
    new: Annotated[
        str, typer.Option(help="10 to 256 characters; asked for when left out, which is safer")
    ] = "",
) -> None:
    """Give an account a new password; it is logged out everywhere."""
    import asyncio

    from app.settings import load_settings

    asyncio.run(_password(load_settings(), username, new))


async def _password(settings: "Settings", username: str, new: str) -> None:
    from argon2 import PasswordHasher

    from app.opening import open_kept
    from core.errors import BadInput, NotFound
    from web.guards.passwords import DIFFERENT, LONGEST, SHORTEST, is_guessable

    async with open_kept(settings, beside_server=True) as store:
        login = await store.accounts.login(username)
        if login is None:
            raise NotFound(f"there is no account {username}; the page Orang lists them")
        chosen = new or typer.prompt("New password", hide_input=True, confirmation_prompt=True)
        if not SHORTEST <= len(chosen) <= LONGEST:
            raise BadInput(
                f"a password has {SHORTEST} to {LONGEST} characters; nothing was changed"
            )
        if is_guessable(username, chosen):
            raise BadInput(
                f"that password is easy to guess: {DIFFERENT} different characters at least, and "
                "not the user name; nothing was changed"
            )
        await store.accounts.set_password(login.account.id, PasswordHasher().hash(chosen))
    print(f"{username} has a new password")
    if tries := login.account.failed_tries:
        print(
            f"{tries} failed tries to log in since {login.account.failed_since:%Y-%m-%d %H:%M} UTC"
        )
