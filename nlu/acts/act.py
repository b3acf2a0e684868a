"""What a message can do."""

from enum import StrEnum


class Act(StrEnum):
    """What one message of a complainant does in the talk; each message does one thing."""

    # What comes without words of theirs, or cannot wait.
    ECHO = "echo"  # somebody at the office wrote from its own phone
    CALL = "call"
    SIGNAL = "signal"  # a reaction, a deletion, news of the platform: nothing to answer
    DANGER = "danger"  # somebody may be dying, hurt, or about to hurt
    NOT_SAFE = "not_safe"  # who was asked, because danger was possible
    SAFE = "safe"
    WITHDRAW_ALARM = "withdraw_alarm"  # nobody was in danger
    UNREADABLE = "unreadable"
    SEND_FILE = "send_file"
    GIVE_OWN_NUMBER = "give_own_number"  # the platform states it, and nothing asked for it
    SEND_PLACE = "send_place"  # or somebody's card

    # The survey.
    RATE = "rate"
    REMARK = "remark"
    NO_REMARK = "no_remark"

    # Commands: they mean the same whatever the talk is at.
    START = "start"
    RESUME = "resume"  # the form that was given up a moment ago
    BEGIN = "begin"  # a service
    BEGIN_INSTEAD = "begin_instead"  # another service than the one whose form is open
    DENY_COMPLAINT = "deny_complaint"  # *saya ga komplain*
    ASK_STATUS = "ask_status"
    ASK_HUMAN = "ask_human"
    WITHDRAW = "withdraw"
    KEEP_WAITING = "keep_waiting"
    CANCEL = "cancel"
    ASK_MENU = "ask_menu"

    # What answers a question of the bot's outside of a form.
    HELPED = "helped"
    NOT_HELPED = "not_helped"
    CHOOSE_ENTRY = "choose_entry"
    NO_ENTRY = "no_entry"  # none of those that were offered
    PRESS = "press"  # a button of a form, or one that no longer means anything

    # What a form was asked for, or is told instead.
    CHOOSE_VALUE = "choose_value"  # one of two values for one field
    RENAME = "rename"
    ANSWER = "answer"  # words that are surely a value
    AGREE = "agree"
    DISAGREE = "disagree"
    CHANGE = "change"
    CHANGE_FIELD = "change_field"
    OWN_NUMBER = "own_number"  # the one that they write from
    OTHER_NUMBER = "other_number"
    REFUSE = "refuse"
    UNABLE = "unable"  # to give what is asked
    NO_VALUE = "no_value"  # a nod, a curse, courtesy
    ASK_WHY = "ask_why"  # something is asked

    # Everything else that people do with words.
    FILL_IN = "fill_in"  # a form that is not open yet
    COMPLAIN = "complain"
    REOPEN = "reopen"
    ASK = "ask"
    ASK_WHO = "ask_who"  # speaks here
    ASK_WHEN = "ask_when"  # somebody answers
    SHOW = "show"  # a file, and in words what is on it
    GREET = "greet"
    THANK = "thank"
    PRAISE = "praise"  # people of the office or their work
    FAREWELL = "farewell"
    CURSE = "curse"
    WAIT = "wait"  # impatience and nothing else
    STAY_UNNAMED = "stay_unnamed"
    LEAD_IN = "lead_in"  # what is wanted comes next
    TAKE_NOTE = "take_note"  # of what was said, and nothing is asked: *oh gitu*
    SAY_NOTHING = "say_nothing"  # signs, a nod to nothing
    OTHER = "other"


ALARMS = frozenset({Act.DANGER, Act.NOT_SAFE})
"""What comes before all else, whoever has the floor."""
