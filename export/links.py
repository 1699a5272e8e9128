"""Links that a terminal follows: the escape sequence OSC 8, with nothing in it that could end it.

https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda describes the sequence.
"""

import re
from urllib.parse import quote

_OPEN = "\x1b]8;{parameters};{url}\x1b\\"
_CLOSE = "\x1b]8;;\x1b\\"
_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_LONGEST = 2083  # terminals drop longer ones
# What a URL may hold as it is (RFC 3986); a percent sign is kept, so that nothing is coded twice.
_KEPT = ":/?#[]@!$&'()*+,;=-._~%"


def url_of(iri: str) -> str | None:
    """The web address of an IRI in printable ASCII; None for what is none, or is too long."""
    if not _WEB.match(iri):
        return None
    url = quote(iri, safe=_KEPT, errors="replace")
    return url if len(url) <= _LONGEST else None


def linked(text: str, iri: str, *, name: str = "") -> str:
    """The text as a link, or bare where the IRI leads nowhere.

    Pieces of one link that stand on several lines share a `name` of letters and digits.
    """
    url = url_of(iri)
    if url is None or not text:
        return text
    parameters = f"id={name}" if name.isalnum() and name.isascii() else ""
    return f"{_OPEN.format(parameters=parameters, url=url)}{text}{_CLOSE}"
