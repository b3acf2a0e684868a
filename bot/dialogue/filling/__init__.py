"""What the steps of a form have in common: asking, what may come between, and the end."""
