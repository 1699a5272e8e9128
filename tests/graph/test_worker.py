"""The worker sends whole rows up to a limit, and gives up what answering needs not."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import worker
from graph.worker import Counted, Cut

lines = st.lists(st.binary(max_size=12).map(lambda line: line.replace(b"\n", b"") + b"\n"))


def sent(data: bytes, *, rows: int, size: int, cuts: list[int]) -> tuple[bytes, str | None]:
    """What goes out of data that comes in parts, and the limit that ended it."""
    out = bytearray()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "_write", lambda _, body: out.extend(body))
        patch.setattr(worker, "_AT_ONCE", 16)
        to = Counted(rows=rows, size=size)
        ends = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
        try:
            for begin, end in pairwise(ends):
                to.write(data[begin:end])
            to.flush()
        except Cut as cut:
            return bytes(out), str(cut)
    return bytes(out), None


@given(lines, st.integers(1, 40), st.integers(1, 400), st.lists(st.integers(0, 1000), max_size=9))
def test_as_many_whole_rows_go_out_as_both_limits_allow(
    rows: list[bytes], most: int, size: int, cuts: list[int]
) -> None:
    fitting = 0
    while fitting < min(most, len(rows)) and sum(map(len, rows[: fitting + 1])) <= size:
        fitting += 1
    whole = fitting == len(rows)
    by = None if whole else "rows" if fitting == most else "megabytes"
    assert sent(b"".join(rows), rows=most, size=size, cuts=cuts) == (b"".join(rows[:fitting]), by)


CONFINED = """\
import json, os, resource, sys, threading
graph = type(sys)("graph")
graph.__path__ = [sys.argv[1]]
sys.modules["graph"] = graph
from graph.confinement import confine
said = confine()
try:
    with open(sys.argv[2], "wb", buffering=0) as file:
        file.write(b"x")
    wrote = True
except OSError:
    wrote = False
core = resource.getrlimit(resource.RLIMIT_CORE)
privileges = [line for line in open("/proc/self/status") if line.startswith("NoNewPrivs")]
print(json.dumps({**said, "wrote": wrote, "at": os.getcwd(), "core": core, "kept": privileges}))
"""


def test_a_confined_process_writes_no_file_dumps_no_core_and_gains_no_rights(
    tmp_path: Path,
) -> None:
    folder = Path(worker.__file__).parent
    said = json.loads(
        subprocess.run(
            [sys.executable, "-I", "-S", "-c", CONFINED, str(folder), str(tmp_path / "file")],
            check=True,
            stdout=subprocess.PIPE,
        ).stdout
    )
    assert said["nothing_written"]
    assert not said["wrote"]
    assert said["at"] == os.sep
    assert said["core"] == [0, 0]
    assert said["kept"] == ["NoNewPrivs:\t1\n"]
