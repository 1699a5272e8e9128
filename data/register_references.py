"""What a register's entries must fit, once every file is read."""

import re
from collections.abc import Iterator

from data.fields import SLUG
from data.misfits import LAW, ORGANISATION, Location, Wrong, other_kind
from data.references import FIRST_MET, review_misfits, thing_misfits
from data.register_schema import Entry, OversightEntry, Register
from data.registers import Catalogue
from ontology.vocabulary import vocabulary

# What belongs to a record (claims, passages) or is derived (periods) is in no register.
DESCRIBED = (*FIRST_MET, "agent", "person", "topic")


def register_misfits(register: Register, catalogue: Catalogue) -> Iterator[Wrong]:
    """Everything in a register that does not fit, in no particular order."""
    yield from review_misfits(register.review, catalogue)
    for reference, thing in register.entries.items():
        yield from _wrong_entry(catalogue, reference, thing)
    for reference in register.legislation:
        if not re.fullmatch(f"law/{SLUG}", reference):
            problem = "is not a reference to an Act or instrument"
            yield Wrong(("legislation", reference), problem, "write law/ and a short name", True)
    for reference in register.provisions:
        if "/" not in reference.removeprefix("law/"):
            yield Wrong(("provisions", reference), "is a whole Act", "name a section of it", True)
        else:
            yield from other_kind(catalogue, reference, ("provisions", reference), LAW)
    for slug, entry in register.oversight.items():
        yield from _wrong_oversight(catalogue, slug, entry)


def _wrong_entry(catalogue: Catalogue, reference: str, thing: Entry) -> Iterator[Wrong]:
    at: Location = ("entries", reference)
    kind = reference.split("/")[0]
    if kind == "law":
        yield Wrong(at, "is a law among the entries", "put it under legislation", True)
    elif kind in vocabulary().classes_by_kind and kind not in DESCRIBED:
        yield Wrong(at, f"a register does not describe a {kind}", "take it out", True)
    else:
        yield from thing_misfits(catalogue, at, reference, thing)
    for index, predecessor in enumerate(thing.after):
        yield from other_kind(catalogue, predecessor, (*at, "after", index), ORGANISATION)
    if thing.see:
        yield Wrong((*at, "see"), "a register has no passages", "take it out", True)


def _wrong_oversight(catalogue: Catalogue, slug: str, entry: OversightEntry) -> Iterator[Wrong]:
    at: Location = ("oversight", slug)
    yield from other_kind(catalogue, entry.overseer, (*at, "overseer"), ORGANISATION)
    if entry.body:
        yield from other_kind(catalogue, entry.body, (*at, "body"), ORGANISATION)
    yield from other_kind(catalogue, entry.provision, (*at, "provision"), LAW)
