"""The built-in engine: learns the intents from the Rasa project's examples, by counting."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from rapidfuzz import fuzz, process

from language.normalising import READ_AT_MOST, plain, words
from language.stemming import stem
from nlu.case_number import find_case_number
from nlu.commands import command, emoji_intent
from nlu.complaining import ASKING, HOW_TO, OWN, tells_of_a_wrong, wants_to_complain
from nlu.emergency import in_danger
from nlu.meaning import Intent, Interpreter, Meaning
from nlu.training import Example, read_examples

_BY_WORDS_ALONE = frozenset({Intent.YES, Intent.NO, Intent.GREETING, Intent.EMERGENCY, Intent.MENU})
"""Never guessed: a wrong one would answer a question of ours or raise a false alarm."""

_SURE_ENOUGH = 0.5
"""Below this a steering intent is not believed: being asked again is better than a wrong turn."""
_NEARLY_THE_SAME = 88.0
"""A message this like an example (0 to 100) means what the example means; one slip in 8 letters."""
_SMOOTHING = 0.3
_CALM = 0.4
"""Signs of one message repeat each other: their sum is divided by their number to this power."""
_LOUDEST = 4.0
"""How much one word may speak for an intent at most (nats), so that one word never decides."""
_QUESTION_MARK = "?"
_KEEP_WITH_A_NUMBER = frozenset({Intent.CANCEL, Intent.ASK_HUMAN})


class EmbeddedInterpreter(Interpreter):
    """Says what a text means, from examples learned once; about 0.1 ms a message.

    `case_prefix` are the letters of the office's case numbers, for those who write only year and
    number. Raises `BadConfiguration` from `from_file` when the examples cannot be read.
    """

    def __init__(self, examples: Sequence[Example], *, case_prefix: str = "ADU") -> None:
        self._case_prefix = case_prefix
        read = [(example.intent, words(example.text), example.text) for example in examples]
        self._texts = [" ".join(said) for _, said, _ in read]
        self._intents = [intent for intent, _, _ in read]
        self._evidence, self._learned = _count(
            (intent, _signs(said, text)) for intent, said, text in read
        )

    @classmethod
    def from_file(cls, path: Path, *, case_prefix: str = "ADU") -> "EmbeddedInterpreter":
        """Learned from a Rasa `nlu.yml`."""
        return cls(read_examples(path), case_prefix=case_prefix)

    async def parse(self, text: str) -> Meaning:
        """The meaning of one message; never raises for anything that a person can type."""
        return self.read(text)

    def read(self, text: str) -> Meaning:
        """The same without waiting: nothing here waits for anything."""
        if in_danger(text):
            return Meaning(Intent.EMERGENCY, 1.0)
        head = text[:READ_AT_MOST]
        found = find_case_number(head, self._case_prefix)
        if found is None:
            return self._without_number(head)
        number, rest = found
        meaning = self._without_number(rest)
        entities = {"case_number": number}
        if meaning.intent in _KEEP_WITH_A_NUMBER:
            return Meaning(meaning.intent, meaning.confidence, entities)
        return Meaning(Intent.STATUS, 1.0, entities)

    def _without_number(self, text: str) -> Meaning:
        said = words(text)
        if not said:
            shown = emoji_intent(text)
            return Meaning(shown, 1.0) if shown else Meaning(Intent.OUT_OF_SCOPE, 0.0)
        asks = _QUESTION_MARK in text
        if known := command(said, asked=asks):
            return Meaning(known, 1.0)
        if not asks and wants_to_complain(said):
            return Meaning(Intent.COMPLAINT, 0.95)
        return self._guess(said, text)

    def _guess(self, said: Sequence[str], text: str) -> Meaning:
        near = process.extractOne(
            " ".join(said), self._texts, scorer=fuzz.ratio, score_cutoff=_NEARLY_THE_SAME
        )
        if near is not None:
            intent = self._intents[near[2]]
            if intent not in _BY_WORDS_ALONE or near[1] == 100.0:
                return Meaning(intent, near[1] / 100)
        intent, sure = self._most_likely(_signs(said, text))
        if intent is Intent.OUT_OF_SCOPE or (intent is Intent.QUESTION and sure >= _SURE_ENOUGH):
            return Meaning(intent, sure)
        if sure >= _SURE_ENOUGH and _may_be_guessed(intent, said):
            return Meaning(intent, sure)
        if _QUESTION_MARK in text or not ASKING.isdisjoint(said):
            return Meaning(Intent.QUESTION, 0.5)
        if tells_of_a_wrong(said):
            return Meaning(Intent.COMPLAINT, _SURE_ENOUGH)
        return Meaning(Intent.OUT_OF_SCOPE, 0.0)

    def _most_likely(self, signs: Iterable[str]) -> tuple[Intent, float]:
        """The likeliest intent and its share; nothing known gives OUT_OF_SCOPE and 0."""
        heard = [self._evidence[sign] for sign in signs if sign in self._evidence]
        if not heard:
            return Intent.OUT_OF_SCOPE, 0.0
        totals = dict.fromkeys(self._learned, 0.0)
        for speaks_for in heard:
            for intent, worth in speaks_for.items():
                totals[intent] += worth
        best = max(totals, key=lambda intent: totals[intent])
        calm = len(heard) ** _CALM
        shares = [math.exp((total - totals[best]) / calm) for total in totals.values()]
        return best, 1.0 / sum(shares)


def _may_be_guessed(intent: Intent, said: Sequence[str]) -> bool:
    if intent in _BY_WORDS_ALONE or not HOW_TO.isdisjoint(said):
        return False
    return intent is not Intent.STATUS or not OWN.isdisjoint(said)


def _signs(said: Sequence[str], text: str) -> list[str]:
    """What counting goes by: stems, pairs of stems, whether it asks, how long it is."""
    stems = [stem(word) for word in said]
    signs = list(dict.fromkeys(stems))
    signs.extend(f"{one} {two}" for one, two in pairwise(stems))
    if _QUESTION_MARK in plain(text) or not ASKING.isdisjoint(said):
        signs.append("?")
    signs.append(f"#{min(len(said) // 3, 4)}")
    return signs


def _count(
    read: Iterable[tuple[Intent, Sequence[str]]],
) -> tuple[Mapping[str, Mapping[Intent, float]], tuple[Intent, ...]]:
    """For each sign how much it speaks for each intent above their mean (nats)."""
    with_sign: dict[str, Counter[Intent]] = {}
    sizes: Counter[Intent] = Counter()
    for intent, signs in read:
        sizes[intent] += 1
        for sign in signs:
            with_sign.setdefault(sign, Counter())[intent] += 1
    learned = tuple(sizes)
    evidence = {}
    for sign, counts in with_sign.items():
        logs = {
            intent: math.log((counts[intent] + _SMOOTHING) / (sizes[intent] + 2 * _SMOOTHING))
            for intent in learned
        }
        mean = sum(logs.values()) / len(logs)
        evidence[sign] = {intent: min(worth - mean, _LOUDEST) for intent, worth in logs.items()}
    return evidence, learned
