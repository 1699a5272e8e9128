"""``oversight overseers``: who could oversee a body on a day, and by which power."""

from datetime import date
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.answer_forms import RESULT_FORMATS, answered
from oversight.limit_options import limits
from oversight.opening import opened
from oversight.output import deliver
from oversight.progress import Progress

if TYPE_CHECKING:
    from graph import OversightGraph
    from graph.limits import Limits

ON_A_DAY, EVER, NONE_KNOWN = "33-overseer-on-date", "01-who-oversees-mps", "03-no-overseer"


@click.command(
    epilog="""\b
Examples:
  oversight overseers thurrock-council --on 2017-03-20
  oversight overseers "Metropolitan Police"
  oversight overseers "Metropolitan Police" --ever --format csv
  oversight overseers --none-known
  oversight overseers --none-known --kind "police force"

A power is not its use: no row says that anybody was in fact inspected. What is not listed is not
in this graph; that is no proof that it does not exist.
"""
)
@click.argument("body", metavar="BODY", required=False)
@click.option(
    "--on",
    metavar="DAY",
    help="The day asked about, as 2017-03-20; else the day as of which the graph is.",
)
@click.option("--ever", is_flag=True, help="Every overseer at any time, with its dates.")
@click.option(
    "--none-known", is_flag=True, help="List the public bodies with no overseer in this graph."
)
@click.option(
    "--kind", metavar="KIND", help='With --none-known: bodies of one kind, such as "police force".'
)
@click.option(
    "--format",
    "form",
    type=click.Choice([one for one in RESULT_FORMATS if one != "turtle"]),
    default="table",
    show_default=True,
    help="Form of the answer.",
)
@options.output("-", "the answer")
@options.source
@options.pager
@limits
def overseers(
    body: str | None,
    *,
    on: str | None,
    ever: bool,
    none_known: bool,
    kind: str | None,
    form: str,
    to: str,
    source: options.Source,
    pager: bool,
    limits: "Limits",
) -> None:
    """Show who could inspect, regulate or hold a body to account, and by which power.

    BODY is kind/slug, a slug, or a label or alias in any case.
    """
    _refuse_mixtures(body, on=on, ever=ever, none_known=none_known, kind=kind)
    with opened(source) as graph, Progress("Answering"):
        name, values = _question(graph, body, on=on, ever=ever, kind=kind)
        answer = graph.ask(name, limits=limits, **values)
    deliver(lambda there: answered(answer, form=form, terminal=there), to=to, pager=pager)


def _refuse_mixtures(
    body: str | None, *, on: str | None, ever: bool, none_known: bool, kind: str | None
) -> None:
    if (body is None) != none_known:
        raise click.UsageError("Name a body, or give --none-known for those with no overseer.")
    if none_known and (on or ever):
        raise click.UsageError("--none-known looks at every time: leave --on and --ever away.")
    if on and ever:
        raise click.UsageError("--on asks about a day and --ever about all: give one of them.")
    if kind and not none_known:
        raise click.UsageError("--kind goes with --none-known.")


def _question(
    graph: "OversightGraph", body: str | None, *, on: str | None, ever: bool, kind: str | None
) -> tuple[str, dict[str, str]]:
    """The packaged query to ask, and its parameters."""
    if body is None:
        return NONE_KNOWN, {"kind": kind} if kind else {}
    slug = _body(graph, body)
    if ever:
        return EVER, {"body": slug}
    day: date = options.day(on) if on else graph.as_of
    return ON_A_DAY, {"body": slug, "day": day.isoformat()}


def _body(graph: "OversightGraph", name: str) -> str:
    from graph.errors import UnknownThingError
    from graph.finding import Finder
    from graph.names import short_name
    from oversight.naming import the_one

    found = short_name(the_one(Finder(graph.store), name))
    kind, _, slug = found.partition("/")
    if kind != "org":
        raise UnknownThingError(
            f'"{name}" is {found}, which is no body', mend="name an organisation, as org/SLUG"
        )
    return slug
