"""The bodies that a document names: those of registers, those whose name has the shape of one,
and suppliers by what is said of them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extract.blocks import FOOTER, Blocks
from extract.cues import cues, present, word_set, words
from extract.mention import Mention
from extract.merged import one_name_each
from extract.names import Body, Named, names
from extract.reading import Found, Organisation
from extract.shapes import JOINING, bare, begins_line, heads, shaped, trimmed
from extract.source import Source
from extract.tokens import COMMA, LINE, UNBROKEN, Token, Tokens

_MAYOR = re.compile(r"mayor of (?!london)[a-z]")
_PLACE_REACH = 70
_PLACE = re.compile(
    r"(?<![\w'-])(?P<place>[A-Z][a-z]{2,20}(?:[ -](?:(?:and|upon|of) )?[A-Z][a-z]{2,20}){0,2})\Z"
)
_CHAMBER = re.compile(r" \((?:Information Rights|General Regulatory Chamber)\)")
_PARAGRAPH = re.compile(r"\n\s*\n")
_REGISTER, _LISTED, _SHAPE = 0.95, 0.9, 0.7


def mentions(source: Source, found: Tokens, blocks: Blocks) -> tuple[Mention, ...]:
    """Every naming of a body outside footers, in order; no two overlap."""
    is_elsewhere = _is_elsewhere(source.low)
    named = [
        m
        for m in _listed(source, found)
        if blocks.at(m.start) != FOOTER
        and not _within_longer(found, m)
        and not (is_elsewhere and m.body.kind == "office")
    ]
    taken = {index for one in named for index in range(one.first, one.last)}
    supplying = [m for m in _suppliers(source, found, taken) if blocks.at(m.start) != FOOTER]
    taken |= {index for one in supplying for index in range(one.first, one.last)}
    by_shape = (_by_shape(found, one) for one in shaped(source, found, taken))
    shapely = [m for m in by_shape if blocks.at(m.start) != FOOTER]
    small = [m for m in _in_small(source, found, named) if blocks.at(m.start) != FOOTER]
    return tuple(one_name_each(sorted([*named, *shapely, *supplying, *small], key=_place)))


def _place(one: Mention) -> int:
    return one.start


def organisations(
    source: Source, found: Iterable[Mention], issuer: Found | None = None
) -> tuple[Organisation, ...]:
    """The bodies, each at its first naming, and the paper that issues an article."""
    first: dict[str, Organisation] = {}
    for one in found:
        key = one.body.canonical.casefold()
        if key not in first:
            first[key] = _organisation(source, one)
    if issuer is not None and issuer.rule.startswith("papers/"):
        paper = issuer.value.casefold()
        first = {key: one for key, one in first.items() if not key.startswith(paper)}
        place = issuer.start, issuer.end, issuer.rule, issuer.score
        first[paper] = Organisation(issuer.value, issuer.value, *place, "media")
    return tuple(sorted(first.values(), key=lambda one: one.start))


def _organisation(source: Source, one: Mention) -> Organisation:
    start, end = _on_one_line(source, one)
    name = " ".join(source.text[start:end].split())
    body = one.body
    rule, score, kind = one.rule, one.score, body.kind
    return Organisation(name, body.canonical, start, end, rule, score, kind, body.reference)


def _on_one_line(source: Source, one: Mention) -> tuple[int, int]:
    """The place of a name; of one parted by the frame of a table, that of its longest part."""
    piece = source.text[one.start : one.end]
    if "|" not in piece:
        return one.start, one.end
    place, parts = one.start, []
    for part in piece.split("|"):
        inner = part.strip()
        if inner:
            at = place + part.index(inner)
            parts.append((at, at + len(inner)))
        place += len(part) + 1
    return max(parts, key=lambda span: (span[1] - span[0], -span[0]))


def _listed(source: Source, found: Tokens) -> Iterator[Mention]:
    for named in names().find(found):
        last = _company_end(found, named.last)
        start, end = found[named.first].start, _end(found[last - 1])
        in_register = named.body.reference is not None
        if last > named.last and not in_register:
            whole = " ".join(token.word for token in found[named.first : last])
            named = Named(Body(whole, named.body.kind), named.first, last)
        if named.body.kind == "tribunal" and (more := _CHAMBER.match(source.plain, end)):
            whole, end = named.body.canonical + more[0], more.end()
            named = Named(Body(whole, "tribunal"), named.first, last)
        rule = "organisations/register" if in_register else "organisations/listed"
        score = _REGISTER if in_register else _LISTED
        yield Mention(named.body, named.first, named.last, start, end, rule, score)


def _by_shape(found: Tokens, named: Named) -> Mention:
    start, end = found[named.first].start, _end(found[named.last - 1])
    return Mention(named.body, named.first, named.last, start, end, "organisations/shape", _SHAPE)


def _end(token: Token) -> int:
    """The end of a name without the mark of the possessive."""
    word = token.word
    return token.end - (2 if word.endswith("'s") else 1 if word.endswith("'") else 0)


def _in_small(source: Source, found: Tokens, named: list[Mention]) -> Iterator[Mention]:
    """Bodies in the style of newspapers: "Thornhaven city council", "Vale police"."""
    starts, taken = found.starts, {one.start for one in named}
    ends: dict[int, int] = {}
    for end in _small().finditer(source.plain):
        before = max(0, end.start() - _PLACE_REACH)
        match = _PLACE.search(source.plain, before, end.start())
        if match is None:
            continue
        span = match.start("place"), end.end()
        ends = ends or {token.end: index for index, token in enumerate(found)}
        first, last = starts.get(span[0]), ends.get(span[1])
        place = match["place"].split()[0]
        if first is None or last is None or span[0] in taken or _is_no_place(place):
            continue
        name = " ".join(
            w if w in JOINING else w[:1].upper() + w[1:]
            for w in source.plain[span[0] : span[1]].split()
        )
        kind = heads().get(name.split()[-1], "other")
        body = names().named(name) or Body(name, kind)
        rule = "organisations/small-letters"
        yield Mention(body, first, last + 1, *span, rule, _SHAPE)


def _is_no_place(word: str) -> bool:
    return word in word_set("organisations", "no-places") or word in word_set(
        "organisations", "sentence-words"
    )


@cache
def _small() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(words('organisations', 'small-heads'))})(?![\w-])")


def _is_elsewhere(low: str) -> bool:
    """Whether another mayor's office is meant, with deputies of the titles of a register's."""
    return "combined authority" in low or _MAYOR.search(low) is not None


def _within_longer(found: Tokens, one: Mention) -> bool:
    """Whether a company's name is but a word of a public body's: "Acorn and Vale Police"."""
    if one.body.kind != "vendor" or one.last - one.first > 1:
        return False
    if one.first and found[one.first - 1].key in _WHERE and found[one.first].gap == UNBROKEN:
        return True
    before = found[one.first - 2 : one.first] if one.first > 1 else ()
    if before and before[1].key in ("for", "of") and before[0].is_capital:
        return before[1].gap == UNBROKEN and found[one.first].gap == UNBROKEN
    ends = word_set("organisations", "public-heads") | _weak_heads()
    for index in range(one.last, min(one.last + 5, len(found))):
        token = found[index]
        if token.gap != UNBROKEN or not (token.is_capital or token.key in JOINING):
            return False
        if bare(token) in ends:
            return True
    return False


_WHERE = frozenset({"in", "at", "near", "around", "across"})


@cache
def _weak_heads() -> frozenset[str]:
    """Words that end the name of another company: "Northgate" of "Northgate Harbour Systems"."""
    companies = {word for word, kind in heads().items() if kind == "vendor"}
    return frozenset(companies - word_set("organisations", "company-ends"))


def _company_end(found: Tokens, last: int) -> int:
    """The end of a company's name that goes on: "Acorn" as "Acorn Lanterns UK Ltd"."""
    for index in range(last, min(last + 4, len(found))):
        if found[index].gap != UNBROKEN or not found[index].is_capital:
            break
        if found[index].word in ("Ltd", "Limited", "Plc", "PLC", "LLP", "Inc"):
            return index + 1
    return last


