"""One document's reading as a proposed record."""

from dataclasses import dataclass
from datetime import date

from data.dates import Period
from data.digests import digest
from data.errors import DataError
from extract.kind import FOI
from extract.proposals.claims import said_on, write_claims
from extract.proposals.decisions import write_decision
from extract.proposals.draft import Draft
from extract.proposals.files import file_text
from extract.proposals.known import Known
from extract.proposals.laws import Laws
from extract.proposals.passages import Passages
from extract.proposals.personal import personal
from extract.proposals.requests import RequestWriter
from extract.proposals.wording import DOCUMENTS, document_label, period_of
from extract.reading import Found, Reading

_SITE = "parties/site"  # the rule that knows a publisher by the address of its site
_AUTHOR = "authors/front-matter"  # a person who publishes a page of their own
_MARK = 8  # digits of the text's digest that tell things of one record from those of another


class UnproposableError(DataError):
    """A document of which no record can be proposed, as its publisher is not known; it says why."""


@dataclass(frozen=True)
class Proposal:
    """A record to be reviewed: its name, its file, and what it does not say."""

    name: str
    content: str
    claims: int
    unsaid: tuple[str, ...]


def propose(
    reading: Reading, text: str, *, known: Known, key: bytes, on: date, publisher: str = ""
) -> Proposal:
    """The proposed record of a text that was read; raises UnproposableError.

    ``key`` digests short and personal passages, ``on`` is the day of the proposal; ``publisher``
    is the reference of the body that published it, where a person knows better than the rules. The
    same arguments give the same bytes.
    """
    draft = _draft(reading, text, known=known, key=key)
    kind = reading.kind.value if reading.kind else "other"
    publisher = publisher or _body(draft, reading.publisher, kind) or ""
    if not publisher:
        raise UnproposableError(_why_none(draft))
    draft.name = _name(draft, publisher, kind)
    speaker = _body(draft, reading.authority, kind) or publisher
    through = publisher if publisher != speaker else None
    used = set[str]()
    if kind in FOI:
        writer = RequestWriter(draft, text, speaker, through)
        writer.write()
        used = writer.used
    elif kind == "decision":
        write_decision(draft, publisher)
    for one in reading.projects:
        draft.project(one.value)
    write_claims(draft, publisher=publisher, speaker=speaker, used=used)
    record = _record(draft, text, publisher=publisher, speaker=speaker, kind=kind, on=on)
    return Proposal(
        draft.name, file_text(record, draft.unsaid), len(draft.claims), tuple(draft.unsaid)
    )


def _draft(reading: Reading, text: str, *, known: Known, key: bytes) -> Draft:
    names = personal(reading, familiar=known.names)
    return Draft(
        name="",
        mark=digest(text)[:_MARK],
        known=known,
        laws=Laws(known.catalogue),
        reading=reading,
        passages=Passages(text, key=key, personal=names),
        personal=names,
        dated=period_of(reading.responded, reading.published, reading.requested),
    )


def _body(draft: Draft, found: Found | None, kind: str) -> str | None:
    if found is None:
        return None
    if found.rule == _AUTHOR:
        draft.unsaid.append("who wrote it as a page of their own")
        return None
    # Only a public authority answers requests and publishes decisions.
    otherwise = "public-body" if kind in (*FOI, "decision") else ""
    if found.rule == _SITE:
        otherwise = "media" if kind == "news" else "platform"
    return draft.body(found.value, found.start, found.end, else_kind=otherwise)


def _why_none(draft: Draft) -> str:
    if draft.reading.publisher is None:
        reasons = [one.reason for one in draft.reading.abstentions if one.field == "publisher"]
        return f"nobody was read as its publisher ({reasons[0] if reasons else 'no rule reached'})"
    return f"its publisher fits no entry: {draft.unsaid[-1] if draft.unsaid else 'unknown'}"


def _name(draft: Draft, publisher: str, kind: str) -> str:
    """By publisher, kind and date, and the text's digest: by no reference and no name met here."""
    is_first_met = publisher in draft.things
    day = said_on(draft)
    dated = str(day) if day else ""
    parts = ("" if is_first_met else publisher.split("/")[1][:40], DOCUMENTS[kind], dated)
    return "-".join([*(part for part in parts if part), draft.mark])


def _record(
    draft: Draft, text: str, *, publisher: str, speaker: str, kind: str, on: date
) -> dict[str, object]:
    dated = said_on(draft)
    defaults: dict[str, object] = {"said-by": speaker}
    if dated:
        defaults["said-on"] = str(dated)
    defaults["said-in"] = draft.document
    record: dict[str, object] = {
        "record": draft.name,
        "schema": 1,
        "document": _document(draft, text, publisher=publisher, kind=kind, dated=dated),
        "review": {
            "status": "proposed",
            "by": draft.known.author,
            "on": on.isoformat(),
            "second": "none",
        },
        "defaults": defaults,
        "things": draft.things,
        "acts": draft.acts,
        "claims": draft.claims,
        "passages": draft.passages.table(),
    }
    return {key: value for key, value in record.items() if value}


def _document(
    draft: Draft, text: str, *, publisher: str, kind: str, dated: Period | None
) -> dict[str, object]:
    code = DOCUMENTS[kind]
    entry: dict[str, object] = {
        "kind": code,
        "label": document_label(code, draft.label(publisher), dated),
        "publisher": publisher,
    }
    # The number of a request leads to the requester; that of a decision is its own.
    if kind == "decision" and draft.reading.reference:
        entry["reference"] = draft.reading.reference.value
    if dated:
        entry["dated"] = str(dated)
    return {**entry, "held": "elsewhere", "text": {"sha256": digest(text), "length": len(text)}}
