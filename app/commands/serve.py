"""`loket serve`."""


def serve() -> None:
    """Run the whole hotline in one process until it is stopped."""
    import uvloop

    from app.logs import set_up
    from app.serving import serve as run
    from app.settings import load_settings

    settings = load_settings()
    set_up(settings.log_level)
    uvloop.run(run(settings))
