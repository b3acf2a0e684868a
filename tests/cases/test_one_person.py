"""A person is not an address: numbers and ids change, and the talk stays theirs alone."""

import pytest

from core.facts import Fact
from handoff.accounts import Role
from handoff.notices import NoticeKind
from tests.cases.post import (
    BUDI,
    SITI,
    SITI_NEW,
    Json,
    Post,
    chat,
    contact,
    phone,
    user,
    whatsapp,
)


def changed(post: Post, kind: str = "user_changed_number", **system: str) -> Json:
    """The platform says that Siti writes from another number, or under another id."""
    told = {"body": f"User Siti changed from {SITI} to {SITI_NEW}", "type": kind, **system}
    return post.message("system", told)


async def test_status_from_the_new_number_finds_the_open_case(both: Post) -> None:
    case = await both.complains()
    before = await both.chat(phone(SITI))
    await both.says(changed(both, wa_id=SITI_NEW))
    await both.says(both.text("status", SITI_NEW))
    assert await both.chat(phone(SITI_NEW)) == before
    assert await both.chat(phone(SITI)) is None
    (*_, said) = await both.hears(phone(SITI_NEW))
    assert case.number in said
    (fact,) = await both.facts(phone(SITI_NEW), Fact.ADDRESS_CHANGED)
    assert fact.data["now"] == [f"whatsapp/phone:{SITI_NEW}"]
    assert fact.data["before"] == [f"whatsapp/phone:{SITI}"]
    assert [one.notice.kind for one in await both.notices(case)][:1] == [NoticeKind.ADDRESS_CHANGED]
    sent = [
        one for one in both.channels[phone(SITI).channel].arrived if case.number in one.message.text
    ]
    assert sent[-1].message.to == phone(SITI_NEW)
    assert not (await both.house.program.store.verification.verify()).broken


@pytest.mark.parametrize(
    "system",
    [
        {"wa_id": SITI_NEW},
        {"new_wa_id": SITI_NEW, "customer": SITI},
        {},  # the body alone says it
        {"wa_id": SITI_NEW, "user_id": "ID.NEW", "parent_user_id": "ID.ENT.NEW"},
    ],
)
@pytest.mark.parametrize("kind", ["user_changed_number", "customer_changed_number"])
async def test_every_form_of_the_statement_moves_the_talk(
    post: Post, kind: str, system: dict[str, str]
) -> None:
    await post.complains(user_id="ID.OLD")
    before = await post.chat(phone(SITI))
    told = changed(post, kind, **system)
    body = whatsapp({"messages": [told]})
    await post.brings(body, body)
    assert await post.chat(phone(SITI_NEW)) == before
    assert await post.chat(phone(SITI)) is None
    assert len(await post.facts(phone(SITI_NEW), Fact.ADDRESS_CHANGED)) == 1
    if "user_id" in system:
        assert await post.chat(user("ID.NEW")) == before


async def test_whoever_gets_the_old_number_finds_nothing_of_the_talk(both: Post) -> None:
    case = await both.complains()
    await both.says(changed(both, wa_id=SITI_NEW))
    await both.says(both.text("status", SITI), contacts=[contact(SITI, "Rudi")])
    await both.says(both.text(f"status {case.number}", SITI), contacts=[contact(SITI, "Rudi")])
    stranger = await both.chat(phone(SITI))
    assert stranger not in (None, case.chat)
    heard = await both.hears(phone(SITI))
    assert case.number not in heard[0]
    assert "tidak ada pada percakapan ini" in heard[1]
    assert await both.case(phone(SITI)) is None


async def test_what_was_written_before_the_change_and_came_after_it_is_still_theirs(
    both: Post,
) -> None:
    case = await both.complains()
    late = both.text("tambahan: kamar mandi nomor 3", SITI)
    both.clock.move(seconds=5)
    await both.says(changed(both, wa_id=SITI_NEW))
    await both.says(late)
    facts = await both.facts(phone(SITI_NEW), Fact.MESSAGE_IN)
    assert facts[-1].data["text"] == "tambahan: kamar mandi nomor 3"
    sent = both.channels[phone(SITI).channel].arrived[-1]
    assert sent.message.to == phone(SITI_NEW)
    assert (await both.again(case)).is_open


