"""Whether a message says that the bot's answer was right, or which of several was meant."""

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Heard, Judged, Office
from bot.dialogue import choosing
from bot.dialogue.reading import commands, denies, pressed
from nlu.meaning import Intent

_TALKING = frozenset({Step.TALKING, Step.WAITING})


def judged(chat: Chat, heard: Heard, office: Office) -> Judged | None:
    """What it says, None where it judges nothing; `chat` is as it was before the message.

    A press counts wherever the talk stands, words only where they answer what was just asked.
    """
    choice = pressed(heard)
    match choice:
        case choices.HELPED | choices.NOT_HELPED:
            return Judged(choices.HELPED, choice == choices.HELPED)
        case choices.NONE_OF_THESE:
            return Judged(choices.NONE_OF_THESE, False)
        case _ if choice.startswith(choices.ENTRY):
            return Judged(choice, True, (choice.removeprefix(choices.ENTRY),))
        case "" if chat.step in _TALKING and not chat.withdrawing:
            return _typed(chat, heard, office)
        case _:
            return None


def _typed(chat: Chat, heard: Heard, office: Office) -> Judged | None:
    if chat.answered and chat.step is Step.TALKING:
        for intent in (Intent.YES, Intent.NO):
            if commands(heard, intent):
                return Judged(choices.HELPED, intent is Intent.YES)
        if denies(heard):
            return Judged(choices.HELPED, False)
    if not chat.offered:
        return None
    if chat.step is Step.TALKING and commands(heard, Intent.NO):
        return Judged(choices.NONE_OF_THESE, False)
    chosen = choosing.meant(heard.text, [office.entries.get(one) for one in chat.offered])
    meant = tuple(entry.id for entry in chosen)
    return Judged(choices.NONE_OF_THESE, True, meant) if meant else None
