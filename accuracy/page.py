"""The figures of docs/accuracy.md, made anew between two marks; the rest is written by hand."""

import math
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from importlib.metadata import version
from typing import Any

Figures = Mapping[str, Any]

BEGIN, END = "<!-- figures: made by python -m accuracy -->", "<!-- figures end -->"
_NEW = f"# How well documents are read\n\n{BEGIN}\n{END}\n"
_Z = 1.959963984540054  # of a 95 % interval


class Part(Enum):
    """Which documents were scored."""

    OPEN = "Open documents"
    OWN = "Own texts"
    HELD_OUT = "Own texts, held out"
    MENDED_ON = "Own texts, mended on"
    SECOND = "Own texts, second author"
    THIRD = "Own texts, third author"
    FOURTH = "Own texts, fourth author"
    FIFTH = "Own texts, fifth author"
    SIXTH = "Own texts, sixth authors"
    SIXTH_HELD_OUT = "Own texts, sixth authors, held out"


Measured = dict[Part, Figures]

_ABOUT = {
    Part.OPEN: "Real documents of other hands, with the labels that came with them. Rules were "
    "mended on them.",
    Part.OWN: "Texts of our own about invented bodies and people, by one author, labelled before "
    "the rules they test.",
    Part.HELD_OUT: "The half whose names have a digest (SHA-256) that begins with an odd digit: no "
    "rule was mended on them.",
    Part.MENDED_ON: "The other half, on which rules were mended; to be compared with that one.",
    Part.SECOND: "Texts of our own by authors who did not know the rules. They were scored once "
    'before any rule was mended on them; those figures stand under "First readings".',
    Part.THIRD: "Short replies with as many forms of question and wordings of an outcome as a third"
    " author could think of, who did not know the rules; scored once before any mending.",
    Part.FOURTH: "Replies, threads, decisions and pages in the forms of real ones, with their "
    "faults of layout, by a fourth author who did not know the rules; scored once before any "
    "mending.",
    Part.FIFTH: "Texts of the kinds and subjects of the open documents, by a fifth author who did "
    "not know the rules; scored once before any mending.",
    Part.SIXTH: "As the fifth author's, by three more authors, of whom one wrote decisions, "
    "oversight pages, news and other pages alone: the half on which rules were mended.",
    Part.SIXTH_HELD_OUT: "The other half, by the digest of the name: no rule was mended on them.",
}
# What was asked of the open documents, in the order of the page.
ASKED = {
    "kind": 0.95,
    "publisher": 0.95,
    "reference": 0.90,
    "dates": 0.90,
    "outcome": 0.85,
    "questions": 0.90,
    "items": 0.85,
    "exemptions": 0.95,
    "exemptions_exact": 0.90,
    "amounts": 0.90,
    "organisations": 0.75,
    "projects": 0.6,
    "relations": 0.5,
    "evidence": 1.0,
}
_VALUES = (
    "kind publisher reference dates.requested dates.responded dates.published outcome "
    "questions".split()
)
_SETS = "exemptions exemptions_exact provisions organisations projects amounts people".split()
_CONFUSED = ("kind", "outcome", "items")


def written(page: str, measured: Measured, *, on: date, reader: str, scorer: str) -> str:
    """The page with the figures between the marks, and all else in it as it was."""
    page = page if BEGIN in page and END in page else page + _NEW
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    made = "\n".join([_made(measured, on, reader, scorer), *_parts(measured)])
    return f"{before}{BEGIN}\n\n{made}\n{END}{after}"


def wilson(right: int, of: int) -> tuple[float, float] | None:
    """The 95 % interval of a share (Wilson 1927); None of nothing."""
    if not of:
        return None
    share, z = right / of, _Z
    middle = share + z * z / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    below = 1 + z * z / of
    return max(0.0, (middle - half) / below), min(1.0, (middle + half) / below)


def figure(figures: Figures, field: str) -> float | None:
    """The one figure by which a field is judged: accuracy, F1, recall of relations, or a share."""
    if field == "dates":
        listed = [figures[name] for name in _VALUES if name.startswith("dates.")]
        total = sum(one["n"] for one in listed)
        return sum(one["correct"] for one in listed) / total if total else None
    key = {"relations": "recall", "evidence": "share"}.get(field)
    key = key or ("f1" if field in _SETS else "accuracy")
    found: float | None = figures[field][key]
    return found


def _made(measured: Measured, on: date, reader: str, scorer: str) -> str:
    counts = ", ".join(f"{part.value.lower()} {_count(one)}" for part, one in measured.items())
    return (
        f"Made on {on:%-d %B %Y} with oversight-graph {version('oversight-graph')}, reader "
        f"`{reader}`, Python {platform.python_version()}, scorer `{scorer}`. Documents: {counts}. "
        "An interval is Wilson's, of 95 %; it takes each value for independent of the others, "
        "which values of one document are not, so it is too narrow. A baseline is the best "
        "constant answer.\n"
    )


