"""When a first answer to a request was due: the twentieth working day after it was received.

No source states it. Freedom of Information Act 2000, section 10(1): not later than the twentieth
working day following the date of receipt; Freedom of Information (Scotland) Act 2002, section
10(1)(a) in the same way. Time extended or stopped later is not counted here.
"""

from collections.abc import Iterator
from datetime import date

from data.dates import OneOf, Period, When, parse_when
from data.registers import Catalogue
from data.request_schema import RequestAct
from data.schema import Record
from data.working_days import SCOTLAND, UNITED_KINGDOM, YEARS, working_day_after

WORKING_DAYS = 20
_SCOTTISH = "scotland"
# By the Act that a request is made under; of another law the time limit is another.
_PARTS = {"law/foia-2000": UNITED_KINGDOM, "law/foisa-2002": SCOTLAND}


def answer_due(record: Record, reference: str, catalogue: Catalogue) -> When | None:
    """The last day for a first answer, of each alternative of the day of receipt.

    None where receipt has no first and last day, or lies before either Act gave a right; where the
    record says of another law that the request is under it; and where the body is Scottish, for
    either Act may apply to such a one, and the record says of neither.
    """
    act = record.acts[reference]
    if not isinstance(act, RequestAct) or act.received is None:
        return None
    parts = _parts(record, reference, act, catalogue)
    if parts is None:
        return None
    received = act.received.periods if isinstance(act.received, OneOf) else (act.received,)
    due = {_due(period, parts) for period in received}
    texts = sorted(text for text in due if text)
    if len(texts) < len(due):
        return None
    return parse_when(texts if len(texts) > 1 else texts[0])


def _parts(
    record: Record, reference: str, act: RequestAct, catalogue: Catalogue
) -> tuple[str, ...] | None:
    """The parts of the United Kingdom whose bank holidays count, or None if that is not known."""
    said = {law for law in _laws(record, reference) if law.startswith("law/")}
    if said:
        known = [parts for law, parts in _PARTS.items() if law in said]
        return known[0] if len(known) == 1 else None
    body = catalogue.find(act.of)
    return None if body and body.area == _SCOTTISH else UNITED_KINGDOM


def _laws(record: Record, reference: str) -> Iterator[str]:
    """The Acts that accepted claims of the record say the request to be under."""
    for claim in record.claims.values():
        if claim.claim and claim.status == "accepted" and not claim.denied:
            subject, relation, law = claim.claim
            if subject == reference and relation == "subjectTo":
                yield "/".join(str(law).split("/")[:2])


def _due(received: Period, parts: tuple[str, ...]) -> str | None:
    """The day, or the range of days, as dates are written; None beyond the calendar."""
    if received.earliest is None or received.latest is None:
        return None
    if received.earliest.year < YEARS.start or received.latest.year >= YEARS.stop - 1:
        return None
    first, last = (_day(day, parts) for day in (received.earliest, received.latest))
    return first if first == last else f"{first}..{last}"


def _day(received: date, parts: tuple[str, ...]) -> str:
    return working_day_after(received, WORKING_DAYS, parts=parts).isoformat()
