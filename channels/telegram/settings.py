"""What an administrator sets for Telegram."""

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, SecretStr, model_validator

from channels.settings import ChannelSettings, ServerAddress


def _is_a_bot_token(written: SecretStr) -> SecretStr:
    token = written.get_secret_value()
    if token and not re.fullmatch(r"\d+:[\w-]{5,}", token, re.ASCII):
        raise ValueError("is not a bot token: digits, a colon, then letters and digits")
    return written


def _is_a_secret(written: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[\w-]{0,256}", written.get_secret_value(), re.ASCII):
        raise ValueError("has other characters than letters, digits, _ and -")
    return written


class TelegramSettings(ChannelSettings):
    """One bot; its token alone is enough."""

    telegram_token: Annotated[
        SecretStr,
        AfterValidator(_is_a_bot_token),
        Field(
            description="Token of the bot, from @BotFather; enough for Telegram (long polling)",
            examples=["123456789:AAH…"],
        ),
    ] = SecretStr("")
    telegram_secret: Annotated[
        SecretStr,
        AfterValidator(_is_a_secret),
        Field(
            description="Takes webhooks at <public URL>/webhooks/telegram instead of long polling;"
            " 1–256 letters, digits, _ and -",
            examples=["a-long-random-word"],
        ),
    ] = SecretStr("")
    telegram_url: Annotated[
        ServerAddress,
        Field(description="Another Bot API server", examples=["http://127.0.0.1:8081"]),
    ] = ""

    @model_validator(mode="after")
    def _telegram_is_whole(self) -> Self:
        if not self.telegram_secret.get_secret_value():
            return self
        if not self.telegram_token.get_secret_value():
            raise ValueError(
                "LOKET_TELEGRAM_TOKEN: missing, though LOKET_TELEGRAM_SECRET is set."
                " Example: LOKET_TELEGRAM_TOKEN=123456789:AAH…"
            )
        if not self.public_url.startswith("https://"):
            raise ValueError(
                "LOKET_PUBLIC_URL: Telegram sends its updates to https:// alone; leave "
                "LOKET_TELEGRAM_SECRET out for long polling. "
                "Example: LOKET_PUBLIC_URL=https://hotline.example.go.id"
            )
        return self
