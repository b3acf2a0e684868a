"""A telephone that the platform hides is given by its owner, between both emulated platforms."""

from core.message import Address
from tests.channel_names import On
from tests.stories.street import SITI_ON_TELEGRAM, Street
from tests.waiting import PATIENCE

UP_TO_THE_NUMBER = (
    "saya mau mengadu, lantai kamar mandi di ruang Elang bocor", "Siti Aminah", "12 mei 1990"
)  # fmt: skip
HIDDEN = "ID.4F9Xy201"


async def test_on_whatsapp_the_number_answers_the_form_and_becomes_the_address(
    street: Street,
) -> None:
    siti = street.whatsapp.user(user_id=HIDDEN)
    for words in UP_TO_THE_NUMBER:
        siti.says(words)
        asked = await siti.receives(PATIENCE)
    assert asked.kind == "request_contact_info"
    siti.gives_number()
    assert "Alamat" in (await siti.receives(PATIENCE)).text
    ways = [("user", HIDDEN), ("phone", siti.number)]
    addresses = [Address(On.WHATSAPP, f"{kind}:{who}") for kind, who in ways]
    chats = {await street.program.store.desk.chat_of(address) for address in addresses}
    assert len(chats) == 1
    assert None not in chats
    assert await street.is_whole()


async def test_on_telegram_a_key_gives_the_number_and_the_keyboard_goes(street: Street) -> None:
    siti = street.telegram.user(SITI_ON_TELEGRAM)
    for words in UP_TO_THE_NUMBER:
        await siti.says(words)
        await siti.receives(PATIENCE)
    assert siti.keys.gives_number
    await siti.presses_key(siti.keys.gives_number)
    assert "Alamat" in (await siti.receives(PATIENCE)).text
    assert siti.keys.titles == ()
    assert await street.is_whole()
