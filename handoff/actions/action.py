"""Everything that can be done with a case by somebody who works at the office."""

from enum import StrEnum


class CaseAction(StrEnum):
    """What somebody at the office does with a case; its moves are in `handoff.case`."""

    # Who has it
    CLAIM = "claim"
    GIVE_BACK = "give_back"  # to the bot
    TRANSFER = "transfer"  # to a colleague
    RELEASE = "release"  # back into the queue
    ASSIGN = "assign"  # a waiting case, to a colleague
    # Words to the complainant
    REPLY = "reply"
    ASK = "ask"  # a question: the complainant has the move
    HOLD = "hold"  # a word on the way; the answer is still owed
    REPLY_BY = "reply_by"  # an answer that was given by phone, on paper, at the desk
    SEND_FILE = "send_file"
    LETTER = "letter"
    LETTER_BY = "letter_by"  # a letter that went another way than the complainant's channel
    RESEND = "resend"  # what did not arrive
    # Words from the complainant, written down by hand
    HEAR = "hear"
    RATE = "rate"
    # The way through the procedure
    CATEGORISE = "categorise"
    VERDICT = "verdict"  # on the identity (`IT-3`)
    CHECK_IDENTITY = "check_identity"  # have the service that is plugged in look again
    SORT_LIGHT = "sort_light"  # `AH-3`
    SORT_SERIOUS = "sort_serious"
    ASK_UNIT = "ask_unit"
    FINDING = "finding"
    ASK_SUPERIOR = "ask_superior"
    SHEET = "sheet"
    DRAW_MINUTES = "draw_minutes"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    CLOSE = "close"
    REOPEN = "reopen"
    # Beside it
    NOTE = "note"
    JUDGE = "judge"  # whether the bot's answer was right
    MARK_READ = "mark_read"
    PRINT = "print"  # papers
