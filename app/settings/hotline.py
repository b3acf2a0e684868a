"""The settings that are no channel's."""

import re
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.settings.mistakes import PREFIX
from channels.settings import ChannelSettings, ServerAddress, Word
from desk_info.caution import Caution

ROOT = Path(__file__).resolve().parents[2]
ENV_FILE = Path(".env")
OFFICES = "procedures"
"""Where an office of one's own lies when no setting says otherwise: here, outside the program."""
WORDS = "words"
"""Where an administrator's own words lie when no setting says otherwise: here, as `OFFICES`."""
_THIS_MACHINE = ("127.0.0.1", "::1")


def own_or_samples() -> Path:
    """One's own offices where there are any, else the samples, which an upgrade replaces."""
    own = Path.cwd() / OFFICES
    return own if own.is_dir() else ROOT / OFFICES


class HotlineSettings(ChannelSettings, BaseSettings):
    """The settings that are no channel's. Every field has a description and an example."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="forbid",
    )

    data: Annotated[
        Path, Field(description="Folder of the database and the files", examples=["/srv/loket"])
    ] = Path("var")
    host: Annotated[str, Field(description="Address to listen on", examples=["0.0.0.0"])] = (  # noqa: S104
        "127.0.0.1"
    )
    port: Annotated[
        int, Field(description="Port to listen on", ge=0, le=65535, examples=[8000])
    ] = 8000
    office: Annotated[
        str,
        Field(
            description="Name of the office's folder",
            examples=["rsjd-atma-husada"],
        ),
    ] = "rsjd-atma-husada"
    procedures: Path = Field(
        default_factory=own_or_samples,
        description="Folder of the offices' folders; left out, `procedures` in the folder where"
        " Loket is started, and the samples that come with it where there is none",
        examples=["/srv/loket/procedures"],
    )
    words: Annotated[
        Path,
        Field(
            description="Folder of your own words, beside those of the program; see docs/words.md",
            examples=["/srv/loket/words"],
        ),
    ] = Path(WORDS)
    database: Annotated[
        SecretStr,
        Field(
            description="PostgreSQL in place of SQLite in the data folder",
            examples=["postgresql://loket:secret@127.0.0.1/loket"],
        ),
    ] = SecretStr("")
    caution: Annotated[
        Caution,
        Field(
            description="How sure the bot is before it answers by itself: careful, usual or bold",
            examples=["careful"],
        ),
    ] = Caution.USUAL
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"],
        Field(
            description="How much is logged: DEBUG, INFO, WARNING or ERROR",
            examples=["INFO"],
        ),
    ] = "INFO"
    visitor_upload_mb: Annotated[
        int,
        Field(
            description="Files of one visitor of the chat page a day, in MB", ge=0, examples=[50]
        ),
    ] = 50
    address_upload_mb: Annotated[
        int,
        Field(
            description="The same for one address: a village office or a ward shares one",
            ge=0,
            examples=[500],
        ),
    ] = 500
    upload_mb: Annotated[
        int,
        Field(description="The same for all visitors together", ge=0, examples=[5000]),
    ] = 5000
    disk_reserve_mb: Annotated[
        int,
        Field(
            description="Free space of the data folder's disk, in MB, below which no file is taken"
            " but words still are; 0 for none",
            ge=0,
            examples=[1000],
        ),
    ] = 1000
    trusted_proxies: Annotated[
        str,
        Field(
            description="Addresses and networks whose X-Forwarded-For is believed; left out, this"
            " machine where LOKET_PUBLIC_URL is set, else nobody",
            examples=["127.0.0.1, 10.0.0.0/8"],
        ),
    ] = ""
    connections: Annotated[
        int,
        Field(description="Connections at the same time, in all", ge=16, examples=[4000]),
    ] = 4000
    address_connections: Annotated[
        int,
        Field(
            description="Requests and connections at the same time from one address: an office or"
            " a ward behind one router has about two a person",
            ge=4,
            examples=[250],
        ),
    ] = 250
    address_streams: Annotated[
        int,
        Field(
            description="Pages that listen for news from one address; the others look every 8 s",
            ge=1,
            examples=[200],
        ),
    ] = 200
    person_streams: Annotated[
        int,
        Field(description="The same for one person: tabs of a browser", ge=1, examples=[12]),
    ] = 12

    nlu: Annotated[
        Literal["embedded", "rasa"],
        Field(
            description="Language engine: embedded, or rasa with the embedded one behind it; see"
            " docs/nlu.md",
            examples=["rasa"],
        ),
    ] = "embedded"
    processes: Annotated[
        int,
        Field(
            description="Processes that read messages and decide beside the one that serves; 0: it "
            "does both. Used where the embedded engine answers",
            ge=0,
            le=16,
            examples=[2],
        ),
    ] = 1
    pause_seconds: Annotated[
        float,
        Field(
            description="How long after a message more of it is waited for, so that several in a "
            "row get one answer; a fourth of it after a question, no time after danger, a button "
            "or a command. 0: each is answered at once",
            ge=0,
            le=20,
            examples=[4],
        ),
    ] = 4.0
    nlu_seconds: Annotated[
        float,
        Field(
            description="How long Rasa may take before the embedded engine answers",
            gt=0,
            le=5,
            examples=[0.4],
        ),
    ] = 0.4
    rasa: Annotated[
        Path | None,
        Field(
            description="Where `make rasa` of a checkout has put Rasa; left out, `.venv-rasa`"
            " beside the program",
            examples=["/srv/checkout/.venv-rasa"],
        ),
    ] = None
    identity_check_url: Annotated[
        ServerAddress,
        Field(
            description="A service of yours that checks identities; see docs/identity-check.md",
            examples=["https://nic.example.ac.id/check"],
        ),
    ] = ""
    identity_check_token: Annotated[
        Word,
        Field(
            description="Sent to that service as a bearer token", examples=["a-long-random-word"]
        ),
    ] = SecretStr("")
    identity_check_seconds: Annotated[
        float,
        Field(description="How long that service may take", gt=0, le=60, examples=[5]),
    ] = 5

    @field_validator("office")
    @classmethod
    def _is_a_folder_name(cls, written: str) -> str:
        if not re.fullmatch(r"[\w-]+", written):
            raise ValueError("has other characters than letters, digits, _ and -")
        return written

    @field_validator("public_url")
    @classmethod
    def _is_an_address_alone(cls, written: str) -> str:
        if written.count("/") > 2:
            raise ValueError("has a path; the hotline needs a host name of its own")
        return written

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, written: str) -> str:
        for one in filter(None, re.split(r"[\s,]+", written)):
            try:
                ip_network(one)
            except ValueError:
                raise ValueError(f"{one} is no address and no network") from None
        return written

    @field_validator("host")
    @classmethod
    def _is_a_host(cls, written: str) -> str:
        if not re.fullmatch(r"[\w.:%-]+", written):
            raise ValueError("is not an address to listen on")
        return written

    @field_validator("database")
    @classmethod
    def _is_postgresql(cls, written: SecretStr) -> SecretStr:
        url = written.get_secret_value()
        if url and not url.startswith(("postgresql://", "postgres://")):
            raise ValueError("does not begin with postgresql://")
        return written

    @property
    def office_folder(self) -> Path:
        """The folder of the office's procedure."""
        return self.procedures / self.office

    @property
    def proxies(self) -> tuple[str, ...]:
        """Addresses and networks whose `X-Forwarded-For` is believed."""
        named = tuple(filter(None, re.split(r"[\s,]+", self.trusted_proxies)))
        return named or (_THIS_MACHINE if self.public_url else ())

    @property
    def store(self) -> str:
        """What `storage` opens: the data folder or a PostgreSQL address."""
        return plain(self.database) or str(self.data)


def plain(value: Any) -> Any:
    """A setting as it is written, also one that is a secret."""
    return value.get_secret_value() if isinstance(value, SecretStr) else value
