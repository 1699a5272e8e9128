"""From a refused model to faults that say where, what is wrong and how to mend it."""

import re
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data.errors import Fault
from data.fields import REFERENCE, SLUG, nearest
from data.legislation import SERIES_PATH
from data.marked import Marked
from data.model_fields import fields_at
from data.register_schema import COUNCIL_TYPE, IDENTIFIER
from data.request_schema import NUMBER

Location = tuple[str | int, ...]

NOT_A_REFERENCE = ("is not a reference", "write kind/slug, such as org/mopac or law/dpa-2018/s57")
_SEE_FORMAT = "see the format: oversight schema"
_PATTERNS = {
    REFERENCE: NOT_A_REFERENCE,
    rf"^{SLUG}$": (
        "is not a short name",
        "write small letters, digits and single hyphens, such as hub-funding",
    ),
    rf"^(?:{SLUG}/)?{SLUG}$": (
        "is not the name of a claim",
        "write its short name, or record/name for a claim of another record",
    ),
    r"^[0-9a-f]{64}$": ("is not a SHA-256 digest", "write its 64 hexadecimal digits"),
    r"^[A-Z]{3}$": ("is not a currency code", "write three capitals, such as GBP"),
    NUMBER: ("is not the number of a question", "write digits and at most a letter, such as 2a"),
    IDENTIFIER: ("is not an identifier", "write letters, digits, dots, hyphens and underscores"),
    COUNCIL_TYPE: ("is not a type of council", "write the code of its register, such as NMD"),
    SERIES_PATH: ("is not a path of legislation.gov.uk", "write series/year/number, ukpga/2018/12"),
}
_BLOCK = ("is not a block of fields", "write field: value lines below it, indented")
_NOT_WHOLE = ("is not a whole number", "write digits only")
_BY_TYPE = {
    "missing": ("is missing", "add it"),
    "dict_type": _BLOCK,
    "model_type": _BLOCK,
    "tuple_type": ("is not a list", "write [a, b]"),
    "int_parsing": _NOT_WHOLE,
    "int_parsing_size": ("is too large", "write a number that the text could have"),
    "int_type": _NOT_WHOLE,
    "int_from_float": _NOT_WHOLE,
    "string_type": ("is not text", "write it as plain words"),
    "greater_than_equal": ("is too small", "write a larger number"),
    "less_than_equal": ("is too large", "write a smaller number"),
    "string_too_short": ("is empty", "write it, or leave the field out"),
    "too_short": ("has too few entries", "add what is missing"),
    "too_long": ("has too many entries", "remove what does not belong"),
}


def faults(error: ValidationError, *, model: type[BaseModel], marked: Marked) -> Iterator[Fault]:
    """The faults of a refused file, one for each place, in the order found."""
    seen = set()
    for detail in error.errors():
        location = _existing(detail["loc"], marked.value, keep_last=detail["type"] == "missing")
        if location not in seen:
            seen.add(location)
            is_key = detail["type"] == "extra_forbidden" or detail["loc"][-1:] == ("[key]",)
            problem, mend = _said(detail, location, model)
            yield marked.fault(location, problem, mend, key=is_key)


def _said(detail: ErrorDetails, location: Location, model: type[BaseModel]) -> tuple[str, str]:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "field":
            return context["problem"], context["mend"]
        case "string_pattern_mismatch":
            problem, mend = _PATTERNS.get(
                context["pattern"], ("is not of the form asked for", _SEE_FORMAT)
            )
            return f'"{detail["input"]}" {problem}', mend
        case "extra_forbidden":
            known = fields_at(model, location[:-1], kinds=detail["loc"])
            return "is not a field here", nearest(str(location[-1]), known)
        case "literal_error":
            return f'"{detail["input"]}" is not allowed here', _written(str(context["expected"]))
        case "union_tag_not_found":
            return "does not say its kind", "add kind: decision or kind: request"
        case "union_tag_invalid":
            kinds = re.findall(r"\w+", context["expected_tags"])
            return f'"{context["tag"]}" is no kind of act', nearest(context["tag"], kinds)
        case "string_too_long":
            return "is too long", f"say it in {context['max_length']} characters"
        case "missing" if isinstance(location[-1], int):
            return _BY_TYPE["too_short"]
        case kind:
            return _BY_TYPE.get(kind, ("is not of the form asked for", _SEE_FORMAT))


def _written(expected: str) -> str:
    """What to write of the values that pydantic lists as ``'a', 'b' or 'c'``, each once."""
    words = dict.fromkeys(re.findall(r"[\w-]+(?=[',]|$| or )", expected))
    return f"write {'one of ' if len(words) > 1 else ''}{', '.join(words)}"


def _existing(loc: Sequence[str | int], value: object, *, keep_last: bool) -> Location:
    """The location without pydantic's own tags, as far as the file has it."""
    found: list[str | int] = []
    for index, step in enumerate(loc):
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif keep_last and index == len(loc) - 1:
            pass
        else:
            continue
        found.append(step)
    return tuple(found)
