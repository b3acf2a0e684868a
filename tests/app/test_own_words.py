"""What an administrator writes into a folder of their own is understood by the running program."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.settings import ROOT
from nlu.rasa.environment import RasaFolders
from nlu.rasa.project import Lessons

pytestmark = pytest.mark.usefixtures("_here")
TALKS: Mapping[str, Sequence[str]] = {
    "slang": ["jam nyambangi?"],
    "danger word": ["keponakan nguyup klerat"],
    "danger phrase": ["aku pengen moksa"],
    "short danger": ["bnxh kamu"],
    "thanks": ["jam besuk?", "sembah pangabekti"],
    "human": ["juruladen"],
    "label": ["buat pengaduan", "asma jangkep: Siti Aminah"],
}
"""What is said, by what it tries: no word of the program's tables makes it understood."""
UNDERSTOOD = {
    "slang": "answered:visiting-hours",
    "danger word": "emergency",
    "danger phrase": "emergency",
    "short danger": "emergency",
    "thanks": "small_talk",
    "human": "handed_over",
    "label": "recorded:full_name",
}
PHRASE = "<i> ..2 tidak kuat lagi"
OWN = {
    "slang.txt": "nyambangi, nyambangin = besuk\n",
    "danger/classes.txt": "[poison]\nklerat\n",
    "danger/despair.txt": "[wants to die: phrases]\n<wish> moksa|sirna\n",
    "commands.txt": "[thanks whole: phrases]\nsembah pangabekti\n[ask human]\njuruladen\n",
    "forms/labels.txt": "[name]\nasmajangkep\n",
    "danger/typed.txt": "[short: meanings]\nbnxh = bunuh\n",
}


@pytest.fixture
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(*command: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603  # our own command
        [sys.executable, *command],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        check=False,
    )


def played(**settings: str) -> Mapping[str, Any]:
    """What the program did to the last thing that was said in each of the talks."""
    lines = [json.dumps({"id": name, "say": list(said)}) for name, said in TALKS.items()]
    Path("talks.jsonl").write_text("\n".join(lines), encoding="utf-8")
    talk = ("-m", "app", "talk", "--office", "rsjd-atma-husada", "--json")
    told = run(*talk, "--script", "talks.jsonl", **settings)
    assert told.returncode == 0, told.stderr
    return {one["id"]: one for one in map(json.loads, told.stdout.splitlines())}


def test_what_is_added_is_understood_and_was_not_before(tmp_path: Path) -> None:
    before = played()
    write(tmp_path / "words", OWN)
    after = played()
    did = {name: after[name]["turns"][-1]["did"] for name in TALKS}
    assert [name for name in TALKS if UNDERSTOOD[name] not in did[name]] == [], did
    was = {name: before[name]["turns"][-1]["did"] for name in TALKS}
    assert [name for name in TALKS if UNDERSTOOD[name] in was[name]] == [], was


def test_a_process_that_helps_to_play_talks_reads_them_too(tmp_path: Path) -> None:
    write(tmp_path, OWN)
    office = ROOT / "procedures" / "rsjd-atma-husada"
    told = run(
        "-c",
        "import sys; from pathlib import Path; from app.talks.helping import begin\n"
        "begin(*map(Path, sys.argv[1:]))\n"
        "from language.normalising import words; print(*words('jam nyambangin'))",
        str(office),
        str(tmp_path),
    )
    assert told.stdout == "jam besuk\n", told.stderr


