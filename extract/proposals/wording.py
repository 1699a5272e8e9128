"""The words in which proposals say values: ours, never the document's."""

from datetime import date
from decimal import Decimal

from data.dates import Form, Period, parse_period
from data.errors import DateError
from data.values import spell_number
from extract.reading import Amount, Found

DOCUMENTS = {
    "foi-response": "response",
    "foi-request-thread": "thread",
    "decision": "decision-notice",
    "oversight-report": "report",
    "news": "news",
    "other": "document",
}
OUTCOMES = {
    "disclosed": "answered",
    "partially-disclosed": "partly-disclosed",
    "refused": "refused",
    "not-held": "not-held",
    "neither-confirm-nor-deny": "neither-confirmed-nor-denied",
    "not-applicable": "not-applicable",
    "conditional": "conditional",
    "redirected": "pointed-elsewhere",
    "no-answer": "not-answered",
    "clarification-sought": "clarification-sought",
    "withdrawn": "treated-as-withdrawn",
}
SAID_OF = {
    "answered": "answered",
    "partly-disclosed": "answered in part",
    "refused": "refused",
    "not-held": "told that the information is not held",
    "neither-confirmed-nor-denied": "neither confirmed nor denied",
    "not-applicable": "not applicable, since another answer settles it",
    "conditional": "answered with a condition",
    "pointed-elsewhere": "pointed elsewhere",
    "not-answered": "no answer",
    "clarification-sought": "asked what is meant",
    "treated-as-withdrawn": "treated as withdrawn",
}
READINGS = {
    "exact": "exact",
    "approx": "approximate",
    "up-to": "at-most",
    "at-least": "at-least",
}
# Where a document leaves open which of two stages it means, the one that says less.
STAGES = {
    "spent": "spent",
    "awarded": "offered",
    "approved": "approved-for-drawdown",
    "requested": "applied-for",
}
_LABELS = {
    "response": "Response of {} to a request for information",
    "thread": "Thread of a request for information, published by {}",
    "decision-notice": "Decision notice of {}",
    "report": "Report of {}",
    "news": "News article of {}",
    "document": "Document of {}",
}
_READ = {"approximate": "about ", "at-most": "at most ", "at-least": "at least ", "exact": ""}
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def document_label(kind: str, publisher: str, dated: Period | None) -> str:
    """``Response of Ambleford Council to a request for information, 4 June 2024``."""
    said = _LABELS[kind].format(publisher)
    return f"{said}, {day_words(dated)}" if dated else said


def day_words(period: Period) -> str:
    """A day, month or year in words."""
    match period.form, period.earliest:
        case Form.DAY, date() as day:
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        case Form.MONTH, date() as day:
            return f"{_MONTHS[day.month - 1]} {day.year}"
    return period.text


def period_of(*found: Found | None) -> Period | None:
    """The first date that was read, or None."""
    for one in found:
        if one is not None:
            try:
                return parse_period(one.value)
            except DateError:
                continue
    return None


def sum_words(amount: Amount) -> str:
    """``at most GBP 950,000``."""
    whole = amount.value == amount.value.to_integral_value()
    figure = f"{int(amount.value):,}" if whole else f"{amount.value:,.2f}"
    return f"{_READ[READINGS[amount.qualifier]]}{amount.currency} {figure}"


def sum_digits(value: Decimal) -> str:
    """The figure as a record writes it."""
    return spell_number(value)


def section_words(reference: str) -> str:
    """``section 31(1)(a)`` of ``law/foia-2000/s31-1-a``."""
    part = reference.split("/")[-1]
    kinds = (
        ("article-", "article "),
        ("schedule-", "schedule "),
        ("reg-", "regulation "),
        ("s", "section "),
    )
    for prefix, word in kinds:
        if part.startswith(prefix) and part[len(prefix) : len(prefix) + 1].isdigit():
            main, *rest = part.removeprefix(prefix).split("-")
            return word + main.upper() + "".join(f"({one})" for one in rest)
    return "the Act"
