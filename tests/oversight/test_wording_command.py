"""``oversight wording``: what it tells, and that words of a text go to a terminal alone."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from data.digests import digest
from data.wording.sharing import Wording
from oversight.cli import oversight
from oversight.wording_command import wording
from oversight.wording_forms import Found, to_yaml
from tests.data.worded import ARTICLE, HARM, REWORDING, RIGHTS, letter, nonsense
from tests.oversight.terminals import run_command_on_terminal

Run = Callable[..., subprocess.CompletedProcess[bytes]]
NOTHING = Wording(())
ON_TERMINAL = "from oversight.cli import main, oversight; \
from oversight.wording_command import wording; oversight.add_command(wording); main()"


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(oversight.commands, "wording", wording)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two letters with a paragraph in common, a thread, and an article with a rewording."""
    thread = (
        f"Dear Ambleford Council,\n\n{nonsense(20, 1)}\n\nYours faithfully,\n\nA. Person\n\n"
        f"Ambleford Council\n\nDear A. Person\n\n{nonsense(20, 1)}\n\n{RIGHTS}\n\nYours sincerely\n"
    )
    contents = {
        "one.txt": letter("one", RIGHTS, HARM).content,
        "two.txt": letter("two", HARM).content,
        "thread.txt": thread,
        "article.txt": ARTICLE,
        "rewording.txt": REWORDING,
        "notes.md": HARM,
    }
    texts = tmp_path / "letters"
    texts.mkdir()
    for name, content in contents.items():
        (texts / name).write_text(content, encoding="utf-8")
    return texts


def _records(folder: Path, *, day: str) -> Path:
    """Records of the rewording and of the article, without a claim."""
    records = folder.parent / "records"
    records.mkdir()
    for name, content, dated in (("article", ARTICLE, "2020-05-01"), ("rewording", REWORDING, day)):
        record = {
            "record": name,
            "schema": "1",
            "document": {
                "kind": "news",
                "label": name,
                "publisher": "org/the-guardian" if name == "article" else "org/home-office",
                "dated": dated,
                "text": {"sha256": digest(content), "length": str(len(content))},
            },
            "review": {"status": "accepted", "by": "agent/editors", "on": "2026-11-22"},
        }
        (records / f"{name}.yaml").write_text(yaml.safe_dump(record).replace("'", ""))
    return records


def test_it_tells_what_is_shared_and_where(run: Run, folder: Path) -> None:
    ended = run("wording", str(folder))

    told = ended.stdout.decode()
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert told.startswith("5 texts, 3 wordings shared\n")
    assert "pairs of copies" in told and "reworded copy of" in told
    assert "quoted from an earlier letter" in told and "message 2, " in told


def test_words_of_a_text_go_to_a_terminal_alone(run: Run, folder: Path) -> None:
    words = (*RIGHTS.split()[:3], *HARM.split()[:3], "Lantern", *nonsense(20, 1).split()[:3])
    for extra in ((), ("--format", "json"), ("--format", "csv"), ("--proposals",), ("--all",)):
        told = run("wording", str(folder), *extra).stdout.decode()
        run("wording", str(folder), *extra, "-o", "kept.txt")
        kept = Path("kept.txt").read_text(encoding="utf-8")
        assert told and kept
        assert not [w for w in words if len(w) > 5 and (w in told or w in kept)]
    command = (sys.executable, "-c", ON_TERMINAL, "wording", str(folder), "--no-pager")
    seen = run_command_on_terminal(command, folder=folder.parent, environment={"CI": "1"})
    assert HARM[:40] in seen.text and seen.code == 0


def test_json_holds_every_place_by_code_points(run: Run, folder: Path) -> None:
    answer = json.loads(run("wording", str(folder), "--format", "json").stdout)

    shared = next(s for s in answer["sharings"] if s["words"] == len(HARM.split()))
    for place in shared["places"]:
        start, end = place["at"]
        content = Path(place["text"]).read_text(encoding="utf-8")
        assert content[start:end] == HARM.rstrip(".")
    assert [copy["verdict"] for copy in answer["copies"]] == ["reworded copy"]


def test_csv_has_a_row_for_each_place(run: Run, folder: Path) -> None:
    told = run("wording", str(folder), "--format", "csv").stdout.decode()

    rows = list(csv.DictReader(io.StringIO(told)))
    harm = [row for row in rows if row["words"] == str(len(HARM.split()))]
    assert [Path(row["text"]).name for row in harm] == ["one.txt", "two.txt"]
    assert sum(row["kind"] == "reworded copy" for row in rows) == 8


def test_shorter_wording_is_left_out_at_wish(run: Run, folder: Path) -> None:
    told = run("wording", str(folder), "--min-words", "500").stdout.decode()

    assert "5 texts, 0 wordings shared" in told  # and the pair of copies
    alone = run("wording", str(folder / "one.txt")).stdout.decode()
    assert alone == "No wording of this length stands in two places of these texts.\n"


def test_the_same_texts_give_the_same_bytes(run: Run, folder: Path) -> None:
    files = [str(file) for file in sorted(folder.iterdir())]

    one = run("wording", *files, "--format", "json").stdout
    assert one == run("wording", *reversed(files), "--format", "json").stdout


def test_a_proposal_is_made_for_texts_with_records(run: Run, folder: Path) -> None:
    records = _records(folder, day="2020-05-03")

    told = run("wording", str(folder), "--records", str(records), "--proposals").stdout.decode()

    claim = yaml.safe_load(told)["claims"]["copy-of-original"]
    assert claim["claim"] == ["document/rewording", "derivedCopyOf", "document/article"]
    assert claim["status"] == "proposed" and "not known" not in told


def test_which_came_first_is_not_told_by_a_year(run: Run, folder: Path) -> None:
    records = _records(folder, day="2020")

    told = run("wording", str(folder), "--records", str(records), "--proposals").stdout.decode()

    assert "Which of the two came first is not known" in told


def test_without_records_a_proposal_says_what_it_lacks(run: Run, folder: Path) -> None:
    assert b"has no record" in run("wording", str(folder), "--proposals").stdout
    assert to_yaml(Found({}, NOTHING, (), {}), on=date(2026, 1, 1)) == "# No copies were found.\n"


def test_what_is_no_text_is_told_and_left_out(run: Run, folder: Path) -> None:
    (folder / "latin.txt").write_bytes(b"caf\xe9")
    (folder / "linked.txt").symlink_to(folder / "one.txt")

    ended = run("wording", str(folder))

    assert ended.returncode == 0 and ended.stdout.startswith(b"5 texts")
    said = ended.stderr.decode().splitlines()
    assert [line.split(": ", 1)[1] for line in said] == [
        "left out, it is not UTF-8 text",
        "left out, it is a symbolic link, which is not followed; give the file itself",
    ]


def test_a_folder_without_texts_is_misuse(run: Run, folder: Path) -> None:
    ended = run("wording", str(folder / "notes.md"))

    assert ended.returncode == 2
    assert b"There is no text among these; texts end in .txt." in ended.stderr


def test_the_thread_at_hand_is_attributed_by_its_record(run: Run, sources: Path) -> None:
    answer = json.loads(run("wording", str(sources), "--format", "json").stdout)

    makers = {place["maker"] for s in answer["sharings"] for place in s["places"]}
    assert "org/metropolitan-police-service" in makers
    assert answer["copies"] == []
