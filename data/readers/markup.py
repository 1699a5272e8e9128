"""HTML as a tree, and a tree as the lines that a browser would show."""

import re
from collections.abc import Iterator
from typing import Any

import lxml.etree as etree
import lxml.html

from data.readers.encodings import decoded
from data.readers.errors import UnreadableError

# lxml has no types of its own.
Element = Any

_DECLARED = re.compile(rb"<meta[^<>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_DECLARED_WITHIN = 4096
# A parser stops at NUL, and others are no characters of HTML; one stands in for one.
_NOT_HTML = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")

_UNSHOWN = {"head", "script", "style", "noscript", "template", "svg", "button", "input", "select"}
_BLOCKS = set(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p "
    "pre section summary table tbody tfoot thead tr ul".split()
)
_APART = set("blockquote dl figure h1 h2 h3 h4 h5 h6 ol p pre table ul".split())
_CELLS = {"td", "th"}
_SPACES = re.compile(r"[ \t\n\f\r]+")
# Ends of a block, a paragraph, a line and a cell, which no page holds once it is parsed.
_BLOCK, _PARAGRAPH, _BREAK, _CELL = "\x01", "\x02", "\x03", "\x04"
_ENDS = re.compile(" *+[\x01-\x04][\x01-\x04 ]*+")


def parsed(content: bytes, *, declared: str = "") -> tuple[Element, list[str]]:
    """The root element, and warnings; nothing outside the bytes is looked at."""
    meta = _DECLARED.search(content[:_DECLARED_WITHIN])
    characters, warnings = decoded(
        content, declared=declared or (meta[1].decode("ascii") if meta else "")
    )
    characters, unseen = _NOT_HTML.subn("\ufffd", characters)
    if unseen:
        warnings = (*warnings, f"{unseen} control characters replaced by U+FFFD")
    return _tree(characters), list(warnings)


def _tree(characters: str) -> Element:
    # `huge_tree` for a depth of 2,048 elements in place of 256, which unclosed tags soon meet.
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(characters.encode(), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if root is None:
        raise UnreadableError("holds no text")
    _refuse_cut(parser.error_log)
    return root


def _refuse_cut(log: Any) -> None:  # noqa: ANN401 - lxml has no types
    """A parser that met its own limit has dropped what came after, without an exception."""
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in log):
        raise UnreadableError("nests its elements deeper than a parser follows")


def rendered(root: Element, *, leave_out: frozenset[Element] = frozenset()) -> str:
    """The lines that are shown: paragraphs parted by an empty line, cells by ` | `.

    Not recursive, since markup may nest as deep as it likes.
    """
    return _ENDS.sub(_newlines, "".join(_pieces(root, leave_out))).strip("\n ")


def _newlines(ends: re.Match[str]) -> str:
    """Blocks that end and begin together part lines once; only breaks add up, to an empty line.

    Cells that hold blocks are layout, as in most messages, and make no row.
    """
    if _PARAGRAPH in ends[0]:
        return "\n\n"
    if not {_BLOCK, _BREAK} & set(ends[0]):
        return " | " * ends[0].count(_CELL)
    return "\n" * min(max(ends[0].count(_BREAK), 1), 2)


def _pieces(root: Element, leave_out: frozenset[Element]) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    kept: list[Element] = []
    for event, element in walk:
        if event == "start":
            if element.tag in _UNSHOWN or element in leave_out:
                walk.skip_subtree()
            else:
                yield _before(element)
                yield _text(element.text, kept, element)
            kept += [element] if element.tag == "pre" else []
        elif event == "end":
            kept = [one for one in kept if one is not element]
            yield _after(element) if element.tag not in _UNSHOWN else ""
        if event != "start" and element is not root:
            yield _text(element.tail, kept, None)


def _text(text: str | None, kept: list[Element], own: Element | None) -> str:
    """Space as a browser shows it: one for any run, save in preformatted text."""
    if kept or (own is not None and own.tag == "pre"):
        return text or ""
    return _SPACES.sub(" ", text or "")


def _before(element: Element) -> str:
    if element.tag in _CELLS:
        return _CELL if element.getprevious() is not None else ""
    return _edge(element.tag)


def _after(element: Element) -> str:
    return _BREAK if element.tag == "br" else _edge(element.tag)


def _edge(tag: str) -> str:
    if tag in _APART:
        return _PARAGRAPH
    return _BLOCK if tag in _BLOCKS else ""
