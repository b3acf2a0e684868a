"""Every channel, a line each: the only place that knows the platforms' folders."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from channels import manual, telegram, web, whatsapp
from channels.capabilities import PHONE, Capabilities
from channels.driver import Driver
from channels.settings import ChannelSettings
from core.message import Address, ChannelName

DRIVERS: dict[ChannelName, Driver[Any]] = {
    driver.name: driver
    for driver in (
        whatsapp.DRIVER,
        telegram.DRIVER,
        web.DRIVER,
        manual.DRIVER,
    )
}


def drivers() -> Iterator[Driver[Any]]:
    """All of them, in their order."""
    return iter(DRIVERS.values())


def named(name: str) -> ChannelName:
    """The channel of a name that was stored or typed. Raises `ValueError` where there is none."""
    known = ChannelName(name)
    if known not in DRIVERS:
        raise ValueError(f"{name!r} is no channel of this program")
    return known


def driver_of(name: ChannelName) -> Driver[Any]:
    """What the channel's folder offers. Raises `KeyError` for a channel that there is not."""
    return DRIVERS[name]


def capabilities_of(name: ChannelName) -> Capabilities:
    """What the channel can do. Raises `KeyError` for a channel that there is not."""
    return DRIVERS[name].capabilities


def label(name: ChannelName) -> str:
    """What the channel is called on the screen and on paper."""
    return capabilities_of(name).label


def with_accounts() -> tuple[Driver[Any], ...]:
    """Those of platforms, which the settings connect."""
    return tuple(one for one in drivers() if one.capabilities.account)


def own_settings() -> tuple[type[ChannelSettings], ...]:
    """What each channel declares of its own for the settings."""
    parts = dict.fromkeys(one.settings() for one in drivers())
    return tuple(part for part in parts if part is not ChannelSettings)


def by_hand() -> ChannelName:
    """The channel in which nothing is sent: people write down what was said elsewhere."""
    return next(one.name for one in drivers() if not one.capabilities.sends)


def chat_page() -> ChannelName:
    """The channel of the office's own chat page."""
    return next(one.name for one in drivers() if one.capabilities.own_page)


def strictest() -> ChannelName:
    """The channel that allows least: the shortest window, and then the shortest buttons."""
    asked = [one for one in drivers() if one.capabilities.limits is not None]
    return min(asked, key=lambda one: _allowed(one.capabilities)).name


def reached_by_phone(phone: str) -> tuple[Address, ...]:
    """Under which addresses the owner of that telephone (digits) would write, on any channel."""
    return tuple(
        Address(one.name, f"{PHONE}:{phone}") for one in drivers() if one.capabilities.states_phone
    )


def _allowed(can: Capabilities) -> tuple[timedelta, int]:
    return can.window or timedelta.max, can.limits.button_title if can.limits else 0
