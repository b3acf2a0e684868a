"""Secrets, and what is made of them: cookies, hashes, the token of a form."""

import hmac
import secrets
from hashlib import sha256

CSRF_HEADER = "x-loket-token"
CSRF_FIELD = "_token"


def new_token() -> str:
    """A secret of 256 bits for a session or an invitation."""
    return secrets.token_urlsafe(32)


def new_visitor() -> str:
    """A secret of 128 bits for a visitor's cookie."""
    return secrets.token_hex(16)


def hashed(secret: str) -> str:
    """SHA-256 in hexadecimal: what the store may know of a secret."""
    return sha256(secret.encode()).hexdigest()


def csrf_token(secret: str) -> str:
    """The token that forms carry, made from the cookie's secret; the secret cannot be found
    from it."""
    return hmac.new(secret.encode(), b"loket form", sha256).hexdigest()


def same_token(secret: str, given: str) -> bool:
    """Whether `given` is the token of that secret. Constant time; an empty secret never fits."""
    return bool(secret) and hmac.compare_digest(csrf_token(secret).encode(), given.encode())
