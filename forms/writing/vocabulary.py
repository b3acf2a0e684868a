"""Labels of what no field asks, and words around labels; each type has those of its own.

Labels are letters only, without blanks: *tgl. lhr* is `tgllhr`.
"""

from language.slang import listed

NAME = "nama"
SPEAKERS = listed("saya sy aku")
"""Before a colon and a name they are a label as `NAME` is."""

ALWAYS_LABELS = listed(
    "nama nm nma namalengkap keperluan kperluan keprluan kprluan alamat almt alamt"
)
"""Labels of words (not of numbers) that need no sign between them and the value."""

IDENTITY_ELSE = listed(
    "nik noktp ktp nokk kk norm norekammedis nobpjs bpjs nopeserta jeniskelamin jk kelamin umur "
    "usia pekerjaan agama statuspernikahan tempatlahir tmptlahir golongandarah"
)
"""Labels of what no field asks, which end the value before them, whatever it is."""

ELSE = listed(
    "namapasien namaibu namaayah namaanak namasuami namaistri namaorangtua namadokter namapetugas "
    "namaperawat namapanggilan namars pasien unit poli ruangan kamar nb catatan note ps lampiran "
    "bukti terlapor tanggal tgl hari jam waktu lokasi haritanggal instansi jabatan pendidikan "
    "status tanggalkejadian tglkejadian waktukejadian tanggalberobat tglberobat tanggalmasuk "
    "topik subjek link website"
)
"""Labels of what no field asks; inside a complaint they belong to it."""

PARTS = listed(
    "kelurahan kel kecamatan kec kota kabupaten kab provinsi prov rt rw rtrw kodepos desa dusun "
    "no nomor blok jalan jln jl gang"
)
"""Words with a colon inside an address."""

AROUND = listed(
    "saya sy aku anda bapak ibu pak bu kakak nya ini itu yg yang aktif bisa dihubungi lengkap "
    "jelas pelapor pengadu pasien sesuai ktp dan kedatangan pengaduan lama baru hidup lengkapnya "
    "kurang salah keliru"
)
"""Words that may stand between a label and its sign."""
