"""How things are worded and shown; knows no request."""