async def test_the_statement_that_comes_after_the_first_word_from_the_new_number_joins_both(
    both: Post,
) -> None:
    case = await both.complains()
    statement = changed(both, wa_id=SITI_NEW)
    both.clock.move(seconds=5)
    await both.says(both.text("status", SITI_NEW))
    second = await both.chat(phone(SITI_NEW))
    assert second != case.chat
    assert case.number not in " ".join(await both.hears(phone(SITI_NEW)))
    await both.says(statement)
    await both.says(both.text("status", SITI_NEW))
    assert await both.chat(phone(SITI_NEW)) == case.chat
    assert case.number in (await both.hears(phone(SITI_NEW)))[-1]
    assert await both.facts_of(second or 0, Fact.ADDRESS_CHANGED, Fact.CHATS_LINKED)


async def test_of_two_open_cases_none_is_lost(both: Post) -> None:
    one = await both.complains(SITI)
    other = await both.complains(SITI_NEW)
    await both.says(changed(both, wa_id=SITI_NEW))
    assert await both.chat(phone(SITI_NEW)) == one.chat
    await both.hears(phone(SITI_NEW))
    for case in (one, other):
        await both.says(both.text(f"status {case.number}", SITI_NEW))
        assert case.number in (await both.hears(phone(SITI_NEW)))[-1]
        assert (await both.again(case)).is_open
        kinds = {told.notice.kind for told in await both.notices(case)}
        assert NoticeKind.OTHER_TALK in kinds
        assert await both.facts_of(case.chat, Fact.CHATS_LINKED)
        page = await both.page(f"/inbox/{case.id}")
        assert (other if case is one else one).number in page
    # Whoever answers the other case reaches the person, too.
    rina = both.house.people[Role.AGENT]
    await both.house.program.desk.claim(other.id, rina)
    await both.house.program.desk.reply(other.id, rina, "Kami periksa, Bu.", "k1")
    await both.house.program.dispatcher.drain()
    assert both.channels[phone(SITI).channel].arrived[-1].message.to == phone(SITI_NEW)


async def test_a_number_that_had_another_owner_long_ago_brings_nothing_of_theirs(
    both: Post,
) -> None:
    theirs = await both.complains(SITI_NEW)  # somebody else, who gave the number up
    both.clock.move(days=60)
    mine = await both.complains(SITI)
    await both.says(changed(both, wa_id=SITI_NEW))
    await both.hears(phone(SITI_NEW))
    await both.says(both.text(f"status {theirs.number}", SITI_NEW))
    assert "tidak ada pada percakapan ini" in (await both.hears(phone(SITI_NEW)))[-1]
    await both.says(both.text("status", SITI_NEW))
    assert mine.number in (await both.hears(phone(SITI_NEW)))[-1]
    assert await both.facts_of(theirs.chat, Fact.ADDRESS_LOST)
    assert NoticeKind.ADDRESS_LOST in {one.notice.kind for one in await both.notices(theirs)}
    assert mine.chat != theirs.chat


async def test_another_account_under_the_same_number_is_another_person(both: Post) -> None:
    case = await both.complains(SITI, user_id="ID.SITI")
    await both.says(
        both.text(f"status {case.number}", SITI), contacts=[contact(SITI, user_id="ID.RUDI")]
    )
    assert await both.chat(user("ID.RUDI")) == await both.chat(phone(SITI)) != case.chat
    assert "tidak ada pada percakapan ini" in (await both.hears(user("ID.RUDI")))[-1]
    assert await both.chat(user("ID.SITI")) == case.chat
    assert await both.facts_of(case.chat, Fact.ADDRESS_LOST)


