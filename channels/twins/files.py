"""Very small files, each truly of its kind, for complainants who send one."""

from base64 import b64decode
from dataclasses import dataclass

from core.message import Kind


@dataclass(frozen=True, slots=True)
class PhoneFile:
    """What a phone sends."""

    kind: Kind
    mime: str
    filename: str
    content: bytes


PHOTO = PhoneFile(
    Kind.IMAGE,
    "image/jpeg",
    "foto.jpg",
    b64decode(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////"
        "////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAB"
        "PxA="
    ),
)
VOICE = PhoneFile(
    Kind.VOICE,
    "audio/ogg; codecs=opus",
    "pesan-suara.ogg",
    b"OggS\x00\x02" + bytes(20) + b"\x01\x13OpusHead\x01\x01\x00\x00\x80\xbb\x00\x00\x00\x00\x00",
)
STICKER = PhoneFile(
    Kind.STICKER,
    "image/webp",
    "stiker.webp",
    b64decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"),
)
