"""From a refused model to faults that say where, what is wrong and how to mend it."""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data.errors import Fault
from data.fields import REFERENCE, SLUG, nearest
from data.marked import Marked

Location = tuple[str | int, ...]

_PATTERNS = {
    REFERENCE: ("is not a reference", "write kind/slug, such as org/mopac or law/dpa-2018/s57"),
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
}
_BY_TYPE = {
    "missing": ("is missing", "add it"),
    "dict_type": ("is not a block of fields", "write field: value lines below it, indented"),
    "model_type": ("is not a block of fields", "write field: value lines below it, indented"),
    "tuple_type": ("is not a list", "write [a, b]"),
    "int_parsing": ("is not a whole number", "write digits only"),
    "int_type": ("is not a whole number", "write digits only"),
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
    if detail["type"] == "field":
        return context["problem"], context["mend"]
    if detail["type"] == "string_pattern_mismatch":
        problem, mend = _PATTERNS.get(
            context["pattern"], ("is not of the form asked for", f"match {context['pattern']}")
        )
        return f'"{detail["input"]}" {problem}', mend
    if detail["type"] == "extra_forbidden":
        return "is not a field here", nearest(str(location[-1]), field_names(model))
    if detail["type"] == "literal_error":
        return f'"{detail["input"]}" is not allowed here', f"write {context['expected']}"
    if detail["type"] == "string_too_long":
        return "is too long", f"say it in {context['max_length']} characters"
    return _BY_TYPE.get(detail["type"], (detail["msg"].lower(), "see the format: oversight schema"))


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


def field_names(model: type[BaseModel]) -> set[str]:
    """Every field name of a model and of the models within it."""
    names: set[str] = set()
    pending, done = [model], set[type[BaseModel]]()
    while pending:
        current = pending.pop()
        done.add(current)
        for name, info in current.model_fields.items():
            names.add(info.alias or name)
            pending += [m for m in _models_in(info.annotation) if m not in done]
    return names


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)
