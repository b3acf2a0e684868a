"""Whoever is in danger is so beside a complaint too: that nobody helps makes it surer."""

from itertools import product

import pytest

from nlu.emergency import Tier, tier_of

IN_DANGER = (
    "suami serangan jantung",
    "bapak saya sesak napas",
    "ibu pingsan",
    "anak saya kejang",
    "istri pendarahan",
    "adik saya keracunan",
    "anak ketelan koin",
    "bayi saya biru",
    "suami saya stroke",
    "bapak kritis",
)
COMPLAINED = (
    "{} belum ditangani",
    "lagi di igd, {} gak ditangani!!!",
    "di igd {} gak ada dokter",
    "{} perawat gak datang",
    "{}, udah 2 jam belum diperiksa",
    "{}, pelayanannya lambat banget",
    "{} tapi disuruh antre",
    "{} disuruh daftar dulu",
    "{} malah ditolak igd",
    "kok {} dibiarin aja?",
    "sudah nunggu lama {} blm dilayani",
    "{} dipersulit karena bpjs",
)
PLACES = ("ruang tunggu", "parkiran rs", "depan igd", "lobi", "toilet")


@pytest.mark.parametrize(("frame", "ill"), list(product(COMPLAINED, IN_DANGER)))
def test_a_complaint_beside_it_weakens_no_danger(frame: str, ill: str) -> None:
    assert tier_of(frame.format(ill)) is Tier.ALARM


@pytest.mark.parametrize(("ill", "place"), list(product(IN_DANGER, PLACES)))
def test_a_place_beside_it_weakens_no_danger(ill: str, place: str) -> None:
    assert tier_of(f"{ill} di {place}") is Tier.ALARM


@pytest.mark.parametrize(
    "text",
    [
        "istri brojol di taksi",
        "kakak melahirkan di teras puskesmas",
        "ada bau gas di lorong",
        "elpiji kantin bocor",
        "infus anak kemasukan angin",
    ],
)
def test_what_is_never_harmless_where_it_happens_is_heard(text: str) -> None:
    assert tier_of(text) is Tier.ALARM


@pytest.mark.parametrize(
    "text",
    [
        "keluhan saya belum ditangani",
        "batuk pilek, udah 2 jam belum diperiksa",
        "nomor antrean saya dilewat, petugasnya cuek",
        "bapak kontrol stroke belum dilayani dari tadi",
        "bulan lalu ibu saya pingsan gak ditangani",
    ],
)
def test_a_complaint_without_danger_now_is_no_alarm(text: str) -> None:
    assert tier_of(text) is not Tier.ALARM
