"""Writes a file of invented records of a size: ``python -m benchmarks.generate``.

The size is that of what the records themselves state. A graph holds besides it the packaged
records, the registers and the vocabulary.
"""

import argparse
import json
from pathlib import Path

from benchmarks.documents import records

SEED = 20261122
# Of 2.4 at ten thousand triples, 2.2 at a million, where more dates are stated again.
TRIPLES_A_VALUE = 2.35


def write_records(file: Path, *, triples: int, seed: int = SEED) -> None:
    """Writes a JSON Lines file of records that state about so many triples."""
    file.parent.mkdir(parents=True, exist_ok=True)
    drawn = records(values=round(triples / TRIPLES_A_VALUE), seed=seed)
    with file.open("w", encoding="utf-8", newline="\n") as lines:
        for record in drawn:
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    given = parser.parse_args()
    write_records(given.out, triples=given.triples, seed=given.seed)
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.1f} MB")  # noqa: T201  # a command


if __name__ == "__main__":
    main()
