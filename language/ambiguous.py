"""Short words that are one thing beside some words and another beside all others."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from language.slang import listed

EDGE = "-"
"""Stands for the word before the first one and the word behind the last one."""

_SPECIALTIES = "gigi anak jiwa umum kandungan mata saraf syaraf bedah tht kulit jantung dalam paru"
_SCHOOLS = listed(
    "sd sma smk smp ma mts sederajat setara setingkat setaraf lulusan lulus tamatan tamat alumni "
    "ijazah rapor siswa siswi pelajar murid anak kelas sekolah jenjang tingkat negeri swasta"
)
_GRADES = listed("kelas tingkat golongan tipe semester tahap gelombang jakarta poltekkes")


@dataclass(frozen=True, slots=True)
class _Reading:
    """`meant` behind one of the words `after` or in front of one of `before`, else `otherwise`."""

    after: frozenset[str]
    before: frozenset[str]
    meant: tuple[str, ...]
    otherwise: tuple[str, ...]


_READINGS: Mapping[str, _Reading] = MappingProxyType(
    {
        "dr": _Reading(
            listed(
                "jadwal praktik ketemu nama sama ke dengan poli konsultasi tanya para janji "
                "bertemu siapa"
            ),
            listed(f"{_SPECIALTIES} spesialis spog spa spkj sppd jaga siapa sp praktik"),
            ("dokter",),
            ("dari",),
        ),
        "sp": _Reading(frozenset(), listed(_SPECIALTIES), ("spesialis",), ("siapa",)),
        "smp": _Reading(_SCHOOLS, _SCHOOLS - {"anak", "kelas"}, ("smp",), ("sampai",)),
        "sma": _Reading(_SCHOOLS - {"anak"}, _SCHOOLS - {"anak", "siswa"}, ("sma",), ("sama",)),
        "tu": _Reading(
            listed("bagian ruang ruangan kantor staf kepala loket petugas pegawai"),
            frozenset(),
            ("tu",),
            ("itu",),
        ),
        "kk": _Reading(
            listed(
                "ktp akta urus buat membuat ganti mengganti ubah cetak pecah tambah perbarui "
                "hilang syarat fotokopi nomor surat pakai bawa dan cara kartu data anggota satu "
                "singkatan singkatane cekakane cekakipun kepanjangan damel ndamel sama"
            ),
            listed("hilang rusak baru asli fotokopi online ktp dan akta belum tidak beda hilng"),
            ("kartu", "keluarga"),
            ("kak",),
        ),
        "habis": _Reading(
            listed(
                "kamar obat stok kuota kontrak masa berlaku saldo sudah telah hampir mau kuis "
                "tiket waktu kartu sim stnk antre antrean rujukan belum pulsa darah vaksin formulir"
            ),
            listed(f"{EDGE} masa berlaku kontrak waktu tidak kapan atau dan bagaimana"),
            ("habis",),
            ("setelah",),
        ),
        "i": _Reading(_GRADES, frozenset(), ("1",), ("i",)),
    }
)
_WRITTEN_TOO = MappingProxyType({"abis": "habis", "hbs": "habis"})


def is_ambiguous(piece: str) -> bool:
    """Whether what is written needs its neighbours to be read."""
    return piece in _READINGS or piece in _WRITTEN_TOO


def read_beside(piece: str, before: str, after: frozenset[str]) -> tuple[str, ...]:
    """The standard words that an ambiguous piece is.

    `before` is the standard word before it, `after` the word behind it as it is written and as its
    standard word; `EDGE` where there is none.
    """
    reading = _READINGS[_WRITTEN_TOO.get(piece, piece)]
    beside = before in reading.after or not after.isdisjoint(reading.before)
    return reading.meant if beside else reading.otherwise
