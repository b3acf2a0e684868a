"""A house for each test."""

from tests.talk.conftest import house

__all__ = ["house"]
