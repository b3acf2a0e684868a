"""Values beside each other, taken back, or not asked: nothing written goes without a word."""

import pytest

from app.talks.played import PlayedTalk
from tests.channel_names import On
from tests.played.theatre import Theatre

MATTER = "saya mau mengadu, keran di ruang tunggu patah"
PHONE = "0813 2211 4455"
OTHERS = {
    "name": ("nama saya Tari Lestari", "Tari Lestari"),
    "birthday": ("lahir 5 mei 1985", "5 mei 1985"),
    "phone": (f"hp saya {PHONE}", PHONE),
    "address": ("alamat saya Jl. Kenari 9", "Jl. Kenari 9"),
    "mail": ("email a@b.id", "a@b.id"),
    "nik": ("nik 6472010505850001", "0001"),
}
ASKED = {
    "dinkes-batam": {"phone"},
    "rsud-haji": {"name", "phone"},
    "itb-care-center": {"name", "mail"},
    "rsjd-atma-husada": {"name", "birthday", "phone", "address", "mail"},
}


def said(played: PlayedTalk) -> str:
    """What came back to the last message."""
    return "\n".join(reply.text for reply in played.turns[-1].replies)


@pytest.mark.parametrize("office", ASKED)
@pytest.mark.parametrize("join", [", ", "\n"])
def test_what_is_not_asked_is_kept_with_a_word_beside_what_is(office: str, join: str) -> None:
    asked = ASKED[office]
    pairs = [(value, other) for value in sorted(asked) for other in OTHERS if other not in asked]
    talks = [(MATTER, join.join((OTHERS[value][0], OTHERS[other][0]))) for value, other in pairs]
    lost = []
    for (value, other), played in zip(pairs, Theatre(office, On.WHATSAPP).play_all(talks),
                                      strict=True):  # fmt: skip
        if "petugas" not in said(played) or OTHERS[other][1] not in said(played):
            lost.append((value, other, said(played)))
        if len(played.form) < len((MATTER, value)):
            lost.append((value, other, str(played.form)))
    assert lost == []


def test_what_is_asked_needs_no_such_word() -> None:
    talks = [(MATTER, f"Tari Lestari {PHONE}"), (MATTER, f"hp {PHONE}")]
    for played in Theatre("rsud-haji", On.WHATSAPP).play_all(talks):
        assert "petugas" not in said(played)


@pytest.mark.parametrize(
    ("office", "words", "labels"),
    [
        ("itb-care-center", "nama: xx 12, nim: 1351900", ("Nama lengkap", "NIM atau NIP")),
        ("itb-care-center", "nim: 1351900\nemail: gita@", ("NIM atau NIP", "Email")),
        ("rsjd-atma-husada", "tgl lahir: 31/02/1988\nhp: 0812\nnama: 12",
         ("Nama lengkap", "Tanggal lahir", "Nomor telepon")),
    ],
)  # fmt: skip
def test_everything_that_is_wrong_is_named(
    office: str, words: str, labels: tuple[str, ...]
) -> None:
    first, _, _ = said(Theatre(office, On.WHATSAPP).play(MATTER, words)).partition("\n")
    assert all(f"*{label}*" in first for label in labels)


@pytest.mark.parametrize(
    ("asked", "number"),
    [((), "nama"), (("Rina Kusuma",), "tanggal"), (("Rina Kusuma", "3 juni 1988"), "nomor")],
)
def test_who_puts_a_number_right_at_once_is_not_asked_what_to_change(
    asked: tuple[str, ...], number: str
) -> None:
    played = Theatre(channel=On.WHATSAPP).play(MATTER, *asked, f"{PHONE} eh salah 0813 2211 4466")
    assert played.form["phone"] == "+6281322114466", number
    assert "perlu diubah" not in said(played)


@pytest.mark.parametrize("wrong", ["Rina 123", "KTP terlampir", "asdfgh qwerty"])
@pytest.mark.parametrize(
    "between", [PHONE, "3 juni 1988", "jam buka kapan?", "halo", "bentar ya", "rina@mail.id"]
)
def test_an_error_is_not_told_again_after_something_else(wrong: str, between: str) -> None:
    played = Theatre(channel=On.WHATSAPP).play(MATTER, wrong, between, "Jl. Kenari 9 Samarinda")
    for turn in played.turns[2:]:
        told = "\n".join(reply.text for reply in turn.replies)
        assert "belum terbaca" not in told
        assert wrong not in told


VALUES = {
    "full_name": "Siti Aminah",
    "birth_date": "9 mei 2001",
    "phone": "0812 3456 7890",
}


@pytest.mark.parametrize("asked_for", ["birth_date", "phone"])
@pytest.mark.parametrize("sign", [", ", ". "])
@pytest.mark.parametrize(
    ("question", "did"),
    [("jam besuk jam berapa ya?", "answered:visiting-hours"), ("zebra suka warna apa?", "unknown")],
)
def test_a_question_beside_a_value_is_answered_or_left_to_people(
    asked_for: str, sign: str, question: str, did: str
) -> None:
    before = list(VALUES.values())[: list(VALUES).index(asked_for)]
    said = f"{VALUES[asked_for]}{sign}{question}"
    played = Theatre("rsjd-atma-husada").play("saya mau mengadu", *before, said)
    assert f"recorded:{asked_for}" in played.turns[-1].did
    assert did in played.turns[-1].did


@pytest.mark.parametrize(
    "told",
    [
        "kejadiannya kemarin tanggal 14 Maret 2025 di IGD",
        "kejadian tgl 14 maret 2025",
        "saya ke sini tanggal 2 november 2026",
        "sejak 5 juni 2019 saya kontrol di sini",
    ],
)
def test_the_day_of_something_else_is_nobodys_birthday(told: str) -> None:
    played = Theatre("rsjd-atma-husada").play("saya mau mengadu", "Siti Aminah", told)
    assert "birth_date" not in played.form
    assert "asked:birth_date" in played.turns[-1].did
