"use strict";
/* The drawing: vis-network for points, lines and gestures, our own hand for figures and words.
   Another engine replaces this file and export/map_drawing.py. The page asks for no more than
   what openDrawing returns. Words are drawn on the canvas: no text becomes markup here. */

const NODE_TEXT = { least: 11, usual: 13, most: 17 };
const EDGE_TEXT = { least: 11, usual: 11, most: 14 };
const LINE = 1.22;
const READABLE = 0.5; // the scale from which words on all lines are welcome
const TELLING = 0.42; // the scale below which most names find no room
const FEW_LINES = 16;
const HUB = 6; // relations from which a name is set in bold
const SMALLEST = 0.02;
const LARGEST = 4;

function openDrawing({ container, drawn, onSelect }) {
  const nodes = new Map(drawn.nodes.map((node) => [node.id, node]));
  const edges = new Map(drawn.edges.map((edge) => [edge.id, edge]));
  const byDegree = [...drawn.nodes].sort((a, b) => b.degree - a.degree);
  const edgeSet = new vis.DataSet(drawn.edges.map(({ tone, marks, caption, ...edge }) => edge));
  const view = { focus: null, hover: null, colours: {}, words: null, key: "", turn: 0 };
  view.sheet = { left: -Infinity, right: Infinity, scale: 0 };
  const renderer = ({ ctx, id, x, y }) => figure(ctx, nodes.get(id), x, y);
  const nodeSet = new vis.DataSet(
    drawn.nodes.map(({ id, x, y, size }) => ({ id, x, y, size, ctxRenderer: renderer })),
  );
  const network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, drawn.options);
  const pen = document.createElement("canvas").getContext("2d");
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // ---- colours -----------------------------------------------------------------------------
  function readColours() {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(name).trim();
    view.font = style.getPropertyValue("--font").trim() || "sans-serif";
    view.colours = { paper: read("--map-paper"), ink: read("--ink"), halo: read("--focus-ring") };
    for (const { tone } of drawn.nodes) view.colours[`kind-${tone}`] = read(`--kind-${tone}`);
    for (const { tone } of drawn.edges) view.colours[`line-${tone}`] = read(`--line-${tone}`);
  }
  function paintLines() {
    edgeSet.update(
      drawn.edges.map(({ id, tone, width }) => ({
        id,
        color: { color: view.colours[`line-${tone}`], opacity: strength(view.focus?.edges, id) },
        width: view.focus?.edges.has(id) ? width + 0.8 : width,
      })),
    );
  }
  function refresh() {
    view.turn += 1;
    network.redraw();
  }
  const strength = (kept, id) => (!kept || kept.has(id) ? 1 : 0.13);

  // ---- figures -----------------------------------------------------------------------------
  function figure(ctx, node, x, y) {
    const radius = radiusOf(node);
    const drawNode = () => {
      ctx.globalAlpha = strength(view.focus?.nodes, node.id);
      if (view.focus?.chosen === node.id) ring(ctx, x, y, radius + 5 / network.getScale());
      trace(ctx, drawn.signs.figures[node.figure], x, y, radius);
      ctx.fillStyle = view.colours[`kind-${node.tone}`];
      ctx.fill();
      ctx.lineWidth = 1.4;
      ctx.strokeStyle = view.colours.ink;
      ctx.stroke();
      ctx.globalAlpha = 1;
    };
    return { drawNode, nodeDimensions: { width: 2 * radius, height: 2 * radius } };
  }
  const radiusOf = (node) => Math.max(node.size, 5.5 / network.getScale());
  function trace(ctx, points, x, y, radius) {
    ctx.beginPath();
    points.forEach(([px, py], at) => {
      if (at) ctx.lineTo(x + px * radius, y + py * radius);
      else ctx.moveTo(x + px * radius, y + py * radius);
    });
    ctx.closePath();
  }
  function ring(ctx, x, y, radius) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.lineWidth = 3 / network.getScale();
    ctx.strokeStyle = view.colours.halo;
    ctx.stroke();
  }

  // ---- where words go ----------------------------------------------------------------------
  function arrange() {
    const scale = network.getScale();
    if (view.rest?.scale !== scale) view.rest = { scale, labels: labelsAtRest(scale) };
    const room = openRoom(90 / scale);
    const words = { labels: [], captions: [], marks: [] };
    const isKept = (node) => !view.focus || view.focus.nodes.has(node.id);
    const isCalled = (edge) => edge.id === view.hover || view.focus?.edges.has(edge.id);
    const welcome = !view.focus && (scale >= READABLE || drawn.edges.length <= FEW_LINES);
    // A name stays where it was when something is chosen: only the names that had no room move.
    const [kept, rest] = split(view.rest.labels, (label) => isKept(label.node));
    words.labels.push(...kept);
    const near = byDegree.filter(isKept);
    for (const box of [...near.map(boxOf), ...kept]) room.take(box);
    for (const node of near) {
      if (!kept.some((label) => label.node === node)) placeLabel(words.labels, room, node, scale);
    }
    const [called, others] = split(drawn.edges, isCalled);
    for (const edge of called) placeMarks(words, room, edge, scale);
    for (const edge of called) placeCaption(words, room, edge, scale);
    for (const edge of others) placeMarks(words, room, edge, scale);
    for (const edge of welcome ? others : []) placeCaption(words, room, edge, scale);
    words.labels.unshift(...rest.filter((label) => room.isFree(label)));
    return words;
  }
  function split(items, holds) {
    return [items.filter(holds), items.filter((item) => !holds(item))];
  }
  function labelsAtRest(scale) {
    const room = openRoom(90 / scale);
    const labels = [];
    // A hub without its name tells nothing, so it may stand over the figures of its crowd.
    const [hubs, others] = [byDegree.filter(isHub), byDegree.filter((node) => !isHub(node))];
    for (const node of hubs) room.take(boxOf(node));
    for (const node of hubs) placeLabel(labels, room, node, scale);
    for (const node of others) room.take(boxOf(node));
    for (const node of others) placeLabel(labels, room, node, scale);
    return labels;
  }
  const isHub = (node) => node.degree >= HUB;
  function boxOf(node) {
    const r = radiusOf(node);
    return { x: node.x - r, y: node.y - r, w: 2 * r, h: 2 * r };
  }
  function placeLabel(labels, room, node, scale) {
    const font = textSize(NODE_TEXT, scale);
    const bold = isHub(node);
    const { w, h } = measure(node.lines, font, bold);
    const gap = radiusOf(node) + 3 / scale;
    const [left, right] = [node.x - gap - w, node.x + gap];
    const [above, below, level] = [node.y - gap - h, node.y + gap, node.y - h / 2];
    const spots = [
      ...[0, -0.3, 0.3].map((off) => [node.x - w / 2 + off * w, below]),
      ...[[right, level], [left, level], [node.x - w / 2, above]],
      ...[[right, node.y], [left, node.y], [right, node.y - h], [left, node.y - h]],
    ].map(([x, y]) => ({ x, y, w, h }));
    const onSheet = ({ x }) => x >= view.sheet.left && x + w <= view.sheet.right;
    const isFree = (spot) => room.isFree(spot) && (scale > 1.1 * view.sheet.scale || onSheet(spot));
    const must = view.focus?.chosen === node.id;
    const spot = spots.find(isFree) ?? ((must ? spots[0] : null));
    if (!spot) return;
    room.take(spot);
    labels.push({ node, ...spot, font, bold });
  }
  function placeMarks(words, room, edge, scale) {
    if (!edge.marks.length) return;
    const r = Math.max(7, 6 / scale);
    const w = 2 * r * edge.marks.length;
    const spots = alongOf(edge).map((along) => {
      const { x, y } = pointOn(edge.id, along);
      return { x: x - w / 2, y: y - r, w, h: 2 * r };
    });
    const spot = spots.find((each) => room.isFree(each)) ?? spots[0];
    room.take(spot);
    edge.marks.forEach((mark, at) => {
      words.marks.push({ edge, mark, x: spot.x + (2 * at + 1) * r, y: spot.y + r, r });
    });
  }
  function placeCaption(words, room, edge, scale) {
    const font = textSize(EDGE_TEXT, scale);
    const { w, h } = measure([edge.caption], font, false);
    const spots = alongOf(edge).map((along) => {
      const { x, y } = pointOn(edge.id, along);
      return { x: x - w / 2, y: y - h / 2, w, h };
    });
    const must = edge.id === view.hover || edge.id === view.focus?.chosen;
    const { x, y } = spots[0];
    if (must) spots.push(...[-1.6, 1.6, -2.6, 2.6].map((off) => ({ x, y: y + off * h, w, h })));
    const spot = spots.find((each) => room.isFree(each)) ?? (must ? spots[0] : null);
    if (!spot) return; // better unsaid than overprinted: hovering or choosing says it
    room.take(spot);
    words.captions.push({ edge, ...spot, font });
  }
  /* Where on a line a word may stand: first the middle, and away from a chosen hub's crowd. */
  function alongOf(edge) {
    const chosen = view.focus?.chosen;
    if (edge.from === edge.to) return [0.5];
    if (edge.from === chosen) return [0.6, 0.7, 0.5, 0.8, 0.4];
    if (edge.to === chosen) return [0.4, 0.3, 0.5, 0.2, 0.6];
    return [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
  }
  const textSize = ({ least, usual, most }, scale) =>
    Math.min(Math.max(usual * scale, least), most) / scale;
  function measure(lines, font, bold) {
    pen.font = `${bold ? "600 " : ""}100px ${view.font}`;
    const widest = Math.max(0, ...lines.map((line) => pen.measureText(line).width));
    return { w: (widest * font) / 100, h: lines.length * font * LINE };
  }
  const pointOn = (id, along) => network.body.edges[id].edgeType.getPoint(along);

  // ---- words and marks ---------------------------------------------------------------------
  network.on("afterDrawing", (ctx) => {
    const key = `${network.getScale()}/${view.turn}`;
    if (key !== view.key) {
      view.words = arrange();
      view.key = key;
    }
    for (const caption of view.words.captions) {
      ctx.globalAlpha = strength(view.focus?.edges, caption.edge.id);
      const colour = view.colours[`line-${caption.edge.tone}`];
      write(ctx, [caption.edge.caption], caption, colour);
    }
    for (const mark of view.words.marks) drawMark(ctx, mark);
    for (const label of view.words.labels) {
      ctx.globalAlpha = Math.max(strength(view.focus?.nodes, label.node.id), 0.3);
      write(ctx, label.node.lines, label, view.colours.ink);
    }
    ctx.globalAlpha = 1;
  });
  function write(ctx, lines, { x, y, w, h, font, bold }, colour) {
    const strong = ctx.globalAlpha;
    ctx.globalAlpha = strong * 0.82; // a line beneath is still felt, and no longer read as ink
    ctx.fillStyle = view.colours.paper;
    ctx.fillRect(x - font * 0.15, y, w + font * 0.3, h);
    ctx.globalAlpha = strong;
    ctx.font = `${bold ? "600 " : ""}${font}px ${view.font}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.lineWidth = font * 0.25;
    ctx.strokeStyle = view.colours.paper;
    ctx.fillStyle = colour;
    lines.forEach((line, at) => {
      const middle = y + (at + 0.5) * font * LINE;
      ctx.strokeText(line, x + w / 2, middle);
      ctx.fillText(line, x + w / 2, middle);
    });
  }
  function drawMark(ctx, { edge, mark, x, y, r }) {
    ctx.globalAlpha = strength(view.focus?.edges, edge.id);
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.fillStyle = view.colours.paper;
    ctx.fill();
    ctx.strokeStyle = view.colours[`line-${edge.tone}`];
    ctx.lineWidth = r / 4.5;
    ctx.stroke();
    for (const stroke of drawn.signs.marks[mark]) {
      ctx.beginPath();
      stroke.forEach(([px, py], at) => ctx[at ? "lineTo" : "moveTo"](x + px * r, y + py * r));
      ctx.stroke();
    }
  }

  // ---- gestures ----------------------------------------------------------------------------
  function whatIsAt(pointer) {
    const node = network.getNodeAt(pointer.DOM);
    if (node !== undefined) return { node };
    const { x, y } = pointer.canvas;
    const holds = (box) => x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
    const label = view.words?.labels.find(holds);
    if (label) return { node: label.node.id };
    const mark = view.words?.marks.find((each) => Math.hypot(x - each.x, y - each.y) <= each.r);
    const caption = mark ?? view.words?.captions.find(holds);
    return { edge: caption?.edge.id ?? network.getEdgeAt(pointer.DOM) };
  }
  network.on("click", ({ pointer }) => {
    const { node, edge } = whatIsAt(pointer);
    network.unselectAll();
    onSelect(node ?? edge ?? null);
  });
  function hover(id) {
    view.hover = id;
    container.classList.toggle("over", id !== null);
    refresh();
  }
  network.on("hoverEdge", ({ edge }) => hover(edge));
  network.on("blurEdge", () => hover(null));
  network.on("hoverNode", () => container.classList.add("over"));
  network.on("blurNode", () => container.classList.remove("over"));
  network.on("zoom", ({ scale }) => {
    if (scale < SMALLEST || scale > LARGEST) {
      network.moveTo({ scale: Math.min(Math.max(scale, SMALLEST), LARGEST) });
    }
  });
  // A wheel over a map that was not asked for must scroll the page.
  container.addEventListener("focusin", () => network.setOptions({ interaction: { zoomView: true } }));
  container.addEventListener("focusout", () => network.setOptions({ interaction: { zoomView: false } }));

  // ---- what the page may ask ---------------------------------------------------------------
  const glide = () => (still.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" });
  /* The edges of all marks and names, with the names as large as they are at a scale. */
  function extent(scale) {
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    const font = textSize(NODE_TEXT, Math.max(scale, TELLING));
    for (const node of drawn.nodes) {
      const { w, h } = measure(node.lines, font, true);
      box.left = Math.min(box.left, node.x - Math.max(w / 2, node.size));
      box.right = Math.max(box.right, node.x + Math.max(w / 2, node.size));
      box.top = Math.min(box.top, node.y - node.size);
      box.bottom = Math.max(box.bottom, node.y + node.size + 4 + h);
    }
    return box;
  }
  function whole(animation = glide()) {
    if (!drawn.nodes.length) return;
    const room = { w: container.clientWidth - 20, h: container.clientHeight - 20 };
    const fitOf = (box) =>
      Math.min(room.w / (box.right - box.left), room.h / (box.bottom - box.top), 1.25);
    const { left, top, right, bottom } = extent(fitOf(extent(1)) * 0.95);
    const fit = fitOf({ left, top, right, bottom });
    const scale = Math.max(fit, SMALLEST);
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const across = room.w / scale / 2;
    view.sheet = { left: position.x - across, right: position.x + across, scale };
    view.rest = null;
    network.moveTo({ position, scale, animation });
    refresh();
  }
  function zoom(factor) {
    const scale = Math.min(Math.max(network.getScale() * factor, SMALLEST), LARGEST);
    network.moveTo({ scale, animation: glide() });
  }
  function linesOf(id) {
    return drawn.edges.filter((edge) => edge.from === id || edge.to === id);
  }
  function show(id) {
    const lines = edges.has(id) ? [edges.get(id)] : linesOf(id);
    const ends = lines.flatMap((edge) => [edge.from, edge.to]);
    view.focus = {
      chosen: id,
      nodes: new Set(nodes.has(id) ? [id, ...ends] : ends),
      edges: new Set(lines.map((edge) => edge.id)),
    };
    paintLines();
    refresh();
  }
  function clear() {
    view.focus = null;
    paintLines();
    refresh();
  }
  const middleOf = (id) => (edges.has(id) ? pointOn(id, 0.4) : nodes.get(id));
  function centre(id) {
    const { x, y } = middleOf(id);
    const scale = Math.max(network.getScale(), 0.85);
    network.moveTo({ position: { x, y }, scale, animation: glide() });
  }
  function whereIs(id) {
    const { x, y } = network.canvasToDOM(middleOf(id));
    const { left, top } = container.getBoundingClientRect();
    return { x: left + x, y: top + y };
  }
  function reveal(id) {
    const { x, y } = network.canvasToDOM(middleOf(id));
    const inside = x > 30 && y > 30 && x < container.clientWidth - 30 && y < container.clientHeight - 30;
    if (!inside) centre(id);
  }
  /* The nearest node to the given side of another, for the arrow keys. */
  function beside(id, [dx, dy]) {
    const from = nodes.get(id);
    let best = null;
    for (const node of drawn.nodes) {
      const ahead = (node.x - from.x) * dx + (node.y - from.y) * dy;
      const aside = Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx);
      const cost = ahead + 2 * aside;
      if (node.id !== id && ahead > 0 && ahead >= 0.5 * aside && (!best || cost < best.cost)) {
        best = { id: node.id, cost };
      }
    }
    return best?.id ?? id;
  }
  function repaint() {
    readColours();
    paintLines();
    refresh();
  }

  repaint();
  whole(false);
  const hub = byDegree[0]?.id ?? null;
  const isSmall = () => network.getScale() < TELLING;
  return { show, clear, whole, zoom, centre, isSmall, reveal, whereIs, beside, repaint, hub };
}

/* Which stretches of the canvas are taken, in a grid so that thousands of words stay cheap. */
function openRoom(cell) {
  const taken = new Map();
  function* cells({ x, y, w, h }) {
    for (let column = Math.floor(x / cell); column <= Math.floor((x + w) / cell); column += 1) {
      for (let row = Math.floor(y / cell); row <= Math.floor((y + h) / cell); row += 1) {
        yield `${column}/${row}`;
      }
    }
  }
  const meet = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
  return {
    take(box) {
      for (const key of cells(box)) {
        if (!taken.has(key)) taken.set(key, []);
        taken.get(key).push(box);
      }
    },
    isFree(box) {
      for (const key of cells(box)) {
        if (taken.get(key)?.some((other) => meet(box, other))) return false;
      }
      return true;
    },
  };
}
