"""Answers of queries in the forms that a person may ask for."""

from typing import TYPE_CHECKING

import click

from oversight.output import NO_TERMINAL, Terminal

if TYPE_CHECKING:
    import pyoxigraph as ox

    from export.tables import Table
    from graph.answers import Answer, Triples, YesNo

RESULT_FORMATS = ("table", "csv", "spreadsheet", "tsv", "json", "xml", "turtle")


def answered(answer: "Answer", *, form: str, terminal: Terminal = NO_TERMINAL) -> str:
    """An answer in one of the result formats; raises click.UsageError for one that it has not."""
    from export.tables import from_solutions
    from graph.answers import Triples, YesNo

    if isinstance(answer, Triples):
        return _triples(answer, form)
    if form == "turtle":
        raise click.UsageError("--format turtle is for CONSTRUCT and DESCRIBE queries.")
    if isinstance(answer, YesNo):
        return _yes_or_no(answer, form)
    return _table(from_solutions(answer), form, terminal)


def _table(table: "Table", form: str, terminal: Terminal) -> str:
    from export import tables
    from graph.names import ID

    writers = {
        "csv": tables.to_csv,
        "spreadsheet": tables.to_spreadsheet_csv,
        "tsv": tables.to_tsv,
        "json": tables.to_json,
        "xml": tables.to_xml,
    }
    if form in writers:
        return writers[form](table)
    return tables.to_text_table(
        table, width=terminal.width, base=ID, colour=terminal.colour, links=terminal.links
    )


def _yes_or_no(answer: "YesNo", form: str) -> str:
    from export import tables

    writers = {
        "table": tables.to_boolean_text,
        "json": tables.to_boolean_json,
        "xml": tables.to_boolean_xml,
    }
    if form not in writers:
        raise click.UsageError(f"A yes or no has no form as {form}: use table, json or xml.")
    return writers[form](bool(answer))


def _triples(answer: "Triples", form: str) -> str:
    from export.turtle import to_turtle
    from graph.names import prefixes

    if form not in ("table", "turtle"):
        raise click.UsageError(f"A CONSTRUCT answer is a graph: use --format turtle, not {form}.")
    iris = {iri for triple in answer for iri in _iris(triple)}
    used = {name: ns for name, ns in prefixes().items() if any(i.startswith(ns) for i in iris)}
    return to_turtle(answer, prefixes=used)


def _iris(triple: "ox.Triple") -> list[str]:
    terms = [triple.subject, triple.predicate, triple.object]
    return [str(getattr(getattr(term, "datatype", term), "value", "")) for term in terms]
