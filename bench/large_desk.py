"""A desk information of 10,000 entries with three phrasings each, and questions to it.

`python -m bench.large_desk [ENTRIES]` measures building and matching in a process of its own, so
that its memory is that of the matcher, and prints one line of JSON. What a question costs is
processor time, and no question is asked twice.
"""

import json
import sys
import time
from collections.abc import Iterator
from itertools import islice, product
from random import Random

from bench.measured import percentile
from bench.processes import memory_held
from desk_info.entry import Entry
from desk_info.matching.matcher import Matcher
from desk_info.matching.rehearsing import in_a_hurry

ENTRIES, QUERIES, CHANGES = 10_000, 400, 50


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.split(","))


_THINGS = _listed(
    """
    kartu keluarga, akta kelahiran, akta kematian, kartu identitas anak, ktp elektronik,
    surat pindah, surat domisili, surat keterangan usaha, surat tidak mampu, izin keramaian,
    izin praktik dokter, izin apotek, sertifikat laik higiene, rawat jalan, rawat inap, poli
    gigi, poli anak, poli mata, poli saraf, laboratorium, rontgen, usg kandungan, vaksin
    dewasa, imunisasi bayi, cuci darah, fisioterapi, surat sehat jiwa, tes narkoba, visum,
    rujukan bpjs, iuran bpjs, pindah faskes, daftar ulang, kartu rencana studi, cuti kuliah,
    yudisium, wisuda, legalisir ijazah, transkrip nilai, beasiswa prestasi, keringanan ukt,
    asrama mahasiswa, kartu perpustakaan, skripsi, magang, pertukaran pelajar, pindah
    jurusan, surat aktif kuliah, peminjaman aula, parkir langganan
    """
)
_PLACES = _listed(
    """
    kecamatan utara, kecamatan selatan, kecamatan timur, kecamatan barat, kelurahan melati,
    kelurahan mawar, kelurahan kenanga, gedung pusat, gedung lama, kampus satu, kampus dua,
    kampus ganesha, loket satu, loket dua, puskesmas kota, puskesmas pesisir, puskesmas
    bukit, rumah sakit induk, rumah sakit jiwa, klinik pratama, mal pelayanan publik, cabang
    bandara, cabang pelabuhan, layanan keliling, kantor wilayah, unit terpadu, balai kota,
    pos hinterland, asrama putra, asrama putri
    """
)
_SIDES = (
    ("berapa biaya {thing} di {place}", "{thing} {place} bayar berapa", "tarif {thing} {place}"),
    ("apa syarat {thing} di {place}", "berkas untuk {thing} {place}", "{thing} {place} bawa apa"),
    ("bagaimana cara {thing} di {place}", "alur {thing} {place}", "mau {thing} di {place} gimana"),
    ("jam buka {thing} di {place}", "{thing} {place} buka jam berapa", "jadwal {thing} {place}"),
    (
        "berapa lama {thing} di {place}",
        "{thing} {place} selesai kapan",
        "lama proses {thing} {place}",
    ),
    ("di mana tempat {thing} {place}", "lokasi {thing} di {place}", "{thing} {place} sebelah mana"),
    ("siapa petugas {thing} di {place}", "kontak {thing} {place}", "nomor wa {thing} {place}"),
)


def entries(count: int = ENTRIES) -> list[Entry]:
    """So many entries, each a thing, a place and a side that is asked."""
    return list(islice(_entries(), count))


def _entries() -> Iterator[Entry]:
    combined = product(_THINGS, _PLACES, enumerate(_SIDES))
    for thing, place, (side, phrasings) in combined:
        variants = tuple(one.format(thing=thing, place=place) for one in phrasings)
        name = f"{thing}-{place}-{side}".replace(" ", "-")
        yield Entry(name, thing, thing, "…", variants)


def questions(desk: list[Entry], count: int = QUERIES) -> list[tuple[str, str]]:
    """Phrasings of entries as they are typed in a hurry, with the id; none twice.

    They are the same every time.
    """
    chance, asked = Random(24), dict[str, str]()
    while len(asked) < count:
        entry = chance.choice(desk)
        asked.setdefault(in_a_hurry(chance.choice(entry.variants), chance), entry.id)
    return [(wanted, text) for text, wanted in asked.items()]


def main(count: int = ENTRIES) -> None:
    """Build, ask, change, and say what each took."""
    desk = entries(count)
    in_a_hurry("pemanasan", Random(0))
    Matcher(desk[:5]).match("pemanasan")  # dictionaries are read once a process
    before = _memory()
    began = time.perf_counter()
    matcher = Matcher(desk)
    built = time.perf_counter() - began
    times, changes, right = [], [], 0
    asked = questions(desk)
    for wanted, text in asked:
        began = time.process_time()
        match = matcher.match(text)
        times.append(time.process_time() - began)
        right += match.candidates[0].entry.id == wanted if match.candidates else 0
    for number, entry in enumerate(desk[:CHANGES]):
        changed = Entry(
            entry.id, entry.topic, entry.title, "…", (*entry.variants, f"baru {number}")
        )
        began = time.perf_counter()
        matcher.publish(changed)
        changes.append(time.perf_counter() - began)
    told = {
        "entries": len(desk),
        "build_s": built,
        "mean_ms": sum(times) / len(times) * 1000,
        "p50_ms": percentile(times, 0.5) * 1000,
        "p99_ms": percentile(times, 0.99) * 1000,
        "publish_ms": percentile(changes, 0.5) * 1000,
        "right": right / len(asked),
        "memory_mb": _memory(),
        "memory_before_mb": before,
    }
    json.dump(told, sys.stdout)


def _memory() -> float:
    """What this process holds, in MB."""
    return memory_held() / 1024**2


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
