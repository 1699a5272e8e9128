"""From bytes to characters, never by a guess that is not told of."""

import codecs
import re

from data.readers.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16, whose mark begins the one of UTF-32.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARABLE = re.compile(r"utf-(8|16|32)|iso8859|cp\d|koi8|mac|euc_|gb|big5|shift_jis|iso2022")
# What is declared so is as often UTF-8, and UTF-8 is not met by accident.
_OFTEN_WRONG = {"", "ascii", "iso8859-1", "cp1252", "utf-8"}
_LOOKED_AT = 4096
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r")) + b"\x7f"


def decoded(content: bytes, *, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The characters without a byte order mark, and warnings; raises UnreadableError."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding), ()
    name = _known(declared)
    if name not in _OFTEN_WRONG:
        return _strictly(content, name), ()
    wide = _unmarked_utf_16(content)
    if wide:
        return _strictly(content, wide), (f"no byte order mark; read as {wide.upper()}",)
    return _narrow(content, declared=name)


def _narrow(content: bytes, *, declared: str) -> tuple[str, tuple[str, ...]]:
    _refuse_binary(content)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        at = error.start
    try:
        characters = content.decode("cp1252")
    except UnicodeDecodeError:
        raise UnreadableError(
            f"is neither UTF-8 (byte {at + 1:,}) nor Windows-1252", mend="save it as UTF-8"
        ) from None
    told = declared in {"iso8859-1", "cp1252"}
    return characters, () if told else ("not UTF-8; read as Windows-1252",)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"is not the {encoding.upper()} that it says it is (byte {error.start + 1:,})"
        ) from None


def _known(declared: str) -> str:
    """Python's name of a declared encoding of text; empty for one that is none or unknown."""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return ""
    return name if _DECLARABLE.match(name) else ""


def _unmarked_utf_16(content: bytes) -> str:
    """UTF-16 of mostly Latin letters has a zero in every second byte."""
    looked_at = content[:_LOOKED_AT]
    half = len(looked_at) // 2
    zeros_at = (looked_at[0::2].count(0), looked_at[1::2].count(0))
    if half and zeros_at[1] > 0.4 * half and zeros_at[0] < 0.05 * half:
        return "utf-16-le"
    if half and zeros_at[0] > 0.4 * half and zeros_at[1] < 0.05 * half:
        return "utf-16-be"
    return ""


def _refuse_binary(content: bytes) -> None:
    if b"\0" in content:
        raise UnreadableError("holds NUL bytes, so it is not plain text")
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if controls > 0.02 * len(content) + 8:
        raise UnreadableError(f"is not plain text: {controls:,} of its bytes are control codes")
