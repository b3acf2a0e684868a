"""The chat page of the office's own website."""
