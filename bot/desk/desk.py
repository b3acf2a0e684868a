"""Everything that people at the office do to cases, in one place for those who show it."""

from bot.desk.entering import Entering
from bot.desk.judging import Judging
from bot.desk.recounting import Recounting
from bot.desk.stepping import Stepping
from bot.desk.talking import Talking


class Desk(Talking, Stepping, Entering, Recounting, Judging):
    """The agents', the units' and the superiors' side of every case."""
