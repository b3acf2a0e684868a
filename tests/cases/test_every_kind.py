"""Every kind of message that the platforms' libraries know: what is kept and what is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from pywa.types.others import MessageType as WhatsAppType
from telegram.constants import MessageType as TelegramType

from core.facts import Fact
from core.message import Kind
from tests.cases.post import SITI, Json, Post, chat, phone


@dataclass(frozen=True)
class Kept:
    """What becomes of a message outside a form: its fact, its kind, some of its words.

    `says` are reply templates of which one is in the answer; none where nothing is said.
    """

    fact: Fact
    kind: Kind
    says: frozenset[str] = frozenset()
    words: str = ""


def answered(kind: Kind, *says: str, words: str = "") -> Kept:
    """It is kept as a message and answered with one of these."""
    return Kept(Fact.MESSAGE_IN, kind, frozenset(says), words)


def silent(words: str = "") -> Kept:
    """It is kept as a notice of the platform, and nothing is said."""
    return Kept(Fact.SYSTEM_NOTICE, Kind.SYSTEM, words=words)


FILE = {"file_id": "F", "file_unique_id": "U", "width": 9, "height": 9, "duration": 3}
PLACE = {"latitude": -0.5, "longitude": 117.15}
PERSON = {"id": 9, "is_bot": False, "first_name": "Ani"}
STICKER = FILE | {"type": "regular", "is_animated": False, "is_video": False, "emoji": "🙏"}
POLL = {"id": "1", "question": "jam besuk?", "options": [{"text": "ya", "voter_count": 0}]}
TASKS = [{"id": 1, "text": "jam besuk hari Minggu?"}]
GIFT = {"gift": {"id": "1", "sticker": STICKER, "star_count": 1}, "text": "terima kasih"}
FILED = ("utter_file_without_words", "utter_voice_kept")
UNREADABLE = ("utter_unreadable",)

TELEGRAM: Mapping[str, tuple[object, Kept]] = {
    "text": ("jam besuk?", answered(Kind.TEXT, "utter_answer", words="jam besuk?")),
    "animation": (FILE, answered(Kind.VIDEO, *FILED)),
    "audio": (FILE, answered(Kind.AUDIO, *FILED)),
    "document": (FILE, answered(Kind.DOCUMENT, *FILED)),
    "live_photo": (FILE, answered(Kind.UNSUPPORTED, *UNREADABLE)),
    "photo": ([FILE], answered(Kind.IMAGE, *FILED)),
    "sticker": (STICKER, answered(Kind.STICKER)),
    "video": (FILE, answered(Kind.VIDEO, *FILED)),
    "video_note": (FILE | {"length": 9}, answered(Kind.VIDEO, *FILED)),
    "voice": (FILE, answered(Kind.VOICE, *FILED)),
    "location": (PLACE, answered(Kind.LOCATION, "utter_place_alone", words="-0.5,117.15")),
    "venue": (
        {"location": PLACE, "title": "RSJD", "address": "Jl. Kakap"},
        answered(Kind.LOCATION, "utter_place_alone", words="RSJD Jl. Kakap"),
    ),
    "contact": (
        {"phone_number": "+62811", "first_name": "Rudi"},
        answered(Kind.CONTACT, "utter_contact_alone", words="Rudi +62811"),
    ),
    "poll": (POLL, answered(Kind.UNSUPPORTED, "utter_answer", words="jam besuk?")),
    "checklist": (
        {"title": "tanya", "tasks": TASKS},
        answered(Kind.UNSUPPORTED, "utter_answer", words="jam besuk"),
    ),
    "checklist_tasks_added": (
        {"tasks": TASKS},
        Kept(Fact.SYSTEM_NOTICE, Kind.SYSTEM, frozenset({"utter_answer"}), "jam besuk"),
    ),
    "dice": ({"emoji": "🎲", "value": 4}, answered(Kind.UNSUPPORTED, words="🎲 4")),
    "game": (
        {"title": "Catur", "description": "Main", "photo": []},
        answered(Kind.UNSUPPORTED, *UNREADABLE, words="Catur"),
    ),
    "story": (
        {"id": 1, "chat": {"id": 5, "type": "channel", "title": "Kabar"}},
        answered(Kind.UNSUPPORTED, *UNREADABLE, words="Kabar"),
    ),
    "paid_media": (
        {"star_count": 5, "paid_media": []},
        answered(Kind.UNSUPPORTED, *UNREADABLE, words="5"),
    ),
    "invoice": (
        {"title": "Parkir", "description": "1 jam", "start_parameter": "", "currency": "IDR",
         "total_amount": 1},
        answered(Kind.UNSUPPORTED, *UNREADABLE, words="Parkir"),
    ),
    "giveaway": (
        {"chats": [], "winners_selection_date": 1, "winner_count": 1,
         "prize_description": "buku"},
        answered(Kind.UNSUPPORTED, *UNREADABLE, words="buku"),
    ),
    "giveaway_winners": (
        {"chat": {"id": 5, "type": "channel"}, "giveaway_message_id": 1, "winners": [],
         "winners_selection_date": 1, "winner_count": 1, "prize_description": "buku"},
        answered(Kind.UNSUPPORTED, *UNREADABLE, words="buku"),
    ),
    "passport_data": (
        {"data": [], "credentials": {"data": "", "hash": "", "secret": ""}},
        answered(Kind.UNSUPPORTED, *UNREADABLE),
    ),
    "web_app_data": (
        {"data": "jam besuk?", "button_text": "Isi"},
        answered(Kind.TEXT, "utter_answer", words="jam besuk?"),
    ),
    "gift": (GIFT, silent("terima kasih")),
    "unique_gift": (
        {"gift": {"base_name": "Topi", "name": "Topi-1", "number": 1}, "origin": "transfer"},
        silent("Topi"),
    ),
    "new_chat_members": ([PERSON], silent()),
    "new_chat_photo": ([FILE], silent()),
    "new_chat_title": ("Grup", silent()),
    "left_chat_member": (PERSON, silent()),
    "pinned_message": (
        {"message_id": 1, "date": 1, "chat": {"id": 77, "type": "private"}, "text": "penting"},
        silent(),
    ),
    "message_auto_delete_timer_changed": ({"message_auto_delete_time": 60}, silent()),
}  # fmt: skip
_TRUE = frozenset(
    {
        "channel_chat_created", "delete_chat_photo", "group_chat_created",
        "supergroup_chat_created",
    }
)  # fmt: skip
_BESIDE = frozenset(
    {
        "business_connection_id", "effect_id", "sender_boost_count", "sender_business_bot",
        "reply_to_story", "suggested_post_info",
    }
)  # fmt: skip
"""Names of the library's list that only accompany a message."""
_EMPTY_OBJECT: Json = {"date": 1, "user_id": 1, "request_id": 1}


