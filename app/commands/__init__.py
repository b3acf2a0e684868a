"""The command line; each command imports what it needs when it runs."""

import os
import sys
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from app.commands import (
    case,
    channels,
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

WRONG, REFUSED, NOBODY_READS = 2, 1, 128 + 13
"""Exit codes: a setting or a file is wrong, the command cannot do it, the pipe was closed."""


class _Commands(TyperGroup):
    """Says of a wrong value what is wrong with it, not what a library calls it."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was typed."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as wrong:
            from pydantic import ValidationError

            from app.settings.mistakes import said

            if isinstance(wrong.__cause__, ValidationError):
                wrong.message = "; ".join(map(said, wrong.__cause__.errors()))
            raise


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"loket {version('loket')} (Python {sys.version.split()[0]})")
        raise typer.Exit


cli = typer.Typer(
    name="loket",
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@cli.callback()
def loket(
    version: Annotated[  # noqa: ARG001  # its callback prints it
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version"),
    ] = False,
) -> None:
    """The hotline of a public office: WhatsApp, Telegram and web chat in one counter."""
    from app.settings import words_folder
    from language.word_tables import add_own

    # Before any command imports what is made of words.
    if own := words_folder():
        add_own(own)


cli.command("serve")(serve.serve)
cli.command("invite")(invite.invite)
cli.command("password")(password.password)
cli.command("doctor")(doctor.doctor)
cli.command("quarantine")(quarantine.quarantine)
cli.command("replay")(replay.replay)
cli.command("settings")(settings.settings)
cli.command("channels")(channels.channels)
cli.command("talk")(talk.talk)
cli.add_typer(case.cli, name="case")
cli.add_typer(desk.cli, name="desk")
cli.add_typer(evidence.cli, name="evidence")
cli.add_typer(nlu.cli, name="nlu")
cli.add_typer(procedures.cli, name="procedures")


def main() -> None:
    """Run one command; what an operator can mend is told in words, without a traceback."""
    out = sys.stdout
    for stream in (out, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows a ?
    try:
        cli(standalone_mode=True)
    except SystemExit as ended:
        unread = sys.stdout is not out  # Typer met a closed pipe: it put a muted stream there
        sys.exit(_flushed(NOBODY_READS if unread else ended.code))
    except BrokenPipeError:
        sys.exit(_flushed(NOBODY_READS))
    except KeyboardInterrupt:
        sys.exit(_flushed(128 + 2))
    except LoketError as error:
        print(str(error) or type(error).__doc__, file=sys.stderr)
        sys.exit(WRONG if isinstance(error, BadConfiguration) else REFUSED)
    except OSError as error:
        print(_told(error), file=sys.stderr)
        sys.exit(WRONG)


def _told(error: OSError) -> str:
    """A file or the network, named, and what the system says about it."""
    what = error.strerror or str(error)
    return f"{error.filename}: {what}" if error.filename else what


def _flushed(code: "int | str | None") -> "int | str | None":
    """The exit code, after what was printed has gone out, or nobody is there to read it."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    return code
