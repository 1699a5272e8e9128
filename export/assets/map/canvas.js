/* The default engine: a canvas of our own. Everything is drawn anew in one frame after a change;
   while the view moves a frame is cheaper, and a full one follows when it comes to rest. */

import { toPlane } from "./camera.js";
import { refresh, settle } from "./frames.js";
import { listenToHands } from "./gestures.js";
import { forgetLabels, openLabels } from "./labels.js";
import { pickAt, screenPlaceOf } from "./picking.js";
import { tellDrawn } from "./record.js";
import { composeScene, openScene, sizeMarks } from "./scene.js";
import { listenToMedia, moveTo, panBy, resizeTo, setSheet, showWhole, tell, wholeView, zoomAt } from "./views.js";

const CLOSE = 0.9; // the scale to which choosing something goes at least

/** A drawing of the map in an element; see the other engine, vis.js, for the same interface. */
export function createCanvasDrawing(host, map, { dark = false, reducedMotion = false } = {}) {
  const scene = openScene(map);
  const family = getComputedStyle(host).fontFamily || "sans-serif";
  const [ground, above] = [addCanvas(host), addCanvas(host)];
  above.hidden = true;
  const drawing = {
    ...{ host, map, scene, ground, above, dark, reducedMotion, family, handlers: new Map() },
    ...{ view: { x: 0, y: 0, scale: 1 }, size: { width: 1, height: 1 }, near: null, selected: null },
    ...{ hovered: null, isMoving: false, isWhole: true, asked: 0, frameNumber: 0, record: null, paper: false },
    labels: openLabels(scene, ground.getContext("2d"), family),
  };
  scene.hasFindings = map.findings.length > 0;
  host.style.touchAction = "none";
  resizeTo(drawing);
  const stop = [listenToHands(host, handsOf(drawing)), listenToMedia(drawing)];
  return interfaceOf(drawing, stop);
}

function addCanvas(host) {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  Object.assign(canvas.style, { position: "absolute", left: "0", top: "0", pointerEvents: "none" });
  host.append(canvas);
  return canvas;
}

/* ---- hands --------------------------------------------------------------------------------- */

function handsOf(drawing) {
  const { scene } = drawing;
  return {
    pick: (x, y, event) => tell(drawing, "pick", pickAt(drawing, x, y), event),
    twice: (x, y) => unfoldAt(drawing, pickAt(drawing, x, y)),
    hover: (x, y) => hover(drawing, pickAt(drawing, x, y)),
    leave: () => hover(drawing, null),
    grab(x, y) {
      const id = pickAt(drawing, x, y);
      return id?.startsWith("n") ? Number(id.slice(1)) : null;
    },
    drag(i, x, y) {
      const at = toPlane(drawing.view, drawing.size, x, y);
      drawing.isMoving = true;
      [scene.x[i], scene.y[i]] = [at.x, at.y];
      refresh(drawing);
    },
    drop(i) {
      putNode(drawing, i, { x: scene.x[i], y: scene.y[i] }, true);
      tell(drawing, "place", i, { x: scene.x[i], y: scene.y[i] }, true);
    },
    pan: (dx, dy) => panBy(drawing, dx, dy),
    zoom: (factor, at) => zoomAt(drawing, factor, at),
    rest: () => settle(drawing),
  };
}

function hover(drawing, id) {
  if (drawing.hovered === id) return;
  drawing.hovered = id;
  drawing.host.classList.toggle("over", id !== null);
  tell(drawing, "hover", id);
  refresh(drawing);
}

function unfoldAt(drawing, id) {
  if (!id?.startsWith("c")) return false;
  setFolded(drawing, Number(id.slice(1)), 0);
  return true;
}

/* ---- changes ------------------------------------------------------------------------------- */

function compose(drawing) {
  composeScene(drawing.scene);
  setSheet(drawing);
  refresh(drawing);
}