@pytest.mark.parametrize("form", ["system", "field"])
async def test_a_new_id_of_the_same_account_is_the_same_person(both: Post, form: str) -> None:
    case = await both.complains(SITI, user_id="ID.OLD")
    if form == "system":
        system = {"type": "user_changed_user_id", "user_id": "ID.NEW", "body": "changed"}
        await both.says(both.message("system", system, from_user_id="ID.OLD"), contacts=[])
    else:
        update = {"wa_id": SITI, "user_id": {"previous": "ID.OLD", "current": "ID.NEW"}}
        await both.brings(whatsapp({"user_id_update": [update]}, field="user_id_update"))
    # From now on with the id alone: whoever has a user name shows no number.
    await both.says(
        both.text("status", "", from_user_id="ID.NEW"), contacts=[contact("", user_id="ID.NEW")]
    )
    assert await both.chat(user("ID.NEW")) == case.chat
    assert case.number in (await both.hears(user("ID.NEW")))[-1]
    assert await both.chat(user("ID.OLD")) is None


async def test_a_parents_id_is_the_account_whatever_the_other_ids_say(post: Post) -> None:
    case = await post.complains(SITI, user_id="ID.A", parent_user_id="ID.ENT.1")
    people = [contact("", user_id="ID.B", parent_user_id="ID.ENT.1")]
    await post.says(post.text("status", "", from_user_id="ID.B"), contacts=people)
    assert await post.chat(user("ID.B")) == case.chat


def shared(post: Post, origin: str, number: str = SITI, where: str = "message") -> Json:
    """A contact card in the form of the answer to a request for the number."""
    card: Json = {"phones": [{"phone": f"+{number}", "wa_id": number}]}
    told = post.message("contacts", [card], "", from_user_id="ID.SITI")
    (told if where == "message" else card)["origin"] = origin
    return told


@pytest.mark.parametrize("where", ["message", "card"])
async def test_a_number_given_at_our_request_is_a_verified_link(both: Post, where: str) -> None:
    case = await both.complains(SITI)
    people = [contact("", user_id="ID.SITI")]
    await both.says(both.text("status", "", from_user_id="ID.SITI"), contacts=people)
    assert case.number not in " ".join(await both.hears(user("ID.SITI")))
    await both.says(shared(both, "contact_request", where=where), contacts=people)
    await both.says(both.text("status", "", from_user_id="ID.SITI"), contacts=people)
    assert await both.chat(user("ID.SITI")) == case.chat == await both.chat(phone(SITI))
    assert case.number in (await both.hears(user("ID.SITI")))[-1]


async def test_a_card_that_anybody_can_send_and_words_that_anybody_can_type_prove_nothing(
    post: Post,
) -> None:
    case = await post.complains(SITI)
    people = [contact("", "Siti", user_id="ID.OTHER")]
    card = shared(post, "other")
    del card["from_user_id"]
    for told in (
        {**card, "from_user_id": "ID.OTHER"},
        {
            **{k: v for k, v in card.items() if k != "origin"},
            "id": "w2",
            "from_user_id": "ID.OTHER",
        },
        post.text(f"User Siti changed from {SITI} to {SITI_NEW}", "", from_user_id="ID.OTHER"),
        post.text(f"nomor saya {SITI}, saya Siti Aminah", "", from_user_id="ID.OTHER"),
        post.text(f"status {case.number}", "", from_user_id="ID.OTHER"),
    ):
        await post.says(told, contacts=people)
    assert await post.chat(user("ID.OTHER")) != case.chat
    assert await post.chat(phone(SITI)) == case.chat
    heard = await post.hears(user("ID.OTHER"))
    assert "tidak" in heard[-1]
    assert case.number not in "".join(heard[:-1])
    assert case.id not in [one.id for one in await post.cases(user("ID.OTHER"))]


async def test_a_case_number_of_somebody_else_is_refused(both: Post) -> None:
    case = await both.complains(SITI)
    await both.says(both.text(f"status {case.number}", BUDI), contacts=[contact(BUDI, "Budi")])
    await both.says(both.text(case.number, BUDI), contacts=[contact(BUDI, "Budi")])
    for said in await both.hears(phone(BUDI)):
        assert "tidak ada pada percakapan ini" in said or "tidak menemukan" in said


