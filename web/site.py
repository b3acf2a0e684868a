"""The site: the rest of the house, and what the process keeps for the pages beside it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import jinja2
from argon2 import PasswordHasher

from core.time import aware
from web.limits.backoff import Backoff
from web.limits.concurrency import ConcurrencyLimit
from web.limits.quotas import Quotas, daily
from web.limits.rate_limit import RateLimit
from web.parts import Parts
from web.templating import templates
from web.tokens import new_token


@dataclass(frozen=True)
class Site:
    """The parts, and what the site keeps in the process beside them.

    `nobody` is a hash that no password fits, for comparing where there is no account.
    """

    parts: Parts
    templates: jinja2.Environment
    hasher: PasswordHasher
    nobody: str
    visitor_messages: RateLimit
    address_messages: RateLimit
    logins: Backoff
    login_addresses: RateLimit
    files: Quotas
    words: Quotas
    address_streams: ConcurrencyLimit
    person_streams: ConcurrencyLimit

    @property
    def now(self) -> datetime:
        """The time, aware."""
        return aware(self.parts.clock())


def make_site(parts: Parts, hasher: PasswordHasher | None = None) -> Site:
    """The site for the parts; `hasher` is argon2id with the library's own parameters."""
    minute, quarter = timedelta(minutes=1), timedelta(minutes=15)
    hasher, mine = hasher or PasswordHasher(), parts.allowances
    return Site(
        parts,
        templates(parts.office),
        hasher,
        hasher.hash(new_token()),
        visitor_messages=RateLimit(20, minute, parts.clock),
        address_messages=RateLimit(120, minute, parts.clock),
        logins=Backoff(5, timedelta(minutes=5), parts.clock),
        login_addresses=RateLimit(40, quarter, parts.clock),
        files=daily(mine.visitor_files, mine.address_files, mine.all_files, parts.clock),
        words=daily(mine.visitor_words, mine.address_words, mine.all_words, parts.clock),
        address_streams=ConcurrencyLimit(mine.address_streams),
        person_streams=ConcurrencyLimit(mine.person_streams),
    )