def _parts(measured: Measured) -> Iterator[str]:
    yield _judged(measured)
    for part, figures in measured.items():
        yield f"## {part.value} ({_count(figures)})\n\n{_ABOUT[part]}\n"
        yield _values(figures)
        yield _sets(figures)
        yield _others(figures)
        if part is not Part.MENDED_ON:
            yield from _confusions(figures)


def _judged(measured: Measured) -> str:
    """One figure a field, beside what was asked."""
    parts = list(measured)
    rows = []
    for field, asked in ASKED.items():
        found = [figure(measured[part], field) for part in parts]
        shown = [_share(one) for one in found]
        if parts and parts[0] is Part.OPEN:
            shown[0] += "" if found[0] is None or found[0] >= asked else " (below)"
        rows.append([_named(field), _by(field), _share(asked), *shown])
    heads = ["field", "by", "asked", *(part.value.lower() for part in parts)]
    return f"## At a glance\n\n{_table(heads, rows)}"


def _values(figures: Figures) -> str:
    """Fields with one value a document."""
    rows = []
    for field in _VALUES:
        one = figures[field]
        interval = wilson(one["correct"], one["n"])
        absent = f"{_share(one['null_accuracy'])} of {one['null_n']}" if one["null_n"] else "-"
        rows.append(
            [_named(field), one["n"], _share(one["accuracy"]), _interval(interval),
             _baseline(figures, field), absent]
        )  # fmt: skip
    heads = ["one value a document", "n", "accuracy", "interval", "baseline", "right to be empty"]
    return _table(heads, rows)


def _sets(figures: Figures) -> str:
    """Fields with several values a document."""
    rows = []
    for field in _SETS:
        one = figures[field]
        found, listed = one["tp"] + one["fp"], one["tp"] + one["fn"]
        rows.append(
            [_named(field), listed, _share(one["precision"]), _interval(wilson(one["tp"], found)),
             _share(one["recall"]), _interval(wilson(one["tp"], listed)), _share(one["f1"])]
        )  # fmt: skip
    heads = ["several values", "n", "precision", "interval", "recall", "interval", "F1"]
    return _table(heads, rows)


def _others(figures: Figures) -> str:
    items, relations = figures["items"], figures["relations"]
    qualifier, evidence = figures["amounts_qualifier"], figures["evidence"]
    found, listed = relations["found"], relations["listed"]
    rows = [
        ["items, right outcome", items["n"], _share(items["accuracy"]),
         _interval(wilson(items["correct"], items["n"])),
         f"baseline {_baseline(figures, 'items')}; {items['matched']} found, "
         f"{items['spurious']} not asked"],
        ["amounts, right qualifier", qualifier["n"], _share(qualifier["accuracy"]),
         _interval(wilson(qualifier["correct"], qualifier["n"])), "of the sums found"],
        ["relations, recall", listed, _share(relations["recall"]),
         _interval(wilson(found, listed)),
         f"precision {_share(relations['precision'])} of {relations['predicted']}, a floor: the "
         "labels do not list every relation"],
        ["evidence", evidence["total"], _share(evidence["share"]),
         _interval(wilson(evidence["passed"], evidence["total"])), "places that hold their value"],
    ]  # fmt: skip
    return _table(["besides", "n", "share", "interval", ""], rows)


def _confusions(figures: Figures) -> Iterator[str]:
    """Labels by row, readings by column; only what was met."""
    for field in _CONFUSED:
        confusion: Mapping[str, Mapping[str, int]] = figures[field]["confusion"]
        if len(confusion) < 2:
            continue
        columns = sorted({name for row in confusion.values() for name in row})
        rows = [
            [label, *(row.get(name, "") for name in columns)] for label, row in confusion.items()
        ]
        title = {"items": "outcome of a question"}.get(field, field)
        yield f"Confusion of {title}: the label in the row, the reading in the column.\n"
        yield _table([title, *columns], rows)


def _baseline(figures: Figures, field: str) -> str:
    if field == "items":
        totals = {k: sum(row.values()) for k, row in figures["items"]["confusion"].items()}
        whole = sum(totals.values())
        if not whole:
            return "-"
        best = min(totals, key=lambda one: (-totals[one], one))
        return f"{_share(totals[best] / whole)} ({best})"
    majority = figures[field].get("majority")
    return f"{_share(majority['accuracy'])} ({majority['value']})" if majority else "-"


def _by(field: str) -> str:
    if field in _SETS:
        return "F1"
    return {"relations": "recall", "evidence": "share"}.get(field, "accuracy")


def _named(field: str) -> str:
    return field.removeprefix("dates.").replace("_", ", ") + (
        " (date)" if field.startswith("dates.") else ""
    )


def _count(figures: Figures) -> int:
    count: int = figures["documents"]["gold"]
    return count


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _interval(pair: tuple[float, float] | None) -> str:
    return "-" if pair is None else f"{pair[0]:.2f} to {pair[1]:.2f}"


def _table(headings: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    listed = [list(headings), *(list(map(str, row)) for row in rows)]
    listed.insert(1, ["---"] * len(headings))
    return "".join(f"| {' | '.join(cells)} |\n" for cells in listed)
