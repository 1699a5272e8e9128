"""References to legislation, such as ``law/dpa-2018/s57``, and their identifiers.

A provision is written after its Act: ``s57``, ``s1-3-a`` for section 1(3)(a), ``article-35-1``,
``schedule-2``, ``reg-4`` for a regulation. The identifier is that of the thing, not of a page or
of a day's version (legislation.gov.uk, URI scheme: http://www.legislation.gov.uk/id/{type}/{year}/{number}).
"""

import re
from dataclasses import dataclass

SERIES = ("ukpga", "ukla", "uksi", "wsi", "nisr", "asp", "ssi", "nia", "anaw", "asc", "eur")
SERIES_PATH = rf"^(?:{'|'.join(SERIES)})/[0-9]{{4}}/[0-9]+$"
PART = r"(?:s|article-|schedule-|reg-)[0-9]+[a-z]*(?:-[0-9a-z]+)*"

_BASE = "http://www.legislation.gov.uk/id/"
_KINDS = {
    "s": ("section", "section"),
    "article-": ("article", "article"),
    "schedule-": ("schedule", "schedule"),
    "reg-": ("regulation", "regulation"),
}


@dataclass(frozen=True)
class Provision:
    """An Act or instrument, or a numbered part of it."""

    iri: str
    label: str


def provision(
    *, series_path: str, title: str, part: str | None, about: str | None = None
) -> Provision:
    """The provision of an Act given by its path in the series (``ukpga/2018/12``).

    ``about`` says in a few words what the section is about, and stands in the label.
    """
    if part is None:
        return Provision(iri=_BASE + series_path, label=title)
    kind, numbers = _split(part)
    segment, word = _KINDS[kind]
    return Provision(
        iri="/".join([_BASE + series_path, segment, *(_cased(n) for n in numbers)]),
        label="".join(
            [
                f"{title}, {word} {_cased(numbers[0])}",
                *(f"({number})" for number in numbers[1:]),
                f" ({about})" if about else "",
            ]
        ),
    )


def wider_parts(part: str) -> list[str]:
    """A part and those it stands in, the narrowest first: ``s1-3-a``, ``s1-3``, ``s1``."""
    kind, numbers = _split(part)
    return [kind + "-".join(numbers[:depth]) for depth in range(len(numbers), 0, -1)]


def part_named(iri: str, *, series_path: str) -> str | None:
    """How a record writes the part of an Act that an identifier names; None for the Act itself.

    Raises ValueError if the identifier is not one of the Act.
    """
    base = _BASE + series_path
    if iri == base:
        return None
    if not iri.startswith(base + "/"):
        raise ValueError(f"{iri} is not in {series_path}")
    steps = iri.removeprefix(base + "/").split("/")
    kind = next(kind for kind, (segment, _) in _KINDS.items() if segment == steps[0])
    return kind + "-".join(steps[1:]).lower()


def _split(part: str) -> tuple[str, list[str]]:
    kind = next(kind for kind in _KINDS if re.match(rf"{kind}[0-9]", part))
    return kind, part.removeprefix(kind).split("-")


def _cased(number: str) -> str:
    """Inserted sections carry capitals (32A); paragraphs are small letters."""
    return number.upper() if re.fullmatch(r"[0-9]+[a-z]+", number) else number
