"""What the storage raises beside the errors that every room shares."""

from core.errors import LoketError


class StorageFailed(LoketError):
    """The database did not take it. What was not acknowledged counts as not written."""


class ReadOnly(LoketError):
    """The storage was opened for reading only."""
