"""Messages on a stream come out as they went in, however the stream is cut."""

from hypothesis import given
from hypothesis import strategies as st

from app.thinking.packing import Frames, framed


@given(st.lists(st.binary(max_size=300)), st.lists(st.integers(1, 50)))
def test_messages_come_out_as_they_went_in(messages: list[bytes], cuts: list[int]) -> None:
    stream, frames = b"".join(map(framed, messages)), Frames()
    found: list[bytes] = []
    for cut in [*cuts, len(stream)]:
        found += frames.of(stream[:cut])
        stream = stream[cut:]
    assert found == messages
