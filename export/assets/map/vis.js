/* The second engine: vis-network, which the installed pyvis carries, with its physics off and our
   places. It draws points and lines and follows the hands; figures and words are drawn as the
   other engine, canvas.js, draws them. Communities are not folded here. */

import { fitting, toScreen } from "./camera.js";
import { bendOf } from "./curves.js";
import { drawFinding, traceFigure } from "./figures.js";
import { forgetLabels, openLabels, placedFor, sheetOf } from "./labels.js";
import { readPalette } from "./palette.js";
import { pickAt, screenPlaceOf } from "./picking.js";
import { emptyRecord, tellDrawn } from "./record.js";
import { allPlaces, boxOf, composeScene, markScale, openScene, radiusAt, sizeMarks } from "./scene.js";
import { drawMarks } from "./strokes.js";
import { drawOverlay, drawWords } from "./writing.js";

const FADED_PART = 0.12;
const CLOSE_UP = 0.9;
const VIS_OPTIONS = {
  physics: { enabled: false },
  layout: { improvedLayout: false, randomSeed: 1 },
  interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: false },
  nodes: { shape: "custom", chosen: false },
  edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, arrowStrikethrough: false, chosen: false },
};

/** A drawing of the map in an element by vis-network; the interface is that of canvas.js. */
export function createVisDrawing(host, map, { dark = false, reducedMotion = false } = {}) {
  const scene = openScene(map);
  scene.folded.fill(0);
  composeScene(scene);
  const family = getComputedStyle(host).fontFamily || "sans-serif";
  const pen = document.createElement("canvas").getContext("2d");
  const engine = {
    ...{ host, map, scene, family, dark, reducedMotion, near: null, selected: null, hovered: null },
    ...{ labels: openLabels(scene, pen, family), handlers: new Map(), frameNumber: 0, record: null, isWhole: true },
  };
  readColours(engine);
  engine.nodes = new vis.DataSet(Array.from({ length: map.nodeCount }, (_, i) => visNode(engine, i)));
  engine.edges = new vis.DataSet(Array.from({ length: map.edgeCount }, (_, i) => visEdge(engine, i)));
  engine.network = new vis.Network(host, { nodes: engine.nodes, edges: engine.edges }, VIS_OPTIONS);
  engine.network.on("afterDrawing", (ctx) => drawWordsOf(engine, ctx));
  listenToVis(engine);
  engine.network.moveTo({ ...visView(wholeOf(engine)), animation: false });
  return visInterface(engine);
}

function readColours(engine) {
  const forced = matchMedia("(forced-colors: active)").matches;
  engine.colours = readPalette(engine.host, { signs: engine.map.signs, dark: engine.dark, forced, paper: false });
}

/* ---- points and lines ---------------------------------------------------------------------- */

function visNode(engine, i) {
  const { scene } = engine;
  const renderer = ({ ctx, x, y }) => ({
    drawNode: () => drawVisNode(engine, { ctx, i, x, y }),
    nodeDimensions: { width: 2 * scene.size[i], height: 2 * scene.size[i] },
  });
  return { id: `n${i}`, x: scene.x[i], y: scene.y[i], size: scene.size[i], ctxRenderer: renderer };
}

function drawVisNode(engine, { ctx, i, x, y }) {
  const { scene, colours, near, network } = engine;
  const { kinds, figures } = scene.map.signs;
  const { kind, flags } = scene.map.columns.nodes;
  const scale = network.getScale();
  ctx.save();
  ctx.globalAlpha = near && !near.nodes[i] ? FADED_PART : 1;
  ctx.beginPath();
  traceFigure(ctx, figures[kinds[kind[i]].figure], x, y, radiusAt(scene, i, scale) / scale);
  ctx.fillStyle = flags[i] ? colours["map-paper"] : colours[`kind-${kinds[kind[i]].name}`];
  ctx.fill();
  ctx.lineWidth = (flags[i] ? 2 : 1.3) / scale;
  if (flags[i]) ctx.setLineDash([3 / scale, 2.5 / scale]);
  ctx.strokeStyle = colours.ink;
  ctx.stroke();
  ctx.restore();
}

function visEdge(engine, i) {
  const { map } = engine;
  const { source, target } = map.columns.edges;
  const { line } = map.edges.forms[map.edges.form(i)];
  const dashes = map.signs.dashes[line];
  return {
    ...{ id: `e${i}`, from: `n${source[i]}`, to: `n${target[i]}`, dashes: dashes.length ? dashes : false },
    ...{ ...visPaint(engine, i), ...visBend(map, i) },
  };
}

