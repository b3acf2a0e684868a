"""The labels that people write before a value, for each type of field, as one word each."""

from collections.abc import Mapping

from handoff.service import FieldType


def listed(names: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(names.split())


_NONE: frozenset[str] = frozenset()
LABELS: Mapping[FieldType, frozenset[str]] = dict.fromkeys(FieldType, _NONE) | {
    FieldType.NAME: listed(
        "nama nm nma nam naam nmaa name fullname namalengkap nmlengkap nmalengkap namalgkp nmlgkp "
        "namalkp nmlkp namapelapor namapengadu namapemohon pelapor pengadu pemohon an atasnama "
        "namasaya namasy"
    ),
    FieldType.BIRTH_DATE: listed(
        "tanggallahir tgllahir tgllhr tanggallhr tgllhir tglahir tglhr tanggalahir ttl lahir lhr "
        "tempattanggallahir tempattgllahir tempatdantanggallahir tempattgllhr tmpttgllahir "
        "tmptgllhr tmpttgllhr tptgllahir kelahiran tanggalkelahiran birthdate dateofbirth dob "
        "birthday tgkahir tnggallahir tgllair"
    ),
    FieldType.PHONE: listed(
        "hp nohp nomorhp nomerhp nohpwa hpwa wahp nowa nomorwa nomerwa wa whatsapp nowhatsapp "
        "nomorwhatsapp telp telf tlp tlpn notelp notelf notlp notlpn telpon telpn notelpon telepon "
        "notelepon nomortelepon nomortelp nomortelpon nomortlp nomertelepon nomertelp telephone "
        "phone handphone nohandphone nomorhandphone hape nohape nomorhape ponsel noponsel "
        "nomorponsel kontak nokontak nomorkontak contact nomoraktif noaktif notelpwa notelphp "
        "nohptelp telphp hptelp notelepwa nomorhpwa notelpaktif telponaktif nmrhp nmrtelp nmrwa "
        "notelponhp nmrtelepon"
    ),
    FieldType.ADDRESS: listed(
        "alamat almt alamt almat alamta alamatrumah alamatlengkap alamatdomisili alamattinggal "
        "alamatsekarang alamatktp alamatsesuaiktp alamattempattinggal tempattinggal domisili "
        "address alamatrmh almtrmh almtlengkap"
    ),
    FieldType.EMAIL: listed(
        "email imel emel imail emai eemail mail emial emali alamatemail almtemail alamatimel "
        "surel alamatsurel emaill"
    ),
    FieldType.PURPOSE: listed(
        "keperluan kperluan keprluan keperluaan kprluan kperlun keperlun keperluwan keluhan klhn "
        "keluhn tujuan tjuan maksud maksudtujuan maksuddantujuan pengaduan aduan isipengaduan "
        "isiaduan isikeluhan isilaporan laporan masalah permasalahan perihal kronologi kronologis "
        "uraian kendala"
    ),
}
"""Letters only, without blanks: *tgl. lhr* is `tgllhr`."""

NAME = "nama"
SPEAKERS = listed("saya sy aku")
"""Before a colon and a name they are a label as `NAME` is."""

LABELS_IF_ASKED: Mapping[FieldType, frozenset[str]] = dict.fromkeys(FieldType, _NONE) | {
    FieldType.NIK: listed(
        "nik nonik nomornik nomernik nmrnik ktp noktp nomorktp nomerktp nikktp ktpnik noktpnik "
        "niknoktp nomorindukkependudukan noindukkependudukan noidentitas nomoridentitas nikpelapor "
        "nikpemohon nikpeserta nikpasien"
    ),
    FieldType.RECEIPT: listed(
        "resi noresi nomorresi nomerresi nmrresi koderesi resipermohonan noresipermohonan "
        "nomorresipermohonan nopermohonan nomorpermohonan noregistrasi nomorregistrasi noreg "
        "noregister registrasi nopendaftaran nomorpendaftaran kodepermohonan notandaterima"
    ),
    FieldType.STUDENT_NUMBER: listed(
        "nim nonim nomornim nomernim npm nonpm nrp nonrp nip nonip nomornip nimnip nipnim niu "
        "nomorindukmahasiswa nomorindukpegawai nomorinduk noinduk nomormahasiswa nopeg"
    ),
    FieldType.DATE: listed(
        "tanggal tgl tanggalpermohonan tglpermohonan tanggalpengajuan tglpengajuan tanggaldaftar "
        "tgldaftar tanggalpendaftaran tglpendaftaran tanggalkejadian tglkejadian waktukejadian "
        "haritanggal hari tanggalkunjungan tglkunjungan tanggalberobat tglberobat tnggl tanggl"
    ),
}
"""As `LABELS`, of types whose words mean something else where the form has no such field."""

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
