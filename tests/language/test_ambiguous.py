"""Short words that are one thing beside some words and another beside all others."""

import pytest

from language.normalising import normalised


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jdwl dr gigi", "jadwal dokter gigi"),
        ("surat dr puskesmas", "surat dari puskesmas"),
        ("mau ke sp saraf", "mau ke spesialis saraf"),
        ("yg nanggung sp", "yang nanggung siapa"),
        ("lulusan SMP bisa?", "lulusan smp bisa"),
        ("buka smp jam brp", "buka sampai jam berapa"),
        ("ijazah SMA hilang", "ijazah sma hilang"),
        ("beda sma yg td", "beda sama yang tadi"),
        ("bagian TU dimana", "bagian tu dimana"),
        ("sks tu apa", "sks itu apa"),
        ("syarat kk apa", "syarat kartu keluarga apa"),
        ("bikin KK baru", "membuat kartu keluarga baru"),
        ("kk hilang", "kartu keluarga hilang"),
        ("kk mau donor", "kak mau donor"),
        ("ada asrama ga kk", "ada asrama tidak kak"),
        ("kk", "kak"),
        ("obatnya abis", "obat habis"),
        ("habis minum obat", "setelah minum obat"),
        ("abis kena layoff", "setelah kena layoff"),
        ("tarif kamar kelas i", "tarif kamar kelas 1"),
        ("kelas II dan kelas III", "kelas 2 dan kelas 3"),
    ],
)
def test_the_words_beside_it_say_what_it_is(typed: str, meant: str) -> None:
    assert normalised(typed) == meant
