"""A thing or a claim with its evidence as one page that needs nothing else: no network, no script.

The page may hold words of documents that are nobody else's business, so it asks nothing of anybody.
Every word is escaped, and its policy allows the style by its digest and nothing besides.
"""

from importlib.resources import files
from typing import Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from data.contexts import Window
from data.date_words import in_words
from data.dates import parse_period
from export.context_words import place_words, read_window, told_of
from export.display import visible
from export.links import url_of
from export.policy import content_policy
from export.shown_missing import missing
from export.shown_names import gloss_of, words_at_odds
from export.shown_words import capitalised, heading, marks, particulars
from graph.shown import Shown
from graph.shown_facts import short_digest

ASSETS: Final = files("export") / "assets"

Piece = tuple[str, bool]
"""Words of a paragraph, and whether they are of the passage."""


def to_shown_html(shown: Shown) -> str:
    """The whole page; the same as the text has, in the same order."""
    style = _asset("shown.css")
    page = _environment().from_string(_asset("shown.html"))
    return page.render(
        shown=shown,
        style=Markup(style),
        policy=content_policy(style=style),
        as_of=in_words(parse_period(shown.as_of.isoformat())),
        missing=missing(shown),
        has_words=any(one.context and one.context.window for one in shown.evidence),
    )


def paragraphs(window: Window) -> list[list[Piece]]:
    """A window by paragraphs, each in pieces of which those of the passage are marked."""
    read = read_window(window)
    found: list[list[Piece]] = [[]]
    for text, is_cited in ((read.before, False), (read.words, True), (read.after, False)):
        first, *others = text.split("\n")
        found[-1].append((first, is_cited))
        found += [[(line, is_cited)] for line in others]
    kept = ([piece for piece in pieces if piece[0]] for pieces in found)
    return [pieces for pieces in kept if any(text.strip() for text, _ in pieces)]


def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_finalized,
    )
    environment.filters.update(
        capitalised=capitalised,
        gloss=gloss_of,
        heading=heading,
        marks=marks,
        paragraphs=paragraphs,
        particulars=particulars,
        places=place_words,
        short=short_digest,
        told=told_of,
        url=url_of,
    )
    environment.globals["at_odds"] = words_at_odds
    return environment


def _finalized(value: object) -> object:
    """Every value that reaches the page, with what a reader could not see spelled out."""
    if isinstance(value, Markup):
        return value
    # A lone surrogate is spelled out too, so the page always has a form in UTF-8.
    return visible(str(value))


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")
