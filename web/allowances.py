"""How much one somebody may take of the hotline, so that there is enough for everybody."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowances:
    """Numbers that an operator sets; see docs/settings.md.

    `address_requests` are requests at the same time from one address, streams included;
    `address_streams` and `person_streams` pages that listen for news.
    """

    address_requests: int = 250
    address_streams: int = 200
    person_streams: int = 12
