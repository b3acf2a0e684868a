"""English words that are asked with, and Roman numerals, by standard word."""

NUMERALS = """
2: ii
3: iii
4: iv
6: vi
7: vii
8: viii
9: ix
"""
ENGLISH = """
alamat: address
apa: what
bagaimana: how
bayar: pay
biaya: cost fee fees price prices
buka: open
daftar: register registration
dimana: where
dokter: doctor doctors
dokumen: documents document
gratis: free
hari ini: today
jadwal: schedule schedules
jam: hours
kapan: when
kenapa: why
kunjung: visit visiting
lokasi: location
malam: night evening
mulai: start starts
obat: medicine medicines
pasien: patient patients
rumah sakit: hospital
siapa: who
surat: letter
syarat: requirement requirements
tutup: close closed
"""
