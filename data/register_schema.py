"""The register format: bodies, offices, topics, legislation and statutory oversight."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from data.fields import Code, Fuzzy, Reference, References, Slug, Words, refusal
from data.legislation import SERIES_PATH
from data.model import Model
from data.schema import Review, Thing

IDENTIFIER = r"^[A-Za-z0-9_.-]{1,80}$"
COUNCIL_TYPE = r"^[A-Z]{2,4}$"


class NameEntry(Model):
    """A name that a body has in another language, or had for a time."""

    name: Words
    language: Literal["cy", "gd", "ga", "en"] | None = None
    during: Fuzzy | None = None


class Entry(Thing):
    """A thing of a register. ``ids`` are identifiers in public schemes, such as Wikidata."""

    area: Annotated[str, Code("AreaScheme")] | None = None
    ids: dict[Slug, Annotated[str, StringConstraints(pattern=IDENTIFIER)]] = Field(
        default_factory=dict
    )
    names: tuple[NameEntry, ...] = ()
    after: References = ()
    council_type: Annotated[str, StringConstraints(pattern=COUNCIL_TYPE)] | None = None


class Act(Model):
    """An Act or instrument: its title and its path in the legislation.gov.uk series."""

    label: Words
    short: Words | None = None
    id: Annotated[str, Field(pattern=SERIES_PATH)]


class ProvisionEntry(Model):
    """What a provision is about, in our words; for an exemption, of which sort it is."""

    title: Words
    sort: Annotated[str, Code("ExemptionSortScheme")] | None = None
    basis: Annotated[str, Code("ExemptionBasisScheme")] | None = None
    effect: Literal["neither-confirm-nor-deny"] | None = None
    note: Words | None = None


class OversightEntry(Model):
    """A standing function over a body, or over every body of a class, by a provision of law."""

    gloss: Words
    overseer: Reference
    body: Reference | None = None
    class_: Annotated[str, Code()] | None = None
    area: Annotated[str, Code("AreaScheme")] | None = None
    mode: Annotated[str, Code("OversightModeScheme")]
    provision: Reference
    during: Fuzzy | None = None

    @model_validator(mode="after")
    def _one_object(self) -> "OversightEntry":
        if (self.body is None) == (self.class_ is None):
            raise refusal("is over neither one body nor one class", "give body or class")
        return self


class Register(Model):
    """One register file. ``source`` and ``licence`` say where its facts come from."""

    register_: Slug
    schema_: Literal["1", 1]
    about: Words
    source: Words
    licence: Words
    review: Review
    entries: dict[Reference, Entry] = Field(default_factory=dict)
    legislation: dict[Reference, Act] = Field(default_factory=dict)
    provisions: dict[Reference, ProvisionEntry] = Field(default_factory=dict)
    oversight: dict[Slug, OversightEntry] = Field(default_factory=dict)
