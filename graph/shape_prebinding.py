"""A constraint in SPARQL, asked of all nodes of a shape at once (SHACL, 5.2 and 5.3).

``$this`` is to be bound wherever it is read. So the pattern that finds the nodes is set at the
start of each group, save where EXISTS already brings the node in. What would still see ``$this``
unbound, or names what is not there, is refused.
"""

import re
from collections.abc import Iterator

from graph.errors import ShapesError
from graph.shape_records import Shape, Sparql

_TOKEN = re.compile(
    r"""(?P<string>'''(?:[^\\]|\\.)*?'''|\"""(?:[^\\]|\\.)*?\"""
          |'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<comment>\#[^\r\n]*)
      | (?P<variable>[?$]\w+)
      | (?P<name>[\w-]*:[\w.:%-]*)
      | (?P<word>\w+)
      | (?P<brace>[{}])
      | \s+ | .""",
    re.VERBOSE | re.DOTALL,
)
# SHACL forbids the first three where variables are pre-bound; in GRAPH the nodes are not found.
_REFUSED = frozenset({"MINUS", "VALUES", "SERVICE", "GRAPH", "FROM"})
_NOT_BOUND = frozenset({"shapesGraph", "currentShape"})


def prebound(constraint: Sparql, shape: Shape, pattern: str) -> str:
    """The query with its prefixes, ``$PATH`` written out and a pattern of ``?this`` set in."""
    prefixes = "".join(f"PREFIX {name}: <{space}> " for name, space in constraint.prefixes)
    # A node may match its pattern twice, and an aggregate would count twice.
    once = pattern if " a " in pattern else f"{{ SELECT DISTINCT ?this WHERE {{ {pattern} }} }}"
    return prefixes + "".join(_rewritten(constraint.select, shape, once))


def _rewritten(text: str, shape: Shape, pattern: str) -> Iterator[str]:
    within: list[bool] = []  # for each open group, whether it stands in EXISTS
    last = ""  # the token before, in capitals
    lacking = False  # whether a SELECT has been read that has not named $this yet
    for match in _TOKEN.finditer(text):
        token, kind = match.group(), match.lastgroup
        if kind == "comment" or token.isspace():
            yield " "
            continue
        begins_subquery = token.upper() == "SELECT"
        lacking = begins_subquery or (lacking and token[1:] != "this")
        # A group that is a subquery holds nothing else: the pattern goes into the subquery.
        if last == "{" and not begins_subquery and not within[-1]:
            yield f" {pattern} "
        yield _written(token, kind, shape, after=last)
        if token == "{":
            if lacking:
                raise ShapesError(shape.node, "a SELECT in sh:select does not give $this")
            within.append(last == "EXISTS" or (bool(within) and within[-1]))
        elif token == "}" and within:
            within.pop()
        last = token.upper()


def _written(token: str, kind: str | None, shape: Shape, *, after: str) -> str:
    if kind == "word" and token.upper() in _REFUSED:
        raise ShapesError(shape.node, f"{token} in sh:select is not covered")
    if kind != "variable":
        return token
    name = token[1:]
    if name in _NOT_BOUND or (name == "this" and after == "AS"):
        raise ShapesError(shape.node, f"{token} in sh:select is not covered")
    if name != "PATH":
        return token
    if shape.path is None:
        raise ShapesError(shape.node, "$PATH is in sh:select, but the shape has no path")
    return shape.path.text
