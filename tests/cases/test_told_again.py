"""The same message under the same key again: better, poorer, identical or quite another."""

import asyncio
from pathlib import Path

import pytest

from app.replaying import replay_into
from core.facts import Fact
from core.message import Kind
from tests.cases.post import BUDI, SITI, Post, chat, contact, phone, whatsapp
from tests.channel_names import On

WORDS = "saya mau mengadu, obat ibu saya tertukar di ruang Elang"
UNAVAILABLE = [{"code": 131060, "title": "This message is unavailable"}]


async def texts(post: Post) -> list[object]:
    facts = await post.facts(phone(SITI), Fact.MESSAGE_IN)
    return [fact.data["text"] for fact in facts]


async def test_a_placeholder_that_is_replaced_later_is_heard(both: Post) -> None:
    placeholder = both.message("unsupported", errors=UNAVAILABLE)
    await both.says(placeholder)
    (kind,) = [str(one) for one in await both.hears(phone(SITI))]
    assert "belum bisa" in kind or "tidak" in kind
    await both.says({**both.text(WORDS), "id": placeholder["id"]})
    assert await texts(both) == ["", WORDS]
    (answer,) = await both.hears(phone(SITI))
    assert "obat" in answer.lower() or "keluhan" in answer.lower() or "nama" in answer.lower()


async def test_a_placeholder_after_the_words_and_the_words_once_more_change_nothing(
    post: Post,
) -> None:
    told = post.text(WORDS)
    placeholder = {**post.message("unsupported", errors=UNAVAILABLE), "id": told["id"]}
    await post.says(told)
    await post.hears(phone(SITI))
    before = await post.facts(phone(SITI))
    for again in (placeholder, told, {**told, "timestamp": "1795485699"}, {**told, "text": {}}):
        await post.says(again)
        await post.says(again, contacts=[contact(SITI, "Siti A.", user_id="ID.1")])
    assert await post.facts(phone(SITI)) == before


async def test_both_in_one_body_and_the_body_twice_are_heard_once(post: Post) -> None:
    told = post.text(WORDS)
    placeholder = {**post.message("unsupported"), "id": told["id"]}
    body = whatsapp({"contacts": [contact(SITI)], "messages": [placeholder, told]})
    await post.brings(body, body)
    assert await texts(post) == ["", WORDS]


@pytest.mark.parametrize(
    "poorer",
    [
        {"type": "image", "image": {"mime_type": "image/jpeg", "caption": "struk obat"}},
        {"type": "text", "text": {"body": ""}},
        {"type": "text", "text": {}},
        {"type": "text"},
        {"type": "hologram", "hologram": {}},
        {},
    ],
)
async def test_whatever_said_less_before_a_file_came_whole_does_not_hide_it(
    post: Post, poorer: dict[str, object]
) -> None:
    whole = post.message("image", {"id": "9", "mime_type": "image/jpeg", "caption": "struk obat"})
    await post.says({"id": whole["id"], "from": SITI, "timestamp": whole["timestamp"], **poorer})
    await post.says(whole, whole)
    kinds = [fact.data["kind"] for fact in await post.facts(phone(SITI), Fact.MESSAGE_IN)]
    assert kinds[-1] == Kind.IMAGE
    assert kinds.count(Kind.IMAGE) == 1


async def test_a_message_that_came_without_its_sender_is_heard_once_the_sender_is_known(
    post: Post,
) -> None:
    told = post.text(WORDS)
    nameless = {key: part for key, part in told.items() if key != "from"}
    await post.says(nameless, contacts=[])
    assert await post.chat(phone(SITI)) is None
    await post.says(told)
    assert await texts(post) == [WORDS]


async def test_other_words_under_the_same_id_change_what_was_said(post: Post) -> None:
    told = post.text(WORDS)
    await post.says(told, {**told, "text": {"body": WORDS + " kemarin"}})
    assert await texts(post) == [WORDS]
    (edit,) = await post.facts(phone(SITI), Fact.MESSAGE_EDITED)
    assert (edit.ref, edit.data["text"]) == (told["id"], WORDS + " kemarin")


