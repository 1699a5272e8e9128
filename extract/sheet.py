"""A reading as a sheet for a person: what was read, where, by which rule, what was left open."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.contract import number
from extract.reading import Amount, Citation, Found, Item, Reading, Relation


@dataclass(frozen=True)
class Row:
    """One line of a sheet; place and rule are empty where the line stands for something unread."""

    field: str
    value: str
    place: str = ""
    rule: str = ""
    score: str = ""


@dataclass(frozen=True)
class Section:
    """Lines under a heading."""

    title: str
    rows: tuple[Row, ...]


def sheet(reading: Reading) -> list[Section]:
    """The sections that have lines, in a fixed order; the last tells what was left open."""
    sections = [
        Section("Document", tuple(_document(reading))),
        Section("Questions", tuple(map(_item, reading.items))),
        Section("Provisions", tuple(map(_provision, reading.provisions))),
        Section("Money", tuple(map(_amount, reading.amounts))),
        Section("Organisations", tuple(_organisations(reading))),
        Section("Projects and systems", tuple(_found(one, "project") for one in reading.projects)),
        Section("People", tuple(_found(one, "person") for one in reading.people)),
        Section("Relations", tuple(map(_relation, reading.relations))),
        Section("Messages", tuple(_messages(reading))),
        Section(
            "Left open", tuple(Row(a.field, a.reason, "", a.rule) for a in reading.abstentions)
        ),
    ]
    return [section for section in sections if section.rows]


def _document(reading: Reading) -> Iterator[Row]:
    fields = {
        "kind": reading.kind,
        "title": reading.title,
        "publisher": reading.publisher,
        "authority": reading.authority,
        "recipient": reading.recipient,
        "reference": reading.reference,
        "requested": reading.requested,
        "responded": reading.responded,
        "published": reading.published,
        "outcome": reading.outcome,
        "public interest test": reading.interest_test,
    }
    for field, found in fields.items():
        yield _found(found, field) if found else Row(field, "not found")
    if reading.questions is not None:
        yield Row("questions", str(reading.questions))


def _found(found: Found, field: str) -> Row:
    return Row(field, found.value, _place(found.start, found.end), found.rule, _score(found.score))


def _item(one: Item) -> Row:
    under = f" under {', '.join(one.provisions)}" if one.provisions else ""
    because = f" ({one.because})" if one.because else ""
    place = "" if one.start is None or one.end is None else _place(one.start, one.end)
    return Row(one.number, one.outcome + under + because, place, one.rule, _score(one.score))


def _provision(one: Citation) -> Row:
    place = _place(one.start, one.end)
    return Row(one.role, one.written, place, one.rule, _score(one.score))


def _amount(one: Amount) -> Row:
    parties = [f"from {one.payer}"] if one.payer else []
    parties += [f"to {one.payee}"] if one.payee else []
    value = " ".join([f"{one.currency} {number(one.value):,}", one.qualifier, *parties])
    return Row(one.stage, value, _place(one.start, one.end), one.rule, _score(one.score))


def _organisations(reading: Reading) -> Iterator[Row]:
    for one in reading.organisations:
        value = one.canonical if one.canonical == one.name else f"{one.canonical} («{one.name}»)"
        place = _place(one.start, one.end)
        yield Row(one.kind or "body", value, place, one.rule, _score(one.score))


def _relation(one: Relation) -> Row:
    value = f"{one.subject} {one.predicate} {one.object}"
    return Row(one.predicate, value, _place(one.start, one.end), one.rule, _score(one.score))


def _messages(reading: Reading) -> Iterator[Row]:
    """The messages of a thread; a single letter has none to tell apart."""
    if len(reading.messages) > 1:
        for one in reading.messages:
            yield Row(one.speaker, "", _place(one.start, one.end), one.rule)


def _place(start: int, end: int) -> str:
    return f"{start}-{end}"


def _score(score: float) -> str:
    return f"{score:.2f}"
