"""An entry of the desk information, and what matching a question against them gives."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Entry:
    """One prepared answer.

    `title` is short enough for a button (20 characters); `variants` are questions as people
    write them, the title's own question among them; `answer` is what the complainant reads.
    `sample`: nobody at the office has confirmed it yet.
    """

    id: str
    topic: str
    title: str
    answer: str
    variants: tuple[str, ...]
    sample: bool = False


class Outcome(StrEnum):
    """What the desk information has to say to a question."""

    ANSWER = "answer"
    CHOOSE = "choose"
    UNKNOWN = "unknown"


class OutcomeReason(StrEnum):
    """Why a question came out as it did; whoever shows it makes the sentence."""

    SAID_SO = "said_so"  # all of a variant and nothing else
    JUDGED = "judged"  # an agent said that it answers these words
    CLEAR = "clear"  # sure, and no rival is near
    RIVALS = "rivals"  # two or three fit about as well
    OTHER_ASPECT = "other_aspect"  # the topic is known, but another side of it is asked
    STRANGE = "strange"  # words that matter are in no entry
    ELSEWHERE = "elsewhere"  # another place or office is asked about
    WEAK = "weak"  # too little in common
    WORDLESS = "wordless"  # nothing to go by: signs, numbers, another script


@dataclass(frozen=True, slots=True)
class Scored:
    """An entry, how likely it is the one that is meant (0 to 1), and its variant that fits best.

    `heard` are the words of the question that speak for it, as they were understood.
    """

    entry: Entry
    score: float
    variant: str
    heard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """ANSWER: the first candidate is meant. CHOOSE: one of the two or three is.

    UNKNOWN: `candidates` still holds the nearest ones, for the record; `near` are those of them
    that are worth asking about, best first, none where all are far. `others` are the next ones, up
    to three together, which are not offered. `question` are the words that were matched, a part of
    the message where it asks two things; `strange` those of them that no entry knows. `follows` is
    the id of the entry in whose light a follow-up was understood, empty when the words stand by
    themselves. `enough` is the likelihood from which the office answers, 0 where none was weighed.
    """

    outcome: Outcome
    candidates: tuple[Scored, ...] = ()
    why: OutcomeReason = OutcomeReason.WEAK
    question: str = ""
    strange: tuple[str, ...] = ()
    follows: str = ""
    others: tuple[Scored, ...] = ()
    near: tuple[Scored, ...] = ()
    enough: float = 0.0
