"""Whatever arrives answers the field that was asked, or is kept and the field asked again."""

import pytest

from app.talks.played import PlayedTalk
from core.message import ChannelName
from tests.channel_names import On
from tests.played.theatre import Theatre

BEGUN = ("saya mau mengadu, keran di ruang tunggu patah", "Rina Kusuma", "3 juni 1988")
PHONE = (*BEGUN, "0813 2211 4455")
ADDRESS = (*PHONE, "Jl. Kenari 9 Samarinda")
WHATSAPP = Theatre(channel=On.WHATSAPP)


def asked(played: PlayedTalk) -> str:
    """The field that the last message asked."""
    words = [word for word in played.turns[-1].did if word.startswith("asked:")]
    return words[-1].removeprefix("asked:") if words else ""


def said(played: PlayedTalk) -> str:
    """What came back to the last message."""
    return "\n\n".join(reply.text for reply in played.turns[-1].replies)


@pytest.mark.parametrize(
    ("before", "edit", "form", "now"),
    [
        (PHONE, [-3, "Rina Kusumawati Dewi"], {"full_name": "Rina Kusumawati Dewi"}, "address"),
        (PHONE, [-2, "4 juni 1988"], {"birth_date": "1988-06-04"}, "address"),
        (PHONE, [-1, "0813 2211 4466"], {"phone": "+6281322114466"}, "address"),
        (PHONE, [-4, "keran di ruang tunggu patah sejak senin"],
         {"purpose": "keran di ruang tunggu patah sejak senin"}, "address"),
        (ADDRESS, [-1, "Jl. Kenari 19 Samarinda"], {"address": "Jl. Kenari 19 Samarinda"}, "email"),
    ],
)  # fmt: skip
def test_an_edit_mends_what_its_message_gave_whichever_field_is_asked(
    before: tuple[str, ...], edit: list[object], form: dict[str, str], now: str
) -> None:
    for channel in (On.WHATSAPP, On.TELEGRAM):
        plain, mended = Theatre(channel=channel).play_all([before, (*before, {"edit": edit})])
        assert mended.form == {**plain.form, **form}
        assert asked(mended) == now
        assert (
            next(iter(form.values()))[:8] in said(mended) or "phone" in form or "birth" in str(form)
        )


def test_an_edit_that_makes_a_value_wrong_asks_for_it_again() -> None:
    played = WHATSAPP.play(*PHONE, {"edit": [-2, "31/02/1988"]})
    assert "birth_date" not in played.form
    assert asked(played) == "birth_date"
    assert "31/02/1988" in said(played)
    played = WHATSAPP.play(*PHONE, {"edit": [-3, "KTP terlampir"]})
    assert "full_name" not in played.form
    assert asked(played) == "full_name"


def test_an_edit_mends_all_that_its_message_gave() -> None:
    first = "nama: rina kusuma\nhp: 081322114455\nkeperluan: keran di ruang tunggu patah"
    mended = "nama: rina kusumawati\nhp: 081322114466\nkeperluan: keran di ruang tunggu patah"
    played = WHATSAPP.play(first, "3 juni 1988", {"edit": [-2, mended]})
    assert played.form["full_name"] == "Rina Kusumawati"
    assert played.form["phone"] == "+6281322114466"
    assert played.form["birth_date"] == "1988-06-03"
    assert asked(played) == "address"


def test_an_edit_while_the_summary_waits_shows_the_new_summary() -> None:
    played = WHATSAPP.play(*ADDRESS, "-", {"edit": [-5, "Rina Kusumawati"]})
    assert "Rina Kusumawati" in said(played)
    assert played.turns[-1].replies[-1].buttons == ("Benar", "Ubah")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("rina@gmail,com", "rina@gmail.com"),
        ("rina kusuma@gmail.com", "rina.kusuma@gmail.com"),
        ("rina@unmul.ac,id", "rina@unmul.ac.id"),
        ("rina-kusuma@gmail.com", "rina_kusuma@gmail.com"),
    ],
)
def test_an_edit_of_one_sign_mends_a_value_that_signs_make(wrong: str, right: str) -> None:
    for channel in (On.WHATSAPP, On.TELEGRAM):
        played = Theatre(channel=channel).play(*ADDRESS, wrong, {"edit": [-1, right]})
        assert played.form["email"] == right
        assert played.turns[-1].replies[-1].buttons == ("Benar", "Ubah")


