"""Fixtures of the tests that need Rasa."""

from tests.servers.rasa import rasa

__all__ = ["rasa"]
