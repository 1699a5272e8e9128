"""``oversight query``: a packaged question, or SPARQL of one's own, answered within limits."""

import stat
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.answer_forms import RESULT_FORMATS, answered
from oversight.limit_options import limits
from oversight.opening import opened
from oversight.output import Terminal, deliver, say, show
from oversight.progress import Progress

if TYPE_CHECKING:
    from graph.limits import Limits
    from graph.query import PackagedQuery


@click.command(
    epilog="""\b
Examples:
  oversight query --list
  oversight query money-flow
  oversight query who-approved --param project=social-media-hub --format csv
  oversight query my-question.rq --format json -o answer.json
  oversight query my-question.rq --timeout 120 --memory 2048 --max-rows 1000000
  echo 'SELECT ?p WHERE { ?p a ov:Project }' | oversight query -
"""
)
@click.argument("query", metavar="NAME|FILE|-", required=False)
@click.option("--list", "listing", is_flag=True, help="List the packaged queries by group.")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="A value for a parameter of a packaged query; may be given again.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(RESULT_FORMATS),
    default="table",
    show_default=True,
    help="Form of the answer; spreadsheet is CSV that Excel and LibreOffice open safely.",
)
@options.output("-", "the answer")
@options.source
@options.pager
@limits
def query(
    query: str | None,
    *,
    listing: bool,
    parameters: Sequence[str],
    form: str,
    to: str,
    source: options.Source,
    pager: bool,
    limits: "Limits",
) -> None:
    """Answer a packaged query by name, or SPARQL from a file or standard input.

    A query sees everything accepted; proposals are in GRAPH graph/proposed. The prefixes of the
    project need not be declared. It runs in a process of its own, within the limits below.
    """
    if listing:
        show(_listing, pager=pager)
        return
    if query is None:
        raise click.UsageError("Name a query, a file or - ; oversight query --list shows them.")
    text = _query_text(query, parameters, limits=limits)
    with opened(source) as graph, Progress("Answering"):
        answer = graph.query(text, limits=limits)
    if cut := getattr(answer, "cut", None):
        say(f"Note: the answer is {cut}.")
    deliver(lambda there: answered(answer, form=form, terminal=there), to=to, pager=pager)


def _query_text(query: str, parameters: Sequence[str], *, limits: "Limits") -> str:
    from graph.parameters import fill
    from graph.query import packaged_query

    values = dict(options.name_and_value("--param", text) for text in parameters)
    if query == "-":
        return fill(_decoded(_read_input(limits), "standard input", limits), values)
    if _is_file(query):
        return fill(_decoded(_read_file(Path(query), limits), query, limits), values)
    return packaged_query(query).filled(values)


def _is_file(query: str) -> bool:
    """Whether it is meant as a file, be there one or not: no packaged query has such a name."""
    return query.endswith((".rq", ".sparql")) or "/" in query or Path(query).exists()


def _read_input(limits: "Limits") -> bytes:
    return sys.stdin.buffer.read(_most_bytes(limits) + 1)


def _read_file(path: Path, limits: "Limits") -> bytes:
    from graph.errors import QueryError

    # A pipe such as <(echo ...) is as good as a file, but a device may never end.
    if stat.S_ISCHR(path.stat().st_mode):
        raise QueryError(f"{path} is a device", mend="write the query to a file, or give - for it")
    with path.open("rb") as file:
        return file.read(_most_bytes(limits) + 1)


def _most_bytes(limits: "Limits") -> int:
    return 4 * limits.characters  # no character of UTF-8 takes more than four


def _decoded(data: bytes, name: str, limits: "Limits") -> str:
    from graph.errors import QueryError

    if len(data) > _most_bytes(limits):
        raise limits.exceeded("characters")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise QueryError(f"{name}:{line}: is not UTF-8 text", mend="save it as UTF-8") from None


def _listing(terminal: Terminal) -> str:
    from itertools import groupby

    from graph.query import packaged_queries

    queries = sorted(packaged_queries(), key=lambda query: (query.group, query.name))
    blocks = [
        "\n".join([_heading(group, terminal), *(_listed(query, terminal) for query in members)])
        for group, members in groupby(queries, key=lambda query: query.group)
    ]
    return "\n\n".join(blocks) + "\n"


def _heading(group: str, terminal: Terminal) -> str:
    return click.style(group, bold=True) if terminal.colour else group


def _listed(query: "PackagedQuery", terminal: Terminal) -> str:
    text = click.wrap_text(
        query.question,
        terminal.width,
        initial_indent="      ",
        subsequent_indent="      ",
    )
    given = "".join(f"\n      --param {parameter}" for parameter in query.parameters)
    return f"  {query.name}\n{text}{given}"
