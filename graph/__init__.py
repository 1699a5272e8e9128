"""The graph: built from records, stored, asked, and handed on as rdflib or networkx.

from graph import open_graph
graph = open_graph()
"""

from graph.opened import OversightGraph, open_graph

__all__ = ["OversightGraph", "open_graph"]
