"""The end of an alarm in a few words, and what only sounds like it."""

import pytest

from nlu.acts import Act, act_of
from nlu.acts.message import Expected
from tests.nlu.test_acts import Standing, said

ALARMED = Standing(Expected.PEOPLE, alarmed=True, alarmed_for_others=True)
ENDS = """
sudah dijahit dokter
sudah diperban perawat
wis mari
wis mari kok mas
wis mandek kejange
wis ora step
kejangnya udah berhenti
udah gak kejang lagi
darahnya sudah berhenti
tidak apa apa kok cuma benjol
gapapa cuma lecet
ga apa2 cuma memar dikit
ya saya aman
ga kok aku aman
saya gapapa kok
dia gapapa kok
kami baik baik saja
anaknya gapapa kok cuma kaget
udah diobati perawat
demamnya udah turun, anaknya udah main
wis waras
tos damang
""".strip().splitlines()
GOES_ON = """
udah di igd kok ini
sudah di igd sekarang
sudah dibawa ke igd
sudah masuk icu
udah di ruang operasi
perawat belum datang
dokternya datang tapi cuma lihat doang
gapapa cuma sesak dikit
gapapa cuma muntah darah dikit
gapapa udah biasa
gapapa biarin aja
ga aman
saya ga aman
aku gak aman kak
aman gak ya
aman kan ya kalau ditunggu?
napasnya udah berhenti
jantungnya sudah berhenti
udah tidak sadar
udah gak gerak
wis mandek ambegane
wis ora sadar
sudah gak bisa bangun
kejangnya berhenti tapi gak sadar
kejangnya berhenti terus kejang lagi
cuma benjol sih tapi muntah terus
cuma benjol tapi gak bangun
saya aman tapi ibu saya kejang
saya aman, anak saya yang pingsan
tidak apa apa gimana, ini berdarah
udah tenang di sana
iya saya sendirian
ya ada ibu
iya
tidak
belum dijahit
sudah dijahit tapi masih keluar darah
dijahit tanpa bius anak saya teriak
udah dikasih obat tapi belum ada perubahan
sudah diperiksa katanya kritis
udah telpon 112
ambulans sudah jalan
""".strip().splitlines()


@pytest.mark.parametrize("text", ENDS)
def test_it_ends_an_alarm_that_stands(text: str) -> None:
    assert act_of(said(text), ALARMED) is Act.WITHDRAW_ALARM
    assert act_of(said(text), Standing(Expected.PEOPLE)) is not Act.WITHDRAW_ALARM


@pytest.mark.parametrize("text", GOES_ON)
def test_what_goes_on_ends_nothing(text: str) -> None:
    assert act_of(said(text), ALARMED) is not Act.WITHDRAW_ALARM
