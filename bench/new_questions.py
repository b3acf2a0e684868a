"""Questions that nobody asked before: an office's own variants as ever other people type them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from app.office.knowledge import Knowledge
from bench.measured import BenchFailed
from bot.chat import Chat
from bot.decision import Heard
from bot.thinking import MessageInTalk, ThinkingHere, Thought
from bot.understanding import NOTHING_ASKED, SAYS_NOTHING
from core.message import Inbound, Kind
from core.time import from_micros
from desk_info.desk_information import DeskInformation
from desk_info.entry import Entry, Match, Outcome
from desk_info.matching.matcher import Matcher
from desk_info.questions.follow_up import SURE_BY_ITSELF
from handoff.effects import Say

_BEFORE = (
    "", "permisi", "pagi kak", "siang min", "halo", "assalamualaikum", "maaf ganggu", "bu", "pak",
    "mau tanya", "mau nanya dong", "izin bertanya", "min tanya", "selamat sore", "numpang tanya",
    "saya mau tanya", "tolong info", "mohon info", "misi kak", "malam admin", "dok mau tanya",
)  # fmt: skip
_AFTER = (
    "", "ya", "kak", "min", "dong", "sih", "nih", "ya kak", "ya min", "makasih", "trims", "tks kak",
    "mohon infonya", "terima kasih sebelumnya", "ya pak", "ya bu", "admin", "mksh", "kakak", "thx",
)  # fmt: skip
_MARKS = ("", "", "?", " ?", "??")
_SHORTEST_SLIP, _SLIP_SHARE = 5, 0.2
_TRIES = 20
_MOMENT = from_micros(0)


async def new_questions(known: Knowledge, count: int, seed: int = 24) -> list[tuple[str, str]]:
    """So many texts, each with the id of the entry that answers it, first or after the one before.

    No text comes twice, nor does any part of one that the matcher is asked about. The same seed
    gives the same texts. Raises `BenchFailed` where the office has not so many.
    """
    asked = _Noting(known.matcher)
    here = ThinkingHere(known.office, DeskInformation(asked), known.interpreter)
    found: list[tuple[str, str]] = []
    before: set[str] = set()
    last: tuple[str, ...] = ()
    for text, entry in _drawn(known.matcher.entries, count * _TRIES, Random(seed)):
        asked.texts.clear()
        thoughts = [await _thought(here, text, after) for after in ((), last)]
        new = before.isdisjoint({text, *asked.texts})
        if new and all(_answers_for_sure(thought, entry) for thought in thoughts):
            found.append((text, entry.id))
            last = (entry.id,)
            if len(found) == count:
                return found
        before |= {text, *asked.texts}
    raise BenchFailed(f"only {len(found)} of {count} new questions are answered for sure")


@dataclass(frozen=True, slots=True)
class _Noting:
    """A matcher that notes what it is asked."""

    matcher: Matcher
    texts: set[str] = field(default_factory=set)

    @property
    def entries(self) -> Sequence[Entry]:
        return self.matcher.entries

    def entry(self, entry_id: str) -> Entry | None:
        return self.matcher.entry(entry_id)

    def match(self, text: str) -> Match:
        self.texts.add(text)
        return self.matcher.match(text)


def _drawn(entries: Sequence[Entry], most: int, chance: Random) -> Iterator[tuple[str, Entry]]:
    """Variants with slips of the finger, and courtesy around them."""
    variants = [(one, entry) for entry in entries for one in entry.variants]
    for _ in range(most):
        variant, entry = chance.choice(variants)
        typed = " ".join(_typed(word, chance) for word in variant.rstrip("?.! ").split())
        around = chance.choice(_BEFORE), typed, chance.choice(_AFTER)
        yield " ".join(filter(None, around)) + chance.choice(_MARKS), entry


def _typed(word: str, chance: Random) -> str:
    """The word, of which a letter inside is left out now and then."""
    if len(word) < _SHORTEST_SLIP or chance.random() >= _SLIP_SHARE:
        return word
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1 :]


async def _thought(here: ThinkingHere, text: str, after: tuple[str, ...]) -> Thought:
    inbound = Inbound(Kind.TEXT, "", _MOMENT, text=text)
    heard = Heard(inbound, SAYS_NOTHING, NOTHING_ASKED, _MOMENT)
    return await here.think(MessageInTalk(Chat(), heard, after))


def _answers_for_sure(thought: Thought, entry: Entry) -> bool:
    """Whether the entry is the whole answer, and nothing but the answer follows."""
    match = thought.heard.match
    if len(thought.heard.questions) > 1 or match.outcome is not Outcome.ANSWER:
        return False
    first = match.candidates[0]
    said = thought.decision.effects
    answers = isinstance(said[0], Say) and [one.entry for one in said[0].answers] == [entry.id]
    return (
        first.entry.id == entry.id and first.score >= SURE_BY_ITSELF and len(said) == 1 and answers
    )
