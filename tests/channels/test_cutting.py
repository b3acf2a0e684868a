"""Cutting a message into parts that a channel takes."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from channels.cutting import PartLimits, as_buttons, cut
from core.message import Address, Attachment, Choice, NumberRequest, Outbound
from core.text import storable, utf16_length
from tests.channel_names import On

WHATSAPP = PartLimits(4096, 1024, 3, 20, 10, 24, 72, asks_number=True)
TELEGRAM = PartLimits(
    4096,
    4096,
    8,
    40,
    length=utf16_length,
    asks_number=True,
    number_with_choices=True,
    number_ends=True,
)
WEB = PartLimits(4096, 4096, 8, 40)
SITI = Address(On.WHATSAPP, "phone:6281255443321")
FILE = Attachment("ab" * 32, "application/pdf", "surat.pdf")

choices = st.lists(
    st.builds(Choice, st.text(min_size=1, max_size=8), st.text(max_size=40), st.text(max_size=90)),
    max_size=25,
).map(tuple)
messages = st.builds(
    Outbound,
    st.just(SITI),
    st.text(max_size=200) | st.text(max_size=40).map(lambda text: f"{text}. " * 300),
    choices,
    st.text(max_size=30),
    st.none() | st.just(FILE),
    st.just("7"),
    st.sampled_from(NumberRequest),
)
limits = st.sampled_from([WHATSAPP, TELEGRAM, WEB, PartLimits(60, 40, 2, 5, 3, 6, 9, caption=8)])


def said(text: str) -> str:
    return "".join(text.split())


def test_a_short_message_is_one_part_as_it_is() -> None:
    message = Outbound(SITI, "Selamat pagi", tracker="7")
    assert cut(message, WHATSAPP) == (message,)


def test_nothing_to_say_has_no_parts() -> None:
    assert cut(Outbound(SITI, " \n "), WHATSAPP) == ()


def test_long_text_is_cut_at_sentence_ends_and_the_choices_stay_with_the_last() -> None:
    sentence = "Jam besuk setiap hari pukul sebelas."
    message = Outbound(SITI, " ".join([sentence] * 200), (Choice("ya", "Ya"),))
    parts = cut(message, WHATSAPP)
    assert [bool(part.choices) for part in parts] == [False, False, True]
    assert all(part.text.endswith("sebelas.") for part in parts)


def test_three_short_titles_are_buttons_and_a_fourth_makes_a_list() -> None:
    four = tuple(Choice(str(number), f"Pilihan {number}") for number in range(4))
    assert as_buttons(four[:3], WHATSAPP)
    assert not as_buttons(four, WHATSAPP)


def test_a_title_too_long_for_a_row_stands_whole_in_the_description() -> None:
    title = "Syarat pendaftaran rawat jalan"
    (part,) = cut(Outbound(SITI, "Yang mana?", (Choice("a", title, "Poli umum"),)), WHATSAPP)
    assert part.choices == (
        Choice("a", "Syarat pendaftaran rawa…", "Syarat pendaftaran rawat jalan — Poli umum"),
    )


def test_two_buttons_of_one_title_become_a_list() -> None:
    assert not as_buttons((Choice("a", "Ya"), Choice("b", "Ya")), WHATSAPP)


def test_eleven_choices_are_two_lists_with_a_word_above_each() -> None:
    eleven = tuple(Choice(str(number), f"Pilihan {number}") for number in range(11))
    first, second = cut(Outbound(SITI, "Yang mana?", eleven), WHATSAPP)
    assert (len(first.choices), len(second.choices)) == (10, 1)
    assert (first.text, second.text) == ("Yang mana?", "Pilihan lainnya (2/2):")


def test_a_channel_without_lists_says_in_words_what_a_button_cannot_show() -> None:
    message = Outbound(SITI, "Yang mana?", (Choice("a", "Rawat jalan", "Senin–Jumat"),))
    (part,) = cut(message, TELEGRAM)
    assert part.text == "Yang mana?\n• Rawat jalan — Senin–Jumat"
    assert part.choices == (Choice("a", "Rawat jalan"),)


def test_a_file_carries_its_words_where_they_fit() -> None:
    (part,) = cut(Outbound(SITI, "Ini suratnya", attachment=FILE), WHATSAPP)
    assert (part.attachment, part.text) == (FILE, "Ini suratnya")


def test_a_file_goes_before_words_that_do_not_fit_and_before_choices() -> None:
    long = cut(Outbound(SITI, "a" * 1025, attachment=FILE), WHATSAPP)
    asked = cut(Outbound(SITI, "Jelas?", (Choice("ya", "Ya"),), attachment=FILE), WHATSAPP)
    for file, words in (long, asked):
        assert (file.attachment, file.text, file.choices) == (FILE, "", ())
        assert words.attachment is None
    assert asked[1].choices == (Choice("ya", "Ya"),)


@settings(max_examples=150)
@given(messages, limits)
def test_every_part_is_within_the_limits(message: Outbound, limit: PartLimits) -> None:
    for part in cut(message, limit):
        assert part.to == message.to
        assert part.tracker == "7"
        assert 1 <= limit.length(part.list_title) <= limit.button_title
        if part.choices:
            assert 1 <= limit.length(part.text) <= limit.text_with_choices
        if part.attachment is not None:
            assert limit.length(part.text) <= limit.caption
        elif not part.choices:
            assert 1 <= limit.length(part.text) <= limit.text
        elif as_buttons(part.choices, limit):
            assert len(part.choices) <= limit.buttons
        elif limit.rows:
            assert len(part.choices) <= limit.rows
            for row in part.choices:
                assert 1 <= limit.length(row.title) <= limit.row_title
                assert limit.length(row.description) <= limit.row_description


@settings(max_examples=150)
@given(messages, limits)
def test_no_word_and_no_choice_is_lost(message: Outbound, limit: PartLimits) -> None:
    parts = cut(message, limit)
    whole = "".join(said(part.text) for part in parts)
    assert said(storable(message.text)) in whole
    ids = [choice.id for part in parts for choice in part.choices]
    assert ids == list(dict.fromkeys(choice.id for choice in message.choices))
    assert sum(part.attachment is not None for part in parts) == (message.attachment is not None)


@settings(max_examples=150)
@given(messages, limits)
def test_a_part_is_cut_into_itself(message: Outbound, limit: PartLimits) -> None:
    for part in cut(message, limit):
        assert cut(part, limit) == (part,)


TWO = (Choice("none", "Tidak punya"), Choice("people", "Bicara petugas"))


def test_whatsapp_asks_for_the_number_in_a_message_of_its_own_before_the_choices() -> None:
    long = "Kami perlu nomor telepon. " * 60
    asking = Outbound(SITI, long, TWO, number=NumberRequest.ASK)
    *before, asked, others = cut(asking, WHATSAPP)
    assert [part.number for part in before] == [NumberRequest.NONE] * len(before)
    assert (asked.number, asked.choices) == (NumberRequest.ASK, ())
    assert len(asked.text) <= WHATSAPP.text_with_choices
    assert (others.number, others.choices) == (NumberRequest.NONE, TWO)


def test_on_telegram_the_choices_stand_beside_the_number() -> None:
    (part,) = cut(Outbound(SITI, "Nomor?", TWO, number=NumberRequest.ASK), TELEGRAM)
    assert (part.number, part.choices) == (NumberRequest.ASK, TWO)


def test_a_keyboard_goes_before_other_choices_come() -> None:
    ending = Outbound(SITI, "Tercatat.\n\nSudah benar?", TWO, number=NumberRequest.END)
    first, second = cut(ending, TELEGRAM)
    assert (first.text, first.number, first.choices) == ("Tercatat.", NumberRequest.END, ())
    assert (second.text, second.number, second.choices) == ("Sudah benar?", NumberRequest.NONE, TWO)
    alone, under = cut(replace(ending, text="Dibatalkan."), TELEGRAM)
    assert (alone.text, alone.number) == ("Dibatalkan.", NumberRequest.END)
    assert under.choices == TWO
    assert [part.number for part in cut(ending, WHATSAPP)] == [NumberRequest.NONE]


@settings(max_examples=150)
@given(messages, limits)
def test_no_part_asks_for_the_number_where_its_channel_could_not_show_it(
    message: Outbound, limits: PartLimits
) -> None:
    for part in cut(message, limits):
        match part.number:
            case NumberRequest.ASK:
                assert limits.asks_number
                assert limits.number_with_choices or not part.choices
                assert limits.length(part.text) <= limits.text_with_choices
            case NumberRequest.END:
                assert limits.number_ends
                assert not part.choices
            case NumberRequest.NONE:
                pass
