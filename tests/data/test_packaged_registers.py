"""The packaged registers: every body of a class, told apart, and each force held to account."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from data.dates import OneOf, Period, parse_period
from data.records import Corpus
from data.register_schema import Entry, OversightEntry
from ontology.vocabulary import vocabulary

TODAY = date(2026, 11, 22)

# Bodies of today by class and area; what ended is counted apart.
FORCES = {"england": 39, "wales": 4, "scotland": 1, "northern-ireland": 1}
SPECIAL_FORCES = {
    "org/british-transport-police",
    "org/civil-nuclear-constabulary",
    "org/ministry-of-defence-police",
}
FORMER_SCOTTISH_FORCES = 8
COUNCILS = {"england": 318, "wales": 22, "scotland": 32, "northern-ireland": 11}
# The councils of England by type: the last two are the City of London and the Greater London
# Authority.
TYPES = {"CTY": 21, "NMD": 164, "UA": 63, "MD": 36, "LBO": 32, "CC": 1, "SRA": 1}

# Forces that no body in the register holds to account, and why.
UNACCOUNTED = {
    "org/ministry-of-defence-police": "only a committee advises the Secretary of State",
}
# Two things of one name: an office, and the body that is called after it.
SHARED_NAMES = {
    "chief surveillance commissioner": {
        "office/chief-surveillance-commissioner",
        "org/office-of-surveillance-commissioners",
    }
}


def entries(corpus: Corpus, kind: str | None = None) -> dict[str, Entry]:
    return {
        reference: entry
        for register in corpus.registers
        for reference, entry in register.entries.items()
        if kind in (None, entry.kind)
    }


def oversight(corpus: Corpus) -> dict[str, OversightEntry]:
    return {slug: e for register in corpus.registers for slug, e in register.oversight.items()}


def is_past(entry: Entry | OversightEntry) -> bool:
    ends = [p.latest for p in _periods(entry.during)]
    return bool(ends) and all(end is not None and end < TODAY for end in ends)


def _periods(when: Period | OneOf | None) -> Iterator[Period]:
    if when is not None:
        yield from when.periods if isinstance(when, OneOf) else (when,)


def present(entries: dict[str, Entry]) -> dict[str, Entry]:
    return {reference: entry for reference, entry in entries.items() if not is_past(entry)}


def by_area(entries: dict[str, Entry]) -> dict[str | None, int]:
    return dict(Counter(entry.area for entry in entries.values()))


def territorial(corpus: Corpus) -> dict[str, Entry]:
    forces = present(entries(corpus, "police-force"))
    return {ref: force for ref, force in forces.items() if ref not in SPECIAL_FORCES}


def test_every_police_force_is_there_once(packaged: Corpus) -> None:
    forces = entries(packaged, "police-force")

    assert by_area(territorial(packaged)) == FORCES
    assert FORCES["england"] + FORCES["wales"] == 43
    assert set(forces) >= SPECIAL_FORCES
    former = [force for force in forces.values() if is_past(force)]
    assert [force.area for force in former] == ["scotland"] * FORMER_SCOTTISH_FORCES
    assert len(forces) == 43 + 2 + len(SPECIAL_FORCES) + FORMER_SCOTTISH_FORCES


def test_every_council_is_there_once(packaged: Corpus) -> None:
    councils = present(entries(packaged, "local-authority"))

    assert by_area(councils) == COUNCILS
    of_england = [entry for entry in councils.values() if entry.area == "england"]
    assert Counter(entry.council_type for entry in of_england) == TYPES


def test_what_ended_has_an_end_and_what_follows_begins_after_it(packaged: Corpus) -> None:
    known = entries(packaged)
    followed = [(entry, known[ref]) for entry in known.values() for ref in entry.after]

    assert len(followed) > 60
    for successor, predecessor in followed:
        ends = [(p.end or p).earliest for p in _periods(predecessor.during) if p.latest]
        begins = [(p.start or p).latest for p in _periods(successor.during) if p.earliest]
        both = (successor.label, predecessor.label)
        assert all(e and b and e <= b for e in ends for b in begins), both


def test_every_name_is_borne_by_one_thing_or_told_apart(packaged: Corpus) -> None:
    bearers = defaultdict(set)
    described = {r: t for record in packaged.records for r, t in record.things.items()}
    for reference, entry in {**entries(packaged), **described}.items():
        others = [name.name for name in getattr(entry, "names", ())]
        for name in (entry.label, *entry.aliases, *others):
            bearers[name.lower()].add(reference)
    shared = {name: found for name, found in bearers.items() if len(found) > 1}

    assert len(bearers) > 800
    assert shared == SHARED_NAMES


@pytest.mark.parametrize("scheme", ["wikidata", "police-uk", "local-authority-eng"])
def test_no_identifier_is_that_of_two_things(packaged: Corpus, scheme: str) -> None:
    ids = [entry.ids[scheme] for entry in entries(packaged).values() if scheme in entry.ids]

    assert len(ids) > 40
    assert [value for value, count in Counter(ids).items() if count > 1] == []


def test_a_name_in_another_language_is_one_of_its_country(packaged: Corpus) -> None:
    areas = {"cy": {"wales"}, "gd": {"scotland"}, "ga": {"northern-ireland"}}
    named = [
        (entry.area, name.language)
        for entry in entries(packaged).values()
        for name in entry.names
        if name.language and name.language != "en"
    ]

    assert len(named) > 20
    assert [(area, language) for area, language in named if area not in areas[language]] == []


def test_every_provision_of_oversight_is_of_a_known_act(packaged: Corpus) -> None:
    provisions = [entry.provision for entry in oversight(packaged).values()]

    assert len(provisions) > 90
    assert [p for p in provisions if packaged.catalogue.find(p) is None] == []
    assert [p for p in provisions if p.count("/") != 2] == [], "a whole Act is no provision"


def test_every_overseer_and_body_is_a_body_of_a_register(packaged: Corpus) -> None:
    known = entries(packaged)
    named = [r for e in oversight(packaged).values() for r in (e.overseer, e.body) if r]

    assert [reference for reference in named if reference not in known] == []


def test_each_force_is_held_to_account_by_one_body_today(packaged: Corpus) -> None:
    holders = defaultdict(list)
    for entry in oversight(packaged).values():
        if entry.mode == "holds-to-account" and entry.body and not is_past(entry):
            holders[entry.body].append(entry.overseer)
    forces = present(entries(packaged, "police-force"))
    counted = {reference: len(holders[reference]) for reference in forces}

    assert {ref for ref, count in counted.items() if count != 1} == set(UNACCOUNTED)
    for reference in set(forces) - set(UNACCOUNTED):
        (holder,) = holders[reference]
        assert not is_past(entries(packaged)[holder]), holder


def test_no_force_was_ever_held_to_account_by_two_bodies_at_once(packaged: Corpus) -> None:
    spans = defaultdict(list)
    for entry in oversight(packaged).values():
        if entry.mode == "holds-to-account" and entry.body:
            for period in _periods(entry.during):
                spans[entry.body].append((period.earliest or date.min, period.latest or date.max))

    assert sum(len(found) > 1 for found in spans.values()) >= 4  # where a mayor took over
    for found in spans.values():
        ordered = sorted(found)
        assert all(end < begin for (_, end), (begin, _) in pairwise(ordered)), ordered


def test_oversight_of_a_class_reaches_some_body(packaged: Corpus) -> None:
    kinds = {entry.kind for entry in entries(packaged).values()}
    classes = [entry.class_ for entry in oversight(packaged).values() if entry.class_]

    assert len(classes) > 10
    assert set(classes) <= kinds
    assert all(e.area for e in oversight(packaged).values() if e.class_)


def test_every_exemption_of_part_two_has_a_sort(packaged: Corpus) -> None:
    exemptions = {
        reference: entry
        for register in packaged.registers
        for reference, entry in register.provisions.items()
        if entry.sort
    }
    sections = {r.split("/s")[1].split("-")[0] for r in exemptions if "foia-2000" in r}

    part_two = {*map(str, range(21, 45)), "22a"} - {"25"}
    assert sections == part_two
    absolute = {r for r, e in exemptions.items() if e.sort == "absolute" and r.count("-") == 1}
    numbers = {int(reference.rsplit("/s")[-1]) for reference in absolute}
    assert numbers == {21, 23, 32, 34, 41, 44}  # section 2(3), apart from those in part absolute
    assert set(vocabulary().codes("ExemptionSortScheme")) == {e.sort for e in exemptions.values()}


def test_the_periods_of_registers_are_read_as_written() -> None:
    past = Entry(label="x", during=parse_period("..2013-03-31"))

    assert is_past(past)
    assert not is_past(Entry(label="x", during=parse_period("2013..")))
    assert not is_past(Entry(label="x"))
