"""Disagreements for programs."""

import json
from collections.abc import Iterable
from typing import Any

from data.characters import FORBIDDEN
from export.disagreement_tables import opposed
from graph.disagreement_sides import Side
from graph.disagreements import Compared, Disagreement
from graph.shown import Located, Named

FORMAT = "oversight-disagreements"
VERSION = 1


def to_disagreement_json(compared: Compared, disagreements: Iterable[Disagreement]) -> str:
    """One object with the version of its form, the graph asked by digest, and those given."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "graph": compared.graph,
        "as_of": compared.as_of.isoformat(),
        "kinds_asked": [kind.code for kind in compared.kinds],
        "cut": list(compared.cut),
        "disagreements": [_plain(one) for one in disagreements],
    }
    written = json.dumps(document, ensure_ascii=False, indent=1)
    return FORBIDDEN.sub(lambda found: json.dumps(found[0])[1:-1], written) + "\n"


def _plain(one: Disagreement) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind.code,
        "title": one.kind.title,
        "about": _named(one.about),
        "matter": one.matter,
        "why": one.why,
        "conditional": one.is_conditional,
        "only_if": one.only_if or None,
        "hypotheses": list(map(_named, one.hypotheses)),
        "must_not_claim": one.kind.must_not_claim,
        "sides": [_side(one, side) for side in one.sides],
        "besides": list(map(_named, one.besides)),
    }


def _side(one: Disagreement, side: Side) -> dict[str, Any]:
    return {
        **_named(side.named),
        "kind": side.rest.kind,
        "proposed": side.named.proposed,
        "says": side.says,
        "against": opposed(one, side),
        "said_by": list(map(_named, side.made_by)),
        "through": list(map(_named, side.reported_by)),
        "stated_in": list(map(_named, side.stated_in)),
        "stated": side.stated or None,
        "happened": side.happened or None,
        "held": side.held or None,
        "modality": side.modality or None,
        "standing": side.standing or None,
        "record": side.rest.record or None,
        "documents": list(map(_named, side.rest.documents)),
        "passages": list(map(_passage, side.rest.passages)),
    }


def _named(named: Named) -> dict[str, str]:
    return {"iri": named.iri, "name": named.name, "label": named.label}


def _passage(passage: Located) -> dict[str, Any]:
    return {
        "name": passage.name,
        "document": passage.document.iri,
        "where": passage.place,
        "start": passage.start,
        "end": passage.end,
        "digest": passage.digest,
    }