@pytest.mark.parametrize("command", ["doctor", "procedures check rsud-haji --quick", "talk"])
def test_a_mistake_in_them_is_told_with_its_line(tmp_path: Path, command: str) -> None:
    write(tmp_path / "words", {"slang.txt": "# kata kami\ngmn = kapan\n"})
    told = run("-m", "app", *command.split())
    assert told.returncode == 2
    assert told.stderr == (
        f"{tmp_path}/words/slang.txt, line 2, [slang]: 'gmn' means 'bagaimana' already in the "
        "program — for example: no line for 'gmn'\n"
    )


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "danger/despair.txt",
            "[wants to die: phrases]\n\ngak kuat idup\n",
            "line 3, [wants to die]: 'gak' is read as 'tidak' — for example: tidak kuat idup",
        ),
        (
            "danger/harm.txt",
            "[is raging: phrases]\n<amok>\n",
            f"line 2, [is raging]: '<amok>' there is no class <amok> — for example: {PHRASE}",
        ),
        (
            "danger/harmless.txt",
            "[figures: phrases]\nsaja?\n",
            f"line 2, [figures]: 'saja?' has no word that must be there — for example: {PHRASE}",
        ),
        (
            "danger/classes.txt",
            "[die]\nmatek\n",
            "line 2, [die]: 'matek' is read as 'mati' — for example: mati",
        ),
        (
            "commands.txt",
            "[thanks whole: phrases]\nsembah nuhun ya kak\n",
            (
                "line 2, [thanks whole]: 'sembah nuhun ya kak' is read as 'sembah terimakasih' — "
                "for example: sembah terimakasih"
            ),
        ),
        (
            "commands.txt",
            "[thanks]\nstop\n",
            "line 2, [thanks]: 'stop' stands under [cancel] too — for example: one of the two only",
        ),
        (
            "forms/labels.txt",
            "[name]\nasma-jangkep\n",
            "line 2, [name]: 'asma-jangkep' is read as 'asmajangkep' — for example: asmajangkep",
        ),
        (
            "forms/labels.txt",
            "[name]\nponsel\n",
            "line 2, [name]: 'ponsel' stands under [phone] too — for example: one of the two only",
        ),
        (
            "questions/meaning.txt",
            "[near: phrases]\niuran, jimpit\n",
            "line 2, [near]: 'iuran, jimpit' is read as 'iuran jimpit' — for example: iuran jimpit",
        ),
        (
            "months.txt",
            "[months: meanings]\nsuro = 13\n",
            "line 2, [months]: '13' is not a number from 1 to 12 — for example: suro = 1",
        ),
        (
            "spelling.txt",
            "[pairs: meanings]\nke mana ya = kemana\n",
            "line 2, [pairs]: 'ke mana ya' is not two words — for example: di mana = dimana",
        ),
    ],
)
def test_what_would_never_be_found_is_refused(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    write(tmp_path / "words", {name: text})
    told = run("-m", "app", "doctor")
    assert told.stderr == f"{tmp_path}/words/{name}, {said}\n"
    assert told.returncode == 2


def test_a_folder_that_the_setting_names_has_to_be_there(tmp_path: Path) -> None:
    told = run("-m", "app", "procedures", "schema", LOKET_WORDS="kata")
    assert told.returncode == 2
    assert told.stderr == "LOKET_WORDS: there is no folder kata. Example: LOKET_WORDS=words\n"


def test_rasas_process_is_told_of_them_and_its_model_is_another_one(tmp_path: Path) -> None:
    write(tmp_path, OWN)
    told = run(
        "-c",
        "import sys; from pathlib import Path; from language import word_tables\n"
        "own = Path(sys.argv[1]); word_tables.add_own(own)\n"
        "from nlu.rasa.environment import RasaFolders; from nlu.rasa.project import Lessons\n"
        "print(RasaFolders(own, own).variables(own)['LOKET_RASA_WORDS'])\n"
        "print(Lessons(Path(sys.argv[2]), ()).content)",
        str(tmp_path),
        str(ROOT),
    )
    place, content = told.stdout.split()
    assert place == str(tmp_path)
    assert content != Lessons(ROOT, ()).content
    assert "LOKET_RASA_WORDS" not in RasaFolders(tmp_path, tmp_path).variables(tmp_path)


def test_rasas_process_reads_them_before_rasa_begins(tmp_path: Path) -> None:
    write(tmp_path / "own", OWN)
    (tmp_path / "rasa").mkdir()
    (tmp_path / "rasa" / "__main__.py").write_text(
        "from language.normalising import words\ndef main():\n    print(*words('jam nyambangi'))\n",
        encoding="utf-8",
    )
    (tmp_path / "language").symlink_to(ROOT / "language")
    (tmp_path / "core").symlink_to(ROOT / "core")
    child = str(ROOT / "nlu" / "rasa" / "inside" / "child.py")
    with subprocess.Popen(  # noqa: S603  # our own command
        [sys.executable, child, str(tmp_path), "run"],
        env={"LOKET_RASA_WORDS": str(tmp_path / "own")},
        stdin=subprocess.PIPE,  # open until the end: closing it ends the child
        stdout=subprocess.PIPE,
        text=True,
    ) as begun:
        assert begun.stdout is not None
        assert begun.stdout.read() == "jam besuk\n"
