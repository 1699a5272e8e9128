"""Signs: one figure for each kind, lines and marks by how far a claim may be relied on."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from export.map_colours import DAY, NIGHT, colour_variables
from export.map_marks import (
    FIGURES,
    KINDS,
    MARKS,
    OTHER,
    kind_of,
    line_of,
    marks_of,
    signs,
    tone_of,
)
from export.network_map import MapEdge
from tests.export.small_maps import mapped, network


def edge(**said: Any) -> MapEdge:  # noqa: ANN401 - any attribute
    made = mapped(network(status="accepted", modality="actual")).edges[0]
    return replace(made, relation_label="funded by", **said)


@pytest.mark.parametrize(
    ("modality", "line"),
    [
        ("actual", "solid"),
        ("planned", "dashed"),
        ("promised", "dashed"),
        ("alleged", "dotted"),
        ("hoped for", "dotted"),
    ],
)
def test_line_is_solid_only_for_what_is_actual(modality: str, line: str) -> None:
    assert line_of(edge(modality=modality)) == line


def test_weakest_reading_gives_the_colour() -> None:
    assert tone_of(edge(direct=True)) == "fact"
    assert tone_of(edge(direct=False)) == "said"
    assert tone_of(edge(direct=True, standing="contested")) == "contested"
    assert tone_of(edge(direct=True, standing="contested", status="proposed")) == "proposed"


def test_doubts_are_marked() -> None:
    assert marks_of(edge()) == ()
    assert marks_of(edge(negated=True, standing="contested")) == ("denied", "contested")
    assert marks_of(edge(standing="superseded")) == ("lapsed",)
    assert marks_of(edge(status="retracted")) == ("lapsed",)


def test_each_kind_has_a_figure_of_its_own_and_unknown_kinds_share_one() -> None:
    figures = [kind.figure for kind in (*KINDS, OTHER)]
    assert len(set(figures)) == len(figures)
    assert set(figures) <= set(FIGURES)
    assert kind_of("treaty") is kind_of("") is OTHER


def test_the_page_is_told_all_signs() -> None:
    told = signs()
    assert [kind["name"] for kind in told["kinds"]][-1] == OTHER.name
    assert set(told["marks"]) == set(MARKS)
    for colours in told["colours"].values():
        assert {f"kind-{kind.name}" for kind in (*KINDS, OTHER)} <= set(colours)
        tones = ("fact", "said", "proposed", "contested", "denied")
        assert {f"line-{tone}" for tone in tones} <= set(colours)


@pytest.mark.parametrize("colours", [DAY, NIGHT], ids=["day", "night"])
def test_words_and_lines_stand_out_from_the_ground(colours: dict[str, str]) -> None:
    """Text 4.5 to 1, lines 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11)."""
    least = {"ink": 4.5, "soft": 4.5, "focus-ring": 3, "finding": 3}
    least |= {name: 3 for name in colours if name.startswith("line-")}
    for name, ratio in least.items():
        assert contrast(colours[name], colours["map-paper"]) >= ratio, name


@pytest.mark.parametrize("colours", [DAY, NIGHT], ids=["day", "night"])
def test_no_two_kinds_have_the_same_colour(colours: dict[str, str]) -> None:
    kinds = [colours[f"kind-{kind.name}"] for kind in KINDS]
    assert all(one != other for one, other in combinations(kinds, 2))


def test_colours_are_written_as_variables() -> None:
    assert "--kind-org: #0072b2;" in colour_variables(DAY)
    assert set(DAY) == set(NIGHT)


def contrast(one: str, other: str) -> float:
    """The ratio of relative luminances (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
