"""Relations by what stands together in a sentence: bodies, projects and a word that relates.

"Under the agreement the Home Office met half of the cost of Beacon" has no phrase between the two
names that a rule would know. The word "cost of" with a department and a project is enough, for
money runs from the department to the project. Which way a relation runs is told by the sort of
each thing (``sorts`` in ``rules/relations.yaml``). A part and its whole, of no telling sorts, are
known by all that stands between their names.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import cast

from extract.blocks import Blocks
from extract.cues import Cue, Cues, cue, cues, section, spaced, words
from extract.kind import FOI
from extract.mention import Mention
from extract.reading import Amount, Found, Relation
from extract.relations import dealing, is_stated
from extract.source import Source
from extract.spans import Span

_LONGEST = 420  # characters; a longer sentence is a list or a broken layout
_MOST = 6  # things; a sentence with more relates nobody knows which of them
_WITH_SUM = "relations/sum-for"
_SOURCE = re.compile(r"\b(?:from|by|through|with|thanks to)(?: [a-z']{1,9}){0,2} ?$")
_REMEMBERED = 500  # characters for which "the system" is the one named before
_PLACES = 40  # of one name; more say nothing new
_INITIALS = 3  # letters; fewer are no name
_PART, _APART = 0.6, 80
PROJECT = "project"


@dataclass(frozen=True, order=True)
class Thing:
    """A body or project named at a place."""

    start: int
    end: int
    name: str
    sort: str


@dataclass(frozen=True)
class SentenceDealings:
    """A document and those of its values between which the relations are."""

    source: Source
    blocks: Blocks
    bodies: Sequence[Mention]
    projects: Sequence[Thing]
    amounts: Sequence[Amount]
    speaker: Found | None
    kind: str

    def relations(self) -> Iterator[Relation]:
        for sentence, things in self._sentences():
            if len(sentence) > _LONGEST or len({one.name for one in things}) > _MOST:
                continue
            yield from self._parts(things)
            for phrase in self._said(sentence):
                for subject, thing in self._pairs(phrase.says, things):
                    yield _related(phrase, subject, thing)

    def _parts(self, things: Sequence[Thing]) -> Iterator[Relation]:
        """What a phrase between two things makes a part of the other."""
        for one, other in pairwise(things):
            is_near = 0 < other.start - one.end <= _APART and one.name != other.name
            if is_near and _part().fullmatch(self.source.low, one.end, other.start):
                names = one.name, "part-of", other.name
                yield Relation(*names, one.start, other.end, "relations/part-of", _PART)

    def _said(self, sentence: Span) -> list[Cue]:
        """The first cue for each predicate; one of a sum only where the sentence has a sum."""
        if dealing("not-supplied").first(self.source.low, sentence.start, sentence.end):
            return []
        has_sum = any(sentence.holds(one.start) for one in self.amounts)
        first: dict[str, Cue] = {}
        for one in cues("relations", "together").within(
            self.source.low, sentence.start, sentence.end
        ):
            if one.id == _WITH_SUM and not has_sum:
                continue
            if one.says not in first and one.first(self.source.low, sentence.start, sentence.end):
                first[one.says] = one
        return list(first.values())

    def _sentences(self) -> Iterator[tuple[Span, list[Thing]]]:
        """Sentences with the things named in each, in order."""
        named = sorted({*map(_thing, self.bodies), *self.projects})
        things = sorted({*named, *self._meant(named)})
        starts = [one.start for one in things]
        at = 0
        while at < len(things):
            sentence = self.source.sentence_at(things[at].start)
            end = max(at + 1, bisect_left(starts, sentence.end))
            if is_stated(self.source, self.blocks, things[at].start):
                yield sentence, things[at:end]
            at = end

    def _meant(self, named: Sequence[Thing]) -> Iterator[Thing]:
        """What is meant where "the system" or "the firm" stands: the last one named, if near."""
        by_sort: dict[str, list[Thing]] = {}
        for one in named:
            by_sort.setdefault(one.sort, []).append(one)
        for phrase in _standing():
            if phrase.says not in by_sort:
                continue
            starts = [one.start for one in by_sort[phrase.says]]
            for match in phrase.find(self.source.low):
                at = bisect_left(starts, match.start()) - 1
                if at >= 0 and match.start() - starts[at] < _REMEMBERED:
                    name = by_sort[phrase.says][at].name
                    yield Thing(*match.span(), name, phrase.says)

    def _pairs(self, predicate: str, things: Sequence[Thing]) -> Iterator[tuple[Thing, Thing]]:
        """Who stands to whom as the predicate says, by the sorts of the things."""
        roles = _roles()[predicate]
        subjects = [one for one in things if one.sort in roles.subjects]
        objects = [one for one in things if one.sort in roles.objects]
        if not subjects and (speaker := self._speaker(roles.subjects)):
            subjects = [speaker]
        if not objects and predicate == "evaluates":
            subjects = [one for one in subjects if one.sort != "overseer"]
            objects = self._last_project(things[0].start)
        if not objects and (speaker := self._speaker(roles.objects)):
            objects = [speaker]
        for thing in _distinct(objects):
            ranked = [
                one
                for one in subjects
                if _may(predicate, one, thing) and (predicate != "funds" or self._gives(one, thing))
            ]
            if ranked:
                yield min(ranked, key=lambda one: abs(one.start - thing.start)), thing

    def _last_project(self, place: int) -> list[Thing]:
        """The project told of before: "An evaluation by the University is due" does not name it."""
        before = [one for one in self.projects if place - _REMEMBERED < one.start < place]
        return [max(before)] if before else []

    def _gives(self, giver: Thing, taker: Thing) -> bool:
        """Whether a giver comes first, or after "from" or "by": "sent the department a bill"."""
        if giver.start < taker.start or taker.start < 0:
            return True
        return _SOURCE.search(self.source.low, max(0, giver.start - 24), giver.start) is not None

    def _speaker(self, sorts: frozenset[str]) -> Thing | None:
        """The body that speaks, in a letter or decision, where a sentence leaves it unnamed."""
        if self.speaker is None or self.kind not in (*FOI, "decision"):
            return None
        name = self.speaker.value
        kind = next((m.body.kind for m in self.bodies if m.body.canonical == name), "other")
        sort = _sort(name, kind)
        return Thing(-1, -1, name, sort) if sort in sorts else None


@dataclass(frozen=True)
class _Roles:
    subjects: frozenset[str]
    objects: frozenset[str]


def places_of(source: Source, one: Found) -> Iterator[Thing]:
    """Every place of a project's name as first written, then those of its initials."""
    name = source.plain[one.start : one.end]
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    for written in (name, initials) if len(initials) >= _INITIALS else (name,):
        place = source.plain.find(written, one.start)
        for _ in range(_PLACES):
            if place < 0:
                break
            end = place + len(written)
            beside = source.plain[max(0, place - 1) : place] + source.plain[end : end + 1]
            if written is name or not any(map(str.isalnum, beside)):
                yield Thing(place, end, one.value, PROJECT)
            place = source.plain.find(written, end)


