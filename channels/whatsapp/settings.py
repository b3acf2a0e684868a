"""What an administrator sets for WhatsApp."""

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, SecretStr, model_validator

from channels.settings import ChannelSettings, ServerAddress, Word

_NEEDED = ("whatsapp_phone_id", "whatsapp_token", "whatsapp_app_secret", "whatsapp_verify_token")


def _is_an_id(written: str) -> str:
    if not re.fullmatch(r"[0-9]*", written):
        raise ValueError("is the id that Meta shows beside the number, digits alone")
    return written


class WhatsAppSettings(ChannelSettings):
    """One number of the office; the first four settings are needed together."""

    whatsapp_phone_id: Annotated[
        str,
        AfterValidator(_is_an_id),
        Field(
            description="Phone number id of the WhatsApp business",
            examples=["106540352242922"],
        ),
    ] = ""
    whatsapp_token: Annotated[
        Word, Field(description="Permanent token of a system user", examples=["EAAG…"])
    ] = SecretStr("")
    whatsapp_app_secret: Annotated[
        Word,
        Field(description="App secret, which signs the webhooks", examples=["0123456789abcdef…"]),
    ] = SecretStr("")
    whatsapp_verify_token: Annotated[
        Word,
        Field(
            description="A word of your own; the same is typed into Meta's webhook form",
            examples=["a-long-random-word"],
        ),
    ] = SecretStr("")
    whatsapp_rate: Annotated[
        float,
        Field(
            description="Messages a second that the number may send", gt=0, le=1000, examples=[80]
        ),
    ] = 80
    whatsapp_url: Annotated[
        ServerAddress,
        Field(description="Another Graph API server", examples=["http://127.0.0.1:8082"]),
    ] = ""

    @model_validator(mode="after")
    def _whatsapp_is_whole(self) -> Self:
        missing = [name for name in _NEEDED if not _plain(getattr(self, name))]
        if missing and len(missing) < len(_NEEDED):
            names = ", ".join(f"LOKET_{name.upper()}" for name in missing)
            raise ValueError(
                f"{names}: missing; WhatsApp needs all of its four settings."
                " Example: LOKET_WHATSAPP_VERIFY_TOKEN=a-long-random-word"
            )
        return self


def _plain(value: str | SecretStr) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else value
