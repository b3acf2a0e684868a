"""All settings as a table for people."""

from pathlib import Path

from app.settings import Settings, plain
from app.wrong_settings import PREFIX


def settings_table() -> str:
    """All settings as a Markdown table; `docs/settings.md` is made of it."""
    lines = ["| setting | meaning | default | example |", "|---|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = plain(field.default)
        default = Path(default).name if name == "procedures" else default
        example = (field.examples or [""])[0]
        lines.append(
            f"| `{PREFIX}{name.upper()}` | {field.description} | "
            f"{f'`{default}`' if default not in ('', None) else ''} | `{example}` |"
        )
    return "\n".join(lines) + "\n"
