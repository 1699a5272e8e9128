"""``python -m accuracy``: figures between marks, and nothing without the scorer."""

import json
from datetime import date
from pathlib import Path

import pytest

from accuracy.page import ASKED, BEGIN, END, Part, figure, wilson, written
from accuracy.run import (
    EXTRACTION,
    PAGE,
    SCORER,
    Labelled,
    NotMeasuredError,
    is_held_out,
    labelled,
    main,
    measure,
)

OWN = Path(__file__).parents[1] / "extract"
DAY = date(2026, 11, 22)
SIXTH = (Part.SIXTH, Part.SIXTH_HELD_OUT)
OTHERS = (Part.SECOND, Part.THIRD, Part.FOURTH, Part.FIFTH, *SIXTH)


@pytest.fixture
def scorer() -> Path:
    found = EXTRACTION / SCORER
    if not found.is_file():
        pytest.skip("the scorer is not at hand, so nothing is measured")
    return found


def few(count: int = 3) -> Labelled:
    names = sorted(file.stem for file in (OWN / "gold").glob("foi-*.yaml"))[:count]
    return Labelled(Part.OWN, OWN / "texts", OWN / "gold", tuple(names))


def test_without_the_scorer_the_command_says_so_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "accuracy.md"
    page.write_text("as it was", "utf-8")

    with pytest.raises(SystemExit) as ended:
        main(["--extraction", str(tmp_path), "--out", str(page)])

    assert ended.value.code == 1
    assert "nothing was measured and nothing written" in capsys.readouterr().err
    assert page.read_text("utf-8") == "as it was"


def test_the_figures_are_made_anew_and_all_else_stays(scorer: Path) -> None:
    measured = measure([few()], scorer)
    page = f"before\n{BEGIN}\nold figures\n{END}\n## Known faults\nby hand\n"

    made = written(page, measured, on=DAY, reader="a", scorer="b")

    assert made.startswith(f"before\n{BEGIN}")
    assert made.endswith(f"{END}\n## Known faults\nby hand\n")
    assert "old figures" not in made
    assert "Made on 22 November 2026" in made
    assert written(made, measured, on=DAY, reader="a", scorer="b") == made
    assert all(f"\n| {name.replace('_', ', ')} |" in made for name in ASKED)
    assert "Confusion of outcome of a question" in made


def test_every_figure_is_the_scorers(scorer: Path) -> None:
    (figures,) = measure([few()], scorer).values()
    assert figures["documents"] == {"gold": 3, "missing": [], "predicted": 3, "without_gold": []}
    for field in ASKED:
        found = figure(figures, field)
        assert found is None or 0 <= found <= 1
    assert figure(figures, "kind") == figures["kind"]["accuracy"]
    assert figure(figures, "exemptions") == figures["exemptions"]["f1"]


def test_a_scorer_that_refuses_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / SCORER).write_text("import sys; sys.exit('no such contract')", "utf-8")
    page = tmp_path / "accuracy.md"

    with pytest.raises(SystemExit) as ended:
        main(["--extraction", str(tmp_path), "--out", str(page)])

    assert ended.value.code == 1
    assert "no such contract" in capsys.readouterr().err
    assert not page.exists()


def test_our_own_texts_are_divided_by_a_digest_and_each_has_its_label(tmp_path: Path) -> None:
    parts = {one.part: one.names for one in labelled(tmp_path)}

    assert parts[Part.OPEN] == ()
    assert sorted((*parts[Part.HELD_OUT], *parts[Part.MENDED_ON])) == sorted(parts[Part.OWN])
    everyones = (*parts[Part.OWN], *(n for one in OTHERS for n in parts[one]))
    assert sorted(everyones) == sorted(file.stem for file in (OWN / "texts").glob("*.txt"))
    assert min(len(parts[one]) for one in OTHERS) > 20
    assert all(map(is_held_out, (*parts[Part.HELD_OUT], *parts[Part.SIXTH_HELD_OUT])))
    assert not any(map(is_held_out, (*parts[Part.MENDED_ON], *parts[Part.SIXTH])))
    assert not is_held_out("a")  # its digest begins with c, which is even
    assert is_held_out("b")  # with 3
    assert min(len(parts[Part.HELD_OUT]), len(parts[Part.MENDED_ON])) > 30


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(10, 10, 0.722, 1.0), (0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763)],
)
def test_an_interval_is_wilsons(right: int, of: int, low: float, high: float) -> None:
    interval = wilson(right, of)
    assert interval is not None
    assert interval == pytest.approx((low, high), abs=0.001)
    assert wilson(0, 0) is None


def test_the_page_in_the_repository_has_the_marks_and_the_faults() -> None:
    page = PAGE.read_text("utf-8")
    assert page.count(BEGIN) == page.count(END) == 1
    assert "## Known faults" in page
    assert "no probability" in page


def test_the_contract_reaches_the_scorer_line_by_line(scorer: Path, tmp_path: Path) -> None:
    """A reading that breaks the contract is an error, and never a low figure."""
    bad = tmp_path / "gold"
    bad.mkdir()
    one = few(1)
    (bad / f"{one.names[0]}.yaml").write_text(json.dumps({"id": "x", "kinds": 1}), "utf-8")
    with pytest.raises(NotMeasuredError, match="refused"):
        measure([Labelled(Part.OWN, one.texts, bad, one.names)], scorer)