def _related(phrase: Cue, subject: Thing, thing: Thing) -> Relation:
    """The relation, at the words from the one to the other; who speaks has no place."""
    named = [one for one in (subject, thing) if one.start >= 0]
    start, end = min(one.start for one in named), max(one.end for one in named)
    return Relation(subject.name, phrase.says, thing.name, start, end, phrase.id, phrase.score)


def _may(predicate: str, one: Thing, other: Thing) -> bool:
    """Whether the first may stand so to the second: money runs down the ranks alone."""
    if one.name == other.name:
        return False
    if predicate != "funds":
        return True
    if one.sort in _sorts("buyers") and other.sort not in _sorts("sellers"):
        return False
    return _ranks()[one.sort] > _ranks()[other.sort]


def _distinct(things: Sequence[Thing]) -> list[Thing]:
    first: dict[str, Thing] = {}
    for one in things:
        first.setdefault(one.name, one)
    return list(first.values())


def _thing(one: Mention) -> Thing:
    return Thing(one.start, one.end, one.body.canonical, _sort(one.body.canonical, one.body.kind))


@cache
def _sort(name: str, kind: str) -> str:
    """What sort of thing a body is: by a word of its name, else by its kind."""
    by_word = cast("Mapping[str, Sequence[str]]", section("relations", "sorts-by-word"))
    padded = f" {name} "
    for sort, listed in by_word.items():
        if kind in ("other", "public-body", "policing-body", "ngo") and any(
            f" {word} " in padded for word in listed
        ):
            return sort
    by_kind = cast("Mapping[str, Sequence[str]]", section("relations", "sorts-by-kind"))
    return next((sort for sort, kinds in by_kind.items() if kind in kinds), "body")


@cache
def _roles() -> Mapping[str, _Roles]:
    listed = cast("Mapping[str, Mapping[str, Sequence[str]]]", section("relations", "roles"))
    return {
        name: _Roles(frozenset(one["subjects"]), frozenset(one["objects"]))
        for name, one in listed.items()
    }


def _sorts(key: str) -> Sequence[str]:
    return cast("Sequence[str]", section("relations", "ranks")[key])


@cache
def _ranks() -> Mapping[str, int]:
    order = cast("Sequence[str]", section("relations", "ranks")["order"])
    return {sort: -at for at, sort in enumerate(order)}


@cache
def _part() -> re.Pattern[str]:
    return re.compile("|".join(map(spaced, words("relations", "part-of"))))


@cache
def _standing() -> Cues:
    """The phrases that stand for a thing of a sort."""
    listed = cast("Mapping[str, Sequence[str]]", section("relations", "stands-for"))
    return Cues(
        cue(f"relations/{sort}", phrase, says=sort)
        for sort, phrases in listed.items()
        for phrase in phrases
    )
