"""A component of Rasa's pipeline: words as the embedded engine reads them too."""

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer

from language.normalising import words

_ASKS = "?"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)  # type: ignore[untyped-decorator, unused-ignore]
class IndonesianTokenizer(WhitespaceTokenizer):  # type: ignore[misc, unused-ignore]
    """Standard words in place of slang, elongation and clitics: *gmn* is *bagaimana*.

    The places of tokens are those in the standardised text; whatever reads the message itself,
    such as `RegexEntityExtractor`, is not concerned.
    """

    def tokenize(self, message: Any, attribute: str) -> list[Any]:
        """The tokens of one attribute of a message; never none where there is a text."""
        text = message.get(attribute)
        said = list(words(text))
        if _ASKS in text:
            said.append(_ASKS)
        tokens, start = [], 0
        for word in said or [text]:
            tokens.append(Token(word, start))
            start += len(word) + 1
        return self._apply_token_pattern(tokens)  # type: ignore[no-any-return, unused-ignore]