function visPaint({ map, colours, near }, i) {
  const { tone, negated } = map.edges.forms[map.edges.form(i)];
  const opacity = near && !near.edges[i] ? FADED_PART : 0.9;
  return {
    color: { color: colours[`line-${negated ? "denied" : tone}`], opacity, inherit: false },
    width: tone === "fact" ? 2 : 1.4,
  };
}

function visBend(map, i) {
  const { source, target, curve } = map.columns.edges;
  if (source[i] === target[i]) return { smooth: false, selfReference: { size: 17 + 9 * curve[i], angle: 0.8 } };
  if (curve[i] === 0) return { smooth: false };
  const type = curve[i] > 0 ? "curvedCCW" : "curvedCW";
  return { smooth: { enabled: true, type, roundness: Math.abs(bendOf(curve[i])) * 0.8 } };
}

/* ---- words --------------------------------------------------------------------------------- */

const visSize = ({ host }) => ({ width: Math.max(host.clientWidth, 1), height: Math.max(host.clientHeight, 1) });

function viewOf({ network }) {
  return { ...network.getViewPosition(), scale: network.getScale() };
}

const visView = ({ x, y, scale }) => ({ position: { x, y }, scale });

function drawWordsOf(engine, ctx) {
  const [view, size] = [viewOf(engine), visSize(engine)];
  const ratio = ctx.canvas.width / size.width;
  const [offX, offY] = [size.width / 2 - view.x * view.scale, size.height / 2 - view.y * view.scale];
  const { scene, near } = engine;
  const frame = {
    ...{ ...engine, pen: ctx, view, size, ratio, moving: false },
    ...{ acrossOf: (x) => x * view.scale + offX, downOf: (y) => y * view.scale + offY },
    record: emptyRecord(),
    fineness: Math.min(Math.max(markScale(scene, view.scale) * 1.25, 0.65), 1),
  };
  for (const i of scene.nodes) if (isInFrame(frame, i)) frame.record.nodes.push(i);
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawSignsOf(frame, near);
  drawWords(frame, placedFor(engine.labels, view, size));
  drawOverlay(frame);
  ctx.restore();
  engine.record = frame.record;
  engine.frameNumber += 1;
}

/* The marks on lines and on nodes, which vis-network knows nothing of. */
function drawSignsOf(frame, near) {
  const { scene, record } = frame;
  scene.lines.forEach((edges, style) => {
    for (const edge of edges) {
      if (near && !near.edges[edge]) continue;
      record.lines.push(edge);
      drawMarks(frame, scene.styles.styles[style], edge);
    }
  });
  for (const i of record.nodes) if (!near || near.nodes[i]) drawFinding(frame, i);
}

function isInFrame({ scene, view, size }, i) {
  const { x, y } = toScreen(view, size, scene.x[i], scene.y[i]);
  return x > -40 && y > -40 && x < size.width + 40 && y < size.height + 40;
}

function wholeOf(engine, places = [...allPlaces(engine.scene)]) {
  const size = visSize(engine);
  const view = fitting(boxOf(engine.scene, places), size, { margin: Math.min(46, size.width / 14) });
  forgetLabels(engine.labels);
  engine.labels.sheet = sheetOf(view, size);
  return view;
}

/* ---- hands --------------------------------------------------------------------------------- */

function tellVis({ handlers }, name, ...what) {
  for (const handler of handlers.get(name) ?? []) handler(...what);
}

function listenToVis(engine) {
  const { network } = engine;
  const at = ({ DOM }) => pickAt(asDrawing(engine), DOM.x, DOM.y);
  const say = (name, ...what) => tellVis(engine, name, ...what);
  const hover = (id) => () => {
    engine.hovered = id;
    say("hover", id);
    network.redraw();
  };
  network.on("click", ({ pointer }) => {
    network.unselectAll();
    say("pick", at(pointer));
  });
  network.on("hoverEdge", ({ edge }) => hover(edge)());
  network.on("hoverNode", ({ node }) => hover(node)());
  for (const name of ["blurEdge", "blurNode"]) network.on(name, hover(null));
  for (const name of ["zoom", "dragging"]) network.on(name, () => {
    engine.isWhole = false;
    say("view", viewOf(engine));
  });
  network.on("dragEnd", ({ nodes: dragged }) => {
    for (const id of dragged) {
      const i = Number(id.slice(1));
      putVisNode(engine, i, network.getPosition(id), true);
      say("place", i, network.getPosition(id), true);
    }
    if (dragged.length) network.unselectAll();
  });
}

