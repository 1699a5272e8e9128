"use strict";
/* The page around the drawing: panel, search, tables. Whatever comes from the data is set as
   text, never as markup; a link is made only of an http or https address. */

(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const byId = (id) => document.getElementById(id);
  const map = read("map-data");
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const edges = new Map(map.edges.map((edge) => [edge.id, edge]));
  const panel = byId("panel");
  const ORIGINS = {
    claim: "a statement",
    promise: "a promise",
    act: "an act on record",
    register: "a public register or the law itself",
  };
  const STATES = { proposed: "proposed, not yet accepted" };
  let chosen = null;
  let opener = null;

  for (const each of document.querySelectorAll("[data-needs-script]")) each.hidden = false;
  const drawing = openDrawing({
    container: byId("map"),
    drawn: { ...read("map-drawing"), signs: read("map-signs") },
    onSelect: (id) => select(id),
  });

  // ---- small makers ------------------------------------------------------------------------
  function make(tag, text, className) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  }
  function textOrLink(text) {
    if (!/^https?:\/\/\S+$/i.test(text)) return make("bdi", text);
    const link = make("a", text);
    link.href = text;
    link.rel = "noreferrer noopener";
    return link;
  }
  function button(text, act, className) {
    const element = make("button", undefined, className);
    element.type = "button";
    element.append(make("bdi", text));
    element.addEventListener("click", act);
    return element;
  }
  function facts(pairs) {
    const list = make("dl");
    for (const [name, said] of pairs) {
      const texts = [said ?? []].flat();
      if (!texts.length) continue;
      list.append(make("dt", name));
      for (const text of texts) {
        const item = make("dd");
        item.append(textOrLink(text));
        list.append(item);
      }
    }
    return list;
  }
  function badges(claim, { brief = false } = {}) {
    const line = make("p", undefined, "badges");
    const add = (text, tone) => line.append(make("span", text, `badge ${tone}`));
    if (claim.status !== "accepted") add(STATES[claim.status] ?? claim.status, "proposed");
    if (claim.negated) add("denied", "denied");
    if (claim.modality !== "actual") add(claim.modality, "unsure");
    if (claim.standing !== "undisputed") add(claim.standing, "contested");
    if (claim.direct && !brief) add("may be read as plain fact", "fact");
    return line;
  }

  // ---- panel -------------------------------------------------------------------------------
  function select(id, { move = false, from = null } = {}) {
    if (id === null) return close();
    chosen = id;
    opener = from;
    drawing.show(id);
    if (move || drawing.isSmall()) drawing.centre(id);
    const [name, content] = nodes.has(id) ? ofNode(nodes.get(id)) : ofEdge(edges.get(id));
    fill(name, content);
    byId("said").textContent = `Shown: ${name}`;
  }
  function fill(name, content) {
    const title = make("h2");
    title.append(make("bdi", name));
    title.id = "panel-title";
    title.tabIndex = -1;
    panel.replaceChildren(button("Close", close, "close"), title, ...content);
    panel.classList.add("filled");
    byId("side").scrollTop = 0;
  }
  function close() {
    chosen = null;
    drawing.clear();
    panel.replaceChildren(make("h2", "Nothing chosen"), make("p", panel.dataset.empty));
    panel.classList.remove("filled");
    byId("said").textContent = "";
    opener?.focus();
    opener = null;
  }
  function ofNode(node) {
    const mine = map.statements.filter((claim) => claim.node === node.id);
    const outward = map.edges.filter((edge) => edge.source === node.id);
    const inward = map.edges.filter((edge) => edge.target === node.id);
    const content = [make("p", node.type_label, "type")];
    if (node.aliases) content.push(make("p", `Also known as: ${node.aliases.join("; ")}`, "aliases"));
    content.push(...relations("Relations from it", outward, "target"));
    content.push(...relations("Relations to it", inward, "source"));
    if (mine.length) content.push(make("h3", "What is said of it"), ...mine.map(statement));
    content.push(make("p", node.iri, "iri"));
    return [node.label, content];
  }
  function statement(claim) {
    const part = make("section", undefined, "claim");
    const line = make("p", undefined, "value");
    line.append(make("b", `${claim.negated ? "denied: " : ""}${claim.relation_label}: `));
    line.append(textOrLink(claim.value ?? ""));
    part.append(line, badges(claim));
    if (claim.gloss) part.append(make("p", claim.gloss, "gloss"));
    part.append(facts(evidence(claim)));
    return part;
  }
  function relations(title, found, end) {
    if (!found.length) return [];
    const list = make("ul", undefined, "relations");
    for (const edge of found) list.append(relation(edge, edge[end]));
    return [make("h3", `${title} (${found.length})`), list];
  }
  function relation(edge, other) {
    const item = make("li");
    const words = `${edge.negated ? "denied: " : ""}${edge.relation_label}`;
    const open = (id) => (event) => {
      select(id, { from: event.detail === 0 ? opener : null });
      drawing.reveal(id);
      byId("panel-title").focus({ preventScroll: true });
    };
    const arrow = edge.source === other ? "←" : "→";
    item.append(button(words, open(edge.id), "line"), make("span", ` ${arrow} `));
    item.append(button(nodes.get(other).label, open(other), "thing"), badges(edge, { brief: true }));
    return item;
  }
  function ofEdge(edge) {
    const ends = [nodes.get(edge.source), nodes.get(edge.target)];
    const line = make("p", undefined, "ends");
    const go = (node) => button(node.label, () => select(node.id), "thing");
    const words = `${edge.negated ? "denied: " : ""}${edge.relation_label}`;
    line.append(go(ends[0]), make("span", ` — ${words} → `), go(ends[1]));
    const content = [line, badges(edge)];
    content.push(facts([...evidence(edge), ...reliance(edge)]));
    if (edge.tension_with) {
      content.push(make("h3", "The other side"));
      content.push(...edge.tension_with.map((gloss) => make("p", gloss, "other-side")));
    }
    return [edge.gloss ?? `${ends[0].label}: ${words} ${ends[1].label}`, content];
  }
  function evidence(claim) {
    return [
      ["Said by", claim.maker],
      ["Reported by", claim.reporter],
      ["Document", claim.document],
      ["Where", claim.locators],
      ["Legal provisions", claim.provisions],
      ["When it happened", claim.when],
      ["Holds", claim.holds],
      ["Stated", claim.stated],
      ["Amount", [claim.amount, claim.stage].filter(Boolean).join(" – ") || null],
      ["Condition", claim.condition],
      ["Exception", claim.exception],
      ["The source does not say", claim.unstated],
      ["Drawn from", ORIGINS[claim.origin] ?? claim.origin],
      ["Record", claim.record],
    ];
  }
  function reliance(claim) {
    return [
      ["How it is said", claim.modality],
      ["Standing", claim.standing],
      ["Status", claim.status],
    ];
  }

  // ---- the map's own controls --------------------------------------------------------------
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const KEYS = {
    "+": () => drawing.zoom(1.3),
    "=": () => drawing.zoom(1.3),
    "-": () => drawing.zoom(1 / 1.3),
    0: () => drawing.whole(),
    Enter: () => byId("panel-title")?.focus(),
    Escape: () => select(null),
  };
  byId("map").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !drawing.hub) return;
    const way = WAYS[event.key];
    if (!way && !KEYS[event.key]) return;
    event.preventDefault();
    if (!way) return void KEYS[event.key]();
    const start = nodes.has(chosen) ? chosen : edges.get(chosen)?.source;
    select(start ? drawing.beside(start, way) : drawing.hub);
    drawing.reveal(chosen);
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  byId("nearer").addEventListener("click", () => drawing.zoom(1.3));
  byId("farther").addEventListener("click", () => drawing.zoom(1 / 1.3));
  byId("whole").addEventListener("click", () => drawing.whole());
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => drawing.repaint());
  }

  // ---- search ------------------------------------------------------------------------------
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const search = byId("search");
  const hits = byId("hits");
  function find() {
    const asked = fold(search.value.trim());
    const names = (node) => [node.label, ...(node.aliases ?? [])];
    const found = asked ? map.nodes.filter((node) => fold(names(node).join(" ")).includes(asked)) : [];
    hits.replaceChildren(...found.slice(0, 8).map(hit));
    byId("said").textContent = asked ? `${found.length} found` : "";
  }
  function hit(node) {
    const item = make("li");
    const open = button(node.label, () => {
      select(node.id, { move: true, from: search });
      hits.replaceChildren();
      byId("panel-title").focus({ preventScroll: true });
    });
    open.append(make("small", ` ${node.type_label}`));
    item.append(open);
    return item;
  }
  search.addEventListener("input", find);
  byId("find").addEventListener("submit", (event) => {
    event.preventDefault();
    hits.querySelector("button")?.click();
  });
  byId("find").addEventListener("keydown", (event) => {
    if (event.key === "Escape") hits.replaceChildren();
  });

  // ---- tables ------------------------------------------------------------------------------
  for (const table of document.querySelectorAll("table")) {
    const rows = [...table.tBodies[0].rows];
    makeSortable(table, rows);
    const box = document.querySelector(`input[data-filters="${table.id}"]`);
    box.addEventListener("input", () => filter(rows, box));
  }
  for (const each of document.querySelectorAll("button[data-shows]")) {
    each.addEventListener("click", () => {
      select(each.dataset.shows, { move: true, from: each });
      byId("map-part").scrollIntoView({ block: "start" });
      byId("panel-title").focus({ preventScroll: true });
    });
  }
  function filter(rows, box) {
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const row of rows) {
      row.hidden = !words.every((word) => fold(row.textContent).includes(word));
      left += row.hidden ? 0 : 1;
    }
    box.parentElement.querySelector("output").textContent = `${left} of ${rows.length} rows`;
  }
  function makeSortable(table, rows) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      if (head.dataset.plain !== undefined) return;
      const text = head.textContent;
      head.replaceChildren(button(text, () => sort(table, rows, heads, at)));
    });
  }
  function sort(table, rows, heads, at) {
    const down = heads[at].getAttribute("aria-sort") === "ascending";
    const order = new Intl.Collator("en-GB", { numeric: true });
    const key = (row) => row.cells[at].textContent.trim();
    const sorted = [...rows].sort((a, b) => order.compare(key(a), key(b)) * (down ? -1 : 1));
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[at].setAttribute("aria-sort", down ? "descending" : "ascending");
    table.tBodies[0].append(...sorted);
  }

  // For tests and for those who cite a view from the console.
  window.oversightMap = { select, whereIs: drawing.whereIs };
})();