async def test_a_number_of_an_update_that_comes_again_for_another_message_is_no_duplicate(
    post: Post,
) -> None:
    first, second = post.telegram(text="jam besuk?"), post.telegram(text="biaya rawat inap?")
    await post.tells(update_id=900, message=first)
    await post.tells(update_id=900, message=second)
    await post.tells(update_id=900, message=second)
    await post.tells(update_id=900, message=first)
    facts = await post.facts(chat(77), Fact.MESSAGE_IN)
    assert [fact.data["text"] for fact in facts] == ["jam besuk?", "biaya rawat inap?"]


async def test_why_a_message_failed_is_known_even_if_it_is_told_later(post: Post) -> None:
    await post.says(post.text("jam besuk?"))
    sent = post.channels[On.WHATSAPP].arrived[-1].id
    failed = {"id": sent, "status": "failed", "timestamp": "1795485699", "recipient_id": SITI}
    why = [{"code": 131047, "title": "Re-engagement message"}]
    await post.brings(whatsapp({"statuses": [failed]}))
    await post.brings(whatsapp({"statuses": [{**failed, "errors": why}]}))
    number = await post.chat(phone(SITI))
    assert number is not None
    lines = (await post.house.program.store.desk.talk(number, None, 100)).lines
    (part,) = [part for line in lines for part in line.parts]
    assert (part.state, part.why) == ("failed", "Re-engagement message")


async def test_a_replay_counts_better_versions_as_events_and_loses_none(
    post: Post, tmp_path: Path
) -> None:
    told = post.text(WORDS)
    bodies = [
        whatsapp({"messages": [{**post.message("unsupported"), "id": told["id"]}]}),
        whatsapp({"messages": [told]}),
        whatsapp({"messages": [told], "contacts": [contact(SITI)]}),
    ]
    folder = tmp_path / "bodies"
    folder.mkdir()
    for number, body in enumerate(bodies):
        (folder / f"{number}.json").write_bytes(body)
    counts = await replay_into(On.WHATSAPP, [folder], None)
    assert (counts.events, counts.stored, counts.duplicates, counts.lost) == (3, 2, 1, 0)


async def test_any_number_of_other_messages_under_one_id_are_heard(both: Post) -> None:
    told = both.text(WORDS)
    others = [{**told, "text": {"body": f"dan juga kamar {number}"}} for number in range(12)]
    for _ in range(2):
        await both.says(told, *others)
    assert await texts(both) == [WORDS]
    edits = await both.facts(phone(SITI), Fact.MESSAGE_EDITED)
    assert [edit.data["text"] for edit in edits] == [one["text"]["body"] for one in others]


async def test_another_senders_message_under_a_known_id_is_theirs(both: Post) -> None:
    told = both.text(WORDS)
    await both.says(told)
    for kind in ("text", "sticker", "unsupported"):
        part = {"body": "jam besuk?"} if kind == "text" else {"id": "7", "mime_type": "image/webp"}
        other = {"id": told["id"], "from": BUDI, "timestamp": told["timestamp"], "type": kind}
        await both.says({**other, kind: part}, contacts=[contact(BUDI, "Budi")])
    facts = await both.facts(phone(BUDI), Fact.MESSAGE_IN)
    assert [fact.data["kind"] for fact in facts][:1] == [Kind.TEXT]
    assert len(facts) >= 2
    assert await texts(both) == [WORDS]


async def test_another_kind_under_a_known_id_is_a_message_of_its_own(post: Post) -> None:
    told = post.text(WORDS)
    picture = {"id": "9", "mime_type": "image/jpeg"}
    place = {"latitude": -0.5, "longitude": 117.1}
    head = {key: told[key] for key in ("id", "from", "timestamp")}
    await post.says(
        told,
        {**head, "type": "image", "image": picture},
        {**head, "type": "location", "location": place},
    )
    kinds = [fact.data["kind"] for fact in await post.facts(phone(SITI), Fact.MESSAGE_IN)]
    assert kinds == [Kind.TEXT, Kind.IMAGE, Kind.LOCATION]


