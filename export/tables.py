"""Answers of SPARQL queries, for programs, spreadsheets and people."""

import json
import re
from collections.abc import Callable, Iterable
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from export.display import is_number
from export.errors import UnwritableValueError
from export.solutions import Table, Term, from_solutions
from export.statements import XSD, goes_bare
from export.text_table import to_boolean_text, to_text_table

__all__ = [
    "Table",
    "Term",
    "from_solutions",
    "to_boolean_json",
    "to_boolean_text",
    "to_boolean_xml",
    "to_csv",
    "to_json",
    "to_spreadsheet_csv",
    "to_text_table",
    "to_tsv",
    "to_xml",
]

_Json: TypeAlias = dict[str, str]

_RESULTS = "http://www.w3.org/2005/sparql-results#"
_STRING = f"{XSD}string"
_NEEDS_QUOTES = re.compile(r'[",\r\n]')
# What spreadsheets start a formula with; some also take the full-width forms and a line feed.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_SPACE = re.compile(r"\s{2,}|^\s|\s\Z|[\t\n\r]")
_TSV_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
)


def to_csv(table: Table) -> str:
    """SPARQL 1.1 Query Results CSV: plain values, CRLF; unbound and "" look alike by design."""
    rows = [table.columns, *(map(_plain, row) for row in table.rows)]
    return _csv(rows, quoted=lambda text: bool(_NEEDS_QUOTES.search(text)))


def to_spreadsheet_csv(table: Table) -> str:
    """CSV for Excel and LibreOffice: a byte order mark, every cell quoted, no formulas.

    Text that a spreadsheet would run gets a leading apostrophe; typed numbers stay numbers.
    """
    rows = [map(_defused, table.columns), *(map(_spreadsheet_cell, row) for row in table.rows)]
    return "\ufeff" + _csv(rows, quoted=lambda text: True)


def to_tsv(table: Table) -> str:
    """SPARQL 1.1 Query Results TSV: terms in Turtle syntax without prefixes."""
    lines = ["\t".join(f"?{column}" for column in table.columns)]
    lines += ["\t".join(map(_turtle_term, row)) for row in table.rows]
    return "\n".join(lines) + "\n"


def to_json(table: Table) -> str:
    """SPARQL 1.1 Query Results JSON, on one line."""
    bindings = [
        {
            name: _json_term(term)
            for name, term in zip(table.columns, row, strict=True)
            if term is not None
        }
        for row in table.rows
    ]
    document = {"head": {"vars": table.columns}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def to_xml(table: Table) -> str:
    """SPARQL Query Results XML, one line a row.

    Raises UnwritableValueError for a control character, which XML 1.0 cannot hold in any form.
    """
    variables = "".join(f"<variable name={quoteattr(name)}/>" for name in table.columns)
    results = "".join(_xml_result(table.columns, row) for row in table.rows)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{_RESULTS}">\n'
        f"<head>{variables}</head>\n<results>\n{results}</results>\n</sparql>\n"
    )


def to_boolean_json(answer: bool) -> str:
    """The answer of an ASK query as SPARQL 1.1 Query Results JSON, on one line."""
    return f'{{"head":{{}},"boolean":{_lexical(answer)}}}\n'


def to_boolean_xml(answer: bool) -> str:
    """The answer of an ASK query as SPARQL Query Results XML."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{_RESULTS}">\n'
        f"<head/>\n<boolean>{_lexical(answer)}</boolean>\n</sparql>\n"
    )


def _lexical(answer: bool) -> str:
    return "true" if answer else "false"


def _csv(rows: Iterable[Iterable[str]], *, quoted: Callable[[str], bool]) -> str:
    # By hand: the csv module writes `""` for a lone empty cell, which the standard does not.
    return "".join(
        ",".join(_quote(text) if quoted(text) else text for text in row) + "\r\n" for row in rows
    )


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else term.value


def _spreadsheet_cell(term: Term | None) -> str:
    text = _plain(term)
    return text if is_number(term) and _NUMBER.fullmatch(text) else _defused(text)


def _defused(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _turtle_term(term: Term | None) -> str:
    if not isinstance(term, ox.Literal):
        return "" if term is None else str(term)
    quoted = f'"{term.value.translate(_TSV_ESCAPES)}"'
    if term.language:
        return f"{quoted}@{term.language}"
    if goes_bare(term.value, term.datatype.value):
        return term.value
    return quoted if term.datatype.value == _STRING else f"{quoted}^^{term.datatype}"


def _json_term(term: Term) -> _Json:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    literal = {"type": "literal", "value": term.value}
    if term.language:
        return literal | {"xml:lang": term.language}
    if term.datatype.value == _STRING:
        return literal
    return literal | {"datatype": term.datatype.value}


def _xml_result(columns: tuple[str, ...], row: tuple[Term | None, ...]) -> str:
    bindings = "".join(
        f"<binding name={quoteattr(name)}>{_xml_term(name, term)}</binding>"
        for name, term in zip(columns, row, strict=True)
        if term is not None
    )
    return f"<result>{bindings}</result>\n"


def _xml_term(column: str, term: Term) -> str:
    if bad := _NOT_XML.search(term.value):
        reason = f"XML cannot hold the character U+{ord(bad[0]):04X}; ask for JSON"
        raise UnwritableValueError(term.value, column=column, reason=reason)
    text = _kept_space(escape(term.value))
    if isinstance(term, ox.NamedNode):
        return f"<uri>{text}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{text}</bnode>"
    return f"<literal{_xml_type(term)}>{text}</literal>"


def _kept_space(text: str) -> str:
    # XML readers take a carriage return for a line feed, and some trim space at the edges.
    return _XML_SPACE.sub(lambda match: "".join(f"&#{ord(char)};" for char in match[0]), text)


def _xml_type(literal: ox.Literal) -> str:
    if literal.language:
        return f" xml:lang={quoteattr(literal.language)}"
    if literal.datatype.value == _STRING:
        return ""
    return f" datatype={quoteattr(literal.datatype.value)}"