def test_an_edit_of_one_sign_in_words_is_answered_by_nothing() -> None:
    played = WHATSAPP.play(*BEGUN[:2], {"edit": [-2, f"{BEGUN[0].capitalize()}!"]})
    assert played.turns[-1].replies == ()


def test_an_edit_that_changes_nothing_is_answered_by_nothing() -> None:
    played = WHATSAPP.play(*PHONE, {"edit": [-3, "rina kusuma"]})
    assert played.turns[-1].replies == ()


@pytest.mark.parametrize("edit", ["halo min", "Budi Hartono", "Jl. Melati 5 Samarinda"])
def test_an_edit_of_what_gave_nothing_lands_in_no_field(edit: str) -> None:
    plain, edited = WHATSAPP.play_all([("halo", *PHONE), ("halo", *PHONE, {"edit": [-5, edit]})])
    assert edited.form.get("full_name") == plain.form["full_name"]
    assert edited.form.get("birth_date") == plain.form["birth_date"]


@pytest.mark.parametrize(
    "item",
    [
        {"image": "foto keran"},
        {"image": "Rina Kusuma"},
        {"image": "KTP atas nama ibu saya"},
        {"sticker": True},
        {"voice": True},
        {"location": [-0.5021, 117.1537]},
        "/admin reset",
        "tolonglah",
        "halo",
        "ok",
        "bentar ya",
        "sabar",
    ],
    ids=str,
)
def test_files_captions_and_commands_are_no_names(item: object) -> None:
    played = WHATSAPP.play(BEGUN[0], item)
    assert "full_name" not in played.form
    assert asked(played) == "full_name"
    assert played.turns[-1].replies


@pytest.mark.parametrize("item", ["/admin reset", "tolong dibantu ya min", "halo", "bentar ya kak",
                                  {"image": "foto rumah"}, {"sticker": True}], ids=str)  # fmt: skip
def test_nor_are_they_addresses(item: object) -> None:
    played = WHATSAPP.play(*PHONE, item)
    assert "address" not in played.form
    assert asked(played) == "address"


@pytest.mark.parametrize(
    "item", ["/admin reset", "tolonglah", "bentar ya", "sabar", "halo min", "ok"]
)
def test_nor_are_they_what_somebody_comes_for(item: str) -> None:
    played = WHATSAPP.play("saya mau mengadu", "Rina Kusuma", "3 juni 1988", "0813 2211 4455",
                           "Jl. Kenari 9 Samarinda", "-", item)  # fmt: skip
    assert "purpose" not in played.form
    assert asked(played) == "purpose"


def test_a_caption_that_plainly_says_what_is_the_matter_is_what_somebody_comes_for() -> None:
    played = WHATSAPP.play("saya mau mengadu", "Rina Kusuma", "3 juni 1988", "0813 2211 4455",
                           "Jl. Kenari 9 Samarinda", "-",
                           {"image": "keran di ruang tunggu patah sejak kemarin"})  # fmt: skip
    assert played.form["purpose"] == "keran di ruang tunggu patah sejak kemarin"


@pytest.mark.parametrize(
    "words",
    ["pakai nomor wa ini aja", "nomor ini", "sama dgn no wa", "yg ini aja", "pakai nomor ini saja",
     "nomor yang saya pakai chat", "no ini kak", "sesuai nomor wa saya ini", "ya ini nomornya"],
)  # fmt: skip
def test_this_number_is_offered_where_the_channel_shows_it(words: str) -> None:
    offered, taken = WHATSAPP.play_all([(*BEGUN, words), (*BEGUN, words, {"press": "Ya"})])
    assert offered.turns[-1].replies[-1].buttons == ("Ya", "Nomor lain")
    assert "phone" not in offered.form
    assert taken.form["phone"].startswith("+62812")
    assert asked(taken) == "address"


def test_another_number_is_asked_for_when_it_is_not_that_one() -> None:
    played = WHATSAPP.play(*BEGUN, "nomor ini aja", {"press": "Nomor lain"}, "0813 2211 4455")
    assert played.form["phone"] == "+6281322114455"


