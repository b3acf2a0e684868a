"""Everything that people at the office do to cases, in one place for those who show it."""

from desk.entering import Entering
from desk.judging import Judging
from desk.recounting import Recounting
from desk.stepping import Stepping
from desk.talking import Talking


class Desk(Talking, Stepping, Entering, Recounting, Judging):
    """The agents', the units' and the superiors' side of every case."""
