"""The emulator of WhatsApp as a process of its own, for benchmarks and trials by hand."""

import argparse
import asyncio

from tests.emulators.whatsapp import APP_SECRET, PHONE_ID, TOKEN, WhatsAppEmulator


def main() -> None:
    """Read the command line and serve until stopped; the first line printed is the URL."""
    asyncio.run(_serve(_arguments()))


async def _serve(arguments: argparse.Namespace) -> None:
    emulator = WhatsAppEmulator(
        arguments.webhook,
        arguments.app_secret,
        arguments.token,
        arguments.phone_id,
        port=arguments.port,
        per_second=arguments.per_second or None,
        pair_limit=not arguments.no_pair_limit,
        ladder=arguments.ladder.split(",") if arguments.ladder else (),
        everybody=arguments.everybody,
        retry_factor=1.0,
    )
    async with emulator:
        print(emulator.url, flush=True)  # noqa: T201  # whoever started it waits for this line
        await asyncio.Event().wait()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--webhook")
    parser.add_argument("--app-secret", default=APP_SECRET)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--phone-id", default=PHONE_ID)
    parser.add_argument("--per-second", type=float, default=80, help="0 for no limit")
    parser.add_argument("--no-pair-limit", action="store_true")
    parser.add_argument("--ladder", default="sent,delivered,read")
    parser.add_argument("--everybody", action="store_true")
    return parser.parse_args()
