"""How well each statement of a corpus is supported: by claims, makers and independent origins.

Makers and origins are counted apart, because each misleads alone. Two letters of one authority are
two documents, and the second may put right the first, but one body has spoken. A copy and the
article behind it are two documents with two publishers, but one piece of reporting.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.records import Corpus
from data.schema import ClaimEntry, Record
from data.values import ThingValue, read_value, write_value
from data.wording.origins import Pair, origins
from ontology.vocabulary import vocabulary

COPY = "derivedCopyOf"
ACTUAL = "actual"


@dataclass(frozen=True, order=True)
class Statement:
    """What is said: a thing, a relation and a value as records write it, or that it is not so.

    What is planned and what is done are two statements.
    """

    subject: str
    relation: str
    value: str
    modality: str = ACTUAL
    is_denied: bool = False


@dataclass(frozen=True)
class Support:
    """What speaks for a statement; claims as ``record/slug``, everything in order.

    A document is where a claim was first said, not what reports it. ``origins`` holds copies
    together that are accepted as such; ``origins_if_proposed`` those that are proposed as well.
    """

    statement: Statement
    claims: tuple[str, ...]
    makers: tuple[str, ...]
    documents: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...]
    origins_if_proposed: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class _Claim:
    name: str
    statement: Statement
    maker: str
    document: str
    status: str


def support(corpus: Corpus, *, least: int = 2, proposed: bool = False) -> tuple[Support, ...]:
    """The statements with at least so many accepted claims, in order of statement.

    ``proposed`` counts proposed claims as well; rejected and retracted ones are never counted.
    """
    claims = list(_claims(corpus))
    counted = {"accepted", "proposed"} if proposed else {"accepted"}
    of_each: dict[Statement, list[_Claim]] = defaultdict(list)
    for claim in claims:
        if claim.status in counted:
            of_each[claim.statement].append(claim)
    accepted = list(_copies(claims, {"accepted"}))
    supposed = list(_copies(claims, {"accepted", "proposed"}))
    return tuple(
        _support(statement, of_each[statement], accepted, supposed)
        for statement in sorted(of_each)
        if len(of_each[statement]) >= least
    )


def derived_copies(corpus: Corpus, *, proposed: bool) -> tuple[Pair, ...]:
    """Each copy with what it was copied from, from accepted claims or proposed ones too."""
    counted = {"accepted", "proposed"} if proposed else {"accepted"}
    return tuple(sorted(set(_copies(_claims(corpus), counted))))


def _copies(claims: Iterable[_Claim], counted: set[str]) -> Iterator[Pair]:
    for claim in claims:
        statement = claim.statement
        if statement.relation == COPY and claim.status in counted and not statement.is_denied:
            yield statement.subject, statement.value


def _support(
    statement: Statement, claims: Iterable[_Claim], accepted: list[Pair], supposed: list[Pair]
) -> Support:
    listed = sorted(claims, key=lambda claim: claim.name)
    documents = sorted({claim.document for claim in listed})
    return Support(
        statement=statement,
        claims=tuple(claim.name for claim in listed),
        makers=tuple(sorted({claim.maker for claim in listed})),
        documents=tuple(documents),
        origins=origins(documents, accepted),
        origins_if_proposed=origins(documents, supposed),
    )


def _claims(corpus: Corpus) -> Iterator[_Claim]:
    for record in corpus.records:
        for slug, entry in record.claims.items():
            if entry.claim:
                yield _claim(record, slug, entry, *entry.claim)


def _claim(
    record: Record, slug: str, entry: ClaimEntry, subject: str, relation: str, written: object
) -> _Claim:
    value = read_value(vocabulary().relations[relation], written)
    text = value.reference if isinstance(value, ThingValue) else str(write_value(value))
    maker, document = (
        entry.said_by or record.defaults.said_by,
        entry.said_in or record.defaults.said_in,
    )
    assert maker and document, "a corpus is checked: each claim says who said it and where"
    return _Claim(
        name=f"{record.record}/{slug}",
        statement=Statement(subject, relation, text, entry.modality or ACTUAL, entry.denied),
        maker=maker,
        document=document,
        status=entry.status or record.review.status,
    )
