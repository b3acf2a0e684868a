"""What facts about a channel say: reactions, calls, addresses, what the platform tells."""

from collections.abc import Mapping

from reports.labels import CALLS
from web.showing.facts.data import Data, label
from web.showing.labels import MEMBERS


def reaction(data: Data) -> str:
    """A sign on a message, or that it was taken back."""
    emoji = data.get("emoji")
    return f"Pelapor memberi tanda {emoji}" if emoji else "Pelapor mencabut tandanya"


def address_changed(data: Data) -> str:
    """From which telephone to which, as far as that is known."""
    was, now = _numbers(data, "before"), _numbers(data, "now")
    if was and now:
        return f"Menurut kanalnya, nomor pelapor berganti dari {was} menjadi {now}"
    return f"Menurut kanalnya, pelapor kini menulis dari {now or 'akun yang sama'}"


def system_notice(data: Data) -> str:
    """What the channel says of the chat."""
    detail = data.get("detail")
    member = str(detail.get("member", "")) if isinstance(detail, Mapping) else ""
    if member in MEMBERS:
        return MEMBERS[member]
    return f"Pemberitahuan kanal: {data.get('text') or 'tanpa isi'}"


def call(data: Data) -> str:
    """What became of a telephone call."""
    detail = data.get("detail")
    fate = detail.get("call") if isinstance(detail, Mapping) else ""
    return label(CALLS, fate) or "Panggilan lewat kanalnya"


def address_lost(data: Data) -> str:
    """Which telephone belongs to somebody else now."""
    return f"{_numbers(data, 'lost')} kini dipakai akun lain; pesannya tidak lagi masuk ke sini"


def chats_linked(data: Data) -> str:
    """Which other case is the same complainant's."""
    if number := data.get("number"):
        return f"Menurut kanalnya, pelapor ini juga bercakap di kasus {number}"
    return "Menurut kanalnya, pelapor ini juga punya percakapan lain"


def _numbers(data: Data, key: str) -> str:
    """The telephones among addresses, as people write them."""
    named = data.get(key)
    parts = [str(one).partition("phone:")[2] for one in named] if isinstance(named, list) else []
    return ", ".join(f"+{part}" for part in parts if part)
