"""Makes `regions.txt` from the tables of the package idn-area-data.

python -m forms.values.make_regions <folder with regencies.csv> <version>,
into `forms/values/regions.txt`.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

HEAD = """\
# Regencies and cities of Indonesia by the codes of the Ministry of Home Affairs (Kemendagri).
# Made by forms/values/make_regions.py from idn-area-data {version}, (c) its contributors,
# https://github.com/fityannugroho/idn-area-data, available under the Open Database License 1.0
# (https://opendatacommons.org/licenses/odbl/1-0/); so is this file.
# "-" marks former codes: their regencies went to new provinces (laws 26/2004, 20/2012, 14 to 16 and
# 29/2022) and the numbers are given out no more, but whoever got a NIK there keeps it.
"""
FIRST_CITY = 71
# Above the highest number that is left in their province, so that no gap shows them.
FORMER_ABOVE = (*(f"91.{number}" for number in range(21, 29)), "92.71")


def former(codes: list[str]) -> Iterator[str]:
    """The numbers that the codes of a province, such as *64.71*, leave out."""
    by_province: dict[str, set[int]] = defaultdict(set)
    for code in codes:
        by_province[code[:2]].add(int(code[3:]))
    for province, given in by_province.items():
        for first, last in ((1, FIRST_CITY), (FIRST_CITY, 100)):
            top = max((number for number in given if first <= number < last), default=first)
            yield from (f"{province}.{one:02}" for one in range(first, top) if one not in given)
    yield from FORMER_ABOVE


def main(folder: Path, version: str) -> None:
    """Write the file to standard output."""
    with (folder / "regencies.csv").open(encoding="utf-8", newline="") as table:
        names = {row["code"]: row["name"].strip() for row in csv.DictReader(table)}
    names |= dict.fromkeys(former(list(names)), "-")
    sys.stdout.write(HEAD.format(version=version))
    sys.stdout.writelines(f"{code} {name}\n" for code, name in sorted(names.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
