"""When a message was written, and whether it reached us much later: clocks run from the former."""

from datetime import datetime, timedelta

LATE = timedelta(minutes=10)
"""What is less is the ordinary way of a message."""
OLDEST = timedelta(days=30)
"""WhatsApp tries for 7 days, Telegram keeps updates for 1: what is older has no time to believe."""


def written_at(stamp: datetime, now: datetime) -> datetime:
    """The platform's time stamp, within sane bounds; both aware.

    A clock that is ahead counts as now, and so does a time that no platform can mean.
    """
    return stamp if now - OLDEST <= stamp <= now else now


def late_by(written: datetime, now: datetime) -> timedelta:
    """How long the message was on its way; nothing where that is not worth a word."""
    gone = now - written
    return gone if gone >= LATE else timedelta()