@pytest.mark.parametrize("channel", [On.WEB, On.TELEGRAM])
def test_where_no_number_is_seen_that_is_said(channel: ChannelName) -> None:
    played = Theatre(channel=channel).play(*BEGUN, "pakai nomor wa ini aja")
    assert "phone" not in played.form
    assert asked(played) == "phone"
    assert "nomor" in said(played).casefold()
    assert "tidak" in said(played)


@pytest.mark.parametrize(
    "name",
    [
        "Selamat Riyadi",
        "Batal Nugroho",
        "Yohanes (Yoyo)",
        "Stop Simanjuntak",
        "Petugas Siregar",
        "Anak Agung Istri Putu Ayu Laksmi Dewi Pradnya Sari",
        "I Made Rai",
        "Suharto",
        "张伟",
    ],
)
def test_a_word_of_command_inside_a_name_is_a_name(name: str) -> None:
    played = WHATSAPP.play(BEGUN[0], name)
    assert played.form["full_name"] == name
    assert asked(played) == "birth_date"


@pytest.mark.parametrize("words", ["batal", "Batal", "petugas", "status", "menu"])
def test_a_command_alone_is_none(words: str) -> None:
    assert "full_name" not in WHATSAPP.play(BEGUN[0], words).form


@pytest.mark.parametrize("words", ["saya suaminya", "KTP terlampir", "ini fotonya", "lantai bocor",
                                   "hasil lab", "asdfgh"])  # fmt: skip
def test_what_is_no_name_is_said_to_be_none_and_asked_again(words: str) -> None:
    played = WHATSAPP.play(BEGUN[0], words)
    assert asked(played) == "full_name"
    assert "nama" in said(played)


def test_a_doubtful_name_is_taken_with_a_yes() -> None:
    doubted, taken = WHATSAPP.play_all(
        [(BEGUN[0], "rasa kencana"), (BEGUN[0], "Sabar", {"press": "Ya"})]
    )
    assert "full_name" not in doubted.form
    assert taken.form["full_name"] == "Sabar"


def test_no_value_is_said_twice_in_one_bubble() -> None:
    for played in WHATSAPP.play_all([(*ADDRESS, "rina@example.go.id"), PHONE]):
        for turn in played.turns[1:-1]:
            for reply in turn.replies:
                assert reply.text.casefold().count(turn.said.casefold()) <= 1


def test_who_introduces_themselves_with_everything_is_asked_for_what_is_missing() -> None:
    played = WHATSAPP.play(
        "saya Rina Kusuma lahir 3 juni 1988 hp 081322114455 alamat jl kenari 9 samarinda "
        "komplain keran di ruang tunggu patah"
    )
    assert played.form["full_name"] == "Rina Kusuma"
    assert played.form["birth_date"] == "1988-06-03"
    assert played.form["phone"] == "+6281322114455"
    assert played.form["address"] == "jl kenari 9 samarinda"
    assert "keran di ruang tunggu patah" in played.form["purpose"]
    assert asked(played) == "email"


@pytest.mark.parametrize(
    "words",
    [
        "anonim aja",
        "tanpa nama saja",
        "saya mau anonim",
        "hamba Allah",
        "NN",
        "gak usah pakai nama",
        "jangan sebut nama saya",
        "tanpa identitas ya",
    ],
)
def test_who_wants_to_stay_unnamed_goes_on_without_a_name(words: str) -> None:
    played = WHATSAPP.play(BEGUN[0], words)
    assert "full_name" not in played.form
    assert asked(played) == "birth_date"
    assert "surat jawaban" in said(played)  # what it costs


@pytest.mark.parametrize("words", ["identitas saya dirahasiakan ya", "nama disamarkan aja"])
def test_who_fears_for_their_name_hears_who_reads_it_and_what_else_they_may_do(words: str) -> None:
    played = WHATSAPP.play(BEGUN[0], words)
    assert "petugas" in said(played)
    assert "belum terbaca" not in said(played)
    assert asked(played) == "full_name"


def test_who_does_not_want_to_stay_unnamed_is_asked_for_the_name() -> None:
    assert asked(WHATSAPP.play(BEGUN[0], "saya tidak mau anonim")) == "full_name"


def test_a_form_that_was_given_up_goes_on_where_it_was() -> None:
    played = WHATSAPP.play(*BEGUN[:2], "gak jadi deh", "eh jadi aja")
    assert played.form["full_name"] == "Rina Kusuma"
    assert asked(played) == "birth_date"


