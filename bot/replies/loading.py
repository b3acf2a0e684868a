"""Reads the reply templates of `domain.yml` and an office's own wording over them."""

import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

from bot.replies.catalogue import CATALOGUE, STAGE_TEXT, Template
from bot.replies.replies import Replies
from core.replies import OF_A_STAGE
from nlu.meaning import Intent
from yaml_files.node import Node
from yaml_files.reading import read

_EXAMPLE = '- text: "Halo, selamat datang di {office_name}."'
_OWN = re.compile(rf"{OF_A_STAGE}[a-z0-9]+(_[a-z0-9]+)*")
_RASA_KEYS = {
    "version": '"3.1"',
    "entities": "[case_number]",
    "slots": "{}",
    "forms": "{}",
    "actions": "[]",
    "session_config": "{session_expiration_time: 60}",
}
_RASA_VARIANT_KEYS = {"buttons": "[]", "metadata": "{}"}


def load_replies(domain: Path, overrides: Path | None = None) -> Replies:
    """The templates of `domain` (a Rasa domain), with those of `overrides` in their place.

    `overrides` has the keys on top; beside those of the catalogue it may have texts of its own for
    its stages. Raises `BadConfiguration`, which names file, line and key of
    every template that is missing or not known, and of every placeholder that is.
    """
    root = read(domain)
    fields = root.fields(
        {"intents": "[greeting]", "responses": "utter_greeting: …"}, optional=_RASA_KEYS
    )
    _check_intents(fields["intents"])
    every = dict.fromkeys(CATALOGUE, f"[{_EXAMPLE}]")
    texts = _texts(fields["responses"].fields(every))
    root.finish()
    if overrides is not None and overrides.exists():
        own = read(overrides)
        stages = {key for key, _ in own.pairs() if _OWN.fullmatch(key)}
        known = every | dict.fromkeys(sorted(stages - every.keys()), f"[{_EXAMPLE}]")
        texts = {**texts, **_texts(own.fields({}, optional=known))}
        own.finish()
    return Replies(texts)


def _check_intents(intents: Node) -> None:
    missing = {intent.value for intent in Intent} - set(intents.texts(at_least=1))
    if missing:
        intents.complain(f"does not name {', '.join(sorted(missing))}")


def _texts(nodes: Mapping[str, Node]) -> dict[str, tuple[str, ...]]:
    return {
        key: _variants(CATALOGUE.get(key, STAGE_TEXT), node)
        for key, node in nodes.items()
        if node.present
    }


def _variants(template: Template, node: Node) -> tuple[str, ...]:
    texts = []
    for item in node.items(at_least=1, example=_EXAMPLE):
        text = item.fields({"text": '"Halo"'}, optional=_RASA_VARIANT_KEYS)["text"]
        text.parsed(lambda written: _checked(template, written), "")
        texts.append(text.text())
    return tuple(texts)


def _checked(template: Template, written: str) -> str:
    """The text, when its placeholders are right; `ValueError` says which is not."""
    try:
        parts = list(Formatter().parse(written))
    except ValueError as error:
        raise ValueError(f"has a brace too many or too few ({error})") from error
    used = {name for _, name, _, _ in parts if name is not None}
    if any(spec or conversion for _, _, spec, conversion in parts):
        raise ValueError("has a placeholder with a colon or an exclamation mark in it")
    unknown = sorted(used - template.known)
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in sorted(template.known))
        raise ValueError(f"has {{{unknown[0]}}}, which is none of {known}")
    missing = sorted(template.must - used)
    if missing:
        raise ValueError(f"lacks {{{missing[0]}}}")
    return written
