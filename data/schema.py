"""The record format: one document, one file.

``oversight schema`` prints it as JSON Schema. The models check the form of each field; what a
reference points at, and what a relation may take, is checked in ``references.py`` once the
registers are known. Codes come from the vocabulary, never from a list here.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from data.fields import (
    Amount,
    ClaimNames,
    Code,
    Day,
    Digest,
    Flag,
    Fuzzy,
    Names,
    Reference,
    References,
    Slug,
    Slugs,
    Words,
    refusal,
)
from data.model import Model
from data.request_schema import RequestAct

UNSTATED = "unstated"


class TextVersion(Model):
    """One exact text: the digest of its UTF-8 bytes and its length in code points."""

    sha256: Digest
    length: Annotated[int, Field(ge=1, le=1_000_000_000)]


class DocumentEntry(Model):
    """The document that the record was read from."""

    kind: Annotated[str, Code()]
    label: Words
    publisher: Reference
    reference: Words | None = None
    dated: Fuzzy | None = None
    held: Annotated[str, Code("CopyScheme")] = "elsewhere"
    text: TextVersion


class Review(Model):
    """Who compared the record with its source: a role, never a person."""

    status: Annotated[str, Code("ReviewStatusScheme")]
    by: Reference
    on: Day
    second: Reference | Literal["none"] = "none"


class Saying(Model):
    """Who said it, when, where, and through whom."""

    said_by: Reference | None = None
    said_on: Fuzzy | None = None
    said_in: Reference | None = None
    reported_by: Reference | None = None


class Thing(Model):
    """A body, office, project, document, power or topic, in a record or a register."""

    label: Words
    kind: Annotated[str, Code()] | None = None
    aliases: Names = ()
    of: Reference | None = None
    named: Flag = True
    during: Fuzzy | None = None
    publisher: Reference | None = None
    dated: Fuzzy | None = None
    held: Annotated[str, Code("CopyScheme")] | None = None
    exists: Annotated[str, Code("ExistenceScheme")] | None = None
    document: Reference | None = None
    part: Words | None = None
    privacy: Annotated[str, Code("PrivacyClassScheme")] | None = None
    see: Slugs = ()


class Act(Model):
    """A decision: proved by its document, so it has no maker apart from who decided."""

    kind: Literal["decision"]
    label: Words
    gloss: Words
    signed: Fuzzy | None = None
    by: Reference
    for_: Reference
    approves: Annotated[References, Field(min_length=1)]
    power: Reference | None = None
    see: Annotated[Slugs, Field(min_length=1)]


class Money(Model):
    """A sum as stated, or another claim's sum at another stage (never added)."""

    same_as: Slug | None = None
    value: Amount | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    reading: Annotated[str, Code("AmountReadingScheme")] | None = None
    step: Amount | None = None
    stage: Annotated[str, Code("FundingStageScheme")]
    payee: Reference | Literal["unstated"] | None = None

    @model_validator(mode="after")
    def _one_sum(self) -> "Money":
        stated = (self.value, self.currency, self.reading)
        if self.same_as and any(part is not None for part in (*stated, self.step)):
            raise refusal("gives a sum and points to another", "keep same-as or the figures")
        if not self.same_as and None in stated:
            raise refusal("lacks a part of the sum", "give value, currency and reading")
        return self


class Due(Model):
    """When a promise is to be kept: before a claim comes about, during a project, or by a date."""

    before: Slug | None = None
    during: Reference | None = None
    by: Fuzzy | None = None
    within: Words | None = None


class PromiseEntry(Model):
    """What is to be done, for what, by whom and when."""

    do: Reference
    for_: Reference
    owed_by: Reference | Literal["unstated"]
    through: References = ()
    due: Due | None = None


# A claim's value as written; the relation says how it is read (references.py).
Written = str | bool | int | Decimal | dict[str, list[str]]


class ClaimEntry(Saying):
    """What the document says about the world: a claim or a promise."""

    gloss: Words
    claim: tuple[Reference, str, Written] | None = None
    promise: PromiseEntry | None = None
    directness: Annotated[str, Code("DirectnessScheme")] = "first-hand"
    modality: Annotated[str, Code("ModalityScheme")] | None = None
    standing: Annotated[str, Code("StandingScheme")] = "undisputed"
    rank: Annotated[str, Code("RankScheme")] = "normal"
    status: Annotated[str, Code("ReviewStatusScheme")] | None = None
    denied: Flag = False
    when: Fuzzy | None = None
    holds: Fuzzy | None = None
    condition: Words | None = None
    exception: Words | None = None
    money: Money | None = None
    about: References = ()
    reading: Annotated[str, Code("AmountReadingScheme")] | None = None
    tension_with: ClaimNames = ()
    corrects: ClaimNames = ()
    depends_on: ClaimNames = ()
    fulfils: ClaimNames = ()
    see: Annotated[Slugs, Field(min_length=1)]

    @model_validator(mode="after")
    def _one_statement(self) -> "ClaimEntry":
        if (self.claim is None) == (self.promise is None):
            raise refusal("is neither one claim nor one promise", "give one of claim and promise")
        if self.promise and self.modality not in (None, "promised"):
            raise refusal("is a promise with another modality", "leave the modality out")
        return self


class PassageEntry(Model):
    """A located passage: code points of the text version, end exclusive, and one digest of it.

    ``sha256`` is of its UTF-8 bytes, ``hmac-sha256`` of them under the key of a workspace
    (RFC 2104): for what is so short or personal that a plain digest gives it away to guessing.
    """

    at: tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=1)]]
    where: Words
    sha256: Digest | None = None
    hmac_sha256: Digest | None = None

    @model_validator(mode="after")
    def _one_digest(self) -> "PassageEntry":
        if (self.sha256 is None) == (self.hmac_sha256 is None):
            raise refusal("has not one digest", "give one of sha256 and hmac-sha256")
        return self

    @property
    def digest(self) -> str:
        """The digest after the name of its algorithm, as the graph has it."""
        return f"sha256:{self.sha256}" if self.sha256 else f"hmac-sha256:{self.hmac_sha256}"


class OmissionEntry(Model):
    """A part of the text that was read and left without a statement, and why."""

    at: tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=1)]]
    why: Words


SomeAct = Annotated[Act | RequestAct, Field(discriminator="kind")]


class Record(Model):
    """One document, read."""

    record: Slug
    schema_: Literal["1", 1]
    document: DocumentEntry
    review: Review
    defaults: Saying = Saying()
    things: dict[Reference, Thing] = Field(default_factory=dict)
    acts: dict[Reference, SomeAct] = Field(default_factory=dict)
    claims: dict[Slug, ClaimEntry] = Field(default_factory=dict)
    passages: dict[Slug, PassageEntry] = Field(default_factory=dict)
    left_out: tuple[OmissionEntry, ...] = ()

    def defaults_for(self, claim: ClaimEntry) -> Saying:
        """What holds of a claim that does not say otherwise; an inference is nobody's saying."""
        return Saying() if claim.directness == "inferred" else self.defaults

    @property
    def has_accepted(self) -> bool:
        """Whether a reviewer has accepted the record, or a claim of it."""
        statuses = {self.review.status, *(claim.status for claim in self.claims.values())}
        return "accepted" in statuses
