"""What a log line shows."""

import logging

from app.server.logs import _Discreet


def line(said: str) -> str:
    """What is logged when somebody else's words are in it."""
    record = logging.LogRecord("loket", logging.WARNING, "", 0, "refused: %s", (said,), None)
    return _Discreet("%(levelname)s %(name)s: %(message)s").format(record)


def test_what_somebody_wrote_makes_no_line_of_its_own() -> None:
    forged = line("x\r\nINFO loket: account 1 logged in")
    assert forged == r"WARNING loket: refused: x\r\nINFO loket: account 1 logged in"


def test_no_token_and_no_nik_is_read_in_it() -> None:
    said = line("bot123456789:AAHabcdefghijklmnopqrstuvwxyz 6472012345670001 access_token=EAAGx")
    assert "AAHabc" not in said
    assert "EAAGx" not in said
    assert "647201234567" not in said
