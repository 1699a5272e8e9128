"""One name for each body of a document, however it is named there.

A name found by shape or by what is said beside it may have caught a word of its sentence, or be
short for a longer one. Other names in the same document tell.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extract.mention import Mention
from extract.runs import heads
from extract.source import Source

_JOINED = frozenset({"and", "&"})
_COUNCILS = ("County Council", "City Council", "Borough Council", "District Council")
_MOST = 2  # words of a sentence that a name may have caught


def one_name_each(found: Sequence[Mention]) -> Iterator[Mention]:
    """The namings, those of one body under one name."""
    bodies = {one.body.canonical: one.body for one in found}
    longer = _longer(list(bodies))
    alike = _alike(list(bodies))
    for one in found:
        name = one.body.canonical
        known = None
        if one.body.reference is None:
            is_short = one.body.kind == "vendor" and name.split(" ")[-1] not in heads()
            known = _without_verb(name, bodies.keys()) or (longer.get(name) if is_short else None)
            known = known or alike.get(name)
        yield replace(one, body=bodies[known]) if known else one


def as_written(found: Sequence[Mention], source: Source) -> Iterator[Mention]:
    """The namings, a council that goes by its short name alone under it: "Calderdale Council"."""
    written = [source.words_of(one.start, one.end) for one in found]
    in_full = {
        one.body.canonical
        for one, name in zip(found, written, strict=True)
        if name.casefold() == one.body.canonical.casefold()
    }
    for one, name in zip(found, written, strict=True):
        is_short = one.body.kind == "local-authority" and name.endswith(" Council")
        if is_short and one.body.canonical not in in_full:
            yield replace(one, body=replace(one.body, canonical=name))
        else:
            yield one


def _without_verb(name: str, known: Collection[str]) -> str | None:
    """The known name that is left without the first words: "Ask Westmarch Police"."""
    parts = name.split(" ")
    skips = (n for n in range(1, min(_MOST, len(parts) - 2) + 1) if parts[n - 1] not in _JOINED)
    rests = (" ".join(parts[skip:]) for skip in skips)
    return next((rest for rest in rests if rest in known), None)


def _alike(names: Sequence[str]) -> dict[str, str]:
    """Names that differ in the sort of council or in an abbreviation alone, by the one to keep.

    "Ashford Council" is "Ashford Metropolitan District Council" or "London Borough of Ashford"
    where one of those is named; a group goes by "NHS Ashford CCG" where it is so named.
    """
    found: dict[str, str] = {}
    for name in names:
        if name.endswith(" Clinical Commissioning Group"):
            short = name.removesuffix("Clinical Commissioning Group") + "CCG"
            found |= {name: short} if short in names else {}
        elif name.endswith(" Council"):
            place = name.removesuffix(" Council")
            full = [
                one
                for one in names
                if one == f"London Borough of {place}"
                or (one != name and one.startswith(place + " ") and one.endswith(_COUNCILS))
            ]
            found |= {name: full[0]} if len(full) == 1 else {}
    return found


def _longer(names: list[str]) -> dict[str, str]:
    """The only longer name that begins with each name, if there is one."""
    found: dict[str, list[str]] = {}
    known = set(names)
    for name in names:
        parts = name.split(" ")
        for end in range(1, len(parts)):
            short = " ".join(parts[:end])
            if short in known:
                found.setdefault(short, []).append(name)
    return {short: ones[0] for short, ones in found.items() if len(ones) == 1}
