"""The types of single fields in records and registers.

Plain scalars are text in a record; each field's own type reads them here, so that a date needs
no quotes and a code is checked against the vocabulary's own list.
"""

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import (
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
)
from pydantic.config import JsonDict
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from data.dates import OneOf, Period
from data.legislation import PART
from data.values import (
    ValueRefusedError,
    read_flag,
    read_number,
    read_when,
    spell_number,
    write_value,
)
from ontology.vocabulary import Term, vocabulary

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
PROVISION = rf"law/{SLUG}(?:/{PART})?"
# Sums are said to the penny; more digits would be lost in words, and beyond eighteen in the store.
_DECIMALS = 2

REFERENCE = rf"^(?:{PROVISION}|[a-z]+/{SLUG})$"


def refusal(problem: str, mend: str) -> PydanticCustomError:
    """An error of a field that says what is wrong and how to mend it."""
    return PydanticCustomError("field", "{problem}", {"problem": problem, "mend": mend})


def _read_when(value: object) -> object:
    if isinstance(value, Period | OneOf):
        return value
    try:
        return read_when(value)
    except ValueRefusedError as fault:
        raise refusal(fault.problem, fault.mend) from None


def _read_day(value: object) -> object:
    period = _read_when(value) if isinstance(value, str) else value
    if isinstance(period, date):
        return period
    if isinstance(period, Period) and period.is_day:
        return period.earliest
    raise refusal("is not a day", "write the whole date, such as 2026-11-22")


def _read_amount(value: object) -> object:
    try:
        amount = read_number(value)
    except ValueRefusedError:
        raise refusal(
            f'"{value}" is not an amount', "write digits only, such as 1400000 or 25.50"
        ) from None
    if not 0 <= amount < Decimal(10) ** 15 or amount != round(amount, _DECIMALS):
        raise refusal(
            f'"{value}" is not an amount of money',
            "write units of the currency, at most two decimals",
        )
    return amount


def _read_flag(value: object) -> object:
    try:
        return read_flag(value)
    except ValueRefusedError as fault:
        raise refusal(fault.problem, fault.mend) from None


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def did_you_mean(word: str, known: Collection[str]) -> str | None:
    """The question whether the nearest word of a list was meant; None if none is near."""
    close = difflib.get_close_matches(word, known, n=1)
    return f'did you mean "{close[0]}"?' if close else None


def nearest(word: str, known: Collection[str]) -> str:
    """How to mend a word that is not in a list: the nearest one, or all of a short list."""
    if question := did_you_mean(word, known):
        return question
    listed = sorted(known)
    return "write one of " + ", ".join(listed) if len(listed) < 30 else "see the list in the guide"


@dataclass(frozen=True)
class Code:
    """Marks a field that holds a code of the vocabulary; without a scheme, the code of a class."""

    scheme: str | None = None

    @property
    def known(self) -> Mapping[str, Term]:
        return vocabulary().codes(self.scheme) if self.scheme else vocabulary().classes_by_code

    @property
    def what(self) -> str:
        spelled = (self.scheme or "Kind").removesuffix("Scheme")
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", spelled).lower()

    def check(self, value: str) -> str:
        if value not in self.known:
            raise refusal(f'"{value}" is not a known {self.what}', nearest(value, self.known))
        return value

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, core_schema.str_schema())

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "enum": sorted(self.known)}


_DATE_SCHEMA: JsonDict = {
    "anyOf": [
        {"type": "string", "examples": ["2019-03-12", "2018-10", "2020-Q4", "FY2019/20-Q4"]},
        {
            "type": "object",
            "properties": {"one-of": {"type": "array", "items": {"type": "string"}}},
            "required": ["one-of"],
            "additionalProperties": False,
        },
    ]
}

Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$", max_length=80)]
Reference = Annotated[str, StringConstraints(pattern=REFERENCE, max_length=160)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True)]
Names = Annotated[tuple[Words, ...], BeforeValidator(_as_tuple)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Fuzzy = Annotated[
    Period | OneOf,
    BeforeValidator(_read_when),
    PlainSerializer(write_value),
    Field(json_schema_extra=_DATE_SCHEMA),
]
Day = Annotated[date, BeforeValidator(_read_day)]
Amount = Annotated[Decimal, BeforeValidator(_read_amount), PlainSerializer(spell_number)]
Flag = Annotated[bool, BeforeValidator(_read_flag)]
ClaimName = Annotated[str, StringConstraints(pattern=rf"^(?:{SLUG}/)?{SLUG}$", max_length=160)]
ClaimNames = Annotated[tuple[ClaimName, ...], BeforeValidator(_as_tuple)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_as_tuple)]
References = Annotated[tuple[Reference, ...], BeforeValidator(_as_tuple)]
