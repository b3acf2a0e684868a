"""Settings: every wrong one is refused with its name and an example, and no secret is told."""

import re
import socket
from pathlib import Path
from typing import Literal, get_origin
from urllib.parse import urlsplit

import pytest

from app.server.reaching import is_here_alone, root_url, tunnel
from app.settings import ROOT, Settings, load_settings, procedures_folder
from app.settings.mistakes import PREFIX
from app.settings.table import settings_table
from core.errors import BadConfiguration


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.chdir(str(tmp_path))
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)


@pytest.mark.parametrize(
    ("name", "value", "example"),
    [
        ("LOKET_PORT", "acht", "LOKET_PORT=8000"),
        ("LOKET_PORT", "70000", "LOKET_PORT=8000"),
        ("LOKET_LOG_LEVEL", "LOUD", "LOKET_LOG_LEVEL=INFO"),
        ("LOKET_PUBLIC_URL", "hotline.example", "LOKET_PUBLIC_URL=https://"),
        ("LOKET_DATABASE", "mysql://x", "LOKET_DATABASE=postgresql://"),
        ("LOKET_TELEGRAM_TOKEN", "token", "LOKET_TELEGRAM_TOKEN=123456789:"),
        ("LOKET_PUBLIC_URL", "https://example.id/loket", "LOKET_PUBLIC_URL=https://"),
        ("LOKET_HOST", "two words", "LOKET_HOST=0.0.0.0"),
        ("LOKET_OFFICE", "../elsewhere", "LOKET_OFFICE=rsjd-atma-husada"),
        ("LOKET_WHATSAPP_PHONE_ID", "+62 812", "LOKET_WHATSAPP_PHONE_ID=106540352242922"),
        ("LOKET_WHATSAPP_TOKEN", "EAAG…", "LOKET_WHATSAPP_TOKEN=EAAG…"),
        ("LOKET_WHATSAPP_APP_SECRET", " ", "LOKET_WHATSAPP_APP_SECRET="),
        ("LOKET_WHATSAPP_RATE", "0", "LOKET_WHATSAPP_RATE=80"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_name_and_an_example(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, example: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadConfiguration) as refused:
        load_settings()
    assert example in str(refused.value)


def _never_ours() -> list[tuple[str, str]]:
    """Every setting that is a number or one of some words, with values that none of them takes."""
    wrong = ("acht", "1.2.3", "-1", "inf", "nan", "٣x")
    kinds = {name: Settings.model_fields[name].annotation for name in Settings.model_fields}
    return [
        (name, value) for name, kind in kinds.items() if kind in (int, float) for value in wrong
    ] + [(name, "acht") for name, kind in kinds.items() if get_origin(kind) is Literal]


@pytest.mark.parametrize(("name", "value"), _never_ours())
def test_no_setting_is_refused_in_the_words_of_a_library(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    setting = PREFIX + name.upper()
    monkeypatch.setenv(setting, value)
    with pytest.raises(BadConfiguration) as refused:
        load_settings()
    assert re.fullmatch(rf"{setting}: (is|has) [^\n]+\. Example: {setting}=\S+", str(refused.value))
    assert not re.search("(?i)input|should|valid|parse|pattern", str(refused.value))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"LOKET_PORT 8000\n", ".env, line 1: is not a name, = and a value"),
        (b"# ours\n\nLOKET_PORT=8001\nLOKET_OFFICE\n", ".env, line 4: .*Example: LOKET_OFFICE="),
        (b"LOKET_HOST='127.0.0.1\n", ".env, line 1: .*a quotation mark may be open"),
        (b"LOKET_PORT=8001\nLOKET_OFFICE=k\xe9\n", ".env, line 2: is not UTF-8"),
        (b"LOKET_PORT=acht\n", "LOKET_PORT: is not a whole number. Example: LOKET_PORT=8000"),
    ],
)
def test_a_file_of_settings_that_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, written: bytes, told: str
) -> None:
    (tmp_path / ".env").write_bytes(written)
    with pytest.raises(BadConfiguration, match=told):
        load_settings()


def test_a_folder_in_place_of_the_file_of_settings_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    for read in (load_settings, procedures_folder):
        with pytest.raises(BadConfiguration, match=r"\.env: cannot be read \(Is a directory\)"):
            read()


def test_a_file_of_settings_may_begin_with_a_mark_and_end_its_lines_as_elsewhere(
    tmp_path: Path,
) -> None:
    (tmp_path / ".env").write_bytes(b"\xef\xbb\xbfLOKET_PORT=8001\r\nexport LOKET_HOST=::1\r\n")
    assert (load_settings().port, load_settings().host) == (8001, "::1")


def test_all_wrong_settings_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_PORT", "x")
    monkeypatch.setenv("LOKET_LOG_LEVEL", "y")
    with pytest.raises(BadConfiguration) as refused:
        load_settings()
    assert len(str(refused.value).splitlines()) == 2


def test_a_misspelt_setting_is_refused_with_the_right_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LOKET_PROT", "8001")
    with pytest.raises(BadConfiguration, match="did you mean LOKET_PORT"):
        load_settings()


