"""Imports run one way: ontology, data <- extract, graph <- export <- oversight."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "ontology": {"ontology"},
    "data": {"ontology", "data"},
    "extract": {"ontology", "data", "extract"},
    "graph": {"ontology", "data", "graph"},
    "export": {"ontology", "data", "graph", "export"},
    "oversight": {"ontology", "data", "extract", "graph", "export", "oversight"},
}
HEAVY = (
    *("IPython", "holidays", "networkx", "numpy", "pydantic", "pyoxigraph", "rdflib", "rich"),
    *("datasketch", "docx", "lxml", "pdfplumber", "pypdf", "rapidfuzz", "trafilatura"),
)


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_folder_imports_only_itself_and_those_below(package: str) -> None:
    modules = sorted((ROOT / package).rglob("*.py"))
    assert modules
    for module in modules:
        above = {top for top in _imported(module) if top in MAY_IMPORT} - MAY_IMPORT[package]
        assert not above, f"{module.relative_to(ROOT)} imports {above}"


def test_help_imports_nothing_heavy() -> None:
    pending, seen = [ROOT / "oversight" / "cli.py"], set[Path]()
    while pending:
        module = pending.pop()
        seen.add(module)
        for name in _imported(module, only_at_top=True):
            assert name not in HEAVY, f"{module.name} imports {name} before it is needed"
        ours = (ROOT / f"{name.replace('.', '/')}.py" for name in _names(module))
        pending += [path for path in ours if path.exists() and path not in seen]
    assert len(seen) > 3


def _imported(module: Path, *, only_at_top: bool = False) -> Iterator[str]:
    for name in _names(module, only_at_top=only_at_top):
        yield name.split(".")[0]


def _names(module: Path, *, only_at_top: bool = True) -> Iterator[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in tree.body if only_at_top else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
