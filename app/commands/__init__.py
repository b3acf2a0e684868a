"""The command line; each command imports what it needs when it runs."""

import sys

import typer

from app.commands import (
    desk,
    doctor,
    evidence,
    invite,
    nlu,
    password,
    procedures,
    quarantine,
    replay,
    serve,
    settings,
    talk,
)
from core.errors import BadConfiguration, LoketError

cli = typer.Typer(
    name="loket",
    help="The hotline of a public office: WhatsApp, Telegram and web chat in one counter.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
cli.command("serve")(serve.serve)
cli.command("invite")(invite.invite)
cli.command("password")(password.password)
cli.command("doctor")(doctor.doctor)
cli.command("quarantine")(quarantine.quarantine)
cli.command("replay")(replay.replay)
cli.command("settings")(settings.settings)
cli.command("talk")(talk.talk)
cli.add_typer(desk.cli, name="desk")
cli.add_typer(evidence.cli, name="evidence")
cli.add_typer(nlu.cli, name="nlu")
cli.add_typer(procedures.cli, name="procedures")


def main() -> None:
    """Run one command; what an operator can mend is told in words, without a traceback."""
    try:
        cli()
    except BadConfiguration as error:
        print(f"Loket cannot start:\n{error}", file=sys.stderr)
        sys.exit(2)
    except LoketError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        sys.exit(1)
