"""Two offices that are right: one with everything in it, one with the least."""

from pathlib import Path

import pytest

from core.errors import BadConfiguration
from handoff.loading import load_procedure
from handoff.procedure import Procedure

RIGHT = """\
id: kantor-contoh
name: Kantor Contoh
short_name: Contoh
case_prefix: ADU
zone: Asia/Jayapura
honorific: Bapak/Ibu
opening_hours:
  words: Senin 08.00–12.00 dan 13.00–16.30 WIT
  week:
    monday: ['08.00-12.00', '13:00 – 16:30']
    sunday: ['22.00-24.00']
  ramadan:
    monday: ['08.00-11.00', '11.30-15.00']
  ramadan_days: [{from: 2026-02-19, until: 2026-03-19}]
  holidays: [public]
  closed: [2026-12-31]
  open: [2026-12-25]
duties:
  - {key: petugas, label: Petugas, kind: agent}
  - {key: kabag, label: Kepala bagian, kind: superior}
  - {key: farmasi, label: Instalasi farmasi, kind: unit}
serving: [decree, bachelor]
categories:
  - Informasi
  - {label: Obat, to: farmasi}
services:
  - key: complaint
    label: Pengaduan
    words: [aduan, keluhan]
    asked: before_anything
    first_stage: sorting
    form:
      - key: full_name
        type: name
        label: Nama lengkap
        aliases: [nama, nm]
        example: Siti Aminah
      - key: email
        type: email
        label: Email
        example: siti@gmail.com
        required: false
      - key: receipt
        type: receipt
        label: Nomor resi
        pattern: 'BTM-[0-9]{4,6}'
        example: btm-12345
      - key: sex
        type: choice
        label: Jenis kelamin
        options: [Laki-laki, Perempuan]
      - {key: problem, type: problem, label: Masalah, example: Antre lama}
  - {key: talk, label: Bicara petugas, asked: never, first_stage: answer}
complaint_service: complaint
talk_service: talk
identity_check: true
before_reply: [verdict]
deadlines:
  first_reply:
    length: 1 h 30 min
    clock: working
    warn: [30 min, 15 min]
    target: 45 min
    at_warning: [tell_agent, tell_complainant]
    at_limit: [reassign]
    extend: 1 h
    pauses: true
  next_reply: {length: 2 h, clock: working, inside_promise: true}
  call_back: {length: 30 min, clock: working}
  whole: {length: 2 d, clock: working}
stages:
  - key: sorting
    label: Memilah
    owner: petugas
    exits:
      - {on: claim, to: answer}
      - {on: ask_unit, to: unit}
  - key: unit
    label: Menunggu unit
    owner: unit
    rows: [AH-4]
    says: utter_stage_unit
    allowance: {length: 1 d 2 h, clock: working, at_limit: [tell_superior]}
    documents: [follow_up]
    exits:
      - {on: finding, to: answer}
      - {on: limit, to: answer}
  - key: answer
    label: Menjawab
    owner: agent
    exits:
      - {on: ask_superior, to: instruction}
      - {on: letter, to: approval}
      - {on: close, to: closed, needs: [category, reply]}
  - key: instruction
    label: Arahan
    owner: superior
    exits:
      - {on: sheet, to: answer}
  - key: approval
    label: Persetujuan
    owner: kabag
    exits:
      - {on: send_back, to: answer}
      - {on: approve, to: mark}
  - key: mark
    label: Penilaian
    owner: complainant
    exits:
      - {on: satisfied, to: closed, needs: [letter, approval]}
      - {on: unsatisfied, to: answer}
      - {on: close, to: closed, needs: [category]}
reopen: 14 d
survey: {at_closing: true, satisfied_from: 4, unsatisfied: reopen}
assignment: {by: round_robin, load: 5}
reports:
  - {kind: scorecard, every: month, within: {length: 5 d, clock: working}}
emergency:
  national: 112
  own: (0541) 123456
  counselling: 119 ekstensi 8
  confirmed: 2026-11-01
unknown_before_handoff: 3
"""
LEAST = """\
id: kantor-contoh
name: Kantor Contoh
short_name: Contoh
case_prefix: ADU
zone: Asia/Jakarta
honorific: Kak
opening_hours: {words: Senin, week: {monday: ['08.00-16.30']}}
categories: [Informasi]
services:
  - {key: question, label: Pertanyaan}
deadlines:
  first_reply: {length: 24 h, clock: wall}
  next_reply: {length: 24 h, clock: wall}
stages:
  - {key: answer, label: Menjawab, owner: agent, exits: [{on: close, to: closed}]}
emergency: {national: 112, own: 0541 123, counselling: 119 ekstensi 8}
"""


def load(folder: Path, text: str) -> Procedure:
    (folder / "procedure.yml").write_text(text, encoding="utf-8")
    return load_procedure(folder)


def refusal(folder: Path, text: str) -> list[str]:
    with pytest.raises(BadConfiguration) as refused:
        load(folder, text)
    return str(refused.value).splitlines()
