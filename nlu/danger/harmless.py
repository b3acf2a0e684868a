"""What only sounds like danger: dead batteries, figures of speech, wards and what they treat."""

from language.slang import listed

FIGURES = """
ditusuk|tusuk jarum|infus
kayak|seperti|kaya|rasa|rasanya ..1 ditusuk|dipukul|dicekik|tertusuk
menyakiti|nyakitin|sakiti|melukai ..1 hati|perasaan
susah|sulit|bisa|mau|sakit|nyeri ..1 menelan|nelan|telan|ditelan obat|makanan|makan|pil|air
riwayat|keterangan|biaya|gaya|pola|lingkungan|pandangan hidup
hidup sehat|bersih|mewah|mandiri
potong kuku|rambut
jatuh tempo|cinta|sakit|semester
nyamuk mati
mati ..2 mesin|sistem|komputer|ac|lampu|server|lift
dipukul|pukul rata
sos med|medsos
terjun ke lapangan|dunia|masyarakat|desa|bebas
nyerah|menyerah ..1 ngurus|ngurusin|isi|ngisi|daftar|antre|nunggu|menunggu|skripsi|admin
    |sistem|birokrasi|aplikasi
tidak kuat|sanggup|tahan ..1 bayar|menunggu|nunggu|antre|panas|bau|dingin|berdiri
mati lampu|listrik|gaya|air|kutu|suri|penasaran|bosan|matian|gas|mesin|pajak|angin|otak|mati
setengah|harga|hidup|sehidup|semati mati
hp|handphone|ponsel|baterai|batre|batrai|lampu|listrik|mesin|ac|kipas|komputer|server|motor
    |mobil|sinyal|jaringan|internet|wifi|bpjs|kis|kartu|ktp|sim|paspor|stnk|pajak|website|web
    |aplikasi|air|telepon|str|sip|izin|surat|tanaman|pohon|lift|tv|laptop|proyektor|akun|kuota
    |genset|pompa|keran ..4 mati
kucing|ikan|ayam|sapi|kambing|tikus|kecoa|burung|ternak|hewan ..3 mati
bunuh nyamuk|kecoa|tikus|semut|lalat|serangga|waktu|kutu|kuman|bakteri|virus
kampung|rawa|pulau|gang|jalan|desa mati
racun tikus|serangga ..2 di
beli|jual|harga|bahaya|jangan|awas ..1 racun tikus|serangga
capek|lelah|bosan|muak ..2 hidup di ..3 pindah|kota|desa
suicide squad
pisau bedah|dapur|cukur
meninggal ..6 akta|surat|jenazah|urus|ahli|klaim|santunan|nonaktifkan|bpjs|waris|dunia|tahun
    |lalu|bulan
akta|surat|keterangan|laporan|klaim|santunan|jenazah|pasien|sudah ..3 meninggal
bikin|sampai|ganteng|cantik|lapar|laper ..3 pingsan ..1 wkwk|haha|hehe|hihi|ganteng|saking
kayak|seperti|kaya mau|ingin makan|bunuh orang
step by
arti|tafsir mimpi ..4 ular|mati|tenggelam|meninggal|dibunuh|kecelakaan|kebakaran|darah
mimpi ..3 ular|tenggelam
tidak sadar kalau|bahwa|jika|ternyata|sudah
kritis|kritik dan saran
"""
"""Never danger, whatever stands beside them."""

STUDIED = """
arti|tafsir|cerita|novel|game ..2 <rage>|bunuh
seminar|webinar|penyuluhan|penelitian|skripsi|tesis|jurnal|edukasi|pelatihan|materi|makalah
    |poster|pencegahan|mencegah|kampanye|hari|film|lagu|buku|berita|artikel|statistik|survei
    |cegah|workshop|talkshow ..3 bunuh|suicide|self|harm|selfharm|bundir|kdrt|kebakaran
    |overdosis|keracunan|gantung|kecelakaan|kekerasan ..1 diri|harm|prevention?
seminar|webinar|penyuluhan|penelitian|skripsi|edukasi|pelatihan|materi|pencegahan|cegah
    |mencegah|sosialisasi|simulasi ..3 kdrt|kebakaran|overdosis|keracunan|kecelakaan|suicide
    |selfharm|bundir
klaim|santunan|asuransi|jaminan|surat|jasa|keterangan|biaya ..2 kecelakaan
kecelakaan kerja|lalu|lalin
keracunan makanan lapor
pendarahan|perdarahan gusi|hidung
"""
"""Spoken of, studied or prevented."""

ASKED_ABOUT = """
apa|apakah|untuk|bagi|khusus|terima|menerima|merawat|menangani|fisioterapi|obat|poli|poliklinik
    |dokter|spesialis|jadwal|riwayat|penyakit|terapi|biaya|rujukan|penanganan|kontrol|klinik
    |penderita|asuransi|jaminan|klaim|vaksin|pencegahan|pelatihan|ruang|ruangan|unit|instalasi
    |layanan|rawat|pasca|gejala|faktor|ciri|alat ..1 pasien|korban|anak|orang|ibu|saya? <sick>
obat|poli|dokter|penyakit|gejala|terapi|riwayat ..2 sesak|henti napas|nafas|jantung
gawat darurat
layanan|nomor|telepon|call|center|kontak|unit|ruang|poli|pintu|tenaga darurat
nomor|nomer|sewa|biaya|tarif|harga|gratis|bpjs|mobil|info|kontak ..3 <ambulance>
<ambulance> ..2 berapa|gratis|bayar|biaya|tarif|dimana|bpjs
minta|pesan|pakai ..1 dijemput|jemput <ambulance>
<ambulance> ..1 jemput|antar|antre|pulang
merujuk|rujuk|terima|menerima ..2 odgj
"""
"""Asked about, where nobody is said to be ill just now."""

SCOLDING = """
bisa|bakal|jadi|netizen <rage>
<staff> ..1 <rage> <rage>?
<staff> ..3 bunuh|makan orang
<beat>|<beaten> ..2 <staff> ..2 kemarin|lalu|tadi
"""
"""Somebody at the office was rude."""

PAST = listed("kemarin lalu pernah dulu riwayat sembuh pulang semasa")
"""Words that put an illness into the past."""
HABIT = listed("sering kadang biasa jarang kontrol periksa konsultasi fisioterapi tiap")
"""Words of an illness that comes and goes."""
JUST_NOW = listed("sekarang barusan darurat gawat sekarat")
"""With one of these it is no matter of the past."""
LAUGHING = listed("wkwk wkwkwk wkwkwkwk haha hahaha hehe hihi xixi lol awokwok ngakak")
"""Laughter, as it is written."""
TRIFLES = listed("deadline tugas skripsi antre menunggu macet ujian krs ukt kuis kerjaan panas pr")
"""What people say they would rather die of, laughing."""
