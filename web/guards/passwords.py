"""What a password has to be, and whether one is right."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
LONGEST = 256
DIFFERENT = 5  # signs; what has fewer is one of the first that are tried


def fits_hash(hasher: PasswordHasher, stored: str, password: str) -> bool:
    """Whether it is the password of that hash. Slow on purpose: not for the event loop."""
    try:
        return hasher.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def is_guessable(username: str, password: str) -> bool:
    """Whether it is made of very few signs, or of the name under which somebody logs in."""
    return len(set(password)) < DIFFERENT or username in password.casefold()