def _suppliers(source: Source, found: Tokens, taken: set[int]) -> Iterator[Mention]:
    starts = found.starts
    for one in present(cues("organisations", "suppliers"), source.low):
        for match in one.find(source.low):
            if not _PARAGRAPH.search(source.plain, match.start(), match.end()):
                index = starts.get(match.end())
                yield from _listed_after(source, found, index, taken, one.id, one.score)


def _listed_after(
    source: Source, found: Tokens, index: int | None, taken: set[int], rule: str, score: float
) -> Iterator[Mention]:
    """The names of a list: "contracts with Acorn, Bexcom and Crail Group"."""
    while index is not None and index < len(found):
        last = index
        while last < len(found) and last - index < 4 and _is_of_name(found, index, last):
            is_joined = found[last].gap in (UNBROKEN, LINE)
            if last > index and (not is_joined or begins_line(source, found, last)):
                break
            last += 1
        if last == index:
            return
        if not taken.intersection(range(index, last)):
            taken.update(range(index, last))
            mention = _supplier(found, index, last, rule, score)
            if mention:
                yield mention
        index = _next_in_list(found, last)


def _is_of_name(found: Tokens, first: int, index: int) -> bool:
    """Whether a word goes on with a supplier's name: "Acorn & Bexcom Ltd"."""
    if found[index].word == "&" and index > first and index + 1 < len(found):
        return found[index + 1].is_capital
    return found[index].is_capital


def _next_in_list(found: Tokens, last: int) -> int | None:
    if last >= len(found):
        return None
    if found[last].key == "and" and found[last].gap in (UNBROKEN, COMMA):
        last += 1
        return last if last < len(found) else None
    return last if found[last].gap == COMMA else None


def _supplier(found: Tokens, first: int, last: int, rule: str, score: float) -> Mention | None:
    start = trimmed(found, first, last)
    if start is None or {t.word for t in found[start:last]} & (
        word_set("organisations", "part-words") | word_set("organisations", "not-suppliers")
    ):
        return None
    name = " ".join([t.word for t in found[start : last - 1]] + [bare(found[last - 1])])
    if name in word_set("organisations", "too-short") or len(name) < 3 or name in heads():
        return None
    kind = heads().get(bare(found[last - 1]), "vendor")
    return Mention(
        Body(name, kind), start, last, found[start].start, _end(found[last - 1]), rule, score
    )
