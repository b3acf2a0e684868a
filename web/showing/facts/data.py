"""What facts hold, read for the sentences that are made of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.time import moment_words

Data = Mapping[str, object]


def label(words: Mapping[Any, str], value: object) -> str:
    """The word for what a fact calls by its value; empty for one that no word is known for."""
    return words.get(value, "")


def who(data: Data) -> str:
    """Who did it at the office."""
    return str(data.get("agent_name") or "Petugas")


def moment(value: object, zone: ZoneInfo) -> str:
    """The moment that a fact keeps in ISO 8601, in the office's zone; empty where it keeps none."""
    if not isinstance(value, str) or not value:
        return ""
    return moment_words(datetime.fromisoformat(value), zone)
