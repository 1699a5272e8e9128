"""Shared wording for people and programs. Words of a text go to a terminal, and nowhere else."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby

import click
import pyoxigraph as ox

from data.characters import shown
from data.wording.copies import Copy
from data.wording.proposals import to_proposal
from data.wording.sharing import Kind, Place, Sharing, Wording
from export.solutions import Table
from export.tables import to_csv as table_to_csv
from oversight.output import Terminal

SHARINGS = 20
PLACES = 4
PROPOSER = "agent/editors"
NOTHING = "No wording of this length stands in two places of these texts."

_COLUMNS = tuple(
    "sharing kind words reads_alike text message first_paragraph last_paragraph"
    " start end maker quoted".split()
)


@dataclass(frozen=True)
class Found:
    """The texts by name, what they share, copies, and the names of records of the texts."""

    contents: Mapping[str, str]
    wording: Wording
    copies: tuple[Copy, ...]
    records: Mapping[str, str]


def told(found: Found, terminal: Terminal, *, everything: bool, quoting: bool) -> str:
    """For a person: how much of each text, which kinds, copies, and where the widest stand."""
    sharings = found.wording.sharings
    blocks = [_summary(found), *(_copy(copy) for copy in found.copies)]
    listed = sharings if everything else sharings[:SHARINGS]
    for number, sharing in enumerate(listed, start=1):
        words = _first_words(found, sharing, terminal.width - 6) if quoting else ""
        blocks.append(_sharing(number, sharing, terminal, words, everything=everything))
    if len(listed) < len(sharings):
        blocks.append(f"{_count(len(sharings) - len(listed), 'more')}; --all lists everything.")
    return "\n\n".join(blocks) + "\n"


def _summary(found: Found) -> str:
    sharings = found.wording.sharings
    kinds = Counter(kind for sharing in sharings for kind in sharing.kinds)
    shares = found.wording.shares
    lines = [f"{_count(len(shares), 'text')}, {_count(len(sharings), 'wording')} shared"]
    lines += [f"  {kinds[kind]:>6,}  {kind.value}" for kind in Kind if kinds[kind]]
    lines += [f"  {len(found.copies):>6,}  pairs of copies"] if found.copies else []
    lines += [""] + [f"  {share:>6.0%}  of {name}" for name, share in _most(shares) if share]
    return "\n".join(lines).rstrip() if sharings or found.copies else NOTHING


def _most(shares: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:SHARINGS]


def _copy(copy: Copy) -> str:
    first = "" if copy.is_dated else " (which came first is not known)"
    return (
        f"{copy.text}\n  {copy.verdict.value} of {copy.original}{first}: "
        f"{_count(len(copy.corresponding), 'paragraph')} correspond, {copy.in_order:.0%} in order, "
        f"likeness {copy.score:.2f} of 1"
    )


def _sharing(
    number: int, sharing: Sharing, terminal: Terminal, words: str, *, everything: bool
) -> str:
    kinds = ", ".join(kind.value for kind in sharing.kinds)
    marks = "" if sharing.reads_alike else ", marks or capitals differ"
    head = f"{number}. {sharing.words} words in {len(sharing.places)} places: {kinds}{marks}"
    lines = [click.style(head, bold=True) if terminal.colour else head]
    lines += [f"      {words}"] if words else []
    places = sharing.places if everything else sharing.places[:PLACES]
    for text, of_text in groupby(places, key=lambda place: place.text):
        lines += [f"   {text}", *(f"     {_place(place)}" for place in of_text)]
    if len(places) < len(sharing.places):
        lines.append(f"   and {len(sharing.places) - len(places):,} more places")
    return "\n".join(lines)


def _place(place: Place) -> str:
    first, last = place.paragraphs
    message = f"message {place.message}, " if place.message else ""
    where = f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
    maker = f", by {place.maker}" if place.maker else ""
    quoted = ", quoted" if place.is_quoted else ""
    return f"{message}{where} [{place.at[0]}, {place.at[1]}]{maker}{quoted}"


def _first_words(found: Found, sharing: Sharing, width: int) -> str:
    place = sharing.places[0]
    start, end = place.at
    text = " ".join(found.contents[place.text][start : min(end, start + 4 * width)].split())
    return shown(text if len(text) <= width else f"{text[: max(1, width - 1)]}…")


def to_json(found: Found) -> str:
    """Every sharing with every place, and every copy; no words."""
    document = {
        "shares": {name: round(share, 4) for name, share in found.wording.shares.items()},
        "sharings": [
            {**asdict(sharing), "kinds": [kind.name.lower() for kind in sharing.kinds]}
            for sharing in found.wording.sharings
        ],
        "copies": [{**asdict(copy), "verdict": copy.verdict.value} for copy in found.copies],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def to_csv(found: Found) -> str:
    """A row for every place of every sharing, then for each paragraph of a copy and its original.

    Sharings and copies are numbered on from 1.
    """
    sharings = found.wording.sharings
    rows = [
        row for number, sharing in enumerate(sharings, start=1) for row in _rows(number, sharing)
    ]
    for number, copy in enumerate(found.copies, start=len(sharings) + 1):
        rows += _copy_rows(number, copy)
    cells = (tuple(ox.Literal(str(value)) for value in row) for row in rows)
    return table_to_csv(Table(_COLUMNS, tuple(cells)))


_Row = tuple[object, ...]


def _rows(number: int, sharing: Sharing) -> Iterator[_Row]:
    kinds = "; ".join(kind.value for kind in sharing.kinds)
    for place in sharing.places:
        yield (
            *(number, kinds, sharing.words, _yes(sharing.reads_alike), place.text),
            *(place.message, *place.paragraphs, *place.at, place.maker or ""),
            _yes(place.is_quoted),
        )


def _copy_rows(number: int, copy: Copy) -> Iterator[_Row]:
    for one in copy.corresponding:
        alike = _yes(one.likeness == 1)
        sides = (
            (copy.text, one.paragraph, one.at, copy.verdict.value),
            (copy.original, one.other_paragraph, one.other_at, "original"),
        )
        for name, paragraph, at, kind in sides:
            yield (number, kind, "", alike, name, 0, paragraph, paragraph, *at, "", "")


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def to_yaml(found: Found, *, on: date | None = None) -> str:
    """A proposed claim for each copy of which both texts have a record; the rest as comments."""
    day = on or date.today()  # noqa: DTZ011 - the day where the person is
    return "".join(_proposals(found, day)) or "# No copies were found.\n"


def _proposals(found: Found, on: date) -> Iterator[str]:
    for copy in found.copies:
        record, original = (found.records.get(name) for name in (copy.text, copy.original))
        yield f"# {copy.text}: {copy.verdict.value} of {copy.original}\n"
        if record is None or original is None:
            yield "# One of them has no record; make it, and name it with --records.\n"
            continue
        yield to_proposal(
            copy,
            found.contents[copy.text],
            record=record,
            original=f"document/{original}",
            by=PROPOSER,
            on=on,
        )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 or what == "more" else "s")
