"""Requests for information in a record: questions, communications, and outcomes.

A request is an act, proved by its document. The requester is a role, never a person, and the
authority's reference for a request is not recorded at all, since it leads to the requester.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from data.fields import Code, Flag, Fuzzy, Reference, References, Slug, Slugs, Words
from data.model import Model

# Numbered and lettered as the request has it: 1, 2a, 8f.
NUMBER = r"^[0-9]{1,3}[a-z]?$"
Number = Annotated[str, StringConstraints(pattern=NUMBER)]
Numbers = Annotated[tuple[Number, ...], Field(min_length=1)]
SomeSlugs = Annotated[Slugs, Field(min_length=1)]


class PlatformStatus(Model):
    """What a platform shows as the state of a request, and where it shows it."""

    shows: Annotated[str, Code("PlatformStatusScheme")]
    see: SomeSlugs


class Item(Model):
    """One question. ``if_`` names a question on whose answer it depends."""

    gloss: Words
    about: Annotated[References, Field(min_length=1)]
    if_: Number | None = None
    see: SomeSlugs


class Communication(Model):
    """One communication of the authority. No date where the source gives none."""

    kind: Annotated[str, Code("CommunicationScheme")]
    gloss: Words
    sent: Fuzzy | None = None
    sent_inferred: Flag = False
    guidance: Flag | None = None
    see: SomeSlugs


class Balance(Model):
    """How the public interest balance was struck, and where."""

    struck: Annotated[str, Code("BalanceScheme")]
    see: SomeSlugs


class InterestTest(Model):
    """The public interest reasoning for one exemption, as passages."""

    exemption: Reference
    harm: Slugs = ()
    factors_for: Slugs = ()
    factors_against: Slugs = ()
    balance: Balance | None = None


class Outcome(Model):
    """What one communication did with one or more questions."""

    items: Numbers
    in_: Slug
    outcome: Annotated[str, Code("OutcomeScheme")]
    gloss: Words
    under: References = ()
    exemptions: References = ()
    points_to: References = ()
    because_of: Number | None = None
    weighed_by: Slugs = ()
    see: SomeSlugs


class Whole(Model):
    """What became of the request as a whole."""

    outcome: Annotated[str, Code("OutcomeScheme")]
    see: SomeSlugs


class RequestAct(Model):
    """A request for information made to a public authority."""

    kind: Literal["request"]
    label: Words
    gloss: Words
    of: Reference
    by: Reference
    through: Reference | None = None
    made: Fuzzy | None = None
    received: Fuzzy | None = None
    platform: PlatformStatus | None = None
    items: Annotated[dict[Number, Item], Field(min_length=1)]
    communications: dict[Slug, Communication] = Field(default_factory=dict)
    tests: dict[Slug, InterestTest] = Field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()
    whole: Whole | None = None
    see: SomeSlugs
