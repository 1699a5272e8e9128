"""Every kind of document is read and told with its rate."""

from pathlib import Path

from benchmarks.reading import KINDS, main


def test_every_kind_has_its_row(tmp_path: Path) -> None:
    main(["--files", "1", "--rounds", "1", "--out", str(tmp_path / "documents.md")])

    written = (tmp_path / "documents.md").read_text("utf-8")
    assert [kind for kind in KINDS if f"| {kind} |" not in written] == []
    assert "texts of 5 kB a CPU\n" in written
