"""Everything outside text is kept and shown, and acted upon where it means something."""

import re
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from core.facts import Fact
from handoff.accounts import Role
from handoff.allowance import DeadlineKind
from handoff.case import CaseStatus, Source
from handoff.notices import NoticeKind
from tests.cases.post import (
    COMPLAINT,
    IDENTITY,
    OFFICE_NUMBER,
    SITI,
    Json,
    Post,
    chat,
    contact,
    phone,
    whatsapp,
)
from tests.channel_names import On


def echo(post: Post, kind: str = "text", part: object = None, **more: Any) -> bytes:
    """Somebody at the office writes to Siti from its own phone."""
    said = post.message(kind, part or {"body": "Pagi Bu, saya Budi dari humas."}, OFFICE_NUMBER)
    item = {**said, "to": SITI, **more}
    return whatsapp({"message_echoes": [item]}, field="smb_message_echoes")


def call(post: Post, event: str, **more: Any) -> bytes:
    """Siti rings."""
    stamp = str(int(post.clock().timestamp()))
    item = {"id": "call.1", "from": SITI, "to": OFFICE_NUMBER, "timestamp": stamp, "event": event,
            "direction": "USER_INITIATED", **more}  # fmt: skip
    return whatsapp({"contacts": [contact(SITI)], "calls": [item]}, field="calls")


async def talk(post: Post, case: int) -> str:
    return await post.page(f"/inbox/{case}")


# The office's own phone


async def test_after_an_answer_from_the_offices_phone_the_bot_is_silent_and_the_desk_sees_it(
    post: Post,
) -> None:
    await post.says(post.text("jam besuk?"))
    await post.hears(phone(SITI))
    await post.brings(echo(post))
    await post.says(post.text("itu pak soal kemarin yang kita bicarakan"))
    assert await post.hears(phone(SITI)) == []
    case = await post.case(phone(SITI))
    assert case is not None  # stands in the queue for whoever is on duty
    assert (case.status, case.subject) == (
        CaseStatus.WAITING, "itu pak soal kemarin yang kita bicarakan"
    )  # fmt: skip
    page = await talk(post, case.id)
    assert "Telepon kantor" in page
    assert "Pagi Bu, saya Budi dari humas." in page


async def test_the_bot_speaks_again_after_the_offices_time_or_when_it_is_given_back(
    post: Post,
) -> None:
    await post.brings(echo(post))
    await post.says(post.text("jam besuk?"))
    assert await post.hears(phone(SITI)) == []
    post.clock.move(hours=4, minutes=1)
    await post.says(post.text("jam besuk?"))
    assert await post.hears(phone(SITI))
    await post.brings(echo(post))
    case = await post.case(phone(SITI))
    assert case is not None
    rina = post.house.people[Role.AGENT]
    await post.house.program.desk.claim(case.id, rina)
    await post.house.program.desk.give_back(case.id, rina)
    await post.hears(phone(SITI))
    await post.says(post.text("jam besuk?"))
    assert await post.hears(phone(SITI))


async def test_an_answer_from_the_offices_phone_meets_the_clock_and_is_told(both: Post) -> None:
    case = await both.complains()
    assert case.deadline(DeadlineKind.FIRST_REPLY)
    await both.brings(echo(both))
    after = await both.again(case)
    assert after.deadline(DeadlineKind.FIRST_REPLY) is None
    assert after.replied_at is not None
    kinds = [told.notice.kind for told in await both.notices(case)]
    assert NoticeKind.ANSWERED_BY_PHONE in kinds
    await both.says(both.text("baik, saya tunggu"))
    again = await both.again(case)
    assert again.deadline(DeadlineKind.NEXT_REPLY)  # words that nobody has answered


