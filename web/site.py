"""The site: the rest of the house, and what the process keeps for the pages beside it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import jinja2
from argon2 import PasswordHasher

from core.time import aware
from web.limits.backoff import Backoff
from web.limits.concurrency import ConcurrencyLimit
from web.limits.quotas import Quotas, daily
from web.limits.rate_limit import SlidingWindow
from web.parts import Parts
from web.templating import templates
from web.tokens import new_token


@dataclass(frozen=True)
class Site:
    """The parts, and what the site keeps in the process beside them.

    `unknown_hash` is a hash that no password fits, for comparing where there is no account.
    """

    parts: Parts
    templates: jinja2.Environment
    hasher: PasswordHasher
    unknown_hash: str
    visitor_messages: SlidingWindow
    address_messages: SlidingWindow
    login_backoff: Backoff
    login_addresses: SlidingWindow
    file_quotas: Quotas
    word_quotas: Quotas
    address_streams: ConcurrencyLimit
    person_streams: ConcurrencyLimit

    @property
    def now(self) -> datetime:
        """The time, aware."""
        return aware(self.parts.clock())


def make_site(parts: Parts, hasher: PasswordHasher | None = None) -> Site:
    """The site for the parts; `hasher` is argon2id with the library's own parameters."""
    minute, quarter = timedelta(minutes=1), timedelta(minutes=15)
    hasher, mine = hasher or PasswordHasher(), parts.limits
    return Site(
        parts,
        templates(parts.office),
        hasher,
        hasher.hash(new_token()),
        visitor_messages=SlidingWindow(20, minute, parts.clock),
        address_messages=SlidingWindow(120, minute, parts.clock),
        login_backoff=Backoff(5, timedelta(minutes=5), parts.clock),
        login_addresses=SlidingWindow(40, quarter, parts.clock),
        file_quotas=daily(mine.visitor_files, mine.address_files, mine.all_files, parts.clock),
        word_quotas=daily(mine.visitor_words, mine.address_words, mine.all_words, parts.clock),
        address_streams=ConcurrencyLimit(mine.address_streams),
        person_streams=ConcurrencyLimit(mine.person_streams),
    )