async def test_a_redelivery_with_other_surroundings_is_answered_once(both: Post) -> None:
    told = both.text(WORDS)
    await both.says(told)
    await both.hears(phone(SITI))
    before = await both.facts(phone(SITI))
    again = (
        dict(reversed(list(told.items()))),
        {**told, "timestamp": str(int(told["timestamp"]) + 60)},
        {**told, "context": {"from": "62541100200", "id": "wamid.0"}},
        {**told, "text": {"body": f" {WORDS}\n", "preview_url": True}},
        {**told, "from_user_id": "ID.1", "new_field": {"a": [1]}},
        {**told, "type": "unsupported", "text": None, "errors": UNAVAILABLE},
    )
    for one in again:
        await both.says(one)
        await both.says(one, contacts=[contact(SITI, "Nama Baru")])
        await both.says(one, contacts=[])
    assert await both.facts(phone(SITI)) == before
    assert await both.hears(phone(SITI)) == []


async def test_the_same_press_and_the_same_card_again_change_nothing(both: Post) -> None:
    await both.says(both.text("jam besuk?"))
    button = {"id": "help:yes", "title": "Ya"}
    press = both.message("interactive", {"type": "button_reply", "button_reply": button})
    renamed = {**press, "interactive": {"type": "button_reply", "button_reply": {**button}}}
    renamed["interactive"]["button_reply"]["title"] = "Ya, terjawab"
    await both.says(press, renamed, press)
    card = both.message("contacts", [{"name": {"formatted_name": "Ani"}, "phones": []}])
    await both.says(card, {**card, "context": {"id": "wamid.1"}}, card)
    kinds = [fact.data["kind"] for fact in await both.facts(phone(SITI), Fact.MESSAGE_IN)]
    assert kinds == [Kind.TEXT, Kind.CHOICE, Kind.CONTACT]


async def test_words_under_a_poorer_version_that_nobody_heard_are_heard(post: Post) -> None:
    first = post.telegram(text="jam besuk?")
    dice = {**post.telegram(dice={"emoji": "🎲", "value": 3}), "message_id": first["message_id"]}
    await post.tells(update_id=901, message=first)
    await post.tells(update_id=901, message=dice)
    await post.tells(update_id=901, message=dice)
    kinds = [fact.data["kind"] for fact in await post.facts(chat(77), Fact.MESSAGE_IN)]
    assert kinds == [Kind.TEXT, Kind.UNSUPPORTED]


async def test_after_a_bots_counter_began_anew_the_same_button_counts_again(post: Post) -> None:
    def press(number: str) -> dict[str, object]:
        person = {"id": 77, "is_bot": False, "first_name": "Siti"}
        under = {**post.telegram(text="Terjawab?"), "message_id": 5}
        return {"id": number, "from": person, "message": under, "data": "help:yes"}

    for number in ("1", "1", "2"):
        await post.tells(update_id=902, callback_query={**press(number), "chat_instance": "1"})
    facts = await post.facts(chat(77), Fact.MESSAGE_IN)
    assert [fact.data["kind"] for fact in facts] == [Kind.CHOICE, Kind.CHOICE]


async def test_two_bodies_at_once_under_one_id_lose_neither(both: Post) -> None:
    told = both.text(WORDS)
    bodies = [
        whatsapp({"messages": [{**told, "text": {"body": f"{WORDS} {number}"}}]})
        for number in range(6)
    ]
    ingest = both.house.program.ingest(On.WHATSAPP)
    await asyncio.gather(*(ingest.keep(body) for body in (*bodies, *bodies)))
    await both.brings(whatsapp({"messages": [told]}))
    heard = {*await texts(both)}
    heard |= {edit.data["text"] for edit in await both.facts(phone(SITI), Fact.MESSAGE_EDITED)}
    assert heard == {WORDS, *(f"{WORDS} {number}" for number in range(6))}
    facts = await both.facts(phone(SITI), Fact.MESSAGE_IN, Fact.MESSAGE_EDITED)
    assert len(facts) == 7
