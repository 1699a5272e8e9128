"""What a SPARQL text says outside strings, IRIs and comments (SPARQL 1.1 grammar, 19.8).

Enough to refuse, before an engine sees it, what would reach out of this machine or end the process.
Oxigraph reads without words: ``1SERVICE`` and ``SERVICEex:a`` are two tokens each, and a name whose
IRI is invalid is read again as its prefix alone. So SERVICE is refused wherever it could begin a
token, and so is a text that can be read in two ways, one of which would hide it.
"""

import re

from graph.errors import QueryError
from graph.limits import Limits

_ESCAPE = (
    r"""\\(?:[tbnrf"'\\]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}"""
    r"""|U(?:000(?!0[dD][89a-fA-F])[0-9a-fA-F]{5}|0010[0-9a-fA-F]{4}))"""
)
# With an authority an IRI is nothing else; without one, "<" may also be the operator, and then
# a comment, a string or a bracket within it counts.
_TOKEN = re.compile(
    rf"""(?P<string>'''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*+'''|\"""(?:"{{0,2}}(?:[^"\\]|{_ESCAPE}))*+\"""
           |(?!''')'(?:[^'\\\r\n]|{_ESCAPE})*+'|(?!\""")"(?:[^"\\\r\n]|{_ESCAPE})*+")
      | (?P<iri><(?:[A-Za-z][A-Za-z0-9+.-]*://[^<>"{{}}|^`\\\x00-\x20]*
                   |[^<>"{{}}|^`\\\x00-\x20#'()]*)>)
      | (?P<doubtful><[^<>"{{}}|^`\x00-\x20]*>|['"])
      | (?P<comment>\#[^\r\n]*)
      | (?P<escaped>\\.)
      | (?P<variable>[?$]\w+)
      | (?P<local>:[\w-]+)
      | (?P<word>\w+)
      | (?P<open>[{{(\[])
      | (?P<close>[}})\]])
      | (?P<operator>[-+*/|&!^<])
      | [ \t\r\n]+
      | .""",
    re.VERBOSE | re.DOTALL,
)
# How much deeper what follows is, and the other tokens that may be refused.
_COUNTED = {"open": 1, "close": -1, "operator": 0}
_READ = ("doubtful", "local", "word")
# What a local name would have to begin with to be read again as tokens that end in SERVICE.
_LOCAL_AS_TOKENS = re.compile(r":a?(?:true|false|-?\d+(?:E-?\d+)?)?SERVICE", re.IGNORECASE)


def refuse_dangerous(text: str, limits: Limits | None = None) -> None:
    """Raises QueryError for a query reaching out or to be read in two ways.

    Raises LimitError for one too long, too deep, or of too many parts.
    """
    within = limits or Limits()
    _refuse_above("characters", len(text), within)
    depth = links = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind in _COUNTED:
            depth += _COUNTED[kind]
            links += kind != "close"
            _refuse_above("nesting", depth, within)
            _refuse_above("links", links, within)
        elif kind in _READ:
            _refuse_token(kind, match.group())


def _refuse_above(limit: str, found: int, within: Limits) -> None:
    if found > getattr(within, limit):
        raise within.exceeded(limit)


def _refuse_token(kind: str, token: str) -> None:
    if kind == "doubtful":
        raise QueryError(
            f"{token} can be read in two ways, or not at all",
            mend="put a space after a less-than sign, write an IRI in full, close every string",
        )
    if reaching := _reaching_out(kind, token):
        raise QueryError(
            f"the query says {reaching}, which would reach out of this machine",
            mend="ask only what is in the graph; a thing of that name goes in full, in < >",
        )


def _reaching_out(kind: str, token: str) -> str | None:
    """The word by which a token would reach out (Federated Query; Update, LOAD)."""
    if kind == "local" and _LOCAL_AS_TOKENS.match(token):
        return "SERVICE"
    if kind == "word":
        word = token.upper()
        return "SERVICE" if "SERVICE" in word else "LOAD" if word == "LOAD" else None
    return None
