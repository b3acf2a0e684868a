"""The hotline behind HTTP: its socket, its stop, its log, its health, where it is reached."""