async def test_what_the_office_wrote_before_it_was_asked_and_comes_late_is_no_answer(
    both: Post,
) -> None:
    earlier = echo(both)
    both.clock.move(hours=20)
    case = await both.complains()
    await both.brings(earlier)
    after = await both.again(case)
    assert (after.promised_at, after.replied_at) == (case.promised_at, None)
    assert NoticeKind.ANSWERED_BY_PHONE not in {told.notice.kind for told in await both.notices()}
    assert "Pagi Bu, saya Budi dari humas." in await talk(both, case.id)
    await both.hears(phone(SITI))
    await both.says(both.text("jam besuk?"))
    assert await both.hears(phone(SITI))  # nobody has the floor
    await both.brings(echo(both))
    assert (await both.again(case)).replied_at is not None


async def test_an_answer_from_the_offices_phone_stands_in_for_one_that_never_arrived(
    post: Post,
) -> None:
    case = await post.complains()
    desk, rina = post.house.program.desk, post.house.people[Role.AGENT]
    await desk.claim(case.id, rina)
    await desk.reply(case.id, rina, "Kami periksa, Bu.", "k1")
    await post.house.program.dispatcher.drain()
    sent = post.channels[On.WHATSAPP].arrived[-1].id
    await post.brings(echo(post))
    why = {"errors": [{"code": 131026, "title": "Message undeliverable"}]}
    await post.brings(whatsapp({"statuses": [{"id": sent, "status": "failed", **why}]}))
    after = await post.again(case)
    assert (after.promised_at, after.replied_at is None) == (None, False)
    assert NoticeKind.NOT_DELIVERED in {told.notice.kind for told in await post.notices(case)}


@pytest.mark.parametrize("kind", ["edit", "revoke", "reaction"])
async def test_a_change_from_the_offices_phone_is_no_answer(post: Post, kind: str) -> None:
    case = await post.complains()
    first = echo(post)
    original = re.search(rb'"(wamid\.\d+)"', first)
    assert original is not None
    about = original[1].decode()
    parts: dict[str, Json] = {
        "edit": {
            "original_message_id": about,
            "message": {"type": "text", "text": {"body": "Pagi Bu, saya Budi, bukan humas."}},
        },
        "revoke": {"original_message_id": about},
        "reaction": {"message_id": about, "emoji": "👍"},
    }
    await post.brings(echo(post, kind, parts[kind]))
    assert (await post.again(case)).deadline(DeadlineKind.FIRST_REPLY)
    await post.hears(phone(SITI))
    await post.says(post.text("jam besuk?"))
    assert await post.hears(phone(SITI))
    await post.brings(first)
    page = await talk(post, case.id)
    assert "Pagi Bu, saya Budi dari humas." in page
    if kind == "edit":
        assert "Diubah kantor menjadi" in page
        assert "bukan humas" in page
    if kind == "revoke":
        assert "dihapus oleh kantor" in page


async def test_a_photo_from_the_offices_phone_stands_in_the_talk(post: Post) -> None:
    case = await post.complains()
    photo = {"id": "77", "mime_type": "image/jpeg", "caption": "Ini nomor antreannya, Bu."}
    await post.brings(echo(post, "image", photo))
    assert "Ini nomor antreannya, Bu." in await talk(post, case.id)
    assert (await post.again(case)).replied_at is not None


async def test_whoever_is_in_danger_is_heard_though_the_phone_has_the_floor(post: Post) -> None:
    await post.brings(echo(post))
    await post.says(post.text("saya sudah gak kuat, pengen mati aja"))
    assert "112" in " ".join(await post.hears(phone(SITI)))


async def test_the_owner_of_the_business_account_on_telegram_answers_as_the_office(
    post: Post,
) -> None:
    await post.tells(message=post.telegram(text="petugas"))
    case = await post.case(chat(77))
    assert case is not None
    owner = {"id": 5, "is_bot": False, "first_name": "Budi"}
    said = {**post.telegram(text="Sudah kami cek, Bu."), "from": owner}
    await post.tells(business_message={**said, "business_connection_id": "B"})
    assert (await post.again(case)).replied_at is not None
    assert "Sudah kami cek, Bu." in await talk(post, case.id)


# Calls


