"""What a query may ask for at most, and what holds it to that on this machine."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from graph.errors import LimitError, QueryError

# Field, option of the command line, and what a query beyond it does.
_SAID = {
    "seconds": ("--timeout", "took more than {} seconds"),
    "memory_mb": ("--memory", "needed more than {} MB of memory"),
    "rows": ("--max-rows", "has more than {} rows"),
    "megabytes": ("--max-size", "has an answer of more than {} MB"),
    "characters": ("--max-text", "has more than {} characters"),
    "nesting": ("--max-nesting", "has more than {} brackets in each other"),
    "links": ("--max-operators", "has more than {} brackets and operators"),
}
OPTIONS: Mapping[str, str] = MappingProxyType({name: said[0] for name, said in _SAID.items()})


@dataclass(frozen=True, kw_only=True)
class Limits:
    """``memory_mb`` is above what a worker has after opening; ``megabytes`` are of the answer.

    Text beyond ``characters``, ``nesting`` or ``links`` is refused before it is run; an answer
    beyond ``rows`` or ``megabytes`` is cut and says so.
    """

    seconds: float = 30.0
    memory_mb: float = 1024
    rows: int = 100_000
    megabytes: float = 64
    characters: int = 64 * 1024
    nesting: int = 128
    # Oxigraph recurses along chains too, such as 1+1+1: by 4,000 links some end the process.
    links: int = 1_000

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not 0 < value <= 10**9:
                option = OPTIONS[field.name]
                raise QueryError(f"{option} cannot be {value}", mend="give a number above 0")

    def said(self, name: str) -> str:
        """The value of a limit as it is written in messages: 100,000 or 0.5."""
        return f"{getattr(self, name):,.10g}"

    def exceeded(self, name: str) -> LimitError:
        """The error of a query beyond the limit of that name."""
        option, verb = _SAID[name]
        return LimitError(
            f"the query {verb.format(self.said(name))}",
            mend=f"ask for less at once, or raise {option}",
            limit=name,
        )

    def cut(self, name: str) -> str:
        """The sentence of an answer cut at ``rows`` or ``megabytes``."""
        unit = "rows" if name == "rows" else "MB"
        return f"cut at {self.said(name)} {unit} ({OPTIONS[name]})"


@dataclass(frozen=True, kw_only=True)
class Protections:
    """Which bounds the system upholds around a worker, beside the reading of every query's words.

    ``no_network``: the worker cannot connect to anywhere, whatever it is asked. ``memory``: the
    memory limit is the system's. ``nothing_written``: the worker cannot write to a file.
    """

    no_network: bool
    memory: bool
    nothing_written: bool
    deadline: bool = True