def test_a_misspelt_setting_in_the_env_file_is_refused(tmp_path: object) -> None:
    with open(".env", "w", encoding="utf-8") as env:  # noqa: PTH123  the working folder's
        env.write("LOKET_PROT=8001\n")
    with pytest.raises(BadConfiguration, match="did you mean LOKET_PORT"):
        load_settings()


def test_whatsapp_needs_all_four(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_WHATSAPP_TOKEN", "EAAG-secret")
    with pytest.raises(BadConfiguration) as refused:
        load_settings()
    assert "LOKET_WHATSAPP_APP_SECRET" in str(refused.value)
    assert "EAAG-secret" not in str(refused.value)


def test_a_secret_is_never_in_the_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_TELEGRAM_TOKEN", "very-secret-thing")
    with pytest.raises(BadConfiguration) as refused:
        load_settings()
    assert "very-secret-thing" not in str(refused.value)


def test_a_telegram_webhook_needs_https(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_TELEGRAM_TOKEN", "123456789:AAHabcdefgh")
    monkeypatch.setenv("LOKET_TELEGRAM_SECRET", "word")
    with pytest.raises(BadConfiguration, match="LOKET_PUBLIC_URL"):
        load_settings()


def test_an_office_that_is_not_there_is_told_with_those_that_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from app.office.knowledge import load_knowledge

    monkeypatch.setenv("LOKET_OFFICE", "rsjd-atma")
    with pytest.raises(BadConfiguration, match="rsjd-atma-husada"):
        load_knowledge(load_settings())


def test_where_the_folder_of_all_offices_is_not_there_that_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from app.office.offices import served_office

    monkeypatch.setenv("LOKET_PROCEDURES", str(tmp_path / "nowhere"))
    with pytest.raises(BadConfiguration, match=r"LOKET_PROCEDURES: .*nowhere"):
        served_office(load_settings())


def test_offices_of_ones_own_go_before_the_samples(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert load_settings().procedures == procedures_folder() == ROOT / "procedures"
    assert procedures_folder(for_a_new_one=True) == tmp_path / "procedures"
    (tmp_path / "procedures").mkdir()
    assert load_settings().procedures == procedures_folder() == tmp_path / "procedures"
    monkeypatch.setenv("LOKET_PROCEDURES", "elsewhere")
    named = procedures_folder(), procedures_folder(for_a_new_one=True), load_settings().procedures
    assert {*named} == {Path("elsewhere")}


def test_an_office_that_was_forgotten_is_no_sample_that_is_served_instead(tmp_path: Path) -> None:
    from app.office.offices import served_office

    assert served_office(load_settings()) == ROOT / "procedures" / "rsjd-atma-husada"
    (tmp_path / "procedures" / "rsud-contoh").mkdir(parents=True)
    (tmp_path / "procedures" / "rsud-contoh" / "procedure.yml").write_text("", encoding="utf-8")
    with pytest.raises(BadConfiguration, match="Example: LOKET_OFFICE=rsud-contoh"):
        served_office(load_settings())


def test_the_documented_table_is_made_of_the_settings() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert settings_table() in page


def test_an_empty_setting_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "HOST", "PORT", "OFFICE"):
        monkeypatch.setenv(PREFIX + name, "")
    assert load_settings() == Settings()


def test_a_foreign_name_in_the_env_file_is_told_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("HTTP_PROXY=x\n", encoding="utf-8")
    with pytest.raises(BadConfiguration, match=r"^HTTP_PROXY: is no setting"):
        load_settings()


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("::1", "http://[::1]:8000"),
        ("10.1.2.3", "http://10.1.2.3:8000"),
    ],
)
def test_the_printed_address_can_be_opened(host: str, url: str) -> None:
    assert root_url(Settings(host=host)) == url


def test_who_listens_everywhere_is_told_an_address_that_other_computers_have_too() -> None:
    with socket.create_server(("0.0.0.0", 0)) as door:  # noqa: S104
        settings = Settings(host="0.0.0.0", port=door.getsockname()[1])  # noqa: S104
        address = urlsplit(root_url(settings))
        assert address.hostname != "0.0.0.0"  # noqa: S104
        with socket.create_connection((str(address.hostname), address.port or 0), timeout=5):
            pass
    assert not is_here_alone(settings)


def test_over_ssh_the_way_in_can_be_typed_as_it_is_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "198.51.100.7 51234 203.0.113.9 22")
    assert is_here_alone(Settings())
    assert tunnel(Settings()).startswith("ssh -N -L 8000:127.0.0.1:8000 ")
    assert tunnel(Settings()).endswith("@203.0.113.9")
    assert not is_here_alone(Settings(public_url="https://hotline.example.go.id"))


def test_every_test_that_the_documents_name_is_there() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    named = [
        name
        for page in pages
        for name in re.findall(r"`(tests/[\w./]+)`", page.read_text(encoding="utf-8"))
    ]
    assert len(named) > 4
    assert [name for name in named if not (ROOT / name).exists()] == []
