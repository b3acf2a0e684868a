"""Files that were sent together, by what a platform says of them."""

from datetime import datetime, timedelta

from core.message import Kind

IN_ALBUMS = frozenset({Kind.IMAGE, Kind.VIDEO, Kind.DOCUMENT})
"""What is sent several at once; a voice note or a sticker says something of its own."""
TOGETHER = timedelta(seconds=30)
"""Between two files of one album at most, by the platform's stamps (not by when they are read)."""
WORDED = timedelta(seconds=10)
"""The same where the next one has words of its own, for which somebody took their time."""


def belong_together(
    at: datetime, group: str, next_at: datetime, next_group: str, *, worded: bool = False
) -> bool:
    """Whether the next file belongs to the one before; times are aware, `worded`: it has words.

    Telegram names the group of an album; WhatsApp sends each photo as a message of its own, so
    what was sent in quick succession counts as one.
    """
    if group and next_group:
        return group == next_group
    return abs(next_at - at) <= (WORDED if worded else TOGETHER)
