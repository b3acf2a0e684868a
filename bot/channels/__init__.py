"""One file a channel; only the composition root imports from here."""