function setFolded(drawing, community, isFolded) {
  if (drawing.scene.folded[community] === isFolded) return;
  drawing.scene.folded[community] = isFolded;
  compose(drawing);
  tell(drawing, "unfold", community, !isFolded);
}

/* A node in a folded community cannot be pointed out, so that one is unfolded. */
function uncover(drawing, id) {
  const { columns } = drawing.map;
  const at = Number(id.slice(1));
  const nodes = id.startsWith("e") ? [columns.edges.source[at], columns.edges.target[at]] : [at];
  if (id.startsWith("c")) return;
  for (const node of nodes) {
    const community = columns.nodes.community[node];
    if (community >= 0) setFolded(drawing, community, 0);
  }
}

function putNode(drawing, i, { x, y }, pinned) {
  const { scene, map } = drawing;
  if (pinned) scene.pinned.set(i, { x, y });
  else scene.pinned.delete(i);
  const back = { x: map.columns.nodes.x[i], y: map.columns.nodes.y[i] };
  [scene.x[i], scene.y[i]] = pinned ? [x, y] : [back.x, back.y];
  compose(drawing);
}

/* ---- what the page may ask ----------------------------------------------------------------- */

function interfaceOf(drawing, stop) {
  const { scene, host } = drawing;
  const onPage = ({ x, y }) => {
    const box = host.getBoundingClientRect();
    return { x: box.left + x, y: box.top + y };
  };
  return {
    show({ nodes, edges }) {
      Object.assign(scene, { shownNodes: nodes, shownEdges: edges });
      compose(drawing);
    },
    emphasise(near) {
      drawing.near = near;
      drawing.labels.near = near?.nodes ?? null;
      forgetLabels(drawing.labels);
      refresh(drawing);
    },
    select(id) {
      if (id !== null) uncover(drawing, id);
      drawing.selected = id;
      refresh(drawing);
    },
    fit(ids) {
      if (!ids) return showWhole(drawing);
      const places = ids.map((id) => scene.stands[Number(id.slice(1))]).filter((place) => place >= 0);
      return moveTo(drawing, wholeView(drawing, places));
    },
    centre(id) {
      uncover(drawing, id);
      const at = toPlane(drawing.view, drawing.size, ...Object.values(screenPlaceOf(drawing, id)));
      moveTo(drawing, { ...at, scale: Math.max(drawing.view.scale, CLOSE) });
    },
    zoomBy: (factor, at) => zoomAt(drawing, factor, at),
    panBy: (dx, dy) => panBy(drawing, dx, dy),
    view: () => ({ ...drawing.view }),
    setView: (view) => moveTo(drawing, { ...view }, { glide: false }),
    whereIs: (id) => onPage(screenPlaceOf(drawing, id)),
    pick(x, y) {
      const box = host.getBoundingClientRect();
      return pickAt(drawing, x - box.left, y - box.top);
    },
    place: (i, at, pinned) => putNode(drawing, i, at, pinned),
    positions: () => Object.fromEntries([...scene.pinned].map(([i, at]) => [`n${i}`, at])),
    sizeBy(values) {
      sizeMarks(scene, values);
      forgetLabels(drawing.labels);
      refresh(drawing);
    },
    unfold: (community) => setFolded(drawing, community, 0),
    fold: (community) => setFolded(drawing, community, 1),
    foldedAtOpening: scene.discs.length > 0,
    setDark(dark) {
      drawing.dark = dark;
      refresh(drawing);
    },
    resize: () => resizeTo(drawing),
    destroy: () => destroy(drawing, stop),
    drawn: () => tellDrawn(drawing),
    on(name, handler) {
      if (!drawing.handlers.has(name)) drawing.handlers.set(name, []);
      drawing.handlers.get(name).push(handler);
    },
  };
}

function destroy(drawing, stop) {
  for (const end of stop) end();
  cancelAnimationFrame(drawing.asked);
  cancelAnimationFrame(drawing.gliding);
  clearTimeout(drawing.settling);
  for (const canvas of [drawing.ground, drawing.above]) canvas.remove();
}
