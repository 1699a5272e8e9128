"""What a person means by a name: one thing, or the list of those that have it."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from oversight.output import Terminal, say, show

if TYPE_CHECKING:
    import pyoxigraph as ox

    from export.tables import Table
    from graph.finding import Finder


def the_one(finder: "Finder", name: str) -> str:
    """What is meant; ends with exit code 2 where several things are, raises where none is."""
    laws = _laws(name) if name.startswith("law/") else {}
    found = finder.find(laws.get(name, name))
    if len(found) == 1:
        return found[0]
    if found:
        say(f'{len(found)} things are called "{name}"; name one by its short name:')
        show(lambda there: _listed(finder, found, there), pager=False)
        sys.exit(2)
    raise _unknown(name, near=_near(finder, name, laws))


def _near(finder: "Finder", name: str, laws: Mapping[str, str]) -> list[str]:
    from graph.names import short_name

    if laws:
        return [wider for wider, iri in laws.items() if iri in finder.subjects][:1]
    return [short_name(iri) for iri in finder.suggest(name)]


def _unknown(name: str, *, near: Sequence[str]) -> Exception:
    from graph.errors import UnknownThingError

    mend = f"did you mean {' or '.join(near)}?" if near else "write kind/slug, a label or an alias"
    return UnknownThingError(f'nothing in this graph is called "{name}"', mend=mend)


def _listed(finder: "Finder", found: Sequence[str], there: Terminal) -> str:
    from export.tables import to_text_table
    from graph.names import ID

    table = _table(finder, found)
    return to_text_table(table, width=there.width, base=ID, colour=there.colour, links=there.links)


def _table(finder: "Finder", found: Sequence[str]) -> "Table":
    import pyoxigraph as ox

    from export.tables import Table
    from graph.names import local_name
    from graph.term_labels import type_label
    from graph.triples import LABEL

    def row(iri: str) -> "tuple[ox.NamedNode, ox.Literal, ox.Literal]":
        said = finder.subjects[iri]
        label = said.one(LABEL) or local_name(iri)
        return ox.NamedNode(iri), ox.Literal(type_label(said)), ox.Literal(label)

    return Table(("name", "kind", "label"), tuple(map(row, found)))


def _laws(reference: str) -> dict[str, str]:
    """The identifier of a provision as records write it (law/foia-2000/s14-1).

    After it come those of the wider ones that it stands in, the narrowest first.
    """
    from data.records import packaged_files, read_corpus

    catalogue = read_corpus(records=[], registers=packaged_files("registers")).catalogue
    found: dict[str, str] = {}
    while reference.count("/"):
        try:
            provision = catalogue.provision(reference)
        except (StopIteration, ValueError):  # no part of an Act is written so
            provision = None
        if provision:
            found[reference] = provision.iri
        reference = reference[: max(reference.rfind("-"), reference.rfind("/"), 0)]
    return found