def of_telegram(name: str) -> tuple[object, Kept]:
    """An example of a kind; whatever has none of its own is a notice of the platform."""
    if name in TELEGRAM:
        return TELEGRAM[name]
    return (True if name in _TRUE else _EMPTY_OBJECT), silent()


async def met(post: Post) -> None:
    """Siti has talked before, so that nobody introduces themselves."""
    await post.tells(message=post.telegram(text="halo"))
    await post.says(post.text("halo"))


async def becomes(post: Post, address: Any, kept: Kept) -> None:
    """What the newest message of that address left is what is written here."""
    facts = await post.facts(address)
    came = [fact for fact in facts if fact.kind is kept.fact]
    assert came, [fact.kind for fact in facts]
    assert came[-1].data["kind"] == kept.kind
    assert kept.words in str(came[-1].data["text"])
    after = [fact for fact in facts if fact.seq > came[-1].seq]
    said: list[Any] = [one.data["templates"] for one in after if one.kind is Fact.MESSAGE_OUT]
    if not kept.says:
        assert said == []
        return
    (keys,) = said
    assert kept.says & set(keys), keys


@pytest.mark.parametrize("name", sorted({one.value for one in TelegramType} - _BESIDE))
async def test_every_kind_of_telegram_is_kept_and_answered_where_it_means_something(
    post: Post, name: str
) -> None:
    await met(post)
    part, kept = of_telegram(name)
    content: Json = {name: part}
    await post.tells(message=post.telegram(**content))
    await becomes(post, chat(77), kept)


