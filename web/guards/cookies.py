"""The cookies by which somebody is known."""

from channels.registry import chat_page
from core.message import Address
from web.tokens import hashed

SESSION_COOKIE = "loket_session"
VISITOR_COOKIE = "loket_visitor"
FORM_COOKIE = "loket_form"
BROWSER_COOKIE = "loket_browser"


def visitor_address(secret: str) -> Address:
    """The address of the visitor with that cookie."""
    return Address(chat_page(), f"visitor:{hashed(secret)}")
