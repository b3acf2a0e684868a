"""Everything that an administrator can set, from the environment and `.env`."""

from app.settings.hotline import ENV_FILE, OFFICES, ROOT, WORDS, plain
from app.settings.loading import Settings, load_settings, own_part, procedures_folder, words_folder
from app.settings.table import settings_table

__all__ = [
    "ENV_FILE",
    "OFFICES",
    "ROOT",
    "WORDS",
    "Settings",
    "load_settings",
    "own_part",
    "plain",
    "procedures_folder",
    "settings_table",
    "words_folder",
]
