"""The bytes of a file that goes out, as the channels that carry files need them."""

from collections.abc import Awaitable, Callable

from core.errors import Altered, ChannelDown, LoketError, NotFound, Own, Undeliverable
from core.message import Attachment

TOO_LARGE = "berkasnya terlalu besar; kirim yang lebih kecil"
"""What several channels have to say of a file that the platform refuses."""
ReadFile = Callable[[str], Awaitable[bytes]]


async def content_of(file: Attachment, read: ReadFile | None) -> bytes:
    """The file's bytes by its hash.

    Raises `Undeliverable` for one that is gone or was altered, `ChannelDown` when the disk does
    not answer: then it is tried again.
    """
    if read is None:
        raise Undeliverable("this office keeps no files", code=Own.FILE_GONE)
    try:
        return await read(file.sha256)
    except Altered as error:
        why = f"{file.filename} was altered on the disk; send it again"
        raise Undeliverable(why, code=Own.FILE_ALTERED) from error
    except NotFound as error:
        why = f"{file.filename} is not among the files"
        raise Undeliverable(why, code=Own.FILE_GONE) from error
    except LoketError as error:
        raise ChannelDown(f"{file.filename} cannot be read at this moment") from error
