"""Names of people by the words around them: an occupation, an office, a doing, a label.

"Ann Ashe, interim director", "journalist Ann Ashe", "Ann Ashe JP", "Ann Ashe said", "Mr A Ashe"
and "Lead Officer: Ann Ashe".
Words that tell stand in ``rules/people.yaml``.
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.cues import word_set, words
from extract.source import Source
from extract.spans import Span
from extract.tokens import COMMA, LINE, UNBROKEN, Token, Tokens

_PIECE = r"[A-Z\u00c0-\u00de][\w']{1,20}(?:-[A-Z\u00c0-\u00de][\w']{1,20})?"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Judge|Councillor)\.?[ ])?"
_FULL = rf"(?:{_PIECE}(?:[ ](?:{_PIECE}|[A-Z]\.?)){{1,2}}|(?:[A-Z]\.?[ ]){{1,2}}{_PIECE})"
_NAMED = re.compile(rf"{_TITLE}{_FULL}(?![\w-])")
_CAPITALS = re.compile(r"[A-Z][A-Z'-]{1,20}(?:[ ][A-Z][A-Z'-]{1,20}){1,2}(?![\w'])")
_INITIALLED = re.compile(rf"(?:[A-Z]\.?[ ]){{1,3}}{_PIECE}(?![\w'])")
_PRESENT = re.compile(
    r"^[ #*>|]{0,6}(?:attendees|present|in attendance|members present|attending|apologies)"
    r"[ :*]{0,4}$",
    re.MULTILINE,
)
_ATTENDING = re.compile(
    rf"[ *\u2022-]{{0,6}}(?P<name>{_TITLE}{_FULL})(?=[ ]{{0,3}}(?:$|[,(;:]| - ))", re.M
)
_CLOSED = re.compile(r"[,.;)]")
_MOST = 3  # words of a name
_LIST = 3000  # characters of a list of those present
_AWAY = 5  # words between a name's comma and the office
_COURTESY, _OFFICE, _OCCUPATION, _BEHIND = "courtesy", "office", "occupation", "behind"

Told = tuple[str, Span]  # the rule and the place of a name


def around(source: Source, found: Tokens) -> Iterator[Told]:
    """The names so given, with the rule that found each."""
    plain, triggers = source.plain, _triggers()
    yield from _labelled(plain)
    yield from (("people/listed", span) for span in _present(source))
    for index, token in enumerate(found):
        sort = triggers.get(token.key)
        if sort is None:
            continue
        follows = found[index + 1] if index + 1 < len(found) else None
        if sort == _BEHIND:
            is_behind = index and token.gap in (UNBROKEN, COMMA, LINE)
            if is_behind and (name := _before(plain, found, index - 1)):
                yield "people/speech", name
        elif sort != _COURTESY:
            yield from _by_office(plain, found, index, follows, sort)
        elif follows:
            pattern = _CAPITALS if token.word.isupper() else _INITIALLED
            if one := pattern.match(plain, follows.start):
                yield "people/titled", Span(*one.span())


def _by_office(
    plain: str, found: Tokens, index: int, follows: Token | None, sort: str
) -> Iterator[Told]:
    """Names beside an office: "journalist Ann Ashe", "my deputy, Ann Ashe," "Ann Ashe, clerk"."""
    if follows and follows.is_capital and (one := _NAMED.match(plain, follows.start)):
        if follows.gap == COMMA:
            if _CLOSED.match(plain, one.end()):
                yield "people/after-role", Span(*one.span())
        elif sort == _OCCUPATION and found[index].word.islower() and follows.gap == UNBROKEN:
            yield "people/occupation", Span(*one.span())
    for at in range(index, max(0, index - _AWAY), -1):
        if found[at].gap == COMMA or plain[found[at].start - 1 : found[at].start] == "(":
            if name := _before(plain, found, at - 1):
                yield "people/before-role", name
            return
        if found[at].gap != UNBROKEN:
            return


def _before(plain: str, found: Tokens, last: int) -> Span | None:
    """The name whose last word is given."""
    first = last
    while first > 0 and last - first < _MOST and _is_joined(found, first):
        first -= 1
    for start in range(first, last):
        if _NAMED.fullmatch(plain, found[start].start, found[last].end):
            return Span(found[start].start, found[last].end)
    return None


def _is_joined(found: Tokens, index: int) -> bool:
    return found[index].gap == UNBROKEN and found[index - 1].is_capital


def _present(source: Source) -> Iterator[Span]:
    """The names that begin the lines under "Attendees" or "Present", up to an empty line."""
    plain = source.plain
    for heading in _PRESENT.finditer(source.low):
        place = heading.end() + 1
        for line in plain[place : place + _LIST].split("\n"):
            if not line.strip():
                break
            if name := _ATTENDING.match(plain, place):
                yield Span(*name.span("name"))
            place += len(line) + 1


def _labelled(plain: str) -> Iterator[Told]:
    for one in _labels().finditer(plain):
        rule = "people/thread" if "request" in one["label"].lower() else "people/label"
        yield rule, Span(*one.span("name"))
        if one["second"]:
            yield "people/label", Span(*one.span("second"))


@cache
def _triggers() -> dict[str, str]:
    """What a word, in small letters, says of the name beside it."""
    surnamed = {"Lord", "Lady", "Baroness", "Councillor", "Prof", "Professor", "Rev"}
    courtesies = word_set("organisations", "titles") - surnamed
    behind = (*words("people", "doings"), *words("people", "honours"))
    found = dict.fromkeys(map(str.lower, behind), _BEHIND)
    found |= dict.fromkeys(words("people", "offices"), _OFFICE)
    found |= dict.fromkeys(words("people", "occupations"), _OCCUPATION)
    return found | {one.lower(): _COURTESY for one in courtesies}


@cache
def _labels() -> re.Pattern[str]:
    listed = "|".join(re.escape(one) for one in words("people", "labels"))
    return re.compile(
        rf"^[ >|*#]{{0,6}}(?P<label>(?i:{listed}))[ *|]{{0,4}}(?::|\|)[ *|]{{0,30}}\n?[ ]{{0,4}}"
        rf"(?P<name>{_TITLE}{_FULL})(?![\w'-])"
        rf"(?:(?: and |, | & )(?P<second>{_FULL})(?=[ ]{{0,3}}(?:$|[,(|])))?",
        re.MULTILINE,
    )
