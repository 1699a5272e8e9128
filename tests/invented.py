"""Invented bodies and laws, and records of them written as files and read."""

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from data.records import Corpus, read_corpus
from ontology.vocabulary import NAMESPACE, vocabulary

Plain = dict[str, Any]
Things = Mapping[str, str]  # references, and the class of each

_REVIEW = {"status": "accepted", "by": "agent/readers", "on": "2026-11-22"}
_ABOUT = {"schema": 1, "source": "invented", "licence": "MIT", "review": _REVIEW}

BODIES: Plain = {
    "register": "westmarch-bodies",
    "about": "Bodies of Westmarch.",
    **_ABOUT,
    "entries": {
        "org/westmarch-police": {
            "kind": "police-force",
            "label": "Westmarch Police",
            "aliases": ["WMP", "the Watch"],
        },
        "org/ambleford-council": {"kind": "local-authority", "label": "Council of Ambleford"},
        "org/eastern-department": {"kind": "central-department", "label": "Eastern Department"},
        "org/uk-parliament": {"kind": "legislature", "label": "Parliament"},
        "office/westmarch-chief": {"label": "Chief of Westmarch", "of": "org/westmarch-police"},
        "agent/readers": {"label": "Readers of Ambleford"},
        "agent/second-readers": {"label": "Second readers of Ambleford"},
        "person/chief-2020": {"label": "Chief in 2020", "privacy": "public-office"},
        "topic/lamps": {"label": "Street lamps"},
        "topic/watching": {"label": "Watching by night"},
        "project/night-lamps": {"label": "Night lamps"},
        "system/lamp-table": {"label": "Table of lamps", "during": "2001.."},
        "document/lamp-policy": {"kind": "policy", "label": "Policy on lamps", "held": "no"},
        "document/lamp-dpia": {
            "kind": "dpia",
            "label": "Assessment of the lamps",
            "held": "no",
            "publisher": "org/ambleford-council",
        },
        "power/lamp-grants": {
            "label": "Power over lamp grants",
            "document": "document/lamp-policy",
            "part": "paragraph 2",
        },
        "questions/lamp-questions": {"label": "Questions about lamps"},
        "agent/requester": {"label": "Requester of Ambleford"},
        "org/ask-here": {"kind": "platform", "label": "Requests of Ambleford"},
        "org/old-borough": {
            "kind": "local-authority",
            "label": "Old Borough of Ambleford",
            "area": "england",
            "council-type": "NMD",
            "during": "..2001-03-31",
        },
        "org/lamp-board": {
            "kind": "oversight-body",
            "label": "Lamp Board",
            "area": "wales",
            "ids": {"wikidata": "Q99", "lamp-list": "LB_1"},
            "names": [
                {"name": "Bwrdd Lampau", "language": "cy"},
                {"name": "Board of Lamps", "during": "..2010"},
                {"name": "Bwrdd y Lampau", "language": "cy", "during": "2011..2012"},
            ],
            "after": ["org/old-borough"],
        },
    },
}
LAWS: Plain = {
    "register": "westmarch-laws",
    "about": "Laws of Westmarch.",
    **_ABOUT,
    "legislation": {
        "law/lamps-act-2001": {"label": "Lamps Act 2001", "id": "ukpga/2001/99"},
        "law/watch-rules": {"label": "Watch Rules 2003", "short": "the Rules", "id": "uksi/2003/7"},
    },
    "provisions": {
        "law/lamps-act-2001/s24": {"title": "lamps in the night", "note": "Not by day."},
        "law/lamps-act-2001/s24-2": {
            "title": "silence about lamps",
            "sort": "qualified",
            "basis": "class",
            "effect": "neither-confirm-nor-deny",
        },
    },
    "oversight": {
        "council-reviews-police": {
            "gloss": "The council reviews the police.",
            "overseer": "org/ambleford-council",
            "body": "org/westmarch-police",
            "mode": "reviews",
            "provision": "law/lamps-act-2001/s3",
            "during": "2001-05..",
        },
        "board-inspects-councils": {
            "gloss": "The board inspects every council of England.",
            "overseer": "org/lamp-board",
            "class": "local-authority",
            "area": "england",
            "mode": "inspects",
            "provision": "law/lamps-act-2001/s24-2",
        },
    },
}

PARTS_OF_LAWS = (
    "law/lamps-act-2001",
    "law/lamps-act-2001/s3",
    "law/lamps-act-2001/s24-2",
    "law/lamps-act-2001/s32a-1-b",
    "law/watch-rules/reg-4",
    "law/watch-rules/schedule-2",
)


def class_of(reference: str, thing: Plain) -> str:
    kinds = vocabulary().classes_by_kind
    term = kinds[reference.split("/")[0]]
    return (vocabulary().classes_by_code[thing["kind"]] if "kind" in thing else term).iri


REGISTERED: Things = {
    **{reference: class_of(reference, thing) for reference, thing in BODIES["entries"].items()},
    **dict.fromkeys(PARTS_OF_LAWS, NAMESPACE + "LegalProvision"),
}

# Lists whose order says nothing; the order of keys never does.
_UNORDERED = frozenset(
    "about aliases approves corrects depends-on exemptions factors-against factors-for fulfils "
    "harm items left-out one-of outcomes points-to see tension-with through under "
    "weighed-by".split()
)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def as_yaml(plain: Plain) -> str:
    """The text of a YAML file."""
    return yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def as_line(plain: Plain) -> str:
    """A line of a JSON Lines file."""
    return json.dumps(plain) + "\n"


def write_registers(folder: Path) -> list[Path]:
    """The invented registers as files."""
    files = [folder / f"{register['register']}.yaml" for register in (BODIES, LAWS)]
    for file, register in zip(files, (BODIES, LAWS), strict=True):
        file.write_text(as_yaml(register), "utf-8")
    return files


def read_plain(*records: Plain, lines: bool = False) -> Corpus:
    """The corpus of records, written as YAML files or as one of JSON Lines, and the registers."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        if lines:
            written = {"all.jsonl": "".join(map(as_line, records))}
        else:
            written = {f"{record['record']}.yaml": as_yaml(record) for record in records}
        for file, text in written.items():
            (folder / file).write_text(text, "utf-8")
        return read_corpus(
            records=[folder / file for file in written], registers=write_registers(folder)
        )


def shuffled(plain: Any, random: Random, *, key: str = "") -> Any:  # noqa: ANN401  # any value
    """The same record with keys, and lists whose order says nothing, in another order."""
    if isinstance(plain, dict):
        keys = random.sample(list(plain), len(plain))
        return {name: shuffled(plain[name], random, key=name) for name in keys}
    if isinstance(plain, list):
        parts = [shuffled(part, random) for part in plain]
        return random.sample(parts, len(parts)) if key in _UNORDERED else parts
    return plain
