"""The built-in engine: learns the intents from the Rasa project's examples, at once."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from language.normalising import words
from nlu.certain import QUESTION_MARK, Unsure, believed, certainly
from nlu.learning import Learned
from nlu.meaning import Intent, Interpreter, Meaning
from nlu.signs import signs
from nlu.training import Example, read_examples


class EmbeddedInterpreter(Interpreter):
    """Says what a text means, from examples learned once; about 0.2 ms a message.

    `case_prefix` are the letters of the office's case numbers, for those who write only year and
    number. Raises `BadConfiguration` from `from_file` when the examples cannot be read.
    """

    def __init__(self, examples: Sequence[Example], *, case_prefix: str = "ADU") -> None:
        self.case_prefix = case_prefix
        read = dict.fromkeys(
            (example.intent, words(example.text), QUESTION_MARK in example.text)
            for example in examples
        )
        self._same: Mapping[Sequence[str], Intent] = {said: intent for intent, said, _ in read}
        learned_from = [(intent, signs(said, asks=asks)) for intent, said, asks in read if said]
        self._learned = Learned(learned_from) if learned_from else None

    @classmethod
    def from_file(cls, path: Path, *, case_prefix: str = "ADU") -> "EmbeddedInterpreter":
        """Learned from a Rasa `nlu.yml`."""
        return cls(read_examples(path), case_prefix=case_prefix)

    async def parse(self, text: str) -> Meaning:
        """The meaning of one message; never raises for anything that a person can type."""
        return self.read(text)

    def read(self, text: str) -> Meaning:
        """The same without waiting: nothing here waits for anything."""
        heard = certainly(text, self.case_prefix)
        return heard if isinstance(heard, Meaning) else heard.settled(self.guess(heard))

    def guess(self, heard: Unsure) -> Meaning:
        """What a message means that rules alone cannot tell."""
        same = self._same.get(tuple(heard.said))
        if same is not None:
            return Meaning(same, 1.0)
        if self._learned is None:
            return believed(Intent.OUT_OF_SCOPE, 0.0, heard)
        found = signs(heard.said, asks=QUESTION_MARK in heard.text)
        return believed(*self._learned.likeliest(found), heard)