async def test_a_missed_call_gets_one_text_and_one_line_of_the_register(both: Post) -> None:
    for _ in range(3):
        await both.brings(call(both, "connect", id=f"c{both.clock().timestamp()}"))
        both.clock.move(seconds=20)
        ended = call(both, "terminate", status="FAILED", id=f"c{both.clock().timestamp()}")
        await both.brings(ended, ended)
        both.clock.move(minutes=2)
    (said,) = await both.hears(phone(SITI))
    assert "tulis" in said.lower()
    assert both.channels[On.WHATSAPP].arrived[-1].message.to == phone(SITI)
    (line,) = await both.cases(phone(SITI))
    assert (line.source, line.status) == (Source.PHONE, CaseStatus.CLOSED)
    month = both.clock() - timedelta(days=20), both.clock() + timedelta(days=1)
    records = both.house.program.papers.records
    (row,) = [one async for one in records.cases(*month)]
    assert (row.number, row.contact, row.closed_at) == (line.number, SITI, line.closed_at)
    calls = [fact.data["detail"]["call"] for fact in await both.facts(phone(SITI), Fact.CALL)]  # type: ignore[index]
    assert calls.count("missed") == 3
    # What they write then begins as if nothing had been.
    await both.says(both.text("status"))
    assert line.number not in (await both.hears(phone(SITI)))[-1]
    await both.says(both.text(COMPLAINT), both.text(IDENTITY), both.text("ya benar"))
    complaint = await both.case(phone(SITI))
    assert complaint is not None
    assert complaint.is_open


async def test_a_later_call_is_answered_again(post: Post) -> None:
    for number in range(2):
        await post.brings(call(post, "terminate", status="FAILED", id=f"c{number}"))
        post.clock.move(hours=2)
    assert len(await post.hears(phone(SITI))) == 2


@pytest.mark.parametrize(
    "more",
    [
        {"event": "connect"},
        {"event": "terminate", "status": "COMPLETED", "duration": 61},
        {"event": "terminate", "direction": "BUSINESS_INITIATED", "to": SITI},
        {"event": "terminate", "status": "FAILED", "timestamp": "1795300000"},  # two days ago
    ],
)
async def test_other_calls_are_kept_and_not_answered(post: Post, more: dict[str, Any]) -> None:
    await post.brings(call(post, **{"status": "FAILED", **more}))
    assert await post.hears(phone(SITI)) == []
    assert await post.facts(phone(SITI), Fact.CALL)


async def test_a_call_beside_an_open_case_is_told_and_opens_nothing(post: Post) -> None:
    case = await post.complains()
    await post.hears(phone(SITI))
    await post.brings(call(post, "terminate", status="FAILED"))
    assert len(await post.hears(phone(SITI))) == 1
    assert [one.id for one in await post.cases(phone(SITI))] == [case.id]
    kinds = [told.notice.kind for told in await post.notices(case)]
    assert NoticeKind.CALL_MISSED in kinds
    assert "tidak terjawab" in await talk(post, case.id)


async def test_a_call_in_the_middle_of_the_form_asks_the_same_field_again(post: Post) -> None:
    await post.says(post.text(COMPLAINT))
    (asked,) = await post.hears(phone(SITI))
    await post.brings(call(post, "terminate", status="FAILED"))
    (said,) = await post.hears(phone(SITI))
    assert "tulis" in said.lower()
    await post.says(post.text(IDENTITY), post.text("ya benar"))
    case = await post.case(phone(SITI))
    assert case is not None, asked
    assert case.is_open


# Albums


def photos(post: Post, count: int, apart: float = 2) -> list[Json]:
    made = []
    for number in range(count):
        made.append(post.message("image", {"id": f"90{number}", "mime_type": "image/jpeg"}))
        post.clock.move(seconds=apart)
    return made


