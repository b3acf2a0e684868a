"""Small questions about a message that several parts of the talk ask."""

from bot.decision import Heard
from core.message import Kind
from desk_info.entry import Outcome
from nlu.meaning import Intent

SURE = 0.6
COMMAND_WORDS = 8


def pressed(heard: Heard) -> str:
    """The id of what was pressed, empty when words were typed."""
    return heard.inbound.choice if heard.inbound.kind is Kind.CHOICE else ""


def means(heard: Heard, intent: Intent) -> bool:
    """Whether that is what was typed, surely enough to steer by."""
    meaning = heard.meaning
    return not pressed(heard) and meaning.intent is intent and meaning.confidence >= SURE


def commands(heard: Heard, intent: Intent) -> bool:
    """As `means`, and so short that nothing else can be in it, or the number of a case is."""
    short = len(heard.text.split()) <= COMMAND_WORDS
    return means(heard, intent) and (short or "case_number" in heard.meaning.entities)


def asks(heard: Heard) -> bool:
    """Whether the words are a question."""
    return not pressed(heard) and (heard.meaning.intent is Intent.QUESTION or "?" in heard.text)


def is_known(heard: Heard) -> bool:
    """Whether the desk information surely has the answer."""
    return not pressed(heard) and heard.match.outcome is Outcome.ANSWER


def is_nearly_known(heard: Heard) -> bool:
    """Whether the desk information has two or three answers that may be meant."""
    return not pressed(heard) and heard.match.outcome is Outcome.CHOOSE
