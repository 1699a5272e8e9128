"""Provisions as references of a record, where a register has their Act."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from data.legislation import PART, wider_parts
from data.registers import Catalogue
from extract.acts import FOISA

_KINDS = (
    (re.compile(r"(?:Article)\s*(?=\d)"), "article-"),
    (re.compile(r"(?:Schedule)\s*(?=\d)"), "schedule-"),
    (re.compile(r"(?:Regulation)\s*(?=\d)"), "reg-"),
)
# Provisions that end the duty to answer and are no exemptions; the register says so of those of
# the Freedom of Information Act 2000 by giving them no sort.
_FOISA_DUTY_ENDS = ("s12", "s14", "s17")


@dataclass(frozen=True)
class Laws:
    """The Acts of a catalogue by title."""

    catalogue: Catalogue

    def reference(self, act: str, section: str | None) -> str | None:
        """``law/foia-2000/s31-1-a``; None where no register has the Act or no form fits."""
        found = self._by_title.get(act.casefold())
        if found is None or not section or section == "whole":
            return found
        part = self._part(act, section)
        return f"{found}/{part}" if re.fullmatch(PART, part) else None

    def is_exemption(self, reference: str) -> bool:
        """Whether a provision withholds, rather than ending the duty to answer."""
        if reference.startswith("law/foia-2000/"):
            return self._entry(reference, "sort") is not None
        foisa = self._by_title.get(FOISA.casefold())
        main = reference.split("/")[-1].split("-")[0]
        return not (foisa and reference.startswith(f"{foisa}/") and main in _FOISA_DUTY_ENDS)

    def is_qualified(self, reference: str) -> bool:
        """Whether an exemption needs a public interest test, as the register has it."""
        return self._entry(reference, "sort") == "qualified"

    def _entry(self, reference: str, field: str) -> str | None:
        """What a register says of a provision, or else of the wider ones that it stands in."""
        law, part = reference.rsplit("/", 1)
        for wider in wider_parts(part):
            entry = self.catalogue.provisions.get(f"{law}/{wider}")
            if entry and (said := getattr(entry, field)):
                return str(said)
        return None

    def _part(self, act: str, section: str) -> str:
        prefix = "reg-" if "Regulations" in act else "s"
        for pattern, kind in _KINDS:
            if match := pattern.match(section):
                prefix, section = kind, section[match.end() :]
        return prefix + "-".join(re.findall(r"[0-9a-z]+", section.lower()))

    @cached_property
    def _by_title(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for reference, act in self.catalogue.acts.items():
            bare = act.label.split(" (Regulation")[0]
            for title in (act.label, bare, f"UK {bare}", act.short or act.label):
                found.setdefault(title.casefold(), reference)
        return found
