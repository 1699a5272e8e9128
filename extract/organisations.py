"""The bodies that a document names: those of registers, those whose name has the shape of one,
and suppliers by what is said of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extract.asked_names import Wanted
from extract.blocks import FOOTER, Blocks
from extract.cues import section, word_set, words
from extract.mention import Mention
from extract.merged import as_written, one_name_each
from extract.names import Body, Named, names
from extract.reading import Found, Organisation
from extract.runs import JOINING, bare, heads
from extract.shapes import shaped
from extract.source import Source
from extract.suppliers import suppliers
from extract.tokens import UNBROKEN, Tokens, end_of, owned

_CHAMBER = re.compile(r" \(General Regulatory Chamber\)")
_SCOTTISH = re.compile(r"\bdecision (?:notice )?\d{1,4}/\d{4}|decision notice")
_FREEDOM = re.compile(r"\bfoia\b|\bfreedom of information\b")
_OTHERS = re.compile(
    r"information commissioner|crime commissioner|biometrics|surveillance|\bpcc\b|\bpfcc\b|opcc|"
    r"investigatory powers|victims' commissioner|children's commissioner|electoral commissioner"
)
_REGISTER, _LISTED, _SHAPE, _IMPLIED = 0.95, 0.9, 0.7, 0.6


def mentions(
    source: Source, found: Tokens, blocks: Blocks, wanted: Sequence[Wanted]
) -> tuple[Mention, ...]:
    """Every naming of a body outside footers, in order; no two overlap."""
    is_elsewhere = "combined authority" in source.low  # with deputies of a register's titles
    named = [
        m
        for m in _listed(source, found)
        if blocks.at(m.start) != FOOTER
        and not _within_longer(found, m)
        and not (is_elsewhere and m.body.kind == "office")
    ]
    taken = {index for one in named for index in range(one.first, one.last)}
    others = [
        *suppliers(source, found, taken, wanted),
        *_meant(source, found, taken),
        *(_by_shape(found, one) for one in shaped(source, found, taken)),
    ]
    named += [m for m in others if blocks.at(m.start) != FOOTER]
    named.sort(key=lambda one: one.start)
    return tuple(as_written(tuple(one_name_each(named)), source))


def organisations(
    source: Source, found: Iterable[Mention], issuer: Found | None
) -> tuple[Organisation, ...]:
    """The bodies, each at its first naming, and who issues the document."""
    first: dict[str, Organisation] = {}
    for one in found:
        key = one.body.canonical.casefold()
        if key not in first:
            first[key] = _organisation(source, one)
    if issuer is not None and issuer.value.casefold() not in first:
        first |= _issuing(source, issuer)
    first = {key: one for key, one in first.items() if key not in _sites()}
    return tuple(sorted(first.values(), key=lambda one: one.start))


def _issuing(source: Source, issuer: Found) -> dict[str, Organisation]:
    """The publisher where but an address or a mailbox names it, as it is written there."""
    name = source.words_of(issuer.start, issuer.end)
    if name.casefold() != issuer.value.casefold() or issuer.rule.startswith("authors/"):
        return {}  # a person who writes a page of their own is no body
    place = issuer.start, issuer.end, issuer.rule, issuer.score
    return {issuer.value.casefold(): Organisation(name, issuer.value, *place, "other")}


@cache
def _sites() -> frozenset[str]:
    """Sites through which people write or book, which are no party to anything."""
    return frozenset(one.casefold() for one in words("organisations", "not-parties"))


def _organisation(source: Source, one: Mention) -> Organisation:
    start, end = _on_one_line(source, one)
    name = " ".join(source.text[start:end].split())
    place = start, end, one.rule, one.score
    return Organisation(name, one.body.canonical, *place, one.body.kind)


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
        last = named.last
        start, end = found[named.first].start, end_of(found[last - 1])
        in_register = named.body.reference is not None
        if named.body.kind == "tribunal" and (more := _CHAMBER.match(source.plain, end)):
            whole, end = named.body.canonical + more[0], more.end()
            named = Named(Body(whole, "tribunal"), named.first, last)
        rule = "organisations/register" if in_register else "organisations/listed"
        score = _REGISTER if in_register else _LISTED
        yield Mention(named.body, named.first, named.last, start, end, rule, score)


def _by_shape(found: Tokens, named: Named) -> Mention:
    start, end = found[named.first].start, end_of(found[named.last - 1])
    return Mention(named.body, named.first, named.last, start, end, "organisations/shape", _SHAPE)


def _within_longer(found: Tokens, one: Mention) -> bool:
    """Whether a company's name is but a word of a public body's: "Acorn and Vale Police"."""
    if one.body.kind != "vendor" or one.last - one.first > 1:
        return False
    if one.first and found[one.first - 1].key in _WHERE and found[one.first].gap == UNBROKEN:
        return True
    if _is_of_product(found, one.last):
        return True
    ends = word_set("organisations", "public-heads") | _weak_heads()
    for index in range(one.last, min(one.last + 5, len(found))):
        token = found[index]
        if token.gap != UNBROKEN or not (token.is_capital or token.key in JOINING):
            return False
        if bare(token) in ends:
            return True
    return False


def _is_of_product(found: Tokens, index: int) -> bool:
    """Whether a company's name goes on with that of what it makes: "Acorn Pathfinder"."""
    if index >= len(found) or found[index - 1].word.endswith(("'s", "'")):
        return False
    token = found[index]
    if token.gap != UNBROKEN or not token.is_capital or token.word == "&":
        return False
    if token.word in section("projects", "known") or not token.word[1:].islower():
        return token.word.isupper()  # a product that goes by its own name too: "SenseGrid"
    ahead = found[index : index + 4]
    stop = next((n for n, one in enumerate(ahead) if n and one.gap != UNBROKEN), len(ahead))
    words = {bare(one) for one in ahead[:stop] if one.is_capital}
    firm = heads().keys() | word_set("organisations", "tails")
    return words.isdisjoint(firm) and token.word not in word_set("organisations", "sentence-words")


_WHERE = frozenset({"in", "at", "near", "around", "across"})


@cache
def _weak_heads() -> frozenset[str]:
    """Words that end the name of another company: "Northgate" of "Northgate Harbour Systems"."""
    companies = {word for word, kind in heads().items() if kind == "vendor"}
    return frozenset(companies - word_set("organisations", "company-ends"))


def _meant(source: Source, found: Tokens, taken: set[int]) -> Iterator[Mention]:
    """The commissioner for information that a document means without saying which.

    A decision under FOISA says "the Commissioner" and means the Scottish one.
    """
    low = source.low
    if "the commissioner" not in low or _OTHERS.search(low):
        return
    if "foisa" in low and _SCOTTISH.search(low):
        name = "Scottish Information Commissioner"
    elif _FREEDOM.search(low) and "foisa" not in low:
        name = "Information Commissioner's Office"
    else:
        return
    index = next((n for n in found.capitals if owned(found[n].word) == "Commissioner"), None)
    body = names().named(name)
    if index is not None and body is not None and index not in taken:
        one = found[index]
        taken.add(index)
        place = one.start, end_of(one)
        yield Mention(body, index, index + 1, *place, "organisations/meant", _IMPLIED)
