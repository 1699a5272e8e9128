"""Text of a source stays text in the page: nothing of it runs, and nothing is asked of a network.

What `open_map` gives is a Visit of conftest.py, which is no module to import from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from export.network_map import FINDING, MapClaim, MapData, MapEdge, MapNode, MapStatement

Visit = Any
OpenMap = Callable[..., Visit]
T = TypeVar("T", MapNode, MapEdge, MapStatement)

PAYLOADS = (
    "<img src=x onerror='window.ran=1;alert(1)'>",
    "</script><script>window.ran=1;alert(1)</script>",
    "<script>window.ran=1</script>",
    "javascript:window.ran=1",
    "JaVaScRiPt:alert(1)//http://x",
    "data:text/html,<script>alert(1)</script>",
    "https://x.example/' onmouseover='window.ran=1",
    '"><svg onload=window.ran=1>',
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<a href='javascript:window.ran=1'>href</a>",
    "{{ 7*7 }}{% raw %}${window.ran=1}`",
    "--><!--<script>window.ran=1</script>",
    "\u2028window.ran=1;\u2029",
    "</textarea></title></style><body onload=window.ran=1>",
    "<math><mtext><style><img src=x onerror=window.ran=1>",
    "</noscript><script>window.ran=1</script>",
    "<link rel=stylesheet href=//x.example/a.css>",
    "<base href=https://x.example/>",
    "<meta http-equiv=refresh content='0;url=https://x.example/'>",
    "<form action=https://x.example/><button autofocus onfocus=window.ran=1>",
    "<details open ontoggle=window.ran=1>",
    "</svg></symbol><script>window.ran=1</script>",
    "\\u003cscript\\u003ewindow.ran=1\\u003c/script\\u003e",
    "';window.ran=1;//",
    "`+(window.ran=1)+`",
    "__proto__",
    "constructor",
    "vbscript:msgbox(1)",
    "//x.example/a",
    "n0\u0000\ud800]]><style>*{background:url(//x.example/)}</style>",
)


EVERY = " ".join(PAYLOADS)


def hostile(data: MapData) -> MapData:
    """For each payload two nodes, a line and a statement that have it in every field of text."""
    nodes, edges, statements = [], [], []
    statement: MapStatement = data.statements[0]
    for at, payload in enumerate(PAYLOADS):
        ends = f"n{2 * at}", f"n{2 * at + 1}"
        for end, node in zip(ends, data.nodes, strict=False):
            nodes.append(replace(poisoned(node, payload), id=end, community=at, findings=(at,)))
        edge = replace(data.edges[0], id=f"e{at}", source=ends[0], target=ends[1])
        edges.append(poisoned(edge, payload))
        statements.append(poisoned(replace(statement, id=f"s{at}", node=ends[0]), payload))
    return MapData(
        title=EVERY,
        as_of=EVERY,
        digest=EVERY,
        nodes=tuple(nodes),
        edges=tuple(edges),
        statements=tuple(statements),
        communities=PAYLOADS,
        findings=tuple(dict.fromkeys(FINDING, payload) for payload in PAYLOADS),
    )


def poisoned(thing: T, payload: str) -> T:
    """A record with a payload in every field that holds text, ids and days apart."""
    kept = {"id", "source", "target", "node", "since", "until", "money", "findings"}
    changed: dict[str, Any] = {}
    for each in fields(thing):
        value = getattr(thing, each.name)
        if each.name in kept or isinstance(value, bool | int | float):
            continue
        changed[each.name] = (payload, payload) if isinstance(value, tuple) else payload
    return replace(thing, **changed)


def words(text: str) -> str:
    return " ".join(re.sub("[\0\ud800\ufffd?]", " ", text).split())


def test_hostile_text_runs_nothing(open_map: OpenMap, sample: MapData) -> None:
    visit = open_map(hostile(sample), hash=f"#at={EVERY}&types=-{EVERY}&from={EVERY}")
    for at, payload in enumerate(PAYLOADS):
        for thing in (f"n{2 * at}", f"n{2 * at + 1}", f"e{at}", f"c{at}"):
            visit.page.evaluate("(id) => oversightMap.select(id)", thing)
            assert words(payload) in words(visit.panel())
    for tab in ("things", "statements", "relations"):
        visit.page.locator(f"#tab-{tab}").click()
        told = words(visit.page.locator("#shown-rows").inner_text())
        assert all(words(payload) in told for payload in PAYLOADS[:20])
    visit.page.fill("#search", "script")
    assert "<script>" in visit.page.locator("#hits").inner_text()
    visit.page.locator("#search").press("Escape")
    visit.page.hover("#map")
    visit.page.emulate_media(media="print")
    assert visit.page.evaluate("window.ran") is None
    assert visit.popped == []
    assert [said for said in visit.told if said.startswith("error")] == []
    assert visit.violations() == []
    assert [url.partition(":")[0] for url in visit.asked] == ["file"]
    foreign = "img, iframe, math, textarea, base, form:not(#find), [onload], [onerror], [ontoggle]"
    assert visit.page.locator(foreign).count() == 0
    links = visit.page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    assert links
    assert all(re.match(r"(file|https?):", link) for link in links)


def test_hostile_text_stays_text_where_scripting_is_off(open_map: OpenMap, sample: MapData) -> None:
    visit = open_map(hostile(sample), java_script_enabled=False)
    told = words(visit.page.locator("#plain-relations").inner_text())
    assert all(words(payload) in told for payload in PAYLOADS)
    assert (
        visit.page.locator("img, iframe, math, textarea, base, meta[http-equiv=refresh]").count()
        == 0
    )
    assert [url.partition(":")[0] for url in visit.asked] == ["file"]


def test_every_text_field_was_poisoned(sample: MapData) -> None:
    """Keeps the tests above from growing blind when a field is added."""
    edge = poisoned(sample.edges[0], "poison")
    claim = {each.name for each in fields(MapClaim)} - {"id", "negated", "direct"}
    assert all("poison" in json.dumps(getattr(edge, name)) for name in claim)
    assert len(set(PAYLOADS)) >= 30
