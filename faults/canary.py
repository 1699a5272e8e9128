"""A listener on this machine that counts who connects."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pyoxigraph as ox

from graph.names import prefixes

XSD = "http://www.w3.org/2001/XMLSchema#"


def _store() -> ox.Store:
    """Triples that every pattern of the tests meets, so that a join never ends early."""
    store = ox.Store()
    things = [ox.NamedNode("urn:x"), ox.NamedNode("http://a:80")]
    values: list[ox.NamedNode | ox.Literal] = [
        *things,
        ox.Literal("a"),
        ox.Literal("1", datatype=ox.NamedNode(XSD + "integer")),
        ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean")),
    ]
    store.extend(ox.Quad(s, p, o) for s in things for p in things for o in values)
    return store


@dataclass
class Canary:
    """Counts connections; whoever connects is cut off at once."""

    listener: socket.socket
    store: ox.Store = field(default_factory=_store)
    connections: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}/"

    def listen(self) -> None:
        while True:
            try:
                caller, _ = self.listener.accept()
            except OSError:
                return
            # Counted before it is cut off: a query that connected returns only after that.
            self.connections += 1
            caller.close()

    def connected_by(self, text: str) -> int:
        """How often Oxigraph connects when it is given the text as it stands."""
        before = self.connections
        try:
            found = self.store.query(text, prefixes=prefixes())
            if isinstance(found, ox.QuerySolutions):
                next(found, None)
        except (SyntaxError, OSError, ValueError, RuntimeError):
            pass
        return self.connections - before


@contextmanager
def listening() -> Iterator[Canary]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        canary = Canary(listener)
        threading.Thread(target=canary.listen, daemon=True).start()
        yield canary
        listener.shutdown(socket.SHUT_RDWR)