MEDIA = {"id": "7", "mime_type": "image/jpeg"}
WHATSAPP: Mapping[str, tuple[object, Kept]] = {
    "text": ({"body": "jam besuk?"}, answered(Kind.TEXT, "utter_answer")),
    "image": (MEDIA, answered(Kind.IMAGE, *FILED)),
    "video": (MEDIA, answered(Kind.VIDEO, *FILED)),
    "document": (MEDIA, answered(Kind.DOCUMENT, *FILED)),
    "audio": (MEDIA, answered(Kind.AUDIO, *FILED)),
    "sticker": (MEDIA, answered(Kind.STICKER)),
    "reaction": (
        {"message_id": "wamid.1", "emoji": "👍"},
        Kept(Fact.REACTION, Kind.REACTION, words="👍"),
    ),
    "location": (PLACE, answered(Kind.LOCATION, "utter_place_alone", words="-0.5,117.15")),
    "contacts": (
        [{"name": {"formatted_name": "Rudi"}, "phones": [{"phone": "+62811"}]}],
        answered(Kind.CONTACT, "utter_contact_alone", words="Rudi +62811"),
    ),
    "order": (
        {"text": "jam besuk?", "product_items": [{"product_retailer_id": "A", "quantity": 2}]},
        answered(Kind.TEXT, "utter_answer", words="jam besuk?"),
    ),
    "interactive": (
        {"type": "nfm_reply", "nfm_reply": {"response_json": '{"tanya": "jam besuk?"}'}},
        answered(Kind.TEXT, "utter_answer", words="jam besuk?"),
    ),
    "button": (
        {"payload": "jam besuk?", "text": "jam besuk?"},
        answered(Kind.CHOICE, "utter_menu", words="jam besuk?"),
    ),
    "request_welcome": (None, silent()),
    "system": ({"type": "user_changed_profile", "body": "changed"}, silent("changed")),
    "edit": (  # of a message that never came it is the message
        {"original_message_id": "x", "message": {"type": "text", "text": {"body": "jam besuk?"}}},
        answered(Kind.TEXT, "utter_answer", words="jam besuk?"),
    ),
    "revoke": (
        {"original_message_id": "wamid.x"},
        Kept(Fact.MESSAGE_DELETED, Kind.DELETION),
    ),
    "unsupported": ({"type": "view_once"}, answered(Kind.UNSUPPORTED, *UNREADABLE)),
    "unknown": ({}, answered(Kind.UNKNOWN, *UNREADABLE)),
    "ephemeral": (
        {"message": {"type": "text", "text": {"body": "jam besuk?"}}},
        answered(Kind.TEXT, "utter_answer", words="jam besuk?"),
    ),
    "view_once": ({}, answered(Kind.UNSUPPORTED, *UNREADABLE)),
}


def test_the_list_of_whatsapp_is_whole() -> None:
    assert {one.value for one in WhatsAppType} <= set(WHATSAPP)


@pytest.mark.parametrize("name", WHATSAPP)
async def test_every_kind_of_whatsapp_is_kept_and_answered_where_it_means_something(
    post: Post, name: str
) -> None:
    await met(post)
    part, kept = WHATSAPP[name]
    await post.says(post.message(name, part))
    await becomes(post, phone(SITI), kept)


async def test_a_question_about_a_product_keeps_the_product(post: Post) -> None:
    product = {"catalog_id": "1", "product_retailer_id": "KURSI-7"}
    told = post.text("jam besuk?", context={"referred_product": product})
    await post.says(told)
    (fact,) = await post.facts(phone(SITI), Fact.MESSAGE_IN)
    detail: Any = fact.data["detail"]
    assert detail["product"] == product


@pytest.mark.parametrize("thing", ["checklist", "poll", "checklist_tasks_added"])
async def test_what_is_written_line_by_line_answers_the_form(post: Post, thing: str) -> None:
    lines = ["lantai kamar mandi ruang Elang bocor", "AC ruang tunggu mati"]
    tasks = [{"id": place, "text": line} for place, line in enumerate(lines)]
    content: Json = {
        "checklist": {"title": "Keluhan kami", "tasks": tasks},
        "checklist_tasks_added": {"tasks": tasks},
        "poll": {"id": "1", "question": "Keluhan kami", "options": [
            {"text": line, "voter_count": 2} for line in lines]},
    }  # fmt: skip
    await post.tells(message=post.telegram(text="buat pengaduan"))
    for words in ("Siti Aminah", "12 mei 1990", "0812 5544 3321", "Jl. Melati 5 Samarinda"):
        await post.tells(message=post.telegram(text=words))
    await post.tells(message=post.telegram(text="siti@gmail.com"))
    await post.hears(chat(77))
    await post.tells(message=post.telegram(**{thing: content[thing]}))
    (said,) = await post.hears(chat(77))
    for line in lines:
        assert line in said
    assert "(2)" not in said
    await post.tells(message=post.telegram(text="ya benar"))
    case = await post.case(chat(77))
    assert case is not None
    assert lines[1] in case.identity["purpose"]


@pytest.mark.parametrize("content", [{"location": PLACE}, {"contact": TELEGRAM["contact"][0]}])
async def test_a_place_or_a_card_is_added_to_the_case_and_never_looked_up(
    post: Post, content: Json
) -> None:
    await post.tells(message=post.telegram(text="petugas"))
    await post.hears(chat(77))
    for _ in range(2):
        await post.tells(message=post.telegram(**content))
    (said,) = await post.hears(chat(77))
    assert "diteruskan ke petugas" in said
    case = await post.case(chat(77))
    assert case is not None
    page = await post.page(f"/inbox/{case.id}")
    assert ("Lokasi" if "location" in content else "Kartu kontak") in page


async def test_a_place_and_a_card_are_no_unknown_questions(post: Post) -> None:
    for content in ({"location": PLACE}, {"contact": TELEGRAM["contact"][0]}) * 3:
        await post.tells(message=post.telegram(**content))
    assert await post.case(chat(77)) is None
