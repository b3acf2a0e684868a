"""By what words to a file are known, whichever message they came in."""

from core.message import MEDIA_KINDS
from nlu.acts import words
from nlu.acts.message import Message, Situation


def points_at_file(message: Message, situation: Situation) -> bool:
    """Whether words to a file say no more than that this is it, of something told before."""
    to_a_file = message.inbound.kind in MEDIA_KINDS or situation.follows_file
    return to_a_file and situation.something_told and words.only_points(message)


def describes_file(message: Message, situation: Situation) -> bool:
    return words.only_describes(message) and situation.follows_file
