"""Whether a literal is of a datatype, and well-formed, as far as the engine can tell (4.1.2)."""

import pyoxigraph as ox

from graph.errors import ShapesError

XSD = "http://www.w3.org/2001/XMLSchema#"

# A cast of an ill-formed literal of these is an error.
_CAST = frozenset(
    XSD + name
    for name in (
        *("boolean", "integer", "decimal", "float", "double", "date", "time", "dateTime"),
        *("duration", "dayTimeDuration", "yearMonthDuration"),
        *("gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay"),
    )
)
# The engine reads integers of 64 bits and decimals of 18 places; longer ones are well-formed too.
_LONG = {
    XSD + "integer": r"^[+-]?[0-9]+$",
    XSD + "decimal": r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$",
}
_STORED_AS_INTEGER = frozenset(
    XSD + name
    for name in (
        *("byte", "short", "int", "long", "nonNegativeInteger", "positiveInteger"),
        *("nonPositiveInteger", "negativeInteger", "unsignedByte", "unsignedShort"),
        *("unsignedInt", "unsignedLong"),
    )
)


def is_of_datatype(name: ox.NamedNode, value: str) -> str:
    """That a value is a literal of a datatype; ShapesError for one that the store does not keep."""
    if name.value in _STORED_AS_INTEGER:
        raise ShapesError(name, "is kept as xsd:integer by the store, so nothing can be of it")
    if name.value not in _CAST:
        return f"isLiteral({value}) && DATATYPE({value}) = {name}"
    formed = f"COALESCE(sameTerm({name}({value}), {value}), false)"
    if long := _LONG.get(name.value):
        formed += f" || REGEX(STR({value}), {ox.Literal(long)})"
    return f"isLiteral({value}) && DATATYPE({value}) = {name} && ({formed})"