async def test_the_own_number_on_telegram_finds_the_case_of_that_number_on_whatsapp(
    both: Post,
) -> None:
    case = await both.complains(SITI)
    own = {"phone_number": f"+{SITI}", "first_name": "Siti", "user_id": 77}
    await both.tells(message=both.telegram(text="status"))
    assert case.number not in " ".join(await both.hears(chat(77)))
    for _ in range(2):
        await both.tells(message=both.telegram(contact=own))
    await both.tells(message=both.telegram(text="status"))
    assert case.number in (await both.hears(chat(77)))[-1]
    await both.tells(message=both.telegram(text=f"status {case.number}"))
    assert case.number in (await both.hears(chat(77)))[-1]
    assert await both.chat(chat(77)) != case.chat
    assert len(await both.facts_of(case.chat, Fact.CHATS_LINKED)) == 1
    # Somebody else's card, and the same card from somebody else, find nothing.
    await both.tells(message=both.telegram(88, "Budi", contact=own))
    await both.tells(message=both.telegram(88, "Budi", text="status"))
    assert case.number not in " ".join(await both.hears(chat(88)))


async def test_an_identity_that_was_set_up_anew_is_told_to_who_has_the_case(post: Post) -> None:
    case = await post.complains(SITI)
    for kind in ("user_identity_changed", "customer_identity_changed"):
        await post.says(post.message("system", {"type": kind, "body": "User identity changed"}))
    kinds = [told.notice.kind for told in await post.notices(case)]
    assert NoticeKind.IDENTITY_CHANGED in kinds
    assert await post.chat(phone(SITI)) == case.chat


async def test_statement_words_and_the_new_number_at_once_end_in_one_talk(both: Post) -> None:
    case = await both.complains(SITI)
    statement = changed(both, wa_id=SITI_NEW)
    both.clock.move(seconds=1)
    messages = [both.text("status", SITI_NEW), statement, both.text("halo", SITI_NEW)]
    await both.brings(
        *(whatsapp({"messages": [told]}) for told in messages),
        whatsapp({"messages": [both.text("terima kasih", SITI_NEW), statement]}),
    )
    await both.says(both.text("status", SITI_NEW))
    assert await both.chat(phone(SITI_NEW)) == case.chat
    assert case.number in (await both.hears(phone(SITI_NEW)))[-1]
    assert not (await both.house.program.store.verification.verify()).broken


async def test_the_own_number_answers_the_form_that_asks_for_it(post: Post) -> None:
    own = {"phone_number": f"+{SITI}", "first_name": "Siti", "user_id": 77}
    for words in (
        "saya mau mengadu, lantai kamar mandi di ruang Elang bocor", "Siti Aminah", "12 mei 1990"
    ):  # fmt: skip
        await post.tells(message=post.telegram(text=words))
    (*_, asked) = await post.hears(chat(77))
    assert "telepon" in asked.lower() or "hp" in asked.lower()
    await post.tells(message=post.telegram(contact=own))
    (said,) = await post.hears(chat(77))
    assert "0812 5544 3321" in said
    assert "telepon" not in said.splitlines()[-1].lower()


@pytest.mark.parametrize("new_id", ["ID.NEW", "ID.OLD"])
@pytest.mark.parametrize("statement_first", [True, False])
async def test_a_new_number_brings_a_new_id_that_no_statement_names(
    both: Post, new_id: str, statement_first: bool
) -> None:
    case = await both.complains(SITI, user_id="ID.OLD")
    statement = changed(both, wa_id=SITI_NEW)
    both.clock.move(seconds=5)
    people = [contact(SITI_NEW, user_id=new_id)]
    if statement_first:
        await both.says(statement)
    await both.says(both.text("halo", SITI_NEW), contacts=people)
    await both.says(statement)
    await both.says(both.text("status", "", from_user_id=new_id), contacts=[])
    assert await both.chat(phone(SITI_NEW)) == await both.chat(user(new_id)) == case.chat
    assert case.number in (await both.hears(user(new_id)))[-1]
