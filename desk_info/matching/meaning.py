"""The meaning under which a word is compared: its stem, what it is worth, and what is near it."""

from collections.abc import Mapping
from functools import lru_cache

from language.normalising import POLITE
from language.numbers import NUMBER_WORDS
from language.slang import listed
from language.stemming import stem

_FRAME = listed(
    "apa siapa kapan dimana kemana mana bagaimana berapa kenapa yang di ke dari untuk "
    "dengan pada dan atau juga ini itu ada adalah akan sudah belum tidak bukan bisa boleh "
    "dapat mau ingin saya kamu kami kita dia mereka anda tahu tanya kalau jika bila agar "
    "supaya karena tapi jadi lagi masih hanya semua tiap seperti sama lebih paling "
    "sangat sekarang nanti dulu lalu terus kemudian harus perlu buat minta coba bantu jelas "
    "sebut beri kasih tentang mengenai terkait dalam luar oleh para sebagai secara saat "
    "ketika sebelum setelah orang hal cara sini sana situ begitu begini sendiri terima biar "
    "maksud beberapa memang ya e si"
)
_SYNONYMS = {
    "harga": "biaya",
    "tarif": "biaya",
    "ongkos": "biaya",
    "kunjung": "besuk",
    "lokasi": "alamat",
    "letak": "alamat",
    "prosedur": "cara",
    "alur": "cara",
    "langkah": "cara",
    "mekanisme": "cara",
    "berkas": "syarat",
    "dokumen": "syarat",
    "registrasi": "daftar",
    "pukul": "jam",
}
_WORTH_OF_FRAME = 0.35
_WORTH_OF_COURTESY = 0.1


@lru_cache(maxsize=65_536)
def meaning_of(word: str) -> str:
    """The stem of a normalised word; words that offices use for one thing share one."""
    short = stem(word)
    return _SYNONYMS.get(short, short)


_LIGHT = {meaning_of(word): _WORTH_OF_FRAME for word in _FRAME | NUMBER_WORDS}
_LIGHT |= {meaning_of(word): _WORTH_OF_COURTESY for word in POLITE}


def worth(meaning: str) -> float:
    """1 for words with a topic, less for the frame of a question, least for courtesy."""
    return _LIGHT.get(meaning, 1.0)


_GROUPS = """
biaya harga tarif ongkos bayar uang dana pungutan iuran retribusi rupiah pricelist budget
syarat dokumen berkas ketentuan kelengkapan lampiran bawa persyaratan lengkap kriteria
cara prosedur alur langkah mekanisme tahapan proses tata teknis tutorial panduan petunjuk bagaimana
jadwal jam waktu kapan tanggal hari pukul
alamat lokasi letak tempat posisi dimana mana
telepon kontak nomor hubungi whatsapp email cs hotline call
daftar registrasi pendaftaran mendaftar gabung ikut masuk
buka operasional layan beroperasi
tutup libur
ada sedia punya milik menyediakan tersedia terdapat memiliki
terima menerima buka membuka
buat urus terbit cetak pengurusan pembuatan ajukan permohonan mohon
ganti ubah rubah perbarui perbaiki koreksi edit update revisi betul perbaikan
batal cancel
hilang rusak
perpanjang panjang perpanjangan
ambil jemput pickup
kirim antar delivery pengiriman
pesan order beli booking reservasi pemesanan
kembali refund retur tukar
cek lihat periksa lacak track pantau pelacakan status
unduh download
unggah upload
siapa pejabat ketua kepala pimpinan rektor direktur
dokter spesialis
obat resep farmasi apotek
periksa kontrol konsultasi berobat
rawat inap
poli poliklinik klinik
pasien penderita
rujukan
besuk kunjung
antre nomor
online internet website web situs aplikasi app
offline luring langsung tatap
mahasiswa siswa peserta pelajar calon maba
dosen pengajar guru
kuliah belajar studi perkuliahan
jurusan prodi program fakultas
kampus universitas perguruan
kelas
ujian tes seleksi ujian
lulus kelulusan
beasiswa bantuan
skripsi tugas akhir
wisuda yudisium
asrama kos tinggal penginapan kamar hotel menginap
internasional asing luar negeri
cuti
ijazah sertifikat surat keterangan
ktp identitas kartu
legalisir legalisasi
contoh format bentuk tampilan model template gambar
fungsi guna manfaat keuntungan untung
arti definisi pengertian maksud singkatan
lama durasi berapa
batas maksimal minimal paling
diskon promo potongan
cicil angsur kredit
transfer bank rekening atm
jenis macam tipe kategori variasi pilihan
makan makanan menu kue
anak bayi balita
kendaraan motor mobil
parkir
fasilitas sarana prasarana
keluhan komplain aduan lapor pengaduan
kerja karir lowongan loker
magang pkl praktik
data informasi
tanda tangan ttd
wali orang tua
hapus
akun login masuk password sandi
jauh dekat jarak
pindah mutasi
nikah kawin
lahir kelahiran
mati meninggal kematian wafat
pajak
tanah
usaha bisnis umkm
asuransi bpjs
gagal error
"""
"""Words that public offices and those who write to them use for about the same thing.

They are weaker than synonyms: *menerima* and *membuka* are close when one asks about a course of
study, and apart elsewhere. So a shared group counts beside shared words, never in their place.
"""


def _read(table: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for number, group in enumerate(table.strip().splitlines()):
        for word in group.split():
            found.setdefault(meaning_of(word), set()).add(f"~{number}")
    return {stem: frozenset(groups) for stem, groups in found.items()}


_CONCEPTS = _read(_GROUPS)
_NONE: frozenset[str] = frozenset()


def concepts_of(meaning: str) -> frozenset[str]:
    """The groups that a stem belongs to, by names that no word has; empty for most stems."""
    return _CONCEPTS.get(meaning, _NONE)
