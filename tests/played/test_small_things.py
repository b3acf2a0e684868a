"""Small answers that have to fit: stickers, receipts, *sudah diproses belum?*, going on."""

import pytest

from app.talks.played import PlayedTalk
from tests.channel_names import On
from tests.played.theatre import Theatre

BATAM = Theatre(office="dinkes-batam", channel=On.WHATSAPP)
HAJI = Theatre(office="rsud-haji", channel=On.WHATSAPP)


def said(played: PlayedTalk) -> str:
    """What came back to the last message."""
    return "\n".join(reply.text for reply in played.turns[-1].replies)


def test_a_sticker_as_the_first_word_is_greeted() -> None:
    greeted = BATAM.play({"sticker": True})
    assert "Berkas" not in said(greeted)
    assert said(greeted) == said(BATAM.play("halo"))


def test_nobody_who_praises_is_wished_help() -> None:
    for words in ("perawatnya ramah sekali, terima kasih", "makasih", "dokternya baik, makasih ya"):
        assert "lekas" not in said(HAJI.play(words))


@pytest.mark.parametrize("words", ["PJK-261102-0041", "cek resi pjk 261102 0041"])
def test_a_receipt_by_itself_opens_the_form_that_looks_it_up(words: str) -> None:
    played = BATAM.play(words, "2-11-2026")
    assert "form_opened:membership" in played.turns[0].did
    assert played.form == {"receipt": "PJK-261102-0041", "applied_on": "2026-11-02"}


def test_what_is_called_a_receipt_is_no_number_of_a_case() -> None:
    played = BATAM.play("resi saya BTM-2026-000123")
    assert "form_opened:membership" in played.turns[0].did
    assert "asked:receipt" in played.turns[0].did
    assert "BTM-2026-000123" in said(played)
    assert BATAM.play("status BTM-2026-000123").turns[0].did == ("status_told",)


def test_membership_of_the_insurance_is_the_service() -> None:
    for words in ("mau cek kepesertaan bpjs", "cek kepesertaan JKN dong"):
        assert "form_opened:membership" in BATAM.play(words).turns[0].did


@pytest.mark.parametrize(
    "words", ["sudah diproses belum?", "udah ditindaklanjuti blm min", "sudah selesai belum ya?"]
)
def test_how_far_something_is_without_a_case_is_told_as_none(words: str) -> None:
    assert BATAM.play(words).turns[0].did == ("status_told",)


def test_going_on_with_a_form_repeats_no_refusal() -> None:
    played = BATAM.play("pengaduan", "AC mati", "0812", "status", {"press": "Lanjutkan isian"})
    assert "kurang atau lebih" in played.turns[2].replies[0].text
    assert "kurang atau lebih" not in said(played)
    assert "asked:phone" in played.turns[-1].did


def test_every_question_of_a_form_has_a_verb() -> None:
    for words in (("PJK-261102-0041",), ("PJK-261102-0041", "2-11-2026"), ("pengaduan", "AC mati")):
        assert "Mohon *" not in said(BATAM.play(*words))


@pytest.mark.parametrize("words", ["gimana?", "gmn kak", "kapan", "di mana ya?", "kok?"])
def test_words_that_only_ask_are_evidence_for_no_entry(words: str) -> None:
    for office in ("rsjd-atma-husada", "dinkes-batam", "itb-care-center"):
        played = Theatre(office=office, channel=On.WHATSAPP).play(words)
        assert played.turns[0].did == ("small_talk",)
        assert "Silakan" in said(played)


def test_words_that_only_ask_go_on_after_an_answer() -> None:
    played = Theatre(office="rsjd-atma-husada", channel=On.WHATSAPP)
    turn = played.play("jam besuk?", "kapan").turns[-1]
    assert turn.did == ("answered:visiting-hours",)


@pytest.mark.parametrize(
    "words",
    ["kok belum dibales", "udah dibaca blm min?", "kapan saya ditelpon?", "gimana?",
     "trus gimana nih", "min?", "kok ga dijawab", "cepetan min"],
)  # fmt: skip
def test_who_waits_and_asks_in_whatever_spelling_is_told_when(words: str) -> None:
    registered = ("saya mau mengadu, loket tutup semua", "Siti Aminah", "081255443321", "ya benar")
    played = HAJI.play(*registered, "loket 3 juga", words)
    assert played.turns[-1].did == ("status_told",)
    assert "paling lambat" in said(played)


@pytest.mark.parametrize("words", ["boleh nanya ga min", "bisa tanya dulu gak?"])
def test_who_asks_whether_they_may_ask_is_bidden_to(words: str) -> None:
    assert "Silakan" in said(HAJI.play(words))
    assert "asked:full_name" in HAJI.play("mau ngadu", words).turns[-1].did


@pytest.mark.parametrize("words", ["kok lama sih balasnya", "kok ga dijawab"])
def test_impatience_with_us_is_no_matter_of_the_form(words: str) -> None:
    played = HAJI.play("mau ngadu, loket tutup semua", words)
    assert played.form == {"purpose": "mau ngadu, loket tutup semua"}
    assert "maaf" in said(played)
    assert "asked:full_name" in played.turns[-1].did


@pytest.mark.parametrize(
    "words", ["struk", "rontgen", "kwitansi", "ini", "bukti transfer", "kamar mandi", "Siti Aminah"]
)
def test_the_words_of_a_photo_that_ask_nothing_are_kept_and_looked_up_nowhere(words: str) -> None:
    for office in ("rsjd-atma-husada", "itb-care-center"):
        played = Theatre(office=office, channel=On.WHATSAPP).play({"image": words})
        assert "Berkas beserta keterangannya sudah kami simpan." in said(played)
        assert played.turns[0].did == ("small_talk",)


def test_the_words_of_a_photo_that_ask_or_complain_are_heard() -> None:
    hospital = Theatre(office="rsjd-atma-husada", channel=On.WHATSAPP)
    assert "answered:visiting-hours" in hospital.play({"image": "jam besuk"}).turns[0].did
    assert "form_opened:complaint" in hospital.play({"image": "obat tertukar"}).turns[0].did
    assert "emergency" in hospital.play({"image": "saya mau bunuh diri"}).turns[0].did


def test_photos_that_come_together_are_acknowledged_once_each_with_its_words() -> None:
    album = {"burst": [{"image": "kartu depan"}, {"image": "kartu belakang"}, {"image": ""}]}
    for before in ((), ("saya mau mengadu, loket tutup semua",)):
        played = HAJI.play(*before, album)
        (reply,) = played.turns[-1].replies
        assert "Berkas beserta keterangannya sudah kami simpan." in reply.text
