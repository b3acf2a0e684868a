"""A house for each test."""

from tests.hotline.conftest import house

__all__ = ["house"]