async def test_five_photos_are_one_acknowledgement_and_one_message(post: Post) -> None:
    for number in range(5):
        post.channels[On.WHATSAPP].files[f"90{number}"] = b"\xff\xd8\xff" + bytes([number])
    case = await post.complains()
    await post.hears(phone(SITI))
    await post.brings(*(whatsapp({"messages": [one]}) for one in photos(post, 5)))
    assert len(await post.hears(phone(SITI))) == 1
    assert len(await post.facts(phone(SITI), Fact.MESSAGE_IN)) == 3 + 5
    await post.house.program.fetcher.take_up()
    page = await talk(post, case.id)
    (bubble,) = [one for one in page.split('<li class="line in') if 'class="picture"' in one]
    assert bubble.split("</li>")[0].count('class="picture"') == 5


async def test_photos_of_which_the_first_has_words_are_answered_once(post: Post) -> None:
    first, *rest = photos(post, 4)
    first["image"]["caption"] = "jam besuk?"
    await post.brings(*(whatsapp({"messages": [one]}) for one in (first, *rest)))
    assert len(await post.hears(phone(SITI))) == 1


async def test_photos_far_apart_are_two_and_stamps_count_not_when_they_are_brought(
    post: Post,
) -> None:
    one, other = photos(post, 2, apart=1800)
    await post.brings(whatsapp({"messages": [one, other]}))
    assert len(await post.hears(phone(SITI))) == 2


async def test_an_album_of_telegram_is_one_message_by_its_group(post: Post) -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]
    for group in ("A", "A", "A", "B"):
        await post.tells(message=post.telegram(photo=photo, media_group_id=group))
    assert len(await post.hears(chat(77))) == 2


# Changed and taken back


@pytest.mark.parametrize("claimed", [False, True])
async def test_what_is_changed_after_registration_is_told_and_both_versions_are_shown(
    post: Post, claimed: bool
) -> None:
    first = post.text(COMPLAINT)
    await post.says(first, post.text(IDENTITY), post.text("ya benar"))
    case = await post.case(phone(SITI))
    assert case is not None
    if claimed:
        await post.house.program.desk.claim(case.id, post.house.people[Role.AGENT])
    await post.hears(phone(SITI))
    for words in ("ruang Elang nomor 5", "ruang Elang nomor 15"):
        new = {"type": "text", "text": {"body": words}, "context": {"id": first["id"]}}
        edit = {"original_message_id": first["id"], "message": new}
        await post.says(post.message("edit", edit))
    assert len(await post.hears(phone(SITI))) == (0 if claimed else 2)
    assert NoticeKind.EDITED in {told.notice.kind for told in await post.notices(case)}
    page = await talk(post, case.id)
    for words in (COMPLAINT, "ruang Elang nomor 5", "ruang Elang nomor 15"):
        assert words in page
    file = await post.house.program.papers.records.case(case.id)
    (line,) = [one for one in file.talk if one.text == COMPLAINT]
    assert line.versions == ("ruang Elang nomor 5", "ruang Elang nomor 15")


async def test_what_is_taken_back_after_registration_is_told_and_stays_readable(
    post: Post,
) -> None:
    first = post.text(COMPLAINT)
    await post.says(first, post.text(IDENTITY), post.text("ya benar"))
    case = await post.case(phone(SITI))
    assert case is not None
    await post.says(post.message("revoke", {"original_message_id": first["id"]}))
    assert NoticeKind.DELETED in {told.notice.kind for told in await post.notices(case)}
    page = await talk(post, case.id)
    assert "dihapus oleh pelapor" in page
    assert COMPLAINT in page
    file = await post.house.program.papers.records.case(case.id)
    assert [one.deleted for one in file.talk if one.text == COMPLAINT] == [True]


