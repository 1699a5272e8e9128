"""``oversight disagreements``: where statements do not sit together, and what each side says."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.limit_options import limits
from oversight.opening import opened
from oversight.output import Terminal, count, deliver, say
from oversight.progress import Progress

if TYPE_CHECKING:
    from graph.disagreements import Compared, Disagreement
    from graph.limits import Limits

FORMATS = ("table", "json", "csv")
ALL = "all"


@click.command(
    epilog="""\b
Examples:
  oversight disagreements
  oversight disagreements --list
  oversight disagreements --kind date --kind denial
  oversight disagreements --about social-media-hub
  oversight disagreements --about "North Yorkshire Police" --why all
  oversight disagreements --format csv -o disagreements.csv
"""
)
@click.option("--list", "listing", is_flag=True, help="List the kinds and what they mean.")
@click.option(
    "--kind",
    "codes",
    multiple=True,
    metavar="KIND",
    help="Look for this kind alone; may be given again.",
)
@click.option(
    "--about",
    metavar="THING",
    help="Only those about this thing, or with a statement of it, about it or by it.",
)
@click.option(
    "--why",
    metavar="DISAGREEMENT|all",
    help="Show every side in full: who said it, through whom, where and when.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="Form of the answer; csv has a row for each side.",
)
@options.output("-", "the answer")
@options.source
@options.pager
@limits
def disagreements(
    *,
    listing: bool,
    codes: Sequence[str],
    about: str | None,
    why: str | None,
    form: str,
    to: str,
    source: options.Source,
    pager: bool,
    limits: "Limits",
) -> None:
    """Show where statements do not sit together: values, dates, denials, labels, corrections.

    A disagreement is nobody's error: it points a reader to both sides, and both stay. One that
    says "only if" hangs on what no source says. The exit code is 0 whether there are any or not.
    """
    if listing:
        _list_kinds(codes, form=form, to=to, pager=pager)
        return
    compared, found = _found(source, codes, about=about, limits=limits)
    chosen = _meant(found, why) if why else found
    for sentence in compared.cut:
        say(f"Note: {sentence}.")
    deliver(lambda there: _told(compared, chosen, form, there, whole=bool(why)), to=to, pager=pager)
    if form == "table" and chosen and not why:
        say("Every side, and where it stands: oversight disagreements --why DISAGREEMENT")


def _found(
    source: options.Source, codes: Sequence[str], *, about: str | None, limits: "Limits"
) -> "tuple[Compared, Sequence[Disagreement]]":
    from graph.disagreement_kinds import kinds_named
    from graph.disagreements import compare
    from graph.finding import Finder
    from oversight.naming import the_one

    kinds_named(codes)  # raises for a kind that there is none of, before a graph is opened
    with opened(source) as graph:
        iri = the_one(Finder(graph.store), about) if about else None
        with Progress("Comparing") as progress:
            compared = compare(graph, codes=codes, limits=limits, progress=progress)
    return compared, [one for one in compared.disagreements if iri is None or iri in one.touches]


def _meant(found: "Sequence[Disagreement]", why: str) -> "Sequence[Disagreement]":
    """All of them, or the one of that name; raises UnknownThingError."""
    from data.fields import did_you_mean
    from graph.errors import UnknownThingError

    if why == ALL:
        return found
    if named := [one for one in found if one.id == why]:
        return named
    near = did_you_mean(why, [one.id for one in found])
    mend = near or "oversight disagreements lists them, and --why all shows every one"
    raise UnknownThingError(f'no disagreement among these is called "{why}"', mend=mend)


def _told(
    compared: "Compared",
    found: "Sequence[Disagreement]",
    form: str,
    there: Terminal,
    *,
    whole: bool,
) -> str:
    from export import disagreement_tables
    from export.disagreement_json import to_disagreement_json
    from export.disagreement_text import to_disagreement_text
    from export.tables import to_csv, to_text_table

    if form == "json":
        return to_disagreement_json(compared, found)
    if form == "csv":
        return to_csv(disagreement_tables.to_full_disagreement_table(found))
    if not found:
        return _nothing(compared, there)
    if whole:
        return to_disagreement_text(
            found, as_of=compared.as_of, width=there.width, colour=there.colour
        )
    table = disagreement_tables.to_disagreement_table(found)
    return to_text_table(table, width=there.width, colour=there.colour)


def _nothing(compared: "Compared", there: Terminal) -> str:
    """What it means that none was found, and what it does not."""
    kinds = count(len(compared.kinds), "kind")
    text = (
        f"No disagreements: {kinds} looked for in this graph as of {compared.as_of.isoformat()}, "
        "and nothing to show. That is not proof that the sources agree: only what the records "
        "say in terms that can be compared is compared. "
        "oversight disagreements --list shows the kinds."
    )
    return click.wrap_text(text, there.width) + "\n"


def _list_kinds(codes: Sequence[str], *, form: str, to: str, pager: bool) -> None:
    from export.disagreement_tables import to_kind_table
    from export.tables import to_csv, to_text_table
    from graph.disagreement_kinds import kinds_named

    if form == "json":
        raise click.UsageError("The list of kinds has no form as json: use table or csv.")
    table = to_kind_table(kinds_named(codes))

    def told(there: Terminal) -> str:
        if form == "csv":
            return to_csv(table)
        return to_text_table(table, width=there.width, colour=there.colour)

    deliver(told, to=to, pager=pager)
