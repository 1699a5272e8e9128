"""Everything that a record may refer to: what registers and other records describe."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from data.legislation import Provision, part_named, provision, wider_parts
from data.register_schema import Act, ProvisionEntry, Register
from data.schema import Thing
from ontology.vocabulary import NAMESPACE, vocabulary


@dataclass(frozen=True)
class Known:
    """A thing that may be referred to: its class and label; of a body also its area.

    Of a claim also maker and status.
    """

    reference: str
    class_iri: str
    label: str
    said_by: str | None = None
    status: str | None = None
    area: str | None = None


@dataclass(frozen=True)
class Catalogue:
    """Everything that a record may refer to, by reference.

    It is not whole where a file could not be read: what is not in it may stand there.
    """

    things: Mapping[str, Known]
    acts: Mapping[str, Act]
    provisions: Mapping[str, ProvisionEntry] = field(default_factory=dict)
    is_whole: bool = True

    def find(self, reference: str) -> Known | None:
        """The thing of a reference, or None. Parts of a known Act need no entry of their own."""
        if not reference.startswith("law/"):
            return self.things.get(reference)
        found = self.provision(reference)
        return Known(reference, NAMESPACE + "LegalProvision", found.label) if found else None

    def provision(self, reference: str) -> Provision | None:
        """The provision of a reference such as ``law/dpa-2018/s57``, or None."""
        _, act_slug, *part = reference.split("/")
        act = self.acts.get(f"law/{act_slug}")
        if act is None:
            return None
        if not part:
            return provision(series_path=act.id, title=act.label, part=None)
        described = next(
            (
                self.provisions[f"law/{act_slug}/{wider}"]
                for wider in wider_parts(part[0])
                if f"law/{act_slug}/{wider}" in self.provisions
            ),
            None,
        )
        return provision(
            series_path=act.id,
            title=act.label,
            part=part[0],
            about=described.title if described else None,
        )

    def law_reference(self, iri: str) -> str | None:
        """The reference of a legislation.gov.uk identifier of a known Act, or None."""
        for reference, act in self.acts.items():
            base = provision(series_path=act.id, title=act.label, part=None).iri
            if iri == base or iri.startswith(base + "/"):
                part = part_named(iri, series_path=act.id)
                return f"{reference}/{part}" if part else reference
        return None

    def references(self) -> list[str]:
        return [*self.things, *self.acts]


def class_of(reference: str, thing: Thing) -> str:
    """The class of a thing: that of its kind where one is given, else that of its IRI kind."""
    if thing.kind:
        return vocabulary().classes_by_code[thing.kind].iri
    general = vocabulary().classes_by_kind.get(reference.split("/")[0])
    return general.iri if general else "http://www.w3.org/2002/07/owl#Thing"


def catalogue(
    registers: Iterable[Register], things: Iterable[Known], *, is_whole: bool = True
) -> Catalogue:
    """The things of the registers and those given."""
    listed = list(registers)
    entries = [item for register in listed for item in register.entries.items()]
    known = [
        Known(ref, class_of(ref, thing), thing.label, area=thing.area) for ref, thing in entries
    ]
    return Catalogue(
        things={entry.reference: entry for entry in [*known, *things]},
        acts={ref: act for register in listed for ref, act in register.legislation.items()},
        provisions={ref: entry for r in listed for ref, entry in r.provisions.items()},
        is_whole=is_whole,
    )
