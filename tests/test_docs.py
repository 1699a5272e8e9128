"""What the documentation shows is run: every command, every Python example, every doctest."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import graph.opened
from oversight.cli import oversight
from tests.packaged import PCD_545

ROOT = Path(__file__).parents[1]
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs/guide").glob("*.md"))]


def _blocks(guide: Path, language: str) -> list[str]:
    fenced = re.compile(rf"^```{language}\n(.*?)^```", flags=re.MULTILINE | re.DOTALL)
    return fenced.findall(guide.read_text(encoding="utf-8"))


def _lines(guide: Path) -> list[str]:
    return [line for block in _blocks(guide, "sh") for line in block.splitlines() if line]


OWN_RECORD = """\
record: my-record
schema: 1
document:
  kind: report
  label: Report on cameras in Ambleford
  publisher: org/home-office
  text: {sha256: NO-DIGEST, length: 500}
review: {status: accepted, by: agent/editors, on: 2026-11-22}
defaults: {said-by: org/home-office, said-in: document/my-record}
things:
  project/ambleford-cameras: {label: Cameras in Ambleford, see: opening}
claims:
  cameras-funded:
    gloss: The department offered money for the cameras.
    claim: [project/ambleford-cameras, offeredBy, org/home-office]
    see: opening
passages:
  opening: {at: [0, 120], where: "para 1", sha256: NO-DIGEST}
"""


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """A folder with the files that the guides speak of."""
    (tmp_path / "my-record.yaml").write_text(OWN_RECORD.replace("NO-DIGEST", "0" * 64), "utf-8")
    (tmp_path / "my-records").mkdir()
    shutil.copy(PCD_545, tmp_path / "my-records")
    return tmp_path


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_command_shown_runs(guide: Path, workplace: Path) -> None:
    for line in _lines(guide):
        if "my-documents" not in line:
            _run(line, workplace)


def test_commands_on_documents_run(workplace: Path, sources: Path) -> None:
    (workplace / "my-documents").mkdir()
    text = sources / "003_7d47b9ae0fdc7b6d.txt"
    shutil.copy(text, workplace / "my-documents" / "pcd-545.txt")
    shown = [line for guide in GUIDES for line in _lines(guide) if "my-documents" in line]
    assert len(shown) == 4
    for line in shown:
        _run(line, workplace)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_python_example_runs(guide: Path, workplace: Path) -> None:
    for block in _blocks(guide, "python"):
        _run(f"{sys.executable} -", workplace, given=block)


def test_every_command_is_documented() -> None:
    shown = "\n".join(guide.read_text("utf-8") for guide in GUIDES)
    assert [name for name in oversight.commands if f"oversight {name}" not in shown] == []


def test_the_readme_opens_with_the_two_commands_and_stays_short() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert len(lines) < 200
    commands = [line.split("#")[0].strip() for line in lines if line.startswith("    make")]
    assert commands == ["make demo", "make test"]
    assert lines.index("## Five minutes") > next(i for i, x in enumerate(lines) if "map.png" in x)


def test_every_link_in_the_documentation_leads_somewhere() -> None:
    for page in [*GUIDES, ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_doctests_of_the_api_hold() -> None:
    outcome = doctest.testmod(graph.opened)
    assert outcome.attempted == 8
    assert outcome.failed == 0


def _run(line: str, folder: Path, *, given: str | None = None) -> None:
    here = Path(sys.executable).parent
    ended = subprocess.run(
        line,
        shell=True,
        cwd=folder,
        input=given,
        text=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "PATH": f"{here}{os.pathsep}{os.environ['PATH']}"},
        check=False,
    )
    assert ended.returncode == 0, f"{line}\n{ended.stderr}"
