"""What the addresses of sites and of mail in a document say of whose they are."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

from extract.cues import section, words
from extract.mention import Mention
from extract.names import Body, names
from extract.source import Source

_PUBLIC = re.compile(
    r"(?:www\.|@|//)(?:[a-z0-9-]{1,40}\.){0,2}?(?P<name>[a-z0-9-]{2,40})\.(?:pnn\.|cjsm\.)?"
    r"(?:(?P<police>police\.uk)|(?P<gov>gov\.uk|gov\.wales|gov\.scot)|(?:org|nhs|ac)\.uk)\b"
)
_OWN_LINK = re.compile(r"\b[Ww]e(?: have)? \[[^\]]{1,60}\Z")
_LONGEST_LINK = 300
_LEAST_LABEL, _LEAST_SHORT = 4, 3  # letters of an address that may spell a name
_POLICE = "police-force"
_PLACED = (_POLICE, "local-authority", "council")


def is_link(source: Source, place: int) -> bool:
    """Whether an address there is where a link leads that is not of its own: "we [reported]"."""
    least = max(0, place - _LONGEST_LINK)
    opened = source.plain.rfind("](", least, place)
    if opened <= max(source.plain.rfind(sign, least, place) for sign in (" ", "\n", ")")):
        return False
    return _OWN_LINK.search(source.plain, least, opened) is None


def domains(source: Source) -> Iterator[Mention]:
    """The known bodies whose names addresses of public bodies spell."""
    for match in _PUBLIC.finditer(source.low):
        label = match["name"].replace("-", "")
        if body := _spelt(label, is_police=bool(match["police"]), is_public=bool(match["gov"])):
            yield Mention(body, -1, -1, *match.span("name"), "issuers/domain", 0.6)


def _spelt(label: str, *, is_police: bool, is_public: bool) -> Body | None:
    """The body of a label: a force before "police.uk", any other before the rest."""
    found = list(_by_label().get(label, ()))
    short = names().named(label) if len(label) >= _LEAST_SHORT else None
    if short is not None and (is_police or is_public):
        found.append((short, True))
    for body, is_whole in found:
        if (body.kind == _POLICE) == is_police and (is_whole or is_police or is_public):
            return body
    return None


@cache
def _by_label() -> Mapping[str, list[tuple[Body, bool]]]:
    """Known bodies by what an address would spell: the whole name, or its place alone."""
    found: dict[str, list[tuple[Body, bool]]] = {}
    heads = {one.lower() for key in ("heads", "common") for one in words("parties", key)}
    of_foi = cast("list[str]", section("parties", "kinds")["foi"])
    listed = cast("Mapping[str, Mapping[str, object]]", section("organisations", "bodies"))
    known = list(names().by_reference.values())
    known += [Body(name, kind) for kind, bodies in listed.items() for name in bodies]
    for body in known:
        parts = re.findall(r"[a-z]+", body.canonical.lower())
        place = [one for one in parts if one not in heads] if body.kind in _PLACED else []
        for label, is_whole in (("".join(parts), True), ("".join(place), False)):
            if body.kind in of_foi and len(label) >= _LEAST_LABEL:
                found.setdefault(label, []).append((body, is_whole))
    return found


def spells(label: str, name: str) -> bool:
    """Whether an address is made of a name's words, each whole, by its first letter or left out."""
    parts = re.findall(r"[a-z]+", name.lower())
    reached = {0: 0}  # letters of the label, by the most whole words that make them
    for word in parts:
        for place, whole in sorted(reached.items(), reverse=True):
            for piece in (word, word[0]):
                if label.startswith(piece, place):
                    at = place + len(piece)
                    reached[at] = max(reached.get(at, 0), whole + (piece == word))
    if len(label) not in reached:
        return False
    return reached[len(label)] > 0 or (len(label) > 2 and len(label) >= len(parts) - 1)
