"""Tells the story of a case's clocks, from its facts and what still runs."""
