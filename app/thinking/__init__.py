"""Thinking about messages in processes beside the one that serves."""
