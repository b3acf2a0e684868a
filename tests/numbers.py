"""An office that asks for numbers of its own kind, as somebody would write it."""

import re
import shutil
from pathlib import Path

from app.settings import ROOT
from handoff.service import Field, FieldType

FORM = r"""
      - {key: full_name, type: name, label: Nama lengkap, aliases: [nama], example: Siti Aminah}
      - key: passport
        type: code
        label: Nomor paspor
        aliases: [paspor]
        pattern: '[A-Z]\d{7}'
        example: A1234567
        masked: true
      - key: nik
        type: nik
        label: NIK
        example: '2171014107900001'
      - key: family_card
        type: code
        label: Nomor kartu keluarga
        aliases: [kk, no kk]
        pattern: '\d{16}'
        example: '2171011503120004'
        masked: true
      - key: policy
        type: code
        label: Nomor polis
        aliases: [polis]
        pattern: 'POL-\d{4}-\d{5}'
        example: POL-2026-00417
        required: false
"""
NAME = Field("full_name", FieldType.NAME, "Nama lengkap", ("nama",), "Siti Aminah")
NIK = Field("nik", FieldType.NIK, "NIK", (), "2171014107900001")
PASSPORT = Field(
    "passport",
    FieldType.CODE,
    "Nomor paspor",
    ("paspor",),
    "A1234567",
    pattern=r"[A-Z]\d{7}",
    masked=True,
)
FAMILY_CARD = Field(
    "family_card",
    FieldType.CODE,
    "Nomor kartu keluarga",
    ("kk", "no kk"),
    "2171011503120004",
    pattern=r"\d{16}",
    masked=True,
)
POLICY = Field(
    "policy",
    FieldType.CODE,
    "Nomor polis",
    ("polis",),
    "POL-2026-00417",
    required=False,
    pattern=r"POL-\d{4}-\d{5}",
)
FIELDS = (NAME, PASSPORT, NIK, FAMILY_CARD, POLICY)


def office_with_numbers(folder: Path) -> Path:
    """The folder of such an office: Batam's, where checking a membership asks `FIELDS`."""
    made = folder / "kantor-nomor"
    shutil.copytree(ROOT / "procedures" / "dinkes-batam", made)
    path = made / "procedure.yml"
    text = path.read_text(encoding="utf-8")
    phone = text[text.index("      - key: phone") : text.index("  - key: consultation")]
    form = re.compile(r"(key: membership\n.*?    form:).*?(?=  - key: consultation)", re.DOTALL)
    path.write_text(
        form.sub(lambda found: found[1] + FORM + phone, text, count=1), encoding="utf-8"
    )
    return made
