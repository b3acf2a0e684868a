"""How much one somebody may take of the hotline, so that there is enough for everybody."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """Numbers that an operator sets; see docs/settings.md.

    `address_requests` are requests at the same time from one address, streams included;
    `address_streams` and `person_streams` pages that listen for news. The rest are bytes a day on
    the chat page: of files, and of words, which are taken when no file is any more.
    """

    address_requests: int = 250
    address_streams: int = 200
    person_streams: int = 12
    visitor_files: int = 50 * MB
    address_files: int = 500 * MB
    all_files: int = 5000 * MB
    visitor_words: int = 2 * MB
    address_words: int = 50 * MB
    all_words: int = 500 * MB