const asDrawing = (engine) => ({ ...engine, view: viewOf(engine), size: visSize(engine) });

function putVisNode(engine, i, at, pinned) {
  const { scene, map, nodes } = engine;
  const place = pinned ? at : { x: map.columns.nodes.x[i], y: map.columns.nodes.y[i] };
  if (pinned) scene.pinned.set(i, { x: at.x, y: at.y });
  else scene.pinned.delete(i);
  [scene.x[i], scene.y[i]] = [place.x, place.y];
  composeScene(scene);
  forgetLabels(engine.labels);
  nodes.update({ id: `n${i}`, x: place.x, y: place.y });
}

/* ---- what the page may ask ----------------------------------------------------------------- */

function visInterface(engine) {
  const { network, scene, host } = engine;
  const go = (view, { isWhole = false } = {}) => {
    engine.isWhole = isWhole;
    network.moveTo({ ...visView(view), animation: false });
    tellVis(engine, "view", viewOf(engine));
  };
  const moved = (change) => go({ ...viewOf(engine), ...change(viewOf(engine)) });
  const again = () => {
    forgetLabels(engine.labels);
    network.redraw();
  };
  return {
    show: (shown) => showInVis(engine, shown),
    emphasise: (near) => emphasiseInVis(engine, near),
    select(id) {
      engine.selected = id;
      network.redraw();
    },
    fit: (ids) => go(wholeOf(engine, ids?.map((id) => Number(id.slice(1)))), { isWhole: !ids }),
    centre(id) {
      const { x, y } = screenPlaceOf(asDrawing(engine), id);
      go({ ...network.DOMtoCanvas({ x, y }), scale: Math.max(network.getScale(), CLOSE_UP) });
    },
    zoomBy: (factor) => moved(({ scale }) => ({ scale: scale * factor })),
    panBy: (dx, dy) => moved(({ x, y, scale }) => ({ x: x - dx / scale, y: y - dy / scale })),
    view: () => viewOf(engine),
    setView: (view) => go(view),
    whereIs(id) {
      const { left, top } = host.getBoundingClientRect();
      const { x, y } = screenPlaceOf(asDrawing(engine), id);
      return { x: left + x, y: top + y };
    },
    pick(x, y) {
      const { left, top } = host.getBoundingClientRect();
      return pickAt(asDrawing(engine), x - left, y - top);
    },
    place: (i, at, pinned) => putVisNode(engine, i, at, pinned),
    positions: () => Object.fromEntries([...scene.pinned].map(([i, at]) => [`n${i}`, at])),
    sizeBy(values) {
      sizeMarks(scene, values);
      engine.nodes.update(Array.from(scene.size.subarray(0, scene.nodeCount), (size, i) => ({ id: `n${i}`, size })));
      again();
    },
    ...{ unfold: () => undefined, fold: () => undefined, foldedAtOpening: false },
    setDark(dark) {
      engine.dark = dark;
      readColours(engine);
      emphasiseInVis(engine, engine.near);
    },
    resize() {
      network.setSize("100%", "100%");
      const whole = wholeOf(engine);
      if (engine.isWhole) go(whole, { isWhole: true });
      again();
    },
    destroy: () => network.destroy(),
    drawn: () => tellDrawn(engine),
    on(name, handler) {
      if (!engine.handlers.has(name)) engine.handlers.set(name, []);
      engine.handlers.get(name).push(handler);
    },
  };
}

function showInVis(engine, { nodes, edges }) {
  Object.assign(engine.scene, { shownNodes: nodes, shownEdges: edges });
  composeScene(engine.scene);
  forgetLabels(engine.labels);
  engine.nodes.update(Array.from(nodes, (isShown, i) => ({ id: `n${i}`, hidden: !isShown })));
  engine.edges.update(Array.from(edges, (isShown, i) => ({ id: `e${i}`, hidden: !isShown })));
}

function emphasiseInVis(engine, near) {
  engine.near = near;
  engine.labels.near = near?.nodes ?? null;
  forgetLabels(engine.labels);
  engine.edges.update(Array.from({ length: engine.map.edgeCount }, (_, i) => ({ id: `e${i}`, ...visPaint(engine, i) })));
  engine.network.redraw();
}
