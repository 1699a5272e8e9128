"""The store on disk: what goes in comes out, what was changed is refused, faults leave nothing."""

import json
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree, rmtree

import pyoxigraph as ox
import pytest

from graph.build import Built
from graph.build_lock import build_lock
from graph.errors import DamagedStoreError, GraphRefusedError, StoreError
from graph.generations import (
    Generation,
    find_generation,
    named_generations,
    whole_generation,
)
from graph.manifest import MANIFEST, NQUADS, STORE
from graph.nquads import dumped_nquads
from graph.store import (
    StoreReport,
    ensure_generation,
    open_store,
    store_report,
    store_root,
    write_generation,
)
from tests.export.rdf_strategies import XSD
from tests.graph.stored import (
    AS_OF,
    INPUTS,
    OTHERS,
    built_of,
    names_in,
    node,
    quads_of,
    small_graph,
)

WORDS = [
    "",
    " ",
    "plain",
    "a \"quotation\" in 'two' kinds",
    "back\\slash \\n \\u0041",
    "line\nfeed\r\nand\ttab",
    "\0\x01\x08\x0c\x1b\x7f\x80\x85\x9f",
    "\u2028\u2029\u200b\u202e\ufeff\ufffe\uffff",
    "é ệ ẞ e\u0301",
    "💷 🏴󠁧󠁢󠁷󠁬󠁳󠁿 \U0010ffff",
    '" .\n<https://westmarch.example/a> <b> "',
    "x" * 100_000,
]
TYPED = {
    "boolean": ["true", "false"],
    "integer": ["0", "7", "-3", "9223372036854775807", "123456789012345678901234567890"],
    "decimal": ["0", "1.5", "-0.05", "1400000", "1234567890.123456789"],
    "double": ["1", "1.5", "-0", "INF", "NaN", "1000"],
    "date": ["2019-03-12", "2024-02-29", "0999-01-01", "2024-01-01Z", "2024-01-01+01:00"],
    "gYear": ["2019", "-0044"],
    "gYearMonth": ["2019-03"],
    "dateTime": ["2019-03-12T09:30:00", "2019-03-12T09:30:00Z", "2019-03-12T09:30:00.5+01:00"],
    "time": ["09:30:00"],
    "duration": ["P1D", "PT0S", "P1Y2M"],
    "anyURI": ["https://westmarch.example/%20"],
    "token": ["a b"],
}
TAGGED = ["en", "en-gb", "cy", "gd", "zh-hant", "x-private"]
CHANGED = {
    "boolean": ["1", "0"],
    "integer": ["007", "+7", "-0"],
    "decimal": ["1.50", "7.0", ".5"],
    "double": ["1E0", "1.0", "1e3"],
    "nonNegativeInteger": ["7"],
    "dateTime": ["2019-03-12T09:30:00.000Z", "2019-03-12T24:00:00"],
    "date": ["2019-03-12+00:00"],
    "duration": ["PT24H"],
}


def typed(kinds: dict[str, list[str]]) -> list[ox.Literal]:
    return [
        ox.Literal(value, datatype=ox.NamedNode(XSD + kind))
        for kind, values in kinds.items()
        for value in values
    ]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, packaged_graph: Built) -> Path:
    root = tmp_path_factory.mktemp("written")
    write_generation(packaged_graph, root=root, inputs=INPUTS)
    return root


@pytest.fixture
def root(written: Path, tmp_path: Path) -> Path:
    return copytree(written, tmp_path / "root")


def found_in(root: Path, inputs: str = INPUTS) -> Generation:
    generation = find_generation(root, inputs)
    assert generation is not None
    return generation


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    literals = [
        *map(ox.Literal, WORDS),
        *typed(TYPED),
        *(ox.Literal(text, language=tag) for tag in TAGGED for text in WORDS[:-1]),
    ]
    quads = quads_of(literals)
    quads += [ox.Quad(q.subject, q.predicate, q.object, node("graph")) for q in quads]
    graph = built_of(quads)
    generation = write_generation(graph, root=tmp_path, inputs=INPUTS)
    store = open_store(generation)

    assert set(store) == set(quads)
    assert dumped_nquads(store) == generation.nquads_file.read_bytes() == graph.nquads
    assert generation.quads == len(quads) == 2 * len(literals)


def test_the_packaged_graph_comes_out_as_its_file_says(written: Path) -> None:
    generation = found_in(written)

    assert dumped_nquads(open_store(generation)) == generation.nquads_file.read_bytes()
    assert generation.as_of == AS_OF
    assert names_in(written) == ["generation 1"]


