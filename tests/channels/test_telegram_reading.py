"""Everything that Telegram can tell becomes words, and nothing of it is lost."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.telegram.channel import TelegramChannel
from channels.telegram.look import in_json
from channels.telegram.wire import update_of
from channels.telegram.words import inbound
from core.errors import Unreadable
from core.message import Event, Inbound, Kind, Media

BOT = TelegramChannel("123456789:AAE", "rahasia")
SITI = {"id": 77, "is_bot": False, "first_name": "Siti", "last_name": "Aminah"}
CHAT = {"id": 77, "type": "private", "first_name": "Siti"}
AT = 1_790_000_000
WHEN = datetime.fromtimestamp(AT, UTC)
FILE = {"file_id": "F", "file_unique_id": "U", "file_size": 9}
PAYLOADS = Path(
    os.environ.get("SHARED_FOLDER", Path(__file__).parents[2].parent / "shared")
).joinpath("payloads", "telegram")


def body(**update: Any) -> bytes:
    return json.dumps({"update_id": 5, **update}).encode()


def message(**content: Any) -> dict[str, Any]:
    return {"message_id": 9, "from": SITI, "chat": CHAT, "date": AT, **content}


def event(**update: Any) -> Event:
    (found,) = BOT.split(body(**update))
    return found


def read(**update: Any) -> Inbound:
    """Through the library, after making sure that plain JSON says the same."""
    found = event(**update)
    told = update_of(found)
    through_library = BOT.read(found)
    assert inbound(told, told, in_json) == through_library
    return through_library


def said(**content: Any) -> Inbound:
    return read(message=message(**content))


def test_words_come_with_who_when_and_where() -> None:
    found = event(message=message(text="min jam bsuk brp ya"))
    assert found.key == "tg:123456789:5"
    assert [str(address) for address in found.addresses] == ["telegram/chat:77"]
    assert BOT.read(found) == Inbound(
        Kind.TEXT, "77:9", WHEN, text="min jam bsuk brp ya", name="Siti Aminah"
    )


@pytest.mark.parametrize(
    ("written", "text", "detail"),
    [
        ("/start", "/start", {"command": "start"}),
        ("/start dari_web", "/start", {"command": "start", "argument": "dari_web"}),
        ("/menu", "menu", {"command": "menu"}),
        ("/Batal@loket_bot", "batal", {"command": "batal"}),
        (
            "/status@loket_bot ADU-2026-000123",
            "status ADU-2026-000123",
            {"command": "status", "argument": "ADU-2026-000123"},
        ),
        ("/petugas", "petugas", {"command": "petugas"}),
        ("/", "/", {}),
        ("/etc/hosts", "/etc/hosts", {}),
        ("1/2", "1/2", {}),
    ],
)
def test_commands_are_plain_words(written: str, text: str, detail: dict[str, object]) -> None:
    found = said(text=written)
    assert (found.kind, found.text, found.detail) == (Kind.TEXT, text, detail)


@pytest.mark.parametrize(
    ("content", "kind", "mime"),
    [
        ({"video": FILE | {"width": 1, "height": 1, "duration": 3}}, Kind.VIDEO, "video/mp4"),
        ({"audio": FILE | {"duration": 3}}, Kind.AUDIO, "audio/mpeg"),
        ({"voice": FILE | {"duration": 3, "mime_type": "audio/x"}}, Kind.VOICE, "audio/x"),
        ({"video_note": FILE | {"length": 1, "duration": 3}}, Kind.VIDEO, "video/mp4"),
        ({"document": FILE}, Kind.DOCUMENT, "application/octet-stream"),
        (
            {"animation": FILE | {"width": 1, "height": 1, "duration": 3}, "document": FILE},
            Kind.VIDEO,
            "video/mp4",
        ),
    ],
)
def test_files_come_with_what_fetching_them_needs(
    content: dict[str, Any], kind: Kind, mime: str
) -> None:
    found = said(**content, caption="lihat ini")
    assert (found.kind, found.text) == (kind, "lihat ini")
    assert found.media == Media("F", mime, size=9)


def test_the_largest_size_of_a_picture_is_taken() -> None:
    sizes = [
        FILE | {"file_id": str(width), "width": width, "height": width} for width in (90, 1280, 320)
    ]
    found = said(photo=sizes, caption="struk", media_group_id="album")
    assert (found.kind, found.text) == (Kind.IMAGE, "struk")
    assert found.media == Media("1280", "image/jpeg", size=9)
    assert found.detail == {"media_group_id": "album"}


@pytest.mark.parametrize(
    ("flags", "mime"),
    [
        ({"is_animated": False, "is_video": False}, "image/webp"),
        ({"is_animated": True, "is_video": False}, "application/x-tgsticker"),
        ({"is_animated": False, "is_video": True}, "video/webm"),
    ],
)
def test_stickers_keep_their_emoji(flags: dict[str, bool], mime: str) -> None:
    sticker = FILE | flags | {"type": "regular", "width": 1, "height": 1, "emoji": "🙏"}
    found = said(sticker=sticker)
    assert (found.kind, found.detail) == (Kind.STICKER, {"emoji": "🙏"})
    assert found.media is not None
    assert found.media.mime == mime


def test_places_and_cards_are_words_too() -> None:
    place = {"latitude": -0.5, "longitude": 117.1}
    assert said(location=place).text == "-0.5,117.1"
    venue = {"location": place, "title": "RSJD", "address": "Jl. Kakap"}
    found = said(venue=venue, location=place)
    assert (found.kind, found.text) == (Kind.LOCATION, "-0.5,117.1 RSJD Jl. Kakap")
    assert found.detail == place | {"name": "RSJD", "address": "Jl. Kakap"}
    card = said(contact={"phone_number": "+62812", "first_name": "Rudi"})
    assert (card.kind, card.text, card.detail["phone"]) == (Kind.CONTACT, "Rudi +62812", "+62812")


def test_what_cannot_be_shown_is_said_to_be_so() -> None:
    poll = {"id": "1", "question": "Setuju?", "options": [], "total_voter_count": 0}
    rest = {"is_closed": False, "is_anonymous": True, "type": "regular"}
    more = {"allows_multiple_answers": False, "allows_revoting": False, "members_only": False}
    assert (found := said(poll=poll | rest | more)).kind is Kind.UNSUPPORTED
    assert (found.text, found.detail) == ("Setuju?", {"type": "poll"})
    dice = said(dice={"emoji": "🎲", "value": 3})
    assert (dice.kind, dice.text) == (Kind.UNSUPPORTED, "🎲 3")


def test_polls_and_checklists_keep_every_line_that_a_person_reads() -> None:
    def option(text: str, votes: int) -> dict[str, Any]:
        return {"text": text, "voter_count": votes, "persistent_id": text}

    options = [option("Gigi", 2), option("Anak", 0)]
    poll = {"id": "1", "question": "Poli mana?", "options": options, "total_voter_count": 2,
            "is_closed": False, "is_anonymous": True, "type": "regular",
            "allows_multiple_answers": False, "allows_revoting": False,
            "members_only": False}  # fmt: skip
    assert said(poll=poll).text == "Poli mana?\n– Gigi (2)\n– Anak"
    tasks = [{"id": 1, "text": "KTP", "completion_date": AT, "completed_by_user": SITI},
             {"id": 2, "text": "Surat rujukan"}]  # fmt: skip
    found = said(checklist={"title": "Berkas saya", "tasks": tasks})
    assert (found.kind, found.detail["type"]) == (Kind.UNSUPPORTED, "checklist")
    assert found.text == "Berkas saya\n✓ KTP\n– Surat rujukan"
    game = said(game={"title": "Catur", "description": "Main", "photo": []})
    assert (game.text, game.detail) == ("Catur\nMain", {"type": "game"})


@pytest.mark.parametrize("before", ["", "😀😀 ", "مرحبا "])
def test_the_address_behind_words_stands_beside_them(before: str) -> None:
    words = f"{before}buktinya di sini, ya"
    start = len(words[: words.index("sini")].encode("utf-16-le")) // 2
    link = {"type": "text_link", "offset": start, "length": 4, "url": "https://contoh.id/b.pdf"}
    expected = f"{before}buktinya di sini (https://contoh.id/b.pdf), ya"
    assert said(text=words, entities=[link]).text == expected
    captioned = said(
        photo=[FILE | {"width": 9, "height": 9}], caption=words, caption_entities=[link]
    )
    assert (captioned.kind, captioned.text) == (Kind.IMAGE, expected)


def test_an_address_that_is_seen_already_is_not_said_twice() -> None:
    link = {"type": "text_link", "offset": 0, "length": 17, "url": "https://contoh.id/"}
    assert said(text="https://contoh.id", entities=[link]).text == "https://contoh.id"
    elsewhere = link | {"url": "https://jahat.example/"}
    assert "jahat.example" in said(text="https://contoh.id", entities=[elsewhere]).text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('{"nama":"Siti Aminah","umur":36}', "nama: Siti Aminah\numur: 36"),
        ("bukan json", "bukan json"),
        ("[1, 2]", "[1, 2]"),
        ("{}", "{}"),
    ],
)
def test_what_a_web_app_sends_is_read(data: str, text: str) -> None:
    found = said(web_app_data={"data": data, "button_text": "Isi form"})
    assert (found.kind, found.text) == (Kind.TEXT, text)
    assert found.detail == {"type": "web_app_data", "button": "Isi form"}


def test_a_notice_of_the_platform_is_no_message() -> None:
    assert said(migrate_to_chat_id=-100).kind is Kind.SYSTEM
    assert said(message_auto_delete_timer_changed={"message_auto_delete_time": 60}).detail == {
        "notice": "message_auto_delete_timer_changed"
    }


def test_a_message_of_a_kind_that_nobody_knows_is_kept_as_unknown() -> None:
    found = said(hologram={"file_id": "H"})
    assert (found.kind, found.id, found.at) == (Kind.UNKNOWN, "77:9", WHEN)
    assert found.detail["item"] == {"hologram": {"file_id": "H"}}


def test_a_reply_says_what_it_is_about() -> None:
    before = {"message_id": 4, "chat": CHAT, "date": AT, "text": "Nama?"}
    found = said(text="Siti", reply_to_message=before, forward_origin={
        "type": "user", "date": AT, "sender_user": SITI,
    })  # fmt: skip
    assert (found.about, found.detail) == (
        "77:4",
        {"forwarded": True, "forwarded_from": "Siti Aminah", "quoted": "Nama?"},
    )


@pytest.mark.parametrize(
    ("card", "proves"),
    [
        ({"phone_number": "+62 812-5544-3321", "first_name": "Siti", "user_id": 77}, True),
        ({"phone_number": "6281255443321", "first_name": "Siti"}, False),
        ({"phone_number": "6281255443321", "first_name": "Siti", "user_id": 78}, False),
        ({"phone_number": "nomor saya", "first_name": "Siti", "user_id": 77}, False),
    ],
)
def test_only_the_card_that_telegram_calls_the_senders_own_proves_a_number(
    card: dict[str, Any], proves: bool
) -> None:
    sender = said(contact=card).sender
    assert (sender is not None) is proves
    if sender is not None:
        assert sender.phone == "6281255443321"
    origin = {"type": "user", "date": AT, "sender_user": SITI}
    assert said(contact=card, forward_origin=origin).sender is None


def test_an_edit_is_about_the_message_that_it_changes() -> None:
    found = read(edited_message=message(text="bukan, Sita", edit_date=AT + 60))
    assert (found.kind, found.id, found.about) == (Kind.EDIT, "update:5", "77:9")
    assert (found.text, (found.at - WHEN).total_seconds()) == ("bukan, Sita", 60)


def pressed(**more: Any) -> dict[str, Any]:
    rows = [[{"text": "Ya", "callback_data": "yes"}], [{"text": "Belum", "callback_data": "no"}]]
    ours = message(text="Menjawab?", reply_markup={"inline_keyboard": rows})
    return {"id": "99", "from": SITI, "chat_instance": "1", "data": "no", "message": ours, **more}


def test_a_press_is_a_choice_with_the_words_of_its_button() -> None:
    found = read(callback_query=pressed())
    assert (found.kind, found.choice, found.text) == (Kind.CHOICE, "no", "Belum")
    assert (found.about, found.id) == ("77:9", "update:5")
    assert found.detail["no_time"] is True
    assert found.detail["callback_id"] == "99"


def test_a_press_on_a_message_that_is_gone_still_counts() -> None:
    gone = {"message_id": 9, "chat": CHAT, "date": 0}
    assert read(callback_query=pressed(message=gone)).choice == "no"
    nowhere = pressed()
    del nowhere["message"]
    found = event(callback_query=nowhere)
    assert [address.value for address in found.addresses] == ["chat:77"]
    assert BOT.read(found).text == "no"


def test_who_blocks_the_bot_is_noticed() -> None:
    bot = {"id": 1, "is_bot": True, "first_name": "Loket"}
    change = {
        "chat": CHAT,
        "from": SITI,
        "date": AT,
        "old_chat_member": {"status": "member", "user": bot},
        "new_chat_member": {"status": "kicked", "user": bot, "until_date": 0},
    }
    found = read(my_chat_member=change)
    assert (found.kind, found.detail["member"]) == (Kind.SYSTEM, "kicked")
    assert event(my_chat_member=change).addresses


@pytest.mark.parametrize(("new", "text"), [([{"type": "emoji", "emoji": "👍"}], "👍"), ([], "")])
def test_reactions_are_about_a_message(new: list[dict[str, str]], text: str) -> None:
    reaction = {
        "chat": CHAT,
        "message_id": 9,
        "user": SITI,
        "date": AT,
        "old_reaction": [],
        "new_reaction": new,
    }
    found = read(message_reaction=reaction)
    assert (found.kind, found.text, found.about) == (Kind.REACTION, text, "77:9")


@pytest.mark.parametrize(
    "chat",
    [
        {"id": -5, "type": "group"},
        {"id": -100, "type": "supergroup"},
        {"id": -7, "type": "channel"},
    ],
)
def test_groups_and_channels_are_read_but_not_answered(chat: dict[str, Any]) -> None:
    for kind in ("message", "channel_post", "edited_message"):
        update = {kind: message(text="halo semua", chat=chat)}
        assert event(**update).addresses == ()
        assert read(**update).text == "halo semua"
    assert event(callback_query=pressed(message=message(chat=chat))).addresses == ()


def test_business_messages_are_read_but_not_answered() -> None:
    update = {"business_message": message(text="halo", business_connection_id="B")}
    assert event(**update).addresses == ()
    assert read(**update).detail["business_connection_id"] == "B"
    owner = {"id": 5, "is_bot": False, "first_name": "Budi"}
    answered = message(text="Pagi", business_connection_id="B") | {"from": owner}
    echo = read(business_message=answered)
    assert (echo.kind, echo.text, echo.detail["type"]) == (Kind.ECHO, "Pagi", Kind.TEXT)
    assert [one.value for one in event(business_message=answered).addresses] == ["chat:77"]
    changed = read(edited_business_message=answered | {"edit_date": AT + 5, "text": "Siang"})
    assert (changed.kind, changed.about, changed.detail["type"]) == (Kind.ECHO, "77:9", Kind.EDIT)
    gone = {"business_connection_id": "B", "chat": CHAT, "message_ids": [3, 4]}
    found = read(deleted_business_messages=gone)
    assert (found.kind, found.about) == (Kind.DELETION, "77:3")


def test_an_update_that_nobody_knows_is_kept_as_unknown() -> None:
    found = read(telepathy={"from": SITI})
    assert (found.kind, found.detail["update"]) == (Kind.UNKNOWN, "telepathy")


@pytest.mark.parametrize(
    "broken",
    [
        {"message": message(text="halo", date="kemarin")},
        {"message": {"message_id": 9, "chat": CHAT, "text": "halo"}},
        {"message": message(text="halo", entities=7)},
        {"message": message(text="halo", photo=[{"file_id": 3}])},
        {"message": message(text="halo", **{"from": "Siti"})},
    ],
)
def test_where_the_library_gives_up_plain_reading_does_not(broken: dict[str, Any]) -> None:
    found = BOT.read(event(**broken))
    assert (found.kind, found.text, found.id) == (Kind.TEXT, "halo", "77:9")


@pytest.mark.parametrize(
    "text",
    ["\x00", "\ud800", "a\udfffb", "😀" * 4096, "\u202eسلام", "\u200b", "e\u0301" * 2000],
)
def test_any_words_arrive_storable(text: str) -> None:
    found = said(text=text)
    assert len(found.text) == len(text)
    found.text.encode("utf-8")
    assert "\x00" not in found.text


def test_an_array_is_as_many_events_as_updates() -> None:
    raw = b"[" + b",".join((body(message=message(text="a")), b'{"update_id":6,"poll":{}}')) + b"]"
    assert [found.key for found in BOT.split(raw)] == ["tg:123456789:5", "tg:123456789:6"]


def test_half_an_emoji_spoils_no_array() -> None:
    raw = b"[" + b",".join(body(message=message(text=text)) for text in ("\ud83d", "b")) + b"]"
    assert [BOT.read(found).text for found in BOT.split(raw)] == ["\N{REPLACEMENT CHARACTER}", "b"]


def test_one_unreadable_update_spoils_no_other() -> None:
    deep = b'{"update_id":6,"message":' + b"[" * 500 + b"]" * 500 + b"}"
    raw = b"[" + b",".join((deep, body(message=message(text="a")), b"7")) + b"]"
    keys = [found.key for found in BOT.split(raw)]
    assert len(keys) == 3
    assert keys[1] == "tg:123456789:5"


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\xff\xfe", b"null", b"[]", b"{}", b"3", b'"x"', b"{", b"\xef\xbb\xbf", b"[1",
        b'{"update_id":true}', b'{"update_id":"5"}', b'{"update_id":1e999}', b'{"update_id":NaN}',
        b'{"update_id":' + b"9" * 5000 + b"}", b"[" * 100_000, b'{"a":' * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_update_is_one_event_of_its_own(raw: bytes) -> None:
    (found,) = BOT.split(raw)
    assert found.key.startswith("tg:x:")
    assert found.addresses == ()
    assert BOT.split(raw)[0].key == found.key
    assert BOT.read(found).kind is Kind.UNKNOWN


def test_invalid_utf_8_and_a_byte_order_mark_do_not_hide_the_words() -> None:
    raw = b"\xef\xbb\xbf" + body(message=message(text="XX")).replace(b"XX", b"ja\xffm")
    (found,) = BOT.split(raw)
    assert BOT.read(found).text == "ja\N{REPLACEMENT CHARACTER}m"


@pytest.mark.parametrize("payload", [b"", b"{", b"[1]", b"3"])
def test_a_payload_that_is_no_update_is_unreadable(payload: bytes) -> None:
    with pytest.raises(Unreadable):
        BOT.read(Event(BOT.name, "tg:1:1", payload))


FIELDS = (
    "chat", "from", "id", "type", "text", "date", "message_id", "photo", "document", "location",
    "venue", "contact", "sticker", "file_id", "file_size", "width", "height", "reply_markup",
    "inline_keyboard", "data", "message", "poll", "edit_date", "new_reaction",
    "new_chat_member", "status", "caption", "reply_to_message", "latitude", "title",
)  # fmt: skip
UPDATES = (
    "message", "edited_message", "callback_query", "my_chat_member", "message_reaction",
    "business_message", "deleted_business_messages", "channel_post", "poll", "chat_member",
    "telepathy",
)  # fmt: skip
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**70), max_value=2**70)
    | st.floats()
    | st.text(st.characters(codec=None), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(FIELDS),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)
KINDS = st.sampled_from(UPDATES)


@given(kind=KINDS, content=JSON, number=JSON)
def test_no_json_makes_it_stumble(kind: str, content: object, number: object) -> None:
    raw = json.dumps({"update_id": number, kind: content}).encode()
    for found in BOT.split(raw):
        assert found.payload.isascii()
        BOT.read(found).text.encode("utf-8")


@given(raw=st.binary(max_size=60))
def test_no_bytes_make_it_stumble(raw: bytes) -> None:
    assert all(BOT.read(found).id for found in BOT.split(raw))


@pytest.mark.parametrize(
    ("headers", "authentic"),
    [
        ({"x-telegram-bot-api-secret-token": "rahasia"}, True),
        ({"x-telegram-bot-api-secret-token": "rahasia "}, False),
        ({"x-telegram-bot-api-secret-token": ""}, False),
        ({"x-telegram-bot-api-secret-token": "räh\udcff"}, False),
        ({}, False),
    ],
)
def test_only_telegram_knows_the_secret(headers: dict[str, str], authentic: bool) -> None:
    assert BOT.is_authentic(b"{}", headers) is authentic


@pytest.mark.parametrize("secret", [None, ""])
def test_without_a_secret_nobody_is_telegram(secret: str | None) -> None:
    open_door = TelegramChannel("123456789:AAE", secret)
    assert not open_door.is_authentic(b"{}", {"x-telegram-bot-api-secret-token": ""})


@pytest.mark.skipif(not PAYLOADS.is_dir(), reason="the recorded updates are not here")
def test_recorded_updates_are_all_understood() -> None:
    files = sorted(PAYLOADS.glob("*.json"))
    assert files
    for file in files:
        (found,) = BOT.split(file.read_bytes())
        words = BOT.read(found)
        assert found.key.startswith("tg:123456789:"), file.name
        assert words.kind not in {Kind.UNKNOWN, Kind.UNSUPPORTED}, file.name
        assert words == inbound(update_of(found), update_of(found), in_json), file.name
        assert found.addresses or "business" in file.name, file.name
