"""A record in the making: its things, claims and passages, and what it could not express."""

import re
import unicodedata
from dataclasses import dataclass, field

from data.dates import Period
from extract.proposals.known import Known
from extract.proposals.laws import Laws
from extract.proposals.passages import Passages
from extract.proposals.personal import Personal
from extract.reading import Organisation, Reading

Entry = dict[str, object]

_KINDS = {
    "council": "local-authority",
    "government-department": "central-department",
    "vendor": "supplier",
    "group": "coordinating-body",
    "ngo": "civil-society",
}
_UNDERTAKINGS = frozenset("Project Operation Programme Initiative Pilot Trial Scheme".split())
_SLUG_LETTERS = 40


@dataclass(frozen=True)
class Commented:
    """An entry with the rule and score behind it, which stand beside it as a comment."""

    entry: Entry
    comment: str


@dataclass
class Draft:
    """What a record will hold; ``mark`` tells its things from those of other records."""

    name: str
    mark: str
    known: Known
    laws: Laws
    reading: Reading
    passages: Passages
    personal: Personal
    dated: Period | None
    things: dict[str, Entry] = field(default_factory=dict)
    acts: dict[str, Entry] = field(default_factory=dict)
    claims: dict[str, Commented] = field(default_factory=dict)
    unsaid: list[str] = field(default_factory=list)

    @property
    def document(self) -> str:
        return f"document/{self.name}"

    def body(self, name: str, start: int, end: int, *, else_kind: str = "") -> str | None:
        """A body by its name: that of a register, one met already, or a thing first met here.

        None, and a word in ``unsaid``, where its kind was not read, unless one is given, or where
        it may be a person's.
        """
        met = next((o for o in self.reading.organisations if o.canonical == name), None)
        if found := self._registered(name, met):
            return found
        kind = self._kind(met) or else_kind
        if not kind or self._is_private(name, met):
            why = "its kind was not read" if not kind else "its name may be a person's"
            self.leave(f"a body named at {start}: {why}")
            return None
        reference = f"org/{self.slug(name)}"
        place = (met.start, met.end) if met else (start, end)
        self._first_met(reference, {"kind": kind, "label": name}, place)
        return reference

    def project(self, name: str) -> str | None:
        """A project or system by its name, likewise."""
        if found := self.known.named(name, on=self.dated):
            return found
        one = next((p for p in self.reading.projects if p.value == name), None)
        if one is None:
            return None
        if self.known.is_topic(name):
            self.leave(f"a project named at {one.start}: a topic of a register has its name")
            return None
        if self.personal.is_part_of(name):
            self.leave(f"a project named at {one.start}: its name may be a person's")
            return None
        kind = "project" if not _UNDERTAKINGS.isdisjoint(name.split()) else "system"
        reference = f"{kind}/{self.slug(name)}"
        self._first_met(reference, {"label": name}, (one.start, one.end))
        return reference

    def label(self, reference: str) -> str:
        """How to speak of a thing."""
        thing = self.things.get(reference)
        return str(thing["label"]) if thing else self.known.label(reference)

    def claim(self, stem: str, entry: Entry, *, rule: str, score: float) -> None:
        """Adds a claim under the first free name that begins with a stem."""
        name, number = stem, 2
        while name in self.claims:
            name, number = f"{stem}-{number}", number + 1
        self.claims[name] = Commented(entry, f"{rule}, score {score:.2f}")

    def leave(self, what: str) -> None:
        """Notes what the record does not say."""
        if what not in self.unsaid:
            self.unsaid.append(what)

    def slug(self, name: str) -> str:
        """A name for the IRI of a thing that only this record has."""
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        words = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))
        return f"{words[:_SLUG_LETTERS].strip('-') or 'unnamed'}-{self.mark}"

    def _registered(self, name: str, met: Organisation | None) -> str | None:
        for one in (met.name, name) if met else (name,):
            if found := self.known.named(one, on=self.dated):
                return found if found.startswith("org/") else None
        return None

    def _is_private(self, name: str, met: Organisation | None) -> bool:
        """What was found as a supplier, by no more than the words before it, may be a person."""
        is_supposed = met is not None and met.rule.startswith("organisations/suppli")
        return self.personal.may_be(name) if is_supposed else self.personal.is_part_of(name)

    def _kind(self, met: Organisation | None) -> str:
        if met is None or met.kind in ("", "other", "office"):
            return ""
        return _KINDS.get(met.kind, met.kind)

    def _first_met(self, reference: str, thing: Entry, place: tuple[int, int]) -> None:
        if reference not in self.things:
            self.things[reference] = {**thing, "see": self.passages.at(*place)}
