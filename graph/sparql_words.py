"""The words of a SPARQL text, outside strings, IRIs and comments (SPARQL 1.1 grammar, 19.8).

Enough to refuse, before an engine sees it, what would reach out of this machine or end the process.
"""

import re
from collections.abc import Iterator

from graph.errors import QueryError

MOST_CHARACTERS = 64 * 1024
DEEPEST = 128

# Reaching out (Federated Query, Update LOAD) and graphs named by address.
REACHING_OUT = frozenset({"SERVICE", "LOAD"})

_TOKEN = re.compile(
    r"""(?P<long>\"{3}(?:[^\\]|\\.)*?\"{3}|'{3}(?:[^\\]|\\.)*?'{3})
      | (?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<comment>\#[^\n]*)
      | (?P<name>[?$@]?[\w.%:\\-]*\w)
      | (?P<open>[{(\[])
      | (?P<close>[})\]])
      | .""",
    re.VERBOSE | re.DOTALL,
)


def refuse_dangerous(text: str) -> None:
    """Raises QueryError for a query too long, too deeply nested, or reaching out."""
    if len(text) > MOST_CHARACTERS:
        raise QueryError(
            f"the query has {len(text):,} characters",
            mend=f"keep it under {MOST_CHARACTERS:,}",
        )
    depth = 0
    for kind, word in _words(text):
        depth += {"open": 1, "close": -1}.get(kind, 0)
        if depth > DEEPEST:
            raise QueryError(
                f"the query nests deeper than {DEEPEST} brackets", mend="write it flatter"
            )
        if kind == "name" and word.upper() in REACHING_OUT:
            raise QueryError(
                f"the query says {word.upper()}, which would reach out of this machine",
                mend="ask only what is in the graph",
            )


def _words(text: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(text):
        yield match.lastgroup or "other", match.group()
