"""What channels declare their settings with: a folder has its own, `app/` adds them up."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, SecretStr


def is_an_address(written: str) -> str:
    """The address of a server, without a slash at its end. Raises `ValueError`."""
    if written and not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", written):
        raise ValueError("is not an address that begins with https:// or http://")
    return written.rstrip("/")


def is_a_word(written: SecretStr) -> SecretStr:
    """A secret as it was copied. Raises `ValueError` where it surely was not copied whole."""
    if not re.fullmatch(r"[!-~]*", written.get_secret_value()):
        raise ValueError("has a space or a letter that none has; copy it whole")
    return written


ServerAddress = Annotated[str, AfterValidator(is_an_address)]
Word = Annotated[SecretStr, AfterValidator(is_a_word)]


class ChannelSettings(BaseModel):
    """What every channel may know of the hotline: where the world reaches it, empty for nowhere."""

    public_url: Annotated[
        ServerAddress,
        Field(
            description="Where the world reaches this hotline; https makes cookies secure",
            examples=["https://hotline.example.go.id"],
        ),
    ] = ""
