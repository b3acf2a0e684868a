"""Packages from a registry by pip: what locks name, and what to do where it cannot be had."""

import re
import sys
import time
from pathlib import Path

from deploy.virtual_environment import CannotInstall, Environment, PipFailed, say

PAUSES = (5, 15, 30)
"""Seconds before each further try while the network does not answer."""
_PIN = re.compile(r"([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;\\]+)")
_NO_NETWORK = re.compile(
    r"Retrying \(|ConnectionError|Connection (?:aborted|broken|reset|refused)|timed out"
    r"|IncompleteRead|name resolution|unreachable|ProxyError|HTTP error 5",
    re.IGNORECASE,
)
_NOT_TRUSTED = "CERTIFICATE_VERIFY_FAILED"
_NO_WHEEL = re.compile(r"No matching distribution found for (\S+)")


def patiently(environment: Environment, counted: int, *words: str) -> None:
    """Run pip, again while the network does not answer. Raises `CannotInstall`."""
    for pause in (*PAUSES, None):
        try:
            environment.pip(*words, counted=counted)
        except PipFailed as failed:
            if _NOT_TRUSTED in str(failed) or not _NO_NETWORK.search(str(failed)):
                raise refusal(failed) from None
            if pause is None:
                raise CannotInstall(
                    f"The package registry does not answer:\n{failed.last_words}\n"
                    "Look at this machine's network, then type the same again."
                ) from None
            say(f"      the package registry does not answer; trying again in {pause} s")
            time.sleep(pause)
        else:
            return


def plainly(environment: Environment, *words: str) -> None:
    """Run pip, which needs no network for this. Raises `CannotInstall`."""
    try:
        environment.pip(*words)
    except PipFailed as failed:
        raise refusal(failed) from None


def refusal(failed: PipFailed) -> CannotInstall:
    """What pip said, in a sentence that says what to do."""
    lacking = _NO_WHEEL.search(str(failed))
    if _NOT_TRUSTED in str(failed):
        return CannotInstall(
            "This machine does not trust the certificate of the package registry; look at its "
            "clock, and where a proxy of the office stands between, name the proxy's certificate, "
            "such as PIP_CERT=/etc/ssl/office.crt"
        )
    if lacking:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return CannotInstall(
            f"{lacking[1]} is not there for Python {version} on this machine; name a Python 3.11, "
            "3.12 or 3.13 that is here, such as PYTHON=/usr/bin/python3.13"
        )
    return CannotInstall(f"pip could not install; what it said:\n{failed.last_words}")


def pins(lock: Path) -> dict[tuple[str, str], str]:
    """Name and version of each package in a lock, with its lines."""
    pins: dict[tuple[str, str], str] = {}
    for text in re.split(r"^(?=\S)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE):
        pin = _PIN.match(text)
        if pin:
            pins[pin[1], pin[2]] = text
    return pins