@pytest.mark.parametrize("words", [{}, {"caption": "struk yang benar"}])
async def test_a_file_that_is_exchanged_is_shown_beside_the_one_before(
    post: Post, words: dict[str, str]
) -> None:
    def photo(ref: str) -> list[Json]:
        return [{"file_id": ref, "file_unique_id": ref, "width": 9, "height": 9}]

    files = post.channels[On.TELEGRAM].files
    files |= {"a": b"\xff\xd8\xffone", "b": b"\xff\xd8\xfftwo", "again": b"\xff\xd8\xfftwo"}
    await post.tells(message=post.telegram(text="petugas"))
    case = await post.case(chat(77))
    assert case is not None
    sent = post.telegram(photo=photo("a"), caption="struk")
    await post.tells(message=sent)
    stamp = sent["date"] + 60
    for ref in ("b", "again"):
        changed = {**sent, "photo": photo(ref), **words, "edit_date": stamp}
        await post.tells(edited_message=changed)
    await post.house.program.fetcher.take_up()
    page = await talk(post, case.id)
    assert page.count('class="picture"') == 2
    for content in (b"\xff\xd8\xffone", b"\xff\xd8\xfftwo"):
        assert sha256(content).hexdigest() in page
    file = await post.house.program.papers.records.case(case.id)
    (line,) = [one for one in file.talk if one.text == "struk"]
    assert "dengan berkas lain" in line.versions[0]
    assert "dengan berkas lain" not in line.versions[1]


async def test_a_photo_from_the_offices_phone_is_called_a_photo(post: Post) -> None:
    case = await post.complains()
    await post.brings(echo(post, "image", {"id": "404", "mime_type": "image/jpeg"}))
    assert "Foto sedang diambil" in await talk(post, case.id)


# Quotes


async def test_a_quote_is_shown_with_the_words_it_quotes_and_helps_what_is_meant(
    post: Post,
) -> None:
    await post.says(post.text("jam besuk?"))
    (hours,) = await post.hears(phone(SITI))
    quoted = post.channels[On.WHATSAPP].arrived[-1].id
    await post.says(post.text("biaya rawat inap?"))
    await post.hears(phone(SITI))
    context = {"from": OFFICE_NUMBER, "id": quoted}
    await post.says(post.text("kalau hari minggu?", context=context))
    heard = (await post.facts(phone(SITI), Fact.MESSAGE_IN))[-1]
    assert isinstance(heard.data["detail"], dict)
    assert str(heard.data["detail"]["quoted"])[:40] in hours.replace("\n", " ")
    await post.says(post.text("petugas"))
    case = await post.case(phone(SITI))
    assert case is not None
    assert "Membalas “" in await talk(post, case.id)


# Every other kind


