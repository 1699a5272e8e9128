"""Names of bodies from the registers and the rule file, found word by word.

A name is found however its words are spaced, broken over lines or framed in a table. A name of
one word must be written in just those letters, so that "MET" and "met" are not the Met.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from extract.cues import LOADER, section, words
from extract.tokens import BROKEN, LINE, UNBROKEN, Tokens, folded, owned


@dataclass(frozen=True)
class Body:
    """A body: the name to give it, its kind, and its entry in the registers if it has one."""

    canonical: str
    kind: str
    reference: str | None = None
    parent: str | None = None


@dataclass(frozen=True)
class Named:
    """A body named at some tokens."""

    body: Body
    first: int
    last: int  # the index after the last token


@dataclass
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    ends: dict[str, Body] = field(default_factory=dict)  # by the name as written in the register


@dataclass(frozen=True)
class Names:
    """The bodies by the words of their names and by reference, and the names that need care."""

    root: _Node
    by_reference: Mapping[str, Body]
    unsafe: frozenset[str]  # names that are words of other senses too
    after_the: frozenset[str]  # those of them that count after "the"

    def find(self, found: Tokens) -> Iterator[Named]:
        """Every body named, the longest name at each place, none within another."""
        until = 0
        firsts = self.root.next
        for place in found.capitals:
            key = found[place].key
            if place < until or not (key in firsts or "'" in key):
                continue
            named = self._at(found, place)
            if named and found[place].key == "the":  # "The Independent Office" is no newspaper
                longer = self._at(found, place + 1) if place + 1 < len(found) else None
                named = longer if longer and longer.last > named.last else named
            if named:
                yield named
                until = named.last

    def named(self, name: str) -> Body | None:
        """The body of a whole name."""
        return _named(self.root, name)

    def _at(self, found: Tokens, place: int) -> Named | None:
        node, best = self.root, None
        for index in range(place, len(found)):
            token = found[index]
            if index > place and token.gap == BROKEN:
                break
            best = self._end(found, place, index, node.next.get(owned(token.key))) or best
            step = node.next.get(folded(token.key))
            if step is None:
                break
            node = step
            best = self._end(found, place, index, node) or best
        return best

    def _end(self, found: Tokens, first: int, last: int, node: _Node | None) -> Named | None:
        """The body whose name ends here, if it is written as a name."""
        if node is None or not node.ends or not found[last].is_capital:
            return None
        if first < last:
            return Named(next(iter(node.ends.values())), first, last + 1)
        word = owned(found[last].word)
        body = node.ends.get(word)
        if body is None:
            return None
        if word in self.unsafe:
            before = found[first - 1].key if first else ""
            named_on = last + 1 < len(found) and found[last + 1].gap in (UNBROKEN, LINE)
            if word not in self.after_the or before != "the":
                return None
            if named_on and found[last + 1].is_capital:
                return None
        return Named(body, first, last + 1)


@cache
def names() -> Names:
    """The names of the packaged registers and of the rule file."""
    root, by_reference = _Node(), dict[str, Body]()
    for reference, entry in _entries():
        body = _body(reference, entry)
        by_reference[reference] = body
        for name in _names_of(entry):
            _add(root, name, body)
    for kind, bodies in section("organisations", "bodies").items():
        for canonical, others in cast("Mapping[str, list[str]]", bodies).items():
            body = _named(root, canonical) or Body(canonical, kind)  # a register's, if it has one
            for name in (canonical, *others):
                _add(root, name, body)
    unsafe = frozenset(words("organisations", "unsafe"))
    return Names(root, by_reference, unsafe, frozenset(words("organisations", "after-the")))


def _named(root: _Node, name: str) -> Body | None:
    """The body of a whole name."""
    node: _Node | None = root
    for word in name.replace("&", "and").split():
        node = node.next.get(_key(word)) if node else None
    return next(iter(node.ends.values()), None) if node else None


def _entries() -> Iterator[tuple[str, Mapping[str, object]]]:
    """The bodies and offices of the packaged registers."""
    folder = files("data").joinpath("registers")
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.endswith(".yaml"):
            register = yaml.load(path.read_text(encoding="utf-8"), LOADER)
            for reference, entry in (register.get("entries") or {}).items():
                if reference.startswith(("org/", "office/")):
                    yield reference, entry


def _body(reference: str, entry: Mapping[str, object]) -> Body:
    renamed = section("organisations", "canonical").get(reference, entry["label"])
    kind = cast("str", entry.get("kind", "office"))
    return Body(cast("str", renamed), kind, reference, cast("str | None", entry.get("of")))


def _names_of(entry: Mapping[str, object]) -> Iterator[str]:
    yield cast("str", entry["label"])
    yield from cast("list[str]", entry.get("aliases") or [])
    for other in cast("list[Mapping[str, str]]", entry.get("names") or []):
        yield other["name"]


def _add(root: _Node, name: str, body: Body) -> None:
    """Add a name, a sign for "and" as that word; the first body to bear it keeps it."""
    node = root
    for word in name.replace("&", "and").replace("-", " ").split():
        node = node.next.setdefault(_key(word), _Node())
    node.ends.setdefault(name, body)


def _key(word: str) -> str:
    """A word of a name as it is compared."""
    return folded(word.lower().strip(",()"))
