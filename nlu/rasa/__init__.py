"""Rasa as the second language engine: a process of its own, asked over HTTP."""