WHATSAPP_KINDS: list[tuple[str, object, list[str]]] = [
    ("location", {"latitude": -0.502106, "longitude": 117.153709}, ["-0.502106,117.153709"]),
    ("contacts", [{"name": {"formatted_name": "Budi"}, "phones": [{"wa_id": "62812999"}]}],
     ["Budi +62812999", "Kartu kontak"]),
    ("contacts", [{"name": {"first_name": "Ani", "last_name": "S"}, "org": {"company": "Dinkes"}}],
     ["Ani S Dinkes"]),
    ("order", {"product_items": [{"product_retailer_id": "Kursi", "quantity": 2}]},
     ["2 × Kursi", "Pesanan dari katalog"]),
    ("interactive", {"type": "nfm_reply", "nfm_reply": {"response_json": '{"poli":"Gigi"}'}},
     ["poli: Gigi", "Isian formulir WhatsApp"]),
    ("hologram", {"depth": "<b>3</b>"},
     ["Jenis pesan yang belum dikenal", "&lt;b&gt;3&lt;/b&gt;"]),
    ("unsupported", None, ["tidak dapat ditampilkan kanalnya"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "part", "shown"), WHATSAPP_KINDS, ids=[k[0] for k in WHATSAPP_KINDS]
)
async def test_every_kind_of_whatsapp_is_shown_in_words(
    post: Post, kind: str, part: object, shown: list[str]
) -> None:
    case = await post.complains()
    told = post.message(kind, part, context={"forwarded": True})
    await post.says(told, told)
    page = await talk(post, case.id)
    for words in shown:
        assert words in page
    assert "<b>3</b>" not in page
    assert len(await post.facts(phone(SITI), Fact.MESSAGE_IN)) == 4


POLL = {"id": "1", "question": "Poli mana?", "total_voter_count": 0, "is_closed": False,
        "options": [{"text": "Gigi", "voter_count": 0}, {"text": "Anak", "voter_count": 0}],
        "is_anonymous": True, "type": "regular", "allows_multiple_answers": False}  # fmt: skip
TELEGRAM_KINDS: list[tuple[dict[str, Any], list[str]]] = [
    ({"poll": POLL}, ["Poli mana?", "Gigi", "Jajak pendapat"]),
    ({"checklist": {"title": "Berkas", "tasks": [{"id": 1, "text": "KTP"}]}},
     ["Daftar periksa", "KTP"]),
    ({"dice": {"emoji": "🎲", "value": 4}}, ["🎲 4", "Dadu"]),
    ({"checklist_tasks_done": {"marked_as_done_task_ids": [1], "checklist_message": {
        "message_id": 2, "date": 1, "chat": {"id": 77, "type": "private"},
        "checklist": {"title": "Berkas", "tasks": [{"id": 1, "text": "KTP asli"}]}}}},
     ["✓ KTP asli"]),
    ({"game": {"title": "Catur", "description": "Main", "photo": []}}, ["Catur", "Permainan"]),
    ({"story": {"id": 1, "chat": {"id": 5, "type": "channel", "title": "Kabar"}}}, ["Cerita"]),
    ({"venue": {"location": {"latitude": -0.5, "longitude": 117.15}, "title": "RSJD",
                "address": "Jl. Kakap"}}, ["-0.5,117.15 RSJD Jl. Kakap"]),
    ({"location": {"latitude": -6.2, "longitude": 106.8, "live_period": 60}},
     ["-6.2,106.8", "Lokasi yang berjalan"]),
    ({"web_app_data": {"data": '{"nama":"Siti Aminah"}', "button_text": "Isi"}},
     ["nama: Siti Aminah", "Isian dari aplikasi"]),
    ({"text": "buktinya ada di sini", "entities": [
        {"type": "text_link", "offset": 16, "length": 4, "url": "https://contoh.id/<bukti>.pdf"}]},
     ["di sini (https://contoh.id/&lt;bukti&gt;.pdf)"]),
    ({"text": "tolong dibaca", "forward_origin": {
        "type": "hidden_user", "date": 1, "sender_user_name": "Rudi"}}, ["Diteruskan dari Rudi"]),
    ({"hologram": {"depth": 3}}, ["Jenis pesan yang belum dikenal", "depth"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "shown"), TELEGRAM_KINDS)
async def test_every_kind_of_telegram_is_shown_in_words(
    post: Post, content: dict[str, Any], shown: list[str]
) -> None:
    await post.tells(message=post.telegram(text="petugas"))
    case = await post.case(chat(77))
    assert case is not None
    await post.tells(message=post.telegram(**content))
    page = await talk(post, case.id)
    for words in shown:
        assert words in page


async def test_somebody_in_danger_in_a_checklist_is_heard(post: Post) -> None:
    tasks = [{"id": 1, "text": "saya mau bunuh diri malam ini"}]
    await post.tells(message=post.telegram(checklist={"title": "daftar", "tasks": tasks}))
    assert "112" in " ".join(await post.hears(chat(77)))


async def test_a_link_behind_a_word_stands_in_the_subject_of_the_case(post: Post) -> None:
    words = "saya mau mengadu, obat ibu saya tertukar, buktinya ada di sini"
    link = {
        "type": "text_link",
        "offset": len(words) - 4,
        "length": 4,
        "url": "https://contoh.id/b",
    }
    await post.tells(message=post.telegram(text=words, entities=[link]))
    await post.tells(message=post.telegram(text=IDENTITY))
    await post.tells(message=post.telegram(text="ya benar"))
    case = await post.case(chat(77))
    assert case is not None
    assert "https://contoh.id/b" in case.subject


async def test_a_place_in_the_south_stays_there_as_an_address(post: Post) -> None:
    for told in (
        post.text(COMPLAINT),
        post.text("Siti Aminah"),
        post.text("12 mei 1990"),
        post.text("081255443321"),
        post.message("location", {"latitude": -0.502106, "longitude": 117.153709}),
    ):
        await post.says(told)
    said = " ".join(await post.hears(phone(SITI)))
    facts = await post.facts(phone(SITI), Fact.MESSAGE_IN)
    assert facts[-1].data["text"] == "-0.502106,117.153709"
    assert " 0.502106" not in said


async def test_the_edit_of_a_message_that_never_came_is_heard_as_that_message(post: Post) -> None:
    new = {"type": "text", "text": {"body": "jam besuk?"}}
    edit = {"original_message_id": "wamid.lost", "message": new}
    await post.says(post.message("edit", edit))
    (answer,) = await post.hears(phone(SITI))
    assert "Jam besuk" in answer
    changed = {"type": "text", "text": {"body": "jam  besuk??"}}
    await post.says(post.message("edit", {"original_message_id": "wamid.lost", "message": changed}))
    assert await post.hears(phone(SITI)) == []


async def test_first_words_that_come_after_their_change_answer_nothing(both: Post) -> None:
    await both.says(both.text(COMPLAINT))
    first = both.text("Siti Amina")
    new = {"type": "text", "text": {"body": "Siti Aminah Zahra"}}
    await both.says(both.message("edit", {"original_message_id": first["id"], "message": new}))
    (*_, asked) = await both.hears(phone(SITI))
    assert "Zahra" in asked or "lahir" in asked.lower()
    await both.says(first)
    assert await both.hears(phone(SITI)) == []
    rest = IDENTITY.partition("\n")[2]
    await both.says(both.text(rest), both.text("ya benar"))
    case = await both.case(phone(SITI))
    assert case is not None
    assert "Siti Aminah Zahra" in case.identity.values()
    assert "Siti Amina" in await talk(both, case.id)
    again = both.text("jam besuk?")
    await both.says({**again, "id": first["id"] + "9"})
    assert len(await both.hears(phone(SITI))) >= 1


async def test_danger_in_the_first_words_is_heard_though_their_change_came_before(
    post: Post,
) -> None:
    first = post.text("saya mau bunuh diri")
    new = {"type": "text", "text": {"body": "jam besuk?"}}
    await post.says(post.message("edit", {"original_message_id": first["id"], "message": new}))
    await post.hears(phone(SITI))
    await post.says(first)
    assert "112" in " ".join(await post.hears(phone(SITI)))


async def test_whoever_blocks_the_bot_is_seen_to_do_so(post: Post) -> None:
    await post.tells(message=post.telegram(text="petugas"))
    case = await post.case(chat(77))
    assert case is not None
    bot = {"id": 1, "is_bot": True, "first_name": "Loket"}
    about = {
        "chat": {"id": 77, "type": "private"},
        "from": {"id": 77, "is_bot": False, "first_name": "Siti"},
        "date": int(post.clock().timestamp()),
        "old_chat_member": {"status": "member", "user": bot},
        "new_chat_member": {"status": "kicked", "user": bot, "until_date": 0},
    }
    await post.tells(my_chat_member=about)
    assert "Pelapor memblokir bot" in await talk(post, case.id)


async def test_danger_in_an_edit_is_answered_beside_an_agent(post: Post) -> None:
    first = post.text(COMPLAINT)
    await post.says(first, post.text(IDENTITY), post.text("ya benar"))
    case = await post.case(phone(SITI))
    assert case is not None
    await post.house.program.desk.claim(case.id, post.house.people[Role.AGENT])
    await post.hears(phone(SITI))
    new = {"type": "text", "text": {"body": "saya mau bunuh diri"}}
    await post.says(post.message("edit", {"original_message_id": first["id"], "message": new}))
    (answer,) = await post.hears(phone(SITI))
    assert "112" in answer
