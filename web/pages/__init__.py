"""What answers with HTML: a page, or the piece of one that a script asks for."""
