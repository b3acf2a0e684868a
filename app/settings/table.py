"""All settings as a table for people."""

from app.settings.hotline import OFFICES, plain
from app.settings.loading import Settings
from app.settings.mistakes import PREFIX


def settings_table() -> str:
    """All settings as a Markdown table; `docs/settings.md` is made of it."""
    lines = ["| setting | meaning | default | example |", "|---|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = OFFICES if name == "procedures" else plain(field.default)
        example = (field.examples or [""])[0]
        lines.append(
            f"| `{PREFIX}{name.upper()}` | {field.description} | "
            f"{f'`{default}`' if default not in ('', None) else ''} | `{example}` |"
        )
    return "\n".join(lines) + "\n"