@pytest.mark.parametrize("literal", typed(CHANGED), ids=str)
def test_a_literal_that_the_store_would_change_is_refused(
    tmp_path: Path, literal: ox.Literal
) -> None:
    before = write_generation(small_graph(), root=tmp_path, inputs=OTHERS[0])
    graph = built_of([*quads_of([literal]), *small_graph().quads])

    with pytest.raises(GraphRefusedError, match="the store would not keep") as caught:
        write_generation(graph, root=tmp_path, inputs=INPUTS)

    assert [found.shape for found in caught.value.violations] == ["canonical literal"]
    assert whole_generation(tmp_path, INPUTS) is None
    assert whole_generation(tmp_path, OTHERS[0]) == before
    assert names_in(tmp_path) == ["generation 1"]


def test_a_store_is_read_only(written: Path) -> None:
    store = open_store(found_in(written))

    with pytest.raises(RuntimeError, match="read-write"):
        store.add(ox.Quad(*[node("a")] * 3))


def overwrite(content: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(content)


def halve(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def replace_by_link(file: Path) -> None:
    elsewhere = file.parents[2] / f"kept-{file.name}"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


CHANGES = [halve, flip, overwrite(b""), overwrite(b"\0" * 4096), Path.unlink, replace_by_link]
PATTERNS = ["store/CURRENT", "store/MANIFEST-*", "store/*.sst", MANIFEST, NQUADS]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_damaged_file_is_named_and_a_build_mends_it(
    root: Path, pattern: str, change: Callable[[Path], object], packaged_graph: Built
) -> None:
    folder = found_in(root).folder
    file = max(folder.glob(pattern), key=lambda file: file.stat().st_size)
    change(file)

    with pytest.raises(DamagedStoreError) as caught:
        whole_generation(root, INPUTS)
    assert caught.value.path == file
    assert "\n" not in str(caught.value)
    if pattern.endswith("sst"):  # one is enough: each takes as long as a build
        again = write_generation(packaged_graph, root=root, inputs=INPUTS)
        assert dumped_nquads(open_store(again)) == packaged_graph.nquads
        assert not folder.exists()


def swap_current(folder: Path) -> Path:
    (folder / STORE / "MANIFEST-000099").write_bytes(b"")
    (folder / STORE / "CURRENT").write_bytes(b"MANIFEST-000099\n")
    return folder / STORE / "CURRENT"


def swap_store(folder: Path) -> Path:
    """The store of other records, its own manifest left at home."""
    other = write_generation(small_graph(), root=folder.parent / "other", inputs=OTHERS[0])
    rmtree(folder / STORE)
    copytree(other.store_folder, folder / STORE)
    return folder / STORE


def empty_store(folder: Path) -> Path:
    rmtree(folder / STORE)
    ox.Store(str(folder / STORE)).flush()
    return folder / STORE


def empty_store_of_right_sizes(folder: Path) -> Path:
    sizes = {file.name: file.stat().st_size for file in (folder / STORE).iterdir()}
    empty_store(folder)
    for name, size in sizes.items():
        file = folder / STORE / name
        content = file.read_bytes() if file.exists() else b""
        file.write_bytes(content[:size].ljust(size, b"\0"))
    return folder / STORE


@pytest.mark.parametrize(
    "change", [swap_current, swap_store, empty_store, empty_store_of_right_sizes]
)
def test_a_store_changed_as_a_whole_is_refused(root: Path, change: Callable[[Path], Path]) -> None:
    where = change(found_in(root).folder)

    with pytest.raises(DamagedStoreError) as caught:
        whole_generation(root, INPUTS)
    assert where in (caught.value.path, caught.value.path.parent)


def test_an_empty_store_is_refused_by_its_number_of_statements_too(root: Path) -> None:
    generation = found_in(root)
    empty_store(generation.folder)

    with pytest.raises(DamagedStoreError, match=f"holds 0 statements of {generation.quads}"):
        open_store(generation)


def test_a_store_that_the_engine_cannot_open_is_refused(root: Path) -> None:
    generation = found_in(root)
    (generation.store_folder / "CURRENT").unlink()

    with pytest.raises(DamagedStoreError, match="cannot be opened: No such file"):
        open_store(generation)


def test_a_whole_generation_that_another_wrote_meanwhile_is_kept(root: Path) -> None:
    def never() -> Built:
        raise AssertionError("built again")

    assert ensure_generation(never, root=root, inputs=INPUTS) == found_in(root)


def test_a_store_that_did_not_take_every_line_is_not_put_in_place(tmp_path: Path) -> None:
    nquads = small_graph().nquads
    twice = nquads.splitlines(keepends=True)[0] + nquads

    with pytest.raises(StoreError, match="the store took 50 of 51 statements"):
        write_generation(Built(nquads=twice, as_of=AS_OF), root=tmp_path, inputs=INPUTS)
    assert names_in(tmp_path) == []


def test_a_build_that_fails_leaves_no_trace(tmp_path: Path) -> None:
    def broken() -> Built:
        raise RuntimeError("of its own")

    with pytest.raises(RuntimeError, match="of its own"):
        ensure_generation(broken, root=tmp_path, inputs=INPUTS)
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("place", ["root", "root/below"])
def test_where_no_store_can_be_written_it_is_said_why(tmp_path: Path, place: str) -> None:
    (tmp_path / "root").write_text("a file")

    with pytest.raises(StoreError) as caught:
        write_generation(small_graph(), root=tmp_path / place, inputs=INPUTS)

    assert str(tmp_path / place) in caught.value.problem
    assert "OVERSIGHT_CACHE" in caught.value.mend
    assert (tmp_path / "root").read_text() == "a file"


BUILD = """
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from graph.errors import StoreError
from graph.store import write_generation

root, nquads = Path(sys.argv[1]), Path(sys.argv[2])
# In the place of Built, whose module takes a second to import.
built = SimpleNamespace(nquads=nquads.read_bytes(), as_of=date(2026, 11, 22))
print("ready", flush=True)
for inputs in sys.argv[3:]:
    try:
        write_generation(built, root=root, inputs=inputs)
        print("wrote", inputs, flush=True)
    except StoreError as error:
        print(error, flush=True)
"""


def builder(root: Path, nquads: Path, *inputs: str, room: int | None = None) -> "Builder":
    def limit() -> None:
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    return subprocess.Popen(
        [sys.executable, "-c", BUILD, str(root), str(nquads), *inputs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,
    )


Builder = subprocess.Popen[str]


@pytest.mark.parametrize("room", [0, 50, 1000, 60_000, 100_000, 400_000])
def test_where_room_ends_nothing_is_lost_and_nothing_left(
    tmp_path: Path, written: Path, room: int
) -> None:
    """The system refuses to write any file beyond the size, as a full disk does."""
    before = write_generation(small_graph(), root=tmp_path, inputs=OTHERS[0])
    process = builder(tmp_path, found_in(written).nquads_file, INPUTS, room=room)
    said, wrong = process.communicate()

    assert (process.returncode, wrong) == (0, "")
    assert said.splitlines() == [
        "ready",
        f"no store can be written to {tmp_path}: File too large; free space there, "
        "or set OVERSIGHT_CACHE to a folder that can be written",
    ]
    assert whole_generation(tmp_path, OTHERS[0], full=True) == before
    assert names_in(tmp_path) == ["generation 1"]
    assert whole_generation(tmp_path, INPUTS) is None


@pytest.mark.parametrize("failing", ["write_manifest", "place"])
def test_a_disk_that_fills_at_the_last_moment_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    before = write_generation(small_graph(), root=tmp_path, inputs=OTHERS[0])

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        module = "manifest" if failing == "write_manifest" else "generations"
        patch.setattr(f"graph.{module}.write_durably", full)
        with pytest.raises(StoreError, match="No space left on device; free space there"):
            write_generation(small_graph(), root=tmp_path, inputs=INPUTS)

    assert names_in(tmp_path) == ["generation 1"]
    assert whole_generation(tmp_path, OTHERS[0]) == before
    assert write_generation(small_graph(), root=tmp_path, inputs=INPUTS)


def test_what_cannot_be_removed_hides_no_error_and_goes_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr("graph.manifest.write_durably", fails)
        patch.setattr("os.rmdir", fails)
        patch.setattr("os.unlink", fails)
        with pytest.raises(StoreError, match="Read-only file system"):
            write_generation(small_graph(), root=tmp_path, inputs=INPUTS)
    assert names_in(tmp_path) == ["building 1"]

    write_generation(small_graph(), root=tmp_path, inputs=INPUTS)
    assert names_in(tmp_path) == ["generation 1"]


@pytest.mark.parametrize("moment", range(10))
def test_a_builder_ended_at_any_moment_leaves_nothing_partial(
    tmp_path: Path, written: Path, moment: int
) -> None:
    """The moments are spread over the time of a build; faults/ has five hundred of them."""
    before = write_generation(small_graph(), root=tmp_path, inputs=OTHERS[0])
    process = builder(tmp_path, found_in(written).nquads_file, INPUTS)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(moment * 0.04)
    process.send_signal(signal.SIGTERM if moment % 5 == 4 else signal.SIGKILL)
    process.communicate()

    named = [entry.inputs for entry in named_generations(tmp_path)]
    assert named in ([OTHERS[0]], [INPUTS, OTHERS[0]])
    for inputs in named:
        generation = whole_generation(tmp_path, inputs, full=True)
        assert generation is not None
        assert dumped_nquads(open_store(generation)) == generation.nquads_file.read_bytes()
    assert found_in(tmp_path, OTHERS[0]) == before
    write_generation(small_graph(), root=tmp_path, inputs=INPUTS)
    assert names_in(tmp_path) == ["generation 2"]


def test_builders_at_once_build_one_after_another(tmp_path: Path, written: Path) -> None:
    nquads = found_in(written).nquads_file
    processes = [builder(tmp_path, nquads, inputs, INPUTS) for inputs in OTHERS[:2]]
    said = [process.communicate() for process in processes]

    assert [process.returncode for process in processes] == [0, 0], said
    assert all(out.splitlines()[-1] == f"wrote {INPUTS}" for out, _ in said)
    assert whole_generation(tmp_path, INPUTS, full=True)
    assert names_in(tmp_path) == ["generation 2"]


def test_a_report_tells_what_is_there(written: Path) -> None:
    generation = found_in(written)
    report = store_report(written, INPUTS, full=True)

    assert report.generation == generation
    assert report.wrong is None
    assert report.builder is None
    assert report.checked == "every byte"
    assert report.size > generation.nquads_file.stat().st_size
    assert report.built is not None
    assert abs((datetime.now(UTC) - report.built).total_seconds()) < 3600
    assert store_report(written, OTHERS[0], full=True) == StoreReport(written)
    assert store_report(written / "none", INPUTS, full=True) == StoreReport(written / "none")
    with build_lock(written, say=print):
        builder = store_report(written, INPUTS, full=False).builder
    assert builder is not None
    assert builder.startswith("process ")


def test_a_report_says_how_much_it_checked(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.sealed_files.CHECKED_WHOLE", 1000)

    sample = store_report(written, INPUTS, full=False)
    assert sample.checked == "every byte of the store and a sample of its N-Quads"
    assert store_report(written, INPUTS, full=True).checked == "every byte"


@pytest.mark.parametrize("pattern", ["store/CURRENT", MANIFEST, NQUADS])
def test_a_report_tells_what_is_wrong(root: Path, pattern: str) -> None:
    flip(found_in(root).folder / pattern)
    wrong = store_report(root, INPUTS, full=False).wrong

    assert isinstance(wrong, DamagedStoreError)
    assert wrong.path.match(pattern)


def test_a_full_report_holds_the_store_against_its_lines(root: Path) -> None:
    """A builder at fault may seal a store that does not hold what its file says."""
    generation = found_in(root)
    manifest = generation.folder / MANIFEST
    lines = generation.nquads_file.read_bytes().splitlines(keepends=True)
    rmtree(generation.store_folder)
    store = ox.Store(str(generation.store_folder))
    store.bulk_load(input=b"".join(lines[1:]), format=ox.RdfFormat.N_QUADS)
    store.add(quads_of([ox.Literal("another")])[0])
    del store
    said = json.loads(manifest.read_text())
    _seal_again(generation, said)

    assert store_report(root, INPUTS, full=False).wrong is None
    wrong = store_report(root, INPUTS, full=True).wrong
    assert isinstance(wrong, DamagedStoreError)
    assert wrong.what == "holds other statements than graph.nq"


def _seal_again(generation: Generation, said: dict[str, str]) -> None:
    from graph.manifest import write_manifest

    write_manifest(
        generation.folder,
        inputs=generation.inputs,
        as_of=generation.as_of,
        quads=generation.quads,
        sha256=said["sha256"],
    )


def test_the_root_is_the_one_given_or_the_user_s_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_CACHE", "/somewhere/else")
    assert store_root() == Path("/somewhere/else")

    monkeypatch.delenv("OVERSIGHT_CACHE")
    assert store_root().name == "oversight-graph"
