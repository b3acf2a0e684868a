"""`loket serve`."""


def serve() -> None:
    """Run the whole hotline in one process until it is stopped."""
    from app.office.offices import served_office
    from app.server.listening import listening, need_folder
    from app.server.logs import set_up
    from app.settings import load_settings
    from core.errors import BadConfiguration

    try:
        settings = load_settings()
        served_office(settings)
        set_up(settings.log_level)
        need_folder(settings)
        with listening(settings) as listener:
            print("Loket sedang disiapkan, sekitar 10 detik …", flush=True)
            import uvloop

            from app.server.serving import serve as run

            uvloop.run(run(settings, listener))
    except BadConfiguration as error:
        raise BadConfiguration(f"Loket cannot start:\n{error}") from error
    print("Loket sudah berhenti.")
