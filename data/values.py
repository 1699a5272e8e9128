"""What a claim gives as its value, read by the range of its relation in the vocabulary."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from data.dates import OneOf, Period, When, parse_when
from data.errors import DateError
from ontology.vocabulary import PERIOD, Term

XSD = "http://www.w3.org/2001/XMLSchema#"

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?")


@dataclass(frozen=True)
class ThingValue:
    """A reference to a thing, ``kind/slug``."""

    reference: str


Value = ThingValue | bool | int | Decimal | str | When


class ValueRefusedError(ValueError):
    """A value that its relation does not take."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(problem, mend)
        self.problem = problem
        self.mend = mend


def read_value(relation: Term, written: object) -> Value:
    """The value of a claim; raises ValueRefusedError where the relation does not take it."""
    if relation.takes_thing:
        return _thing(relation, written)
    if relation.range == PERIOD:
        return read_when(written)
    return _READERS[relation.range or XSD + "string"](written)


def write_value(value: Value) -> str | dict[str, list[str]]:
    """The value as a record writes it."""
    match value:
        case ThingValue(reference):
            return reference
        case bool():
            return "yes" if value else "no"
        case OneOf(periods):
            return {"one-of": [str(period) for period in periods]}
        case Decimal():
            return spell_number(value)
        case Period() | int() | str():
            return str(value)


def read_number(written: object) -> Decimal:
    """A number in plain digits, or as JSON spells it; raises ValueRefusedError."""
    if not _NUMBER.fullmatch(str(written)):
        raise ValueRefusedError(f'"{written}" is not a number', "write digits, such as 25.5")
    return Decimal(str(written))


def spell_number(value: Decimal) -> str:
    """The shortest spelling of a number, as xsd:decimal has it (XML Schema 1.1 part 2, 3.3.3)."""
    plain = format(value, "f")
    trimmed = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if trimmed in ("-0", "") else trimmed


def _thing(relation: Term, written: object) -> ThingValue:
    if isinstance(written, str) and "/" in written:
        return ThingValue(written)
    raise ValueRefusedError(
        f"{relation.name} takes a thing", "write kind/slug, such as org/home-office"
    )


def read_when(written: object) -> When:
    """A date, or alternatives written ``{one-of: [...]}``; raises ValueRefusedError."""
    match written:
        case str():
            spelled: str | list[str] = written
        case {"one-of": [*several], **others} if not others and all(
            isinstance(period, str) for period in several
        ):
            spelled = several
        case _:
            raise ValueRefusedError(
                "is not a date",
                "write it as text, such as 2018-10 or FY2019/20-Q4, or {one-of: [2019, 2020]}",
            )
    try:
        return parse_when(spelled)
    except DateError as error:
        raise ValueRefusedError(error.problem, error.mend) from None


def read_flag(written: object) -> bool:
    """Yes or no; raises ValueRefusedError."""
    flag = {"yes": True, "no": False, "true": True, "false": False}.get(str(written).lower())
    if flag is None:
        raise ValueRefusedError(f'"{written}" is neither yes nor no', "write yes or no")
    return flag


def _whole(written: object) -> int:
    number = read_number(written)
    if number != number.to_integral_value():
        raise ValueRefusedError(f'"{written}" is not a whole number', "write digits only")
    return int(number)


def _words(written: object) -> str:
    if isinstance(written, str) and written.strip():
        return written.strip()
    raise ValueRefusedError("is not text", "write a few words of your own")


_READERS: Mapping[str, Callable[[object], Value]] = {
    XSD + "boolean": read_flag,
    XSD + "integer": _whole,
    XSD + "decimal": read_number,
    XSD + "string": _words,
}
