"""`loket settings`."""


def settings() -> None:
    """Print every setting with its meaning, default and an example (a Markdown table)."""
    from app.settings.table import settings_table

    print(settings_table(), end="")
