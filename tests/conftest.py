"""What every test may lean on: no time limits on properties, golden files, the packaged graph."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from data.records import Corpus, packaged_corpus
from graph.build import Built, build_graph

# A property is judged by its promise; speed is measured in benchmarks. Examples are new at every
# run of a person, the same at every run of CI, so that a change is judged by itself.
settings.register_profile("unhurried", deadline=None)
settings.register_profile("same", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("same" if "CI" in os.environ else "unhurried")

GOLDEN = Path(__file__).parent / "golden"
_BESIDE = Path(__file__).parents[2] / "shared" / "sources"
SOURCES = Path(os.environ.get("OVERSIGHT_SOURCES", _BESIDE))

Golden = Callable[[str, str], None]

# A suite that a shell started in the background ignores Ctrl-C, and so does all that it starts:
# tests of stopping would wait for what never ends.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="Write the golden files anew, to be read."
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with the golden file of a name, or writes it with ``--update-golden``."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode())
        assert text.encode() == file.read_bytes(), f"{name} differs; read it, then make golden"

    return compare


@pytest.fixture(scope="session", autouse=True)
def _stores_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Stores are built in a folder of the tests, never in the user's cache."""
    patch = pytest.MonkeyPatch()
    patch.setenv("OVERSIGHT_CACHE", str(tmp_path_factory.mktemp("cache")))
    yield
    patch.undo()


@pytest.fixture(scope="session")
def packaged() -> Corpus:
    """The packaged records and registers, read once."""
    return packaged_corpus()


@pytest.fixture(scope="session")
def packaged_graph(packaged: Corpus) -> Built:
    """The graph of the packaged corpus, built and checked once."""
    return build_graph(packaged)


@pytest.fixture
def sources() -> Path:
    """The folder of the real documents, which the repository does not hold."""
    if not SOURCES.is_dir():
        pytest.skip("the source documents are not at hand")
    return SOURCES
