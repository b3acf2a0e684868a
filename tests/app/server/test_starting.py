"""What cannot be started is refused with the setting's name and an example."""

import socket
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.program import open_program
from app.server.listening import listening, need_folder
from app.settings import Settings
from core.errors import BadConfiguration
from storage.folder import only_server
from tests.hotline.house import knowledge, open_house


def test_a_port_that_is_taken_names_the_setting(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = Settings.model_construct(data=tmp_path, port=taken.getsockname()[1])
        with pytest.raises(BadConfiguration, match="LOKET_PORT=8001"):
            listening(settings)


@pytest.mark.parametrize("host", ["203.0.113.7", "no.such.host.invalid", "a..b", "2001:db8::7"])
def test_a_host_that_is_not_ours_is_said_to_be_wrong_and_nothing_else(host: str) -> None:
    with pytest.raises(BadConfiguration) as refused:
        listening(Settings.model_construct(host=host, port=0))
    said = str(refused.value)
    assert said.startswith(f"LOKET_HOST: {host} is no address of this machine (")
    assert said.endswith("Example: LOKET_HOST=0.0.0.0")
    assert "another hotline" not in said


def test_a_folder_that_cannot_be_had_is_refused_before_anything_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BadConfiguration, match=r"cannot be written.*LOKET_DATA=/srv/loket"):
        need_folder(Settings.model_construct(data=tmp_path / "file" / "data"))
    settings = Settings.model_construct(data=tmp_path / "data")
    need_folder(settings)
    with only_server(settings.data), pytest.raises(BadConfiguration, match="another loket works"):
        need_folder(settings)
    need_folder(settings)


async def test_a_data_folder_that_cannot_be_written_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings.model_construct(data=tmp_path / "file" / "data")
    with pytest.raises(BadConfiguration, match="LOKET_DATA=/srv/loket"):
        async with open_program(settings, knowledge=knowledge()):
            pass


async def test_a_second_server_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    async with open_house(tmp_path):
        settings = Settings.model_construct(data=tmp_path)
        with pytest.raises(BadConfiguration, match="another loket works in"):
            async with open_program(settings, knowledge=knowledge()):
                pass


async def test_a_database_that_does_not_answer_names_the_setting(tmp_path: Path) -> None:
    nowhere = SecretStr("postgresql://nobody@127.0.0.1:1/nothing")
    settings = Settings.model_construct(data=tmp_path, database=nowhere)
    with pytest.raises(BadConfiguration, match="LOKET_DATABASE=postgresql://"):
        async with open_program(settings, knowledge=knowledge()):
            pass
