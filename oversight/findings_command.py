"""``oversight findings``: what the rules find in the graph, and what each finding rests on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.limit_options import limits
from oversight.opening import opened
from oversight.output import Terminal, count, deliver, say
from oversight.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.finding_settings import Settings
    from graph.findings import Finding
    from graph.found import Found
    from graph.limits import Limits

FORMATS = ("table", "json", "csv", "turtle")
ALL = "all"
# As the vocabulary has them, for help must come before it can be read; a test holds the two.
SEVERITIES = ("information", "minor", "serious", "grave")


@click.command(
    epilog="""\b
Examples:
  oversight findings --list
  oversight findings
  oversight findings --severity serious --since 2019-01-01
  oversight findings --rule foi-20-days --on 2026-12-31 --format csv -o late.csv
  oversight findings --why all
"""
)
@click.option("--list", "listing", is_flag=True, help="List the rules with their status and basis.")
@click.option(
    "--rule",
    "codes",
    multiple=True,
    metavar="CODE",
    help="Run this rule alone, though it be a draft or switched off; may be given again.",
)
@click.option(
    "--severity",
    "least",
    type=click.Choice(SEVERITIES),
    default=SEVERITIES[0],
    show_default=True,
    help="The least severity to show.",
)
@click.option(
    "--since",
    metavar="DATE",
    help="Show only what stands from this day or a later one; what has no day is left out.",
)
@click.option(
    "--on",
    metavar="DATE",
    help="The day for which time limits are judged; else the day of the graph's newest review.",
)
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="A setting of the rules that are run, before that of findings.yaml; may be given again.",
)
@click.option(
    "--why",
    metavar="FINDING|all",
    help="Show in full what a finding rests on, how not to read it and what to ask.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="Form of the answer.",
)
@options.output("-", "the answer")
@options.source
@options.pager
@limits
def findings(
    *,
    listing: bool,
    codes: Sequence[str],
    least: str,
    since: str | None,
    on: str | None,
    given: Sequence[str],
    why: str | None,
    form: str,
    to: str,
    source: options.Source,
    pager: bool,
    limits: "Limits",
) -> None:
    """Show what the rules find: gaps, possible breaches, and what a hypothesis would change.

    A finding points to records and decides nothing: it says what is not in this graph as of its
    day. A workspace may switch rules off and set thresholds in findings.yaml. The exit code is 0
    whether something is found or not, for a finding is no fault of a file.
    """
    if listing:
        _list_rules(_settings(source, ()), form=form, to=to, pager=pager)
        return
    found = _found(source, codes, on=on, given=given, limits=limits)
    found = replace(found, findings=tuple(_kept(found.findings, least=least, since=since)))
    if why:
        found = replace(found, findings=tuple(_meant(found.findings, why)))
    for sentence in found.cut:
        say(f"Note: {sentence}.")
    deliver(lambda there: _told(found, form, there, whole=bool(why)), to=to, pager=pager)
    if form == "table" and found.findings and not why:
        say("What a finding rests on, and what to ask: oversight findings --why FINDING")


def _found(
    source: options.Source,
    codes: Sequence[str],
    *,
    on: str | None,
    given: Sequence[str],
    limits: "Limits",
) -> "Found":
    from graph.finding_settings import check_given, chosen
    from graph.found import find
    from graph.rules import rules, rules_named

    day, settings = _day("--on", on), _settings(source, given)
    rules_named(codes)  # raises for a code that no rule has
    to_run = chosen(rules(), named=codes, settings=settings)
    check_given(settings.given, to_run)
    with opened(source) as graph, Progress("Putting the rules") as progress:
        return find(
            graph,
            to_run,
            beneath=chosen(rules(), settings=settings),
            on=day,
            settings=settings,
            limits=limits,
            progress=progress,
        )


def _settings(source: options.Source, given: Sequence[str]) -> "Settings":
    """Those of the workspace, if there is one, and those given."""
    from graph.finding_settings import settings_in

    values = dict(options.name_and_value("--set", text) for text in given)
    return replace(settings_in(source.workspace), given=values)


def _day(option: str, written: str | None) -> date | None:
    return options.day_of(option, written) if written else None


def _kept(findings: "Iterable[Finding]", *, least: str, since: str | None) -> "Iterator[Finding]":
    """Those of a severity, and of a day or later; what has no day cannot be told to be."""
    day, undated = _day("--since", since), 0
    for finding in findings:
        if SEVERITIES.index(finding.rule.severity) < SEVERITIES.index(least):
            continue
        if day and finding.day is None:
            undated += 1
        elif day is None or finding.day is None or finding.day >= day:
            yield finding
    if undated:
        say(f"Note: {count(undated, 'finding')} without a day left out (--since).")


def _meant(findings: "Sequence[Finding]", why: str) -> "Sequence[Finding]":
    """All of them, or the one of that name; raises UnknownThingError."""
    from data.fields import did_you_mean
    from graph.errors import UnknownThingError

    if why == ALL:
        return findings
    if named := [finding for finding in findings if finding.id == why]:
        return named
    near = did_you_mean(why, [finding.id for finding in findings])
    mend = near or "oversight findings lists them, and --why all shows every one"
    raise UnknownThingError(f'no finding among these is called "{why}"', mend=mend)


def _told(found: "Found", form: str, there: Terminal, *, whole: bool) -> str:
    from export import finding_rdf, finding_tables
    from export.finding_text import to_finding_list, to_finding_text
    from export.tables import to_csv

    if form == "json":
        return finding_rdf.to_finding_json(found)
    if form == "turtle":
        return finding_rdf.to_finding_turtle(found.findings)
    if form == "csv":
        return to_csv(finding_tables.to_finding_table(found.findings))
    if not found.findings:
        return _nothing(found, there)
    written = to_finding_text if whole else to_finding_list
    return written(found.findings, width=there.width, colour=there.colour)


def _nothing(found: "Found", there: Terminal) -> str:
    """What it means that nothing was found, and what it does not."""
    day = found.as_of.isoformat()
    rules = count(found.asked, "rule")
    text = (
        f"No findings: {rules} put to this graph as of {day}, and nothing to show. That is not "
        "proof that all is well: a rule sees only what the records say. "
        "oversight findings --list shows the rules, with drafts and what is switched off."
    )
    return click.wrap_text(text, there.width) + "\n"


def _list_rules(settings: "Settings", *, form: str, to: str, pager: bool) -> None:
    from export.finding_tables import to_rule_table
    from export.tables import to_csv, to_text_table
    from graph.rules import rules

    if form not in ("table", "csv"):
        raise click.UsageError(f"The list of rules has no form as {form}: use table or csv.")
    table = to_rule_table(rules(), off=settings.off)

    def told(there: Terminal) -> str:
        if form == "csv":
            return to_csv(table)
        return to_text_table(table, width=there.width, colour=there.colour)

    deliver(told, to=to, pager=pager)
