"""Disagreements for programs."""

import json
from collections.abc import Iterable
from typing import Any

from data.characters import FORBIDDEN
from export.disagreement_tables import opposed
from export.evidence_forms import named_values, passage_values
from graph.disagreement_sides import Side
from graph.disagreements import Compared, Disagreement

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
        "about": named_values(one.about),
        "matter": one.matter,
        "why": one.why,
        "conditional": one.is_conditional,
        "only_if": one.only_if or None,
        "hypotheses": list(map(named_values, one.hypotheses)),
        "must_not_claim": one.kind.must_not_claim,
        "sides": [_side(one, side) for side in one.sides],
        "besides": list(map(named_values, one.besides)),
    }


def _side(one: Disagreement, side: Side) -> dict[str, Any]:
    return {
        **named_values(side.named),
        "kind": side.rest.kind,
        "proposed": side.named.proposed,
        "says": side.says,
        "against": opposed(one, side),
        "said_by": list(map(named_values, side.made_by)),
        "through": list(map(named_values, side.reported_by)),
        "stated_in": list(map(named_values, side.stated_in)),
        "stated": side.stated or None,
        "happened": side.happened or None,
        "held": side.held or None,
        "modality": side.modality or None,
        "standing": side.standing or None,
        "record": side.rest.record or None,
        "documents": list(map(named_values, side.rest.documents)),
        "passages": list(map(passage_values, side.rest.passages)),
    }
