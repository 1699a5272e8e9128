"""``oversight extract``: in order, with the same bytes, past bad files, and proposing records."""

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from data.characters import FORBIDDEN
from data.documents import Documents
from data.records import read_corpus
from data.workspace import Workspace, init_workspace, open_workspace
from extract.proposals.record import Proposal
from extract.reader import read_document
from graph.build import build_graph
from oversight.extract_command import extract_command
from oversight.extract_forms import told
from oversight.proposing import Proposing
from tests.extract.letters import letter
from tests.oversight.conftest import Run

DAY = "2026-11-22"
TEXTS = sorted((Path(__file__).parents[1] / "extract" / "texts").glob("*.txt"))


def ran(*words: object) -> Result:
    return CliRunner().invoke(extract_command, [*map(str, words)])


def answer(number: int) -> str:
    return letter(
        f"1. How many lamps?\nWe have {number} lamps, exempt under section {30 + number}."
    )


def written(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"letter-{n:02}.txt" for n in range(count)]
    for number, path in enumerate(paths):
        path.write_text(answer(number), "utf-8")
    return paths


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with three letters among its documents."""
    init_workspace(tmp_path, title="Lamps")
    (tmp_path / "in").mkdir()
    made = open_workspace(tmp_path)
    Documents(made.documents).add(written(tmp_path / "in", 3), on=date(2026, 11, 22))
    return made


def records(workspace: Workspace) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (workspace.folder / "records").iterdir()}


def test_many_processes_give_the_bytes_of_one_in_the_order_given(tmp_path: Path) -> None:
    paths = [*reversed(written(tmp_path, 20))]
    alone = [ran("--json", path) for path in paths]

    assert {one.exit_code for one in alone} == {0}
    assert ran("--json", *paths).stdout_bytes == b"".join(one.stdout_bytes for one in alone)


def test_the_bytes_are_the_same_however_words_are_hashed(run_apart: Run) -> None:
    paths = [str(one) for one in TEXTS[::20]]
    first, second = (run_apart("extract", "--json", *paths, PYTHONHASHSEED=s) for s in "12")

    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert first.stdout.count(b"\n") == len(paths) > 20


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    good, other = written(tmp_path, 2)
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"Dear A\xff")

    result = ran("--json", good, bad, tmp_path / "none.txt", other)

    assert result.exit_code == 1
    read = [json.loads(line)["document"] for line in result.stdout.splitlines()]
    assert read == ["letter-00", "letter-01"]
    assert "bad.txt: byte 6 is not UTF-8" in result.stderr
    assert "none.txt: no" in result.stderr
    assert "Traceback" not in result.stderr


def test_all_documents_of_a_workspace_are_read_each_once(workspace: Workspace) -> None:
    given = ("--workspace", workspace.folder, "--json")

    everything = ran("--all", *given)
    with_one_named = ran("--all", "letter-01.txt", *given)

    names = [json.loads(line)["document"] for line in everything.stdout.splitlines()]
    assert names == ["letter-00", "letter-01", "letter-02"]
    assert sorted(with_one_named.stdout.splitlines()) == sorted(everything.stdout.splitlines())
    assert json.loads(with_one_named.stdout.splitlines()[0])["document"] == "letter-01"


def test_a_document_is_named_by_its_digest(workspace: Workspace) -> None:
    kept = next(one for one in Documents(workspace.documents) if one.name == "letter-02.txt")
    result = ran(kept.sha256[:8], "--json", "--workspace", workspace.folder)
    assert json.loads(result.stdout)["document"] == "letter-02"


def test_an_altered_document_is_told_and_not_read(workspace: Workspace) -> None:
    documents = Documents(workspace.documents)
    kept = next(iter(documents))
    documents.text_file(kept.sha256).write_text("Another text.", "utf-8")

    result = ran("--all", "--json", "--workspace", workspace.folder)

    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 2)
    assert "was altered" in result.stderr


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("path", TEXTS[::6], ids=lambda path: path.stem)
def test_a_sheet_fits_its_width_and_shows_each_value_in_its_words(path: Path, width: int) -> None:
    text = path.read_bytes().decode()
    reading = read_document(text, name=path.stem)

    sheet = told(reading, text, width=width)

    assert max(map(len, sheet.splitlines())) <= width
    joined = "".join(sheet.split())
    for one in reading.provisions:
        assert f"{one.rule}{one.score:.2f}" in joined
        assert f"‹{''.join(text[one.start : one.end].replace('|', ' ').split())[:12]}" in joined
    for left in reading.abstentions:
        assert "".join(left.reason.split()) in joined


def test_what_a_terminal_would_obey_is_spelled_out() -> None:
    text = letter("\x1b[2J\u202eIt is exempt under \x1b[31msection 31 of the Act.")
    sheet = told(read_document(text, name="a\x1b[2J"), text, width=80)
    assert not FORBIDDEN.search(sheet)


def test_a_result_in_a_file_is_whole(tmp_path: Path) -> None:
    to = tmp_path / "out.txt"
    result = ran(*written(tmp_path, 2), "-o", to)
    assert (result.exit_code, result.stdout) == (0, "")
    assert to.read_text("utf-8").count("LEFT OPEN") == 2


def test_proposals_are_written_once_and_never_over_what_is_there(workspace: Workspace) -> None:
    given = ("--all", "--propose", "--on", DAY, "--workspace", workspace.folder)

    first = ran(*given)
    made = records(workspace)
    again = ran(*given)

    assert first.exit_code == again.exit_code == 0, first.output
    assert "3 proposed, 0 recorded already, 0 refused" in first.stdout
    assert "0 proposed, 3 recorded already, 0 refused" in again.stdout
    assert len(made) == 3
    assert records(workspace) == made


def test_proposals_pass_the_checks_of_their_workspace(workspace: Workspace) -> None:
    ran("--all", "--propose", "--on", DAY, "--workspace", workspace.folder)
    corpus = read_corpus(records=workspace.record_files(), registers=workspace.register_files())
    build_graph(corpus)
    assert {one.review.status for one in corpus.records} == {"proposed"}


def test_a_record_by_hand_keeps_its_text_to_itself(workspace: Workspace) -> None:
    ran("letter-00.txt", "--propose", "--on", DAY, "--workspace", workspace.folder)
    (made,) = (workspace.folder / "records").iterdir()
    mended = made.with_name("by-hand.yaml")
    content = made.read_text("utf-8").replace(made.stem, "by-hand")
    mended.write_text(content, "utf-8")
    made.unlink()

    result = ran("--all", "--propose", "--on", DAY, "--workspace", workspace.folder)

    assert "letter-00: recorded already in by-hand" in result.stdout
    assert mended.read_text("utf-8") == content
    assert not made.exists()


MPS = "org/metropolitan-police-service"
NAMELESS = "Dear Requester\n\nYour request of 15 May 2023.\n\n1. How many lamps?\nWe have nine.\n"


@pytest.mark.parametrize("body", [MPS, "Metropolitan Police Service", "MPS"])
def test_a_person_may_say_who_published(workspace: Workspace, body: str) -> None:
    loose = workspace.folder / "in" / "nameless.txt"
    loose.write_text(NAMELESS, "utf-8")
    Documents(workspace.documents).add([loose], on=date(2026, 11, 22))
    given = ("nameless.txt", "--propose", "--on", DAY, "--workspace", workspace.folder)

    unread = ran(*given)
    told_of = ran(*given, "--publisher", body)

    assert unread.exit_code == 1
    assert "nobody was read as its publisher" in unread.stdout
    assert "--publisher says who it is" in unread.stderr
    assert told_of.exit_code == 0, told_of.output
    corpus = read_corpus(records=workspace.record_files(), registers=workspace.register_files())
    assert [one.document.publisher for one in corpus.records] == [MPS]


def test_a_publisher_that_nobody_is_is_refused_before_anything_is_written(
    workspace: Workspace,
) -> None:
    result = ran(
        "--all", "--propose", "--publisher", "Nobody at All", "--workspace", workspace.folder
    )
    assert result.exit_code == 2
    assert "no one body of the registers is called Nobody at All" in result.stderr
    assert records(workspace) == {}
    assert ran("a.txt", "--publisher", MPS).exit_code == 2


def test_only_what_the_workspace_keeps_is_proposed(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "loose.txt").write_text(answer(9), "utf-8")
    result = ran(tmp_path / "loose.txt", "--propose", "--workspace", workspace.folder)
    assert result.exit_code == 1
    assert "no document of the workspace" in result.stderr
    assert records(workspace) == {}


def test_a_proposal_with_a_fault_is_refused_and_the_others_are_not(workspace: Workspace) -> None:
    proposing = Proposing.of(workspace, on=date(2026, 11, 22))
    texts = [answer(n) for n in (1, 2)]
    done = proposing.write([(f"a{n}", read_document(t, name="a"), t) for n, t in enumerate(texts)])
    assert [one.state.value for one in done] == ["proposed", "proposed"]
    made = {name: data.decode() for name, data in records(workspace).items()}
    for name in made:
        (workspace.folder / "records" / name).unlink()
    bad = max(made)
    made[bad] = made[bad].replace("agent/requester", "agent/nobody")
    proposals = {name: Proposal(Path(name).stem, text, 0, ()) for name, text in made.items()}

    faults = proposing.faults(proposals)

    assert list(faults) == [bad]
    assert "agent/nobody" in faults[bad]


@pytest.mark.parametrize(
    "words", [[], ["--all", "--propose", "--json"], ["--all", "--propose", "-o", "a"]]
)
def test_what_makes_no_sense_is_misuse(words: list[str], workspace: Workspace) -> None:
    result = ran(*words, "--workspace", workspace.folder)
    assert result.exit_code == click.UsageError.exit_code


def test_a_workspace_is_wanted_where_one_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = ran("--all")
    assert result.exit_code == click.UsageError.exit_code
    assert "oversight init DIR makes one" in result.output


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_it_says_so_in_one_word(sent: signal.Signals, code: int, tmp_path: Path) -> None:
    """Sent to the whole group, as a terminal does: to a process that reads and one that waits."""
    names = written(tmp_path, 16)
    for name in names[8:]:
        name.write_text(answer(1) * 500, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "oversight", "extract", "--json", *names],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    os.killpg(process.pid, sent)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err.strip()) == (code, b"Stopped.")
    assert out.count(b"\n") < 8
