"""`python -m app` is `loket`."""

from app.commands import main

main()
