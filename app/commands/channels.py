"""`loket channels`."""


def channels() -> None:
    """Print what every channel can do as a Markdown table."""
    from app.channels_table import channels_table

    print(channels_table(), end="")
