"""Characters that no record may hold, because a reader cannot see what they do.

They hide text, turn it round (https://trojansource.codes) or break a line where
an editor shows none, so that what was reviewed is not what is stored.
"""

import re
import unicodedata

# All but lone surrogates, noncharacters, controls, the two Unicode line separators,
# the bidirectional controls and the byte order mark. Matching what is *not* in here
# takes a fourteenth of the time that a list of the refused takes.
_SEEN = " -~\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd" + "".join(
    f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000)
)
FORBIDDEN = re.compile(f"[^\t\n{_SEEN}]")
_UNPRINTED = re.compile(f"[^{_SEEN}]")

# What stands in for a forbidden character while the rest of its file is read:
# one code point for one, so that every place stays right.
STAND_IN = "\ufffd"


_NAMELESS = {"Cc": "control character", "Cs": "lone surrogate", "Cn": "noncharacter"}


def name(character: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`, or its kind where Unicode gives no name."""
    kind = _NAMELESS.get(unicodedata.category(character), "")
    return f"U+{ord(character):04X} {unicodedata.name(character, kind)}"


def shown(text: str) -> str:
    """The text on one line, with every forbidden character, tab and newline written out."""
    return _UNPRINTED.sub(lambda found: ascii(found[0])[1:-1], text)


def composed(text: str) -> str:
    """The text in Unicode normalisation form C: one spelling of each accented letter."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
