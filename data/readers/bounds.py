"""How much of anything one file may hold: more is an attack, or no document that one cites."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bounds:
    """Each bound can be raised alone, and a test does, to see what it keeps out."""

    text: int = 20_000_000  # code points
    unpacked: int = 256 << 20  # bytes of all members of an archive, as they declare them
    members: int = 10_000  # of an archive
    doctypes: int = 0  # in the XML of an office file, which never needs one
    pages: int = 10_000
    parts: int = 500  # of a message, nested ones included
    attachments: int = 200
