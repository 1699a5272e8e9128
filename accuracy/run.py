"""The command ``python -m accuracy``: reads labelled documents, has them scored, writes the page.

The scorer and its ten labelled documents are not in this repository. Without the scorer nothing
is measured and nothing is written.
"""

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from accuracy.page import Measured, Part, written
from extract.contract import as_line
from extract.reader import read_document

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "accuracy.md"
EXTRACTION = ROOT.parent / "shared" / "extraction"
OWN = ROOT / "tests" / "extract"
SCORER = "score.py"
OTHERS = {
    Part.SECOND: "second-",
    Part.THIRD: "third-",
    Part.FOURTH: "fourth-",
    Part.FIFTH: "fifth-",
}
SIXTH = "sixth-"


class NotMeasuredError(Exception):
    """Nothing could be measured; the message says why, and how to mend it."""


@dataclass(frozen=True)
class Labelled:
    """Texts with their labels: ``texts/NAME.txt`` and ``gold/NAME.yaml``, of some names."""

    part: Part
    texts: Path
    gold: Path
    names: tuple[str, ...]


def is_held_out(name: str) -> bool:
    """Whether a text is in a half that no rule was mended on: of the first and the sixth authors.

    By a digest of its name, so that nobody chose.
    """
    is_odd = int(hashlib.sha256(name.encode()).hexdigest()[0], 16) % 2 == 1
    return is_odd and not name.startswith(tuple(OTHERS.values()))


def labelled(extraction: Path, own: Path = OWN) -> list[Labelled]:
    """The open documents, our own texts, the two halves of these, and those of other authors."""
    every = _names(own / "gold")
    names = [name for name in every if not name.startswith((*OTHERS.values(), SIXTH))]
    held_out, mended_on = _halves(names)
    sixth_held_out, sixth = _halves([name for name in every if name.startswith(SIXTH)])
    ours = {
        Part.OWN: names,
        Part.HELD_OUT: held_out,
        Part.MENDED_ON: mended_on,
        **{part: [n for n in every if n.startswith(start)] for part, start in OTHERS.items()},
        Part.SIXTH: sixth,
        Part.SIXTH_HELD_OUT: sixth_held_out,
    }
    open_ones = _names(extraction / "gold")
    return [
        Labelled(Part.OPEN, extraction / "docs", extraction / "gold", tuple(open_ones)),
        *(Labelled(part, own / "texts", own / "gold", tuple(n)) for part, n in ours.items()),
    ]


def _halves(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """The names held out, and the others."""
    held_out = [name for name in names if is_held_out(name)]
    return held_out, [name for name in names if not is_held_out(name)]


def measure(
    sets: Sequence[Labelled], scorer: Path, *, tell: Callable[[str], None] = lambda _: None
) -> Measured:
    """The scorer's figures of each set; raises NotMeasuredError."""
    if not scorer.is_file():
        raise NotMeasuredError(
            f"{scorer} is not there, so nothing was measured and nothing written; "
            "give the folder that holds it with --extraction"
        )
    measured: Measured = {}
    lines: dict[Path, str] = {}
    for one in sets:
        if not one.names:
            continue
        tell(f"{one.part.value}: {len(one.names)} documents")
        files = [one.texts / f"{name}.txt" for name in one.names]
        lines |= _read([file for file in files if file not in lines])
        measured[one.part] = _scored(one, [lines[file] for file in files], scorer)
    return measured


def _read(files: Sequence[Path]) -> Mapping[Path, str]:
    with ProcessPoolExecutor() as pool:
        return dict(zip(files, pool.map(_line, files, chunksize=8), strict=True))


def _line(file: Path) -> str:
    text = file.read_bytes().decode("utf-8")  # line ends as they are: offsets count them
    return as_line(read_document(text, name=file.stem)) + "\n"


def _scored(one: Labelled, lines: Sequence[str], scorer: Path) -> Mapping[str, Any]:
    """The figures; the scorer sees the labels of these names alone."""
    with TemporaryDirectory(prefix="oversight-accuracy-") as folder:
        predictions, gold = Path(folder, "read.jsonl"), Path(folder, "gold")
        predictions.write_text("".join(lines), "utf-8")
        gold.mkdir()
        for name in one.names:
            label = (one.gold / f"{name}.yaml").read_bytes()
            (gold / f"{name}.yaml").write_bytes(label)
        ended = subprocess.run(
            [sys.executable, scorer, "--docs", one.texts, "--gold", gold, "--json", predictions],
            capture_output=True,
            text=True,
            check=False,
        )
    if ended.returncode:
        raise NotMeasuredError(f"{scorer.name} refused {one.part.value}: {ended.stderr.strip()}")
    figures: dict[str, Any] = json.loads(ended.stdout)
    return figures


def reader_digest() -> str:
    """Twelve digits that change with any rule of the reader, or of the registers it goes by."""
    found = hashlib.sha256()
    for folder, pattern in (("extract", "*.py"), ("extract/rules", "*"), ("data/registers", "*")):
        for file in sorted((ROOT / folder).glob(pattern)):
            if file.is_file():
                found.update(file.name.encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:12]


def main(arguments: Sequence[str] | None = None) -> None:
    """Exit code 0 where the page was written, 1 where nothing could be measured."""
    given = _parser().parse_args(arguments)
    scorer = given.extraction / SCORER
    try:
        measured = measure(labelled(given.extraction), scorer, tell=_say)
    except NotMeasuredError as error:
        _say(str(error))
        sys.exit(1)
    page = given.out.read_text("utf-8") if given.out.exists() else ""
    made = written(page, measured, on=given.on, reader=reader_digest(), scorer=_digest(scorer))
    given.out.write_text(made, "utf-8")
    _say(f"Wrote {given.out}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m accuracy", description=__doc__)
    parser.add_argument(
        "--extraction",
        type=Path,
        default=EXTRACTION,
        metavar="DIR",
        help="the folder with score.py, docs/ and gold/",
    )
    parser.add_argument("--out", type=Path, default=PAGE, metavar="FILE")
    parser.add_argument(
        "--on", type=date.fromisoformat, default=datetime.now(UTC).date(), metavar="DAY"
    )
    return parser


def _names(gold: Path) -> list[str]:
    return sorted(file.stem for file in gold.glob("*.yaml"))


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201  # this is the command line
