"""Where a platform hides the telephone, the form asks for it in the platform's own way."""

import pytest

from core.facts import Fact
from core.message import Address, ChannelName, NumberRequest, Outbound
from tests.cases.post import SITI, Json, Post, chat, contact, phone, user
from tests.channel_names import On

ID = "ID.SITI"
HIDDEN = [contact("", user_id=ID)]
UP_TO_THE_NUMBER = (
    "saya mau mengadu, lantai kamar mandi di ruang Elang bocor", "Siti Aminah", "12 mei 1990"
)  # fmt: skip
OWN = {"phone_number": f"+{SITI}", "first_name": "Siti", "user_id": 77}


def sent(post: Post, channel: ChannelName) -> list[Outbound]:
    """What has arrived there so far."""
    return [one.message for one in post.channels[channel].arrived]


async def hidden(post: Post, *said: str | Json) -> list[str]:
    """Siti writes from a WhatsApp that shows no number; what she hears."""
    for one in said:
        told = post.text(one, "", from_user_id=ID) if isinstance(one, str) else one
        await post.says(told, contacts=HIDDEN)
    return await post.hears(user(ID))


async def told(post: Post, *said: str) -> list[str]:
    """Siti writes on Telegram; what she hears."""
    for words in said:
        await post.tells(message=post.telegram(text=words))
    return await post.hears(chat(77))


def given(post: Post) -> Json:
    """The platform states Siti's number at her wish."""
    card = {"phones": [{"phone": f"+{SITI}", "wa_id": SITI}]}
    return post.message("contacts", [card], "", from_user_id=ID, origin="contact_request")


async def test_whoever_hides_the_number_is_asked_in_whatsapps_own_way(both: Post) -> None:
    asked = (await hidden(both, *UP_TO_THE_NUMBER))[-1]
    assert "Nomor" in asked
    last = sent(both, On.WHATSAPP)[-1]
    assert (last.number, last.text, last.choices) == (NumberRequest.ASK, asked, ())
    (said,) = await hidden(both, given(both))
    assert "0812 5544 3321" in said
    assert "Alamat" in said
    assert await both.chat(phone(SITI)) == await both.chat(user(ID))
    assert sent(both, On.WHATSAPP)[-1].number is NumberRequest.NONE


async def test_whoever_shows_the_number_is_not_asked_to_give_it(post: Post) -> None:
    for words in UP_TO_THE_NUMBER:
        await post.says(post.text(words))
    assert {one.number for one in sent(post, On.WHATSAPP)} == {NumberRequest.NONE}


async def test_a_number_that_stood_on_one_message_is_known_from_then_on(both: Post) -> None:
    await hidden(both, "halo")
    shown = both.text("halo", SITI, from_user_id=ID)
    await both.says(shown, contacts=[contact(SITI, user_id=ID)])
    await hidden(both, *UP_TO_THE_NUMBER)
    assert sent(both, On.WHATSAPP)[-1].number is NumberRequest.NONE


async def test_the_form_in_which_the_number_is_given_goes_on_beside_an_older_talk(
    both: Post,
) -> None:
    case = await both.complains()
    await hidden(both, *UP_TO_THE_NUMBER)
    (said,) = await hidden(both, given(both))
    assert "Alamat" in said
    heard = await hidden(both, "Jl. Melati 5 Samarinda", "siti@gmail.com", "ya benar")
    second = await both.case(user(ID))
    assert second is not None
    assert second.id != case.id
    assert second.number in " ".join(heard)
    assert await both.chat(phone(SITI)) == second.chat
    assert case.number in " ".join(await hidden(both, f"status {case.number}"))
    assert second.number in " ".join(await hidden(both, "status"))
    assert await both.facts_of(case.chat, Fact.CHATS_LINKED)
    assert not (await both.house.program.store.verification.verify()).broken


async def test_telegram_shows_a_keyboard_until_the_number_is_there(both: Post) -> None:
    await told(both, *UP_TO_THE_NUMBER)
    asked = sent(both, On.TELEGRAM)[-1]
    assert asked.number is NumberRequest.ASK
    await both.tells(message=both.telegram(contact=OWN))
    (said,) = await both.hears(chat(77))
    assert "0812 5544 3321" in said
    assert sent(both, On.TELEGRAM)[-1].number is NumberRequest.END
    await told(both, "Jl. Melati 5 Samarinda")
    assert sent(both, On.TELEGRAM)[-1].number is NumberRequest.NONE


@pytest.mark.parametrize(
    "words", ["0812 5544 3321", "batal", "petugas"], ids=["typed", "cancelled", "people"]
)
async def test_the_keyboard_goes_with_the_next_words_whatever_ended_it(
    post: Post, words: str
) -> None:
    await told(post, *UP_TO_THE_NUMBER)
    before = len(sent(post, On.TELEGRAM))
    await told(post, words)
    first, *rest = sent(post, On.TELEGRAM)[before:]
    assert (first.number, first.choices) == (NumberRequest.END, ())
    assert {one.number for one in rest} <= {NumberRequest.NONE}


async def test_a_question_in_between_leaves_the_keyboard_with_the_form(post: Post) -> None:
    await told(post, *UP_TO_THE_NUMBER, "jam besuk?")
    assert sent(post, On.TELEGRAM)[-1].number is NumberRequest.ASK
    await told(post, "0812 55")
    assert sent(post, On.TELEGRAM)[-1].number is NumberRequest.ASK


async def test_a_number_that_telegram_stated_once_is_offered_and_not_asked_for(
    both: Post,
) -> None:
    await both.tells(message=both.telegram(contact=OWN))
    await told(both, *UP_TO_THE_NUMBER)
    assert sent(both, On.TELEGRAM)[-1].number is NumberRequest.NONE
    (said,) = await told(both, "pakai nomor ini aja")
    assert "0812 5544 3321" in said
    (said,) = await told(both, "ya")
    assert "Alamat" in said


@pytest.mark.parametrize("channel", [On.WHATSAPP, On.TELEGRAM])
async def test_this_number_here_is_asked_for_where_nobody_sees_it(
    post: Post, channel: ChannelName
) -> None:
    say = hidden if channel is On.WHATSAPP else told
    (*_, said) = await say(post, *UP_TO_THE_NUMBER, "pakai nomor ini aja")
    assert "tombol" in said
    assert sent(post, channel)[-1].number is NumberRequest.ASK


async def test_somebody_elses_card_is_not_the_senders(both: Post) -> None:
    await told(both, *UP_TO_THE_NUMBER)
    await both.tells(message=both.telegram(contact={**OWN, "user_id": 99}))
    await told(both, "Jl. Melati 5 Samarinda", "siti@gmail.com")
    state = both.house.program.store.works.on_chat(await both.chat(chat(77)) or 0)
    async with state as work:
        assert work.chat.state.number == ""


async def test_on_the_chat_page_nothing_of_it_is_shown(post: Post) -> None:
    page = post.house.program.channels.by_name[On.WEB]
    visitor = Address(On.WEB, "visitor:1")
    asking = Outbound(visitor, "Nomor?", number=NumberRequest.ASK)
    assert [part.number for part in page.cut(asking)] == [NumberRequest.NONE]
