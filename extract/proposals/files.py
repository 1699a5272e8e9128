"""A proposed record as the text of its file: one entry a line where it fits, notes as comments."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from data.characters import shown
from extract.proposals.draft import Commented

_WIDTH = 150
_PLAIN = re.compile(r"[\w/][\w ./()'&%-]*")
_HEAD = (
    "Proposed by machine from the text alone; nobody has read it yet. Compare each entry with the",
    "source, mend or remove it, and only then set review.status to accepted. Beside an entry stand",
    "the rule that found it and a score, which ranks and is no probability.",
)


def file_text(record: Mapping[str, object], unsaid: Sequence[str]) -> str:
    """The file: the head, what was left out and why, and the record."""
    lines = [f"# {line}" for line in _HEAD]
    if unsaid:
        lines.append("# Left out, with places as code points of the text:")
        lines += [f"#   {shown(what)}" for what in unsaid]
    for key, value in record.items():
        lines += _entry(key, value, "")
    return "\n".join(lines) + "\n"


def _entry(key: str, value: object, margin: str) -> Iterator[str]:
    """The lines of a key, on one line where that is short and no list of entries."""
    value, comment = _parted(value)
    flow = None if _is_block(value, margin) else f"{margin}{key}: {_flow(value)}"
    if flow is not None and len(flow) <= _WIDTH + len(margin):
        yield flow + comment
    elif isinstance(value, Mapping):
        yield f"{margin}{key}:{comment}"
        for inner, one in value.items():
            yield from _entry(inner, one, margin + "  ")
    elif isinstance(value, list) and any(isinstance(one, Commented) for one in value):
        yield f"{margin}{key}:"
        for one in value:
            yield from _item(one, margin)
    else:
        yield f"{margin}{key}: {_flow(value)}{comment}"


def _item(one: object, margin: str) -> Iterator[str]:
    """An entry of a list, its first line led in by a dash."""
    entry, comment = _parted(one)
    assert isinstance(entry, Mapping)
    lines = [line for key, value in entry.items() for line in _entry(key, value, margin + "  ")]
    lines[0] = f"{margin}- {lines[0].strip()}{comment}"
    yield from lines


def _parted(value: object) -> tuple[object, str]:
    if isinstance(value, Commented):
        return value.entry, f"  # {value.comment}" if value.comment else ""
    return value, ""


def _is_block(value: object, margin: str) -> bool:
    """Whether a value holds entries of its own; what stands deep inside is held to a line."""
    if isinstance(value, Mapping):
        return any(isinstance(one, Mapping | Commented) for one in value.values()) and not (
            margin and _is_small(value)
        )
    return isinstance(value, list) and any(isinstance(one, Commented) for one in value)


def _is_small(value: Mapping[str, object]) -> bool:
    return not any(isinstance(one, Commented) for one in value.values()) and len(value) < 4


def _flow(value: object) -> str:
    match value:
        case Commented():
            return _flow(value.entry)
        case Mapping():
            return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(str(value))


def _scalar(words: str) -> str:
    """Plain where YAML takes it so, else in double quotes, whose escapes are those of JSON."""
    if _PLAIN.fullmatch(words) and words == words.strip():
        return words
    return json.dumps(words, ensure_ascii=False)
