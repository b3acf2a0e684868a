"""A file a repository, with its SQL in it or beside it."""
