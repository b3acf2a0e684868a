"""The settings of one process, with those of every channel: read, and refused with their lines."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field, ValidationError, create_model
from pydantic_settings import BaseSettings

from app.settings.hotline import ENV_FILE, OFFICES, WORDS, HotlineSettings, own_or_samples
from app.settings.mistakes import PREFIX, sentence, unknown, unreadable
from channels.driver import Driver, S
from channels.registry import own_settings
from core.errors import BadConfiguration

if TYPE_CHECKING:

    class Settings(HotlineSettings):
        """As far as the program knows them: a channel's own are read in its folder alone."""

else:
    Settings = create_model(
        "Settings",
        __base__=(*own_settings(), HotlineSettings),
        __doc__="The settings of one hotline, and of every channel that the registry names.",
        __module__=__name__,
    )


def own_part(settings: Settings, driver: Driver[S]) -> S:
    """The same settings, as the channel's folder knows them."""
    part = driver.settings()
    if not isinstance(settings, part):
        raise TypeError(f"settings without those of {driver.name}")
    return settings


class _ProceduresFolder(BaseSettings):
    model_config = {**Settings.model_config, "extra": "ignore"}

    procedures: Path = Field(default_factory=own_or_samples)


class _WordsFolder(BaseSettings):
    model_config = {**Settings.model_config, "extra": "ignore"}

    words: Path = Path(WORDS)


def load_settings(**given: Any) -> Settings:
    """The settings of this process; `given` goes over the environment.

    Raises `BadConfiguration` with a line for each wrong setting: its name, what is wrong, and an
    example. A misspelt name in the environment is refused too.
    """
    fields = Settings.model_fields
    if broken := list(unreadable(ENV_FILE)):
        raise BadConfiguration("\n".join(broken))
    known = {PREFIX + name.upper() for name in fields}
    problems = [
        unknown(name, fields)
        for name in sorted(os.environ)
        if name.startswith(PREFIX) and name not in known
    ]
    try:
        settings = Settings(**given)
    except ValidationError as error:
        problems.extend(sentence(detail, fields) for detail in error.errors())
        raise BadConfiguration("\n".join(problems)) from None
    if problems:
        raise BadConfiguration("\n".join(problems))
    return settings


def procedures_folder(*, for_a_new_one: bool = False) -> Path:
    """`LOKET_PROCEDURES` alone, for commands that need no other setting to be right.

    `for_a_new_one`: never the samples that come with the program, unless the setting names them.
    Raises `BadConfiguration` where `.env` cannot be read.
    """
    if broken := list(unreadable(ENV_FILE)):
        raise BadConfiguration("\n".join(broken))
    found = _ProceduresFolder()
    if for_a_new_one and not found.model_fields_set:
        return Path.cwd() / OFFICES
    return found.procedures


def words_folder() -> Path | None:
    """`LOKET_WORDS` alone; None where it is left out and there is none, or `.env` is broken.

    Raises `BadConfiguration` where the setting names a folder that is not there.
    """
    if list(unreadable(ENV_FILE)):
        return None  # whoever needs a setting refuses it with its lines
    found = _WordsFolder()
    if found.words.is_dir():
        return found.words
    if found.model_fields_set:
        raise BadConfiguration(
            f"{PREFIX}WORDS: there is no folder {found.words}. Example: {PREFIX}WORDS={WORDS}"
        )
    return None
