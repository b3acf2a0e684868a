"""Questions that nobody asked before: an office's own variants as ever other people type them."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from app.office.knowledge import Knowledge
from bench.measured import BenchFailed
from bot.chat import Chat
from bot.decision import Decision, Heard
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


async def new_questions(
    known: Knowledge, talks: Iterable[int], seed: int = 24
) -> list[tuple[str, str]]:
    """Texts, each with the id of the entry that answers it in the talk in which it comes.

    `talks` are how many are asked in each of them, one talk after another. No text comes twice, nor
    does any part of one that the matcher is asked about. The same seed gives the same texts. Raises
    `BenchFailed` where the office has not so many.
    """
    wanted = list(talks)
    noting = _Noting(known.matcher)
    here = ThinkingHere(known.office, DeskInformation(noting), known.interpreter)
    drawn = _drawn(known.matcher.entries, sum(wanted) * _TRIES, Random(seed))
    found: list[tuple[str, str]] = []
    before: set[str] = set()
    for length in wanted:
        asked = [one async for one in _talk(here, noting, drawn, length, before)]
        found += asked
        if len(asked) < length:
            raise BenchFailed(
                f"only {len(found)} of {sum(wanted)} new questions are answered for sure, "
                "each by its entry alone, in the talks in which they come"
            )
    return found


async def _talk(
    here: ThinkingHere,
    noting: "_Noting",
    drawn: Iterator[tuple[str, Entry]],
    length: int,
    before: set[str],
) -> AsyncIterator[tuple[str, str]]:
    """So many questions of one talk, fewer where no more are drawn; `before` are known texts."""
    chat, asked = Chat(), 0
    while asked < length and (one := next(drawn, None)) is not None:
        text, entry = one
        noting.texts.clear()
        thought = await _thought(here, text, chat)
        new = before.isdisjoint({text, *noting.texts})
        before |= {text, *noting.texts}
        if new and _answers_for_sure(thought, entry):
            chat, asked = _afterwards(thought.decision, entry), asked + 1
            yield text, entry.id


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


async def _thought(here: ThinkingHere, text: str, chat: Chat) -> Thought:
    inbound = Inbound(Kind.TEXT, "", _MOMENT, text=text)
    heard = Heard(inbound, SAYS_NOTHING, NOTHING_ASKED, _MOMENT)
    return await here.think(MessageInTalk(chat, heard, chat.spoken_of(_MOMENT)))


def _afterwards(decision: Decision, entry: Entry) -> Chat:
    """The talk once the entry's answer has been said in it."""
    (said,) = (effect for effect in decision.effects if isinstance(effect, Say))
    return replace(
        decision.chat,
        last_entries=(entry.id,),
        answered_at=_MOMENT,
        last_reply_kind=said.kind,
        buttons={choice.title: choice.id for choice in said.choices},
        said=dict.fromkeys((line.key for line in said.lines), 0),
    )


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
