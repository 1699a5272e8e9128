"""Which stretches of a document may hold what leads to a private person.

Only a stretch without any is digested plainly; a doubt costs no more than that its digest is made
under the key of the workspace.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.characters import FORBIDDEN
from extract.reading import Reading

_SIGNS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|PC|DC|PS|DS|DI|DCI|Sgt)\.?\s[A-Z]"
    r"|\b(?:Cllr|Councillor|Superintendent|Inspector|Sergeant|Alderman|Reverend|Judge)\s[A-Z]"
    r"|\b[A-Z]\.\s?(?:[A-Z]\.\s?)?[A-Z][a-z]{2}"
    r"|\bDear\s|\b(?i:my name is|regards|sincerely|faithfully|signed)\b"
    r"|(?m:^[> \t]*(?i:from|to|cc|sent):)"  # the head of an e-mail
    r"|[\w.+-]@[\w-]|\d{6}|\d{3,5}\s\d{3,4}\s?\d{3}"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"  # a postcode
)
_GENERIC = frozenset("sir madam sirs requester applicant team all foi officer colleague".split())
_TITLES = frozenset("mr mrs ms miss mx dr prof professor sir dame lord lady".split())
_OPENING = frozenset(  # words that are no name and often begin a sentence before one
    "a an and any as at by during each every following for from have has how if in is no of on our "
    "please section since some such that the there these this to under was we were what when where "
    "which who with you your".split()
)
_PAIR = re.compile(r"\b([A-Z][a-z][\w'-]*)(?:\s[A-Z]\.?)?\s(?=([A-Z][a-z][\w'-]*))")
_WORD = re.compile(r"[^\W\d_][\w'-]+")
# One of these is in no private name, so that a company may be told from a person.
_CORPORATE = re.compile(
    r"\b(?:Ltd|Limited|plc|PLC|Plc|LLP|Inc|Group|UK|Systems|Technologies|Solutions|Services|Software|"
    r"Analytics|Consulting|Consultancy|Corporation|Company|Trust|Foundation|University|College|"
    r"Council|Police|Constabulary|Authority|Commission|Commissioner|Department|Office|Agency|Board|"
    r"Ministry|Service|Centre|Institute|Association|Society|Union|Partnership|International|"
    r"Borough|Government|Executive|Assembly|Parliament|Committee|Tribunal|Court|Inspectorate)\b"
)


@dataclass(frozen=True)
class Personal:
    """The names that a reading found, its reference, and the words of names that are none."""

    surnames: frozenset[str]
    reference: str
    familiar: frozenset[str]

    def is_in(self, words: str) -> bool:
        """Whether words hold a name found, an address, a number or a form of address.

        Or else two capitalised words together that do not both stand in names of bodies, projects,
        Acts or topics: many a surname is a place's.
        """
        if _SIGNS.search(words) or (self.reference and self.reference in words):
            return True
        if not self.surnames.isdisjoint(_words(words)):
            return True
        return any(
            not self.familiar.issuperset(_words(" ".join(pair))) for pair in _PAIR.findall(words)
        )

    def is_part_of(self, name: str) -> bool:
        """Whether a name has a word of a name found, or a character that no record may hold."""
        return bool(FORBIDDEN.search(name)) or not self.surnames.isdisjoint(_words(name))

    def may_be(self, name: str) -> bool:
        """Likewise, or whether a name with no sign of a company may be a person's."""
        is_bare = 1 < len(list(_words(name))) < 4 and not _CORPORATE.search(name)
        return is_bare or self.is_part_of(name)


def personal(reading: Reading, *, familiar: Iterable[str]) -> Personal:
    """The names of people in a reading, its recipient among them.

    ``familiar`` are names of registers; those of bodies and projects that were read join them.
    """
    names = [one.value for one in reading.people]
    names += [reading.recipient.value] if reading.recipient and not _is_body(reading) else []
    surnames = {word for name in names for word in _words(name) if word not in _TITLES | _GENERIC}
    is_request = reading.kind is not None and reading.kind.value.startswith("foi-")
    reference = reading.reference.value if reading.reference and is_request else ""
    others = [one.name for one in reading.organisations] + [one.value for one in reading.projects]
    known = {word for name in (*familiar, *others) for word in _words(name)}
    return Personal(frozenset(surnames), reference, frozenset(known | _OPENING))


def _is_body(reading: Reading) -> bool:
    """Whether the greeting is to a body, as in the letters that open a thread."""
    assert reading.recipient is not None
    greeted = reading.recipient.value
    names = (set(_words(one.name)) for one in reading.organisations)
    return bool(_CORPORATE.search(greeted)) and any(set(_words(greeted)) <= one for one in names)


def _words(name: str) -> Iterator[str]:
    return (match[0].casefold().removesuffix("'s") for match in _WORD.finditer(name))