def test_an_address_of_mail_is_not_cut_where_another_field_was_asked_either() -> None:
    played = WHATSAPP.play(*PHONE, "siti aminah@gmail.com")
    assert "email" not in played.form
    assert asked(played) == "email"
    assert "siti aminah@gmail.com" in said(played)


def test_of_two_receipts_neither_is_dropped_unasked() -> None:
    played = Theatre("dinkes-batam", On.WHATSAPP).play(
        "konfirmasi kepesertaan", "PJK-261102-0041 PJK-261102-0042"
    )
    assert "receipt" not in played.form
    assert asked(played) == "receipt"


@pytest.mark.parametrize("words", ["WOY LAMA BANGET", "PELAYANAN KALIAN PAYAH"])
def test_nobody_is_read_back_what_they_shouted(words: str) -> None:
    played = WHATSAPP.play(BEGUN[0], words)
    assert words not in said(played)
    assert "full_name" not in played.form


def test_kak_only_calls() -> None:
    played = Theatre("itb-care-center", On.WHATSAPP).play(
        "wifi kampus mati", "KTM terlampir", "bentar ya", "Dimas"
    )
    told = " ".join(reply.text for turn in played.turns for reply in turn.replies)
    assert "Kakak" in told
    assert "lengkap* Kak " not in told
    assert "lengkap* Kak?" not in told


@pytest.mark.parametrize("words", ["skip", "lewati dulu", "lewat", "skip deh", "Lewatkan saja"])
def test_passing_over_a_field_passes_over_that_field_and_not_over_the_whole_form(
    words: str,
) -> None:
    needed, twice, free = WHATSAPP.play_all(
        [(*BEGUN, words), (*BEGUN, words, words), (*ADDRESS, words)]
    )
    assert needed.form
    assert asked(needed) == "phone"
    assert twice.form
    assert asked(twice) in ("phone", "address")
    assert free.form["address"]
    assert "utter_summary" in {
        template for reply in free.turns[-1].replies for template in reply.templates
    }


def test_a_place_without_a_name_is_kept_and_the_address_asked_in_words() -> None:
    played = WHATSAPP.play(*PHONE, {"location": [-0.5021, 117.1537]})
    assert "Lokasinya sudah kami simpan." in said(played)
    assert "0.5021" not in said(played)
    assert asked(played) == "address"


@pytest.mark.parametrize(
    "words", ["nomor yg dipakai chat", "pake nomor yg lagi chat aja", "lewat chat saja"]
)
def test_the_number_of_the_chat_is_the_senders(words: str) -> None:
    played = WHATSAPP.play(*BEGUN, words)
    assert played.turns[-1].replies[-1].buttons == ("Ya", "Nomor lain")


@pytest.mark.parametrize(
    ("before", "edit", "field", "value"),
    [
        ((*BEGUN[:1], "anonim aja"), "Rina Kusuma", "full_name", "Rina Kusuma"),
        ((*BEGUN[:1], "Rina Kusuma?"), "Rina Kusuma", "full_name", "Rina Kusuma"),
        ((*BEGUN[:1], "halo"), "Rina Kusuma", "full_name", "Rina Kusuma"),
        ((*ADDRESS, "gak punya email"), "rina@mail.id", "email", "rina@mail.id"),
    ],
)
def test_new_words_for_what_gave_nothing_answer_what_it_was_asked(
    before: tuple[str, ...], edit: str, field: str, value: str
) -> None:
    assert WHATSAPP.play(*before, {"edit": [-1, edit]}).form[field] == value


@pytest.mark.parametrize(
    ("written", "asked_for"),
    [
        ("Oke Setiadi", "Oke Setiadi"),
        ("Baik Tarigan", "Baik Tarigan"),
        ("Rina ❤️ Kusuma", "Rina Kusuma"),
    ],
)
def test_nothing_is_cut_out_of_a_name_unasked(written: str, asked_for: str) -> None:
    doubtful, agreed = WHATSAPP.play_all([(BEGUN[0], written), (BEGUN[0], written, "ya")])
    assert "full_name" not in doubtful.form
    assert f"*{asked_for}*" in said(doubtful)
    assert agreed.form["full_name"] == asked_for
