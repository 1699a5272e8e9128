"""A text comes out of a child as it went in, and nothing else passes for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.readers.framing import FrameError, from_bytes, to_bytes
from data.readers.texts import Attachment, Extractor, Kind, Offered, Start, Text

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PAIRS = st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple)
FEW = st.lists(WORDS, max_size=3).map(tuple)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    content = draw(WORDS)
    starts = draw(st.lists(st.integers(0, len(content)), max_size=3))
    attachments = draw(st.lists(st.tuples(WORDS, st.binary(max_size=20)), max_size=3))
    return Text(
        content=content,
        kind=draw(st.sampled_from(Kind)),
        extractor=Extractor(draw(WORDS), draw(WORDS), draw(PAIRS)),
        offered=Offered(draw(WORDS), draw(WORDS), draw(PAIRS), draw(FEW)),
        starts=tuple(Start(at, draw(WORDS)) for at in starts),
        warnings=draw(FEW),
        attachments=tuple(Attachment(name, one) for name, one in attachments),
    )


@given(texts())
def test_a_text_reads_back_the_same(text: Text) -> None:
    assert from_bytes(to_bytes(text)) == text


FRAME = to_bytes(Text("words", Kind.TEXT, Extractor("plain", "1"), starts=(Start(2, "page 1"),)))


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"[]\n",
        b"[" * 100_000,
        FRAME[:-1],
        FRAME + b"x",
        FRAME.replace(b"words", b"\xff\xff\xff\xff\xff"),
        FRAME.replace(b'"txt"', b'"exe"'),
        FRAME.replace(b"[2, ", b"[6, "),
        FRAME.replace(b"[2, ", b"[-1, "),
        FRAME.replace(b'"page 1"', b"1"),
        FRAME.replace(b'"size": 5', b'"size": -5'),
        FRAME.replace(b'"title": ""', b'"title": {}'),
        FRAME.replace(b'"warnings": []', b'"warnings": 3'),
    ],
)
def test_what_is_no_text_is_an_error(frame: bytes) -> None:
    assert frame != FRAME
    with pytest.raises(FrameError):
        from_bytes(frame)
