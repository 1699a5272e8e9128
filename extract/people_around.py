"""Names of people by the words around them: an occupation, an office, a label, a body, a list.

"Ann Ashe, interim director", "journalist Ann Ashe", "Lead Officer: Ann Ashe", "Ann Ashe - Vale
Police" and lists of those present. Words that tell stand in ``rules/people.yaml``.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.cues import word_set, words
from extract.mention import Mention
from extract.source import Source
from extract.spans import Span
from extract.tokens import COMMA, LINE, UNBROKEN, Token, Tokens

_PIECE = r"[A-Z\u00c0-\u00de][\w']{1,20}(?:-[A-Z\u00c0-\u00de][\w']{1,20})?"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Judge|Councillor)\.?[ ])?"
FULL = rf"(?:{_PIECE}(?:[ ](?:{_PIECE}|[A-Z]\.?)){{1,2}}|(?:[A-Z]\.?[ ]){{1,2}}{_PIECE})"
_NAMED = re.compile(rf"(?:{_TITLE}){FULL}(?![\w-])")
_ONE = re.compile(rf"(?<![\w'-]){FULL}")
_IN_BRACKETS = r"(?:[ ]\([^)\n]{1,30}\))?"
_LISTED = re.compile(
    rf"[ *\u2022-]{{0,6}}(?:[A-Z][a-z ]{{2,30}}:[ ]?)?{FULL}{_IN_BRACKETS}"
    rf"(?:, {FULL}{_IN_BRACKETS}){{2,30}}(?:,? and {FULL})?[.]?[ ]{{0,3}}\Z"
)
_CAPITALS = re.compile(r"[A-Z][A-Z'-]{1,20}(?:[ ][A-Z][A-Z'-]{1,20}){1,2}(?![\w'])")
_INITIALLED = re.compile(rf"(?:[A-Z]\.?[ ]){{1,3}}{_PIECE}(?![\w'])")
_SOMEBODY = re.compile(r", an? [a-z]{4,14}(?: [a-z]{2,12}){0,2}(?= from |, | who |\.)")
_BYLINE = re.compile(rf"\s{{0,10}}By[ ]{{0,3}}\n{{1,2}}[ ]{{0,4}}(?P<name>{FULL})[ ]{{0,3}}$", re.M)
_NUMBERED = re.compile(r"[ ]\(\d{2,6}\)[ ]{0,3}$", re.MULTILINE)
_PRESENT = re.compile(
    r"^[ #*>|]{0,6}(?:attendees|present|in attendance|members present|attending|apologies)"
    r"[ :*]{0,4}$",
    re.MULTILINE,
)
_ATTENDING = re.compile(
    rf"[ *\u2022-]{{0,6}}(?P<name>{_TITLE}{FULL})(?=[ ]{{0,3}}(?:$|[,(;:]| - ))", re.M
)
_CLOSED = re.compile(r"[,.;)]")
_SHOUTED = frozenset({"MR", "MRS", "MS", "MISS", "DR", "JUDGE", "SIR", "DAME"})
_SPEECHES = frozenset(
    {"response", "reply", "letter", "email", "mail", "message", "request", "complaint"}
)
_BEFORE_IT = {"doing": "people/speech", "honour": "people/signature", "a": "people/apposed"}
_BEFORE_BODY = (", ", " - ", " (", ", of ", ", from the ", ", from ")
_MOST = 3  # words of a name
_AWAY = 5  # words between a name's comma and the office
_LIST = 3000

Named = tuple[str, Span]


def around(source: Source, found: Tokens, bodies: Sequence[Mention]) -> Iterator[Named]:
    """The names so given, with the rule that found each."""
    plain = source.plain
    yield from _labelled(plain)
    triggers = _triggers()
    for index in [n for n, token in enumerate(found) if token.key in triggers]:
        sort = triggers[found[index].key]
        if not (sort == "a" and found[index].gap != COMMA):
            yield from _at(plain, found, index, sort)
    for body in bodies:
        before = plain[found[body.first - 1].end : body.start] if body.first else ""
        if before in _BEFORE_BODY and (name := _before(plain, found, body.first - 1)):
            yield "people/of-body", name
    for one in _NUMBERED.finditer(plain):
        place = found.starts.get(one.start() + 2)
        if place and (name := _before(plain, found, place - 1)):
            yield "people/signature", name
    if match := _BYLINE.match(plain):
        yield "people/byline", Span(*match.span("name"))
    for span in (*_present(source), *_listed(source)):
        yield "people/listed", span


def _at(plain: str, found: Tokens, index: int, sort: str) -> Iterator[Named]:
    """The name that a word at a place tells of, before or after it."""
    follows = found[index + 1] if index + 1 < len(found) else None
    if sort in _BEFORE_IT:
        rule, is_so = _BEFORE_IT[sort], _is_behind_name(plain, found, index, sort)
        if is_so and (name := _before(plain, found, index - 1)):
            yield rule, name
    elif sort in ("title", "courtesy"):
        pattern = _CAPITALS if found[index].word in _SHOUTED else _INITIALLED
        if follows and (one := pattern.match(plain, follows.start)):
            yield "people/titled", Span(*one.span())
    elif sort == "from":
        if index and found[index - 1].key in _SPEECHES:
            yield from _named_at(plain, follows, "people/by", is_closed=True)
    else:
        yield from _by_office(plain, found, index, follows, sort)


def _is_behind_name(plain: str, found: Tokens, index: int, sort: str) -> bool:
    """Whether a word stands as it would behind a name: "Ann Ashe said", "Ann Ashe JP"."""
    if not index:
        return False
    if sort == "honour":
        return found[index].word.isupper()
    if sort == "doing":
        return found[index].gap in (UNBROKEN, COMMA, LINE)
    return found[index].gap == COMMA and _SOMEBODY.match(plain, found[index - 1].end) is not None


def _by_office(
    plain: str, found: Tokens, index: int, follows: Token | None, sort: str
) -> Iterator[Named]:
    """ "journalist Ann Ashe", "my deputy, Ann Ashe," and "Ann Ashe, interim director"."""
    if follows and follows.is_capital:
        if follows.gap == COMMA:
            yield from _named_at(plain, follows, "people/after-role", is_closed=True)
        elif sort != "office" and found[index].word.islower() and follows.gap == UNBROKEN:
            yield from _named_at(plain, follows, "people/occupation")
    for at in range(index, max(0, index - _AWAY), -1):
        if found[at].gap == COMMA or plain[found[at].start - 1 : found[at].start] == "(":
            if name := _before(plain, found, at - 1):
                yield "people/before-role", name
            return
        if found[at].gap != UNBROKEN:
            return


def _named_at(
    plain: str, token: Token | None, rule: str, *, is_closed: bool = False
) -> Iterator[Named]:
    if token and token.is_capital and (one := _NAMED.match(plain, token.start)):
        if not is_closed or _CLOSED.match(plain, one.end()):
            yield rule, Span(*one.span())


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


def _listed(source: Source) -> Iterator[Span]:
    """Each name of a line that is a list of names: of those present."""
    for line in source.lines:
        piece = source.plain[line.start : line.end]
        if piece.count(", ") > 1 and _LISTED.match(piece):
            yield from (Span(*one.span()) for one in _ONE.finditer(source.plain, *line))


def _labelled(plain: str) -> Iterator[Named]:
    for one in _labels().finditer(plain):
        yield (
            "people/thread" if "equest" in one["label"] else "people/label",
            Span(*one.span("name")),
        )
        if one["second"]:
            yield "people/label", Span(*one.span("second"))


@cache
def _triggers() -> dict[str, str]:
    """What a word, in small letters, says of the name beside it."""
    found = dict.fromkeys(("judge", "sir", "dame"), "title")
    found |= dict.fromkeys(("from", "by"), "from") | dict.fromkeys(("a", "an"), "a")
    found |= {one.lower(): "honour" for one in words("people", "honours")}
    found |= dict.fromkeys(words("people", "doings"), "doing")
    found |= dict.fromkeys(words("people", "offices"), "office")
    found |= dict.fromkeys(words("people", "occupations"), "occupation")
    courtesy = word_set("organisations", "titles") & {"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Cllr"}
    return found | {one.lower(): "courtesy" for one in courtesy}


@cache
def _labels() -> re.Pattern[str]:
    listed = "|".join(re.escape(one) for one in words("people", "labels"))
    return re.compile(
        rf"^[ >|*#]{{0,6}}(?P<label>(?i:{listed}))[ *|]{{0,4}}(?::|\|)[ *|]{{0,30}}\n?[ ]{{0,4}}"
        rf"(?P<name>{_TITLE}{FULL})(?![\w'-])"
        rf"(?:(?: and |, | & )(?P<second>{FULL})(?=[ ]{{0,3}}(?:$|[,(|])))?",
        re.MULTILINE,
    )
