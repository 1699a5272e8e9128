"""Limbs of an exemption: which letters name exemptions of their own, and which are conditions.

"31(1)(a) and (b)" are two exemptions; "40(2)(a) and (b)" are the two conditions of one. A letter
may quote the limbs that it relies on in paragraphs of their own, below the section that it names.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import cast

from extract.cues import section
from extract.reading import EXEMPTION, Citation
from extract.source import Source

_LIMB = re.compile(r"\n[ \u2022*-]{0,8}\(?(?P<letter>[a-j])\)[ ]{0,3}(?=[a-zA-Z])")
_IS_OVER = re.compile(r"[.!?;][\"')]{0,2}\s|\n[ ]{0,8}\(?[\d]")  # another sentence, or law numbered
_IS_LEFT = re.compile(r"\n[ ]{0,8}\n(?![ \u2022*-]{0,8}\(?[a-j]\)|[ ]{0,8}\n|\Z)")
_DEEPEST = re.compile(r"\([a-z]{1,4}\)\Z")
_FAR = 330  # characters from a section to the first of its limbs, and from one to the next
_ALL = 5  # limbs that only repeat the law


def with_limbs(source: Source, found: Iterable[Citation]) -> Iterator[Citation]:
    """The citations, each exemption by the limbs that stand below it, or without conditions."""
    listed = list(found)
    for one in _without_conditions(listed):
        below = list(_below(source, one)) if one.role == EXEMPTION else []
        yield from (replace(one, section=f"{one.section}({letter})") for letter in below)
        if not below:
            yield one


def _without_conditions(found: list[Citation]) -> Iterator[Citation]:
    """Conditions that are named together give way to the subsection that they are of."""
    for one in found:
        parent = _parent(one.section or "")
        sisters = [o for o in found if o.start == one.start and _parent(o.section or "") == parent]
        is_condition = parent in _parts("conditions").get(one.act, ())
        if one.role != EXEMPTION or not is_condition or len(sisters) < 2:
            yield one
        else:
            yield replace(one, section=parent)


def _parent(written: str) -> str:
    """The subsection of a limb, "40(2)" of "40(2)(a)" and of "40(2)(a)(i)"; empty for others."""
    limbless = written
    while _DEEPEST.search(limbless):
        limbless = _DEEPEST.sub("", limbless)
    return limbless if limbless != written and "(" in limbless else ""


def _below(source: Source, one: Citation) -> list[str]:
    """The letters of the paragraphs that begin with one, right below a section or subsection."""
    if not one.section or one.section not in _parts("divided").get(one.act, ()):
        return []
    first = _LIMB.search(source.plain, one.end, one.end + _FAR)
    if first is None or _IS_OVER.search(source.plain, one.end, first.start()):
        return []
    found, after = [first["letter"]], first.end()
    while more := _LIMB.search(source.plain, after, after + _FAR):
        if _IS_LEFT.search(source.plain, after, more.start() + 1):
            break
        found.append(more["letter"])
        after = more.end()
    return found if len(found) < _ALL else []


@cache
def _parts(key: str) -> dict[str, list[str]]:
    return cast("dict[str, list[str]]", section("provisions", key))
