"""A small PNG made on the spot."""

import struct
import zlib


def a_picture(width: int = 240, height: int = 160) -> bytes:
    """A picture of stripes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    rows = b"".join(
        b"\0"
        + bytes(
            (200 - y % 40, 190, 170 + (x // 24) % 2 * 40)[i] for x in range(width) for i in range(3)
        )
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
