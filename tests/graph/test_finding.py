import pytest

from graph.finding import Finder
from graph.names import ID
from tests.graph.full_record import FULL
from tests.graph.shown_graph import full_store, store_of


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(full_store())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("org/westmarch-police", "org/westmarch-police"),
        (f"{ID}org/westmarch-police", "org/westmarch-police"),
        ("westmarch-police", "org/westmarch-police"),
        ("Westmarch Police", "org/westmarch-police"),
        ("  wESTMARCH   POLICE ", "org/westmarch-police"),
        ("wmp", "org/westmarch-police"),
        ("the watch", "org/westmarch-police"),
        ("bwrdd y lampau", "org/lamp-board"),
        ("claim/ambleford-lamps/funding", "claim/ambleford-lamps/funding"),
        ("ambleford-lamps/funding", "claim/ambleford-lamps/funding"),
        ("funding", "claim/ambleford-lamps/funding"),
        ("costs", "claim/ambleford-lamps/costs"),  # proposed
        ("record/ambleford-lamps", "record/ambleford-lamps"),
        ("ambleford-lamps", "document/ambleford-lamps"),
        ("westmarch-laws", "record/westmarch-laws"),
        ("item/lamps/2a", "item/lamps/2a"),
        ("passage/ambleford-lamps/cost", "passage/ambleford-lamps/cost"),
        ("http://www.legislation.gov.uk/id/ukpga/2001/99/section/3", None),
        ("Lamps Act 2001, section 3", None),
    ],
)
def test_each_way_of_naming_a_thing_leads_to_it(
    finder: Finder, text: str, name: str | None
) -> None:
    law = "http://www.legislation.gov.uk/id/ukpga/2001/99/section/3"
    assert finder.find(text) == [f"{ID}{name}" if name else law]


def test_what_several_things_are_called_is_all_of_them(finder: Finder) -> None:
    lamps = [f"{ID}{kind}/lamps" for kind in ("decision", "request", "topic")]
    assert finder.find("lamps") == lamps


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "org/", "/", "no such thing", "org/nobody", "a/b/c/d", "é", "\x1b[2J"),
        *("http://", "https://elsewhere.example/x", "<>", 'org/"x', "org/a b", "x" * 9999),
    ],
)
def test_what_has_no_such_name_is_not_found(finder: Finder, text: str) -> None:
    assert finder.find(text) == []
    assert len(finder.suggest(text)) <= 5


@pytest.mark.parametrize("text", ["westmach police", "org/westmarch-polise", "westmarch", "wpm"])
def test_near_names_are_suggested(finder: Finder, text: str) -> None:
    assert f"{ID}org/westmarch-police" in finder.suggest(text)


def test_a_slug_means_a_thing_before_a_part_of_a_record() -> None:
    claims = {**FULL["claims"], "night-lamps": FULL["claims"]["costs"]}
    finder = Finder(store_of({**FULL, "claims": claims}))
    assert finder.find("night-lamps") == [f"{ID}project/night-lamps"]
    assert finder.find("ambleford-lamps/night-lamps") == [f"{ID}claim/ambleford-lamps/night-lamps"]
