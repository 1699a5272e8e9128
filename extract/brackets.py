"""The brackets of a section: "(1)(a) and (b)" are two paragraphs, "(2)(3A)(a)" two subsections.

A bracket of a kind that stands already, be it number, letter or small Roman numeral, begins a
sister of that one; any other goes deeper.
"""

import re
from collections.abc import Iterator

_ONE = r"(?:\d{1,2}[a-z]{0,2}|[ivx]{1,4}|[a-z]{1,2})"
_MANY = rf"{_ONE}(?:\s{{0,2}}(?:,|and|&|-|to)\s{{0,2}}{_ONE}){{0,4}}"
_GROUP = rf"(?:\(\s?{_MANY}\s?\)|(?<=\d\))[a-h](?![a-z'(]))"
_JOIN = (
    r"\s{0,2}(?:,|;|&|/|\+|-|and|or|to|(?:read |together |in conjunction )?with|by virtue of)"
    r"\s{0,2}(?:(?:and|or|&)\s{0,2})?"
)
_DEEPER = r"(?:,?\s{1,3}(?:sub-?\s?sections?|(?:sub-?\s?)?paragraphs?|limbs?)(?=\s{0,2}\())?"
# What ends a list: in "(1) under s.31(1), and (2) under s.40" the second number is no subsection.
_NEXT = r"(?!\s(?:under|pursuant)\b)"
BRACKETS = (
    rf"(?:{_DEEPER}\s{{0,3}}{_GROUP}){{1,8}}"
    rf"(?:{_JOIN}(?:\s{{0,2}}\(\s?{_MANY}\s?\)){{1,4}}{_NEXT}){{0,6}}"
)

_EACH = re.compile(
    rf"(?P<to>-|to)?\s{{0,2}}(?:\(\s?(?P<inner>{_MANY})\s?\)|(?<=\d\))(?P<bare>[a-h])(?![a-z]))",
    re.IGNORECASE,
)
_INNER = re.compile(
    rf"(?P<to>-|to)?\s{{0,2}}(?<![a-z])(?P<one>(?!and|to){_ONE})(?![a-z])", re.IGNORECASE
)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ROMAN_RANGE = re.compile(r"[ivx]{1,4}-[ivx]{1,4}", re.IGNORECASE)  # "(i-iii)" stays one
_NUMBER, _LETTER, _ROMAN = "number", "letter", "roman"
_LETTERED = ("36", "38", "40")  # sections of which a subsection is numbered (2A) or (5B)
_LONGEST = 10  # members of a range


def sections(main: str, written: str) -> list[str]:
    """The sections that brackets after a number name, as "31(1)(a)", each with its number."""
    if not written.strip():
        return [main]
    found: list[str] = []
    path: list[tuple[str, str]] = []
    for kind, token in _tokens(main, written):
        depth = next((n for n, (other, _) in enumerate(path) if other == kind), None)
        if depth is not None:
            found.append(_named(main, path))
            path = path[:depth]
        path.append((kind, token))
    return list(dict.fromkeys([*found, _named(main, path)]))


def _named(main: str, path: list[tuple[str, str]]) -> str:
    return main + "".join(f"({token})" for _, token in path)


def _tokens(main: str, written: str) -> Iterator[tuple[str, str]]:
    """What stands in the brackets, in order, with its kind; a range with all its members."""
    last = ("", "")
    for group in _EACH.finditer(written):
        inner = group["inner"] or group["bare"]
        if _ROMAN_RANGE.fullmatch(inner):
            last = (_ROMAN, inner.lower())
            yield last
            continue
        for match in _INNER.finditer(inner):
            is_range = match["to"] or (group["to"] and match.start() == 0)
            for one in _parted(main, match["one"]):
                kind = _kind(one, last)
                if is_range and kind == last[0]:
                    yield from _between(kind, last[1], one)
                last = (kind, one.upper() if kind == _NUMBER else one.lower())
                yield last


def _parted(main: str, token: str) -> Iterator[str]:
    """ "(2a)" is subsection 2, paragraph a, where no subsection can bear that number."""
    is_written_so = token[0].isdigit() and token[-1].islower() and main not in _LETTERED
    if is_written_so and len(token.rstrip("abcdefgh")) == len(token) - 1:
        yield token[:-1]
        yield token[-1]
    else:
        yield token


def _kind(token: str, last: tuple[str, str]) -> str:
    low = token.lower()
    if low[0].isdigit():
        return _NUMBER
    is_next = last[0] == _LETTER and ord(low[0]) == ord(last[1][0]) + 1 and len(low) == 1
    if low in _ROMANS and not is_next and (len(low) > 1 or last[0] in (_LETTER, _ROMAN)):
        return _ROMAN
    return _LETTER


def _between(kind: str, first: str, last: str) -> Iterator[tuple[str, str]]:
    """What a range leaves out: "b" of "(a) to (c)"."""
    low = last.lower()
    if kind == _ROMAN and first in _ROMANS and low in _ROMANS:
        among = list(_ROMANS[_ROMANS.index(first) + 1 : _ROMANS.index(low)])
    elif kind == _NUMBER and first.isdigit() and low.isdigit():
        among = [str(n) for n in range(int(first) + 1, int(low))]
    elif kind == _LETTER and len(first) == len(low) == 1:
        among = [chr(n) for n in range(ord(first) + 1, ord(low))]
    else:
        among = []
    yield from ((kind, one) for one in among[:_LONGEST])
