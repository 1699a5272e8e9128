/* Lines and arrows. Without a graphics card a line of one pixel of the screen costs a tenth of a
   wider one, and a wide one by itself a fifth of what it costs as a part of a long path; so lines
   are fine only where they are few or the view rests, and in motion all are of one pixel, beside
   each other where they should be wide, and no more than a frame has time for. */

import { alongLine, handleOf, loopOf } from "./curves.js";
import { markScale, radiusAt } from "./scene.js";

const FEW = 300; // lines that are fine even in motion
const MOST_FINE = 4000;
const MOST_DASHED = 12000;
const MOST_MOVING = 2000;
const MOST_DASHED_MOVING = 1000;
const HAIRS_A_PATH = 400;
const ARROWS_A_PATH = 40;
const WIDE = 1.6; // from this width on a line of hairs is two
const FADED_LINE = 0.1;
const ARROW = 8;
const ROOM_FOR_ARROW = 16; // pixels between the marks
const ROOM_FOR_MARK = 34;
const MARK = 6.5;

/* Draws all lines in the frame, those that are faded first. */
export function drawLines(frame) {
  const inFrame = gatherInFrame(frame);
  setManner(frame, inFrame.count);
  drawBundles(frame);
  const { order, styles } = frame.scene.styles;
  if (frame.near) for (const at of order) drawStyle(frame, styles[at], inFrame.rest[at], FADED_LINE);
  for (const at of order) drawStyle(frame, styles[at], inFrame.near[at], 1);
  if (!frame.isFine) return;
  for (const at of order) drawArrows(frame, styles[at], inFrame.near[at]);
  for (const at of order) for (const edge of inFrame.near[at]) drawMarks(frame, styles[at], edge);
}

/* How much care there is time for. */
function setManner(frame, count) {
  const { moving } = frame;
  frame.isFine = count <= (moving ? FEW : MOST_FINE);
  frame.isDashed = count <= (moving ? MOST_DASHED_MOVING : MOST_DASHED);
  frame.stride = moving ? Math.ceil(count / MOST_MOVING) : 1;
  // Lines and what is on them shrink with the marks, though not as far.
  frame.fineness = Math.min(Math.max(markScale(frame.scene, frame.view.scale) * 1.25, 0.65), 1);
  // Lines of a crowd are fainter, so that where they run together can be seen.
  frame.crowd = count <= MOST_FINE ? 0.9 : Math.max(0.35, MOST_FINE / count);
}

/* The lines of each style that may cross the frame, those in focus apart from the rest. */
function gatherInFrame({ scene, view, size, near }) {
  const { source, target } = scene.map.columns.edges;
  const reach = 80 / view.scale;
  const left = view.x - size.width / 2 / view.scale - reach;
  const right = view.x + size.width / 2 / view.scale + reach;
  const top = view.y - size.height / 2 / view.scale - reach;
  const bottom = view.y + size.height / 2 / view.scale + reach;
  const { x, y } = scene;
  const found = { near: [], rest: [], count: 0 };
  scene.lines.forEach((edges, at) => {
    const [strong, faded] = [[], []];
    for (const edge of edges) {
      const [x1, y1, x2, y2] = [x[source[edge]], y[source[edge]], x[target[edge]], y[target[edge]]];
      if ((x1 < left && x2 < left) || (x1 > right && x2 > right)) continue;
      if ((y1 < top && y2 < top) || (y1 > bottom && y2 > bottom)) continue;
      (near === null || near.edges[edge] ? strong : faded).push(edge);
    }
    found.near[at] = strong;
    found.rest[at] = faded;
    found.count += strong.length + faded.length;
  });
  return found;
}

function drawStyle(frame, style, edges, strength) {
  if (edges.length === 0) return;
  const { pen, colours } = frame;
  pen.strokeStyle = colours[`line-${style.tone}`];
  pen.globalAlpha = strength * (style.faint ? 0.6 : 1) * (strength === 1 ? frame.crowd : 1);
  pen.setLineDash(frame.isDashed ? frame.dashes[style.line] : []);
  if (frame.isFine) strokeFine(frame, style, edges);
  else strokeHairs(frame, style, edges);
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

function strokeFine(frame, style, edges) {
  const { pen, colours, record } = frame;
  const width = style.width * frame.fineness;
  pen.lineWidth = width + (style.double ? 3.2 : 0);
  strokeEach(frame, edges);
  for (const edge of edges) record.lines.push(edge);
  if (!style.double) return;
  pen.strokeStyle = colours["map-paper"];
  pen.globalAlpha = 1;
  pen.lineWidth = width + 0.4;
  strokeEach(frame, edges);
}

function strokeEach(frame, edges) {
  for (const edge of edges) {
    frame.pen.beginPath();
    traceLine(frame, edge, 0);
    frame.pen.stroke();
  }
}

function strokeHairs(frame, style, edges) {
  const { pen, stride, record, ratio } = frame;
  const isWide = style.width >= WIDE && stride === 1;
  const asides = style.double ? [-1.6, 1.6] : isWide ? [-0.45, 0.45] : [0];
  pen.lineWidth = 1 / ratio;
  let inPath = 0;
  pen.beginPath();
  for (const edge of edges) {
    // The same lines in every frame of a movement: others would shimmer.
    if (stride > 1 && ((edge * 2654435761) >>> 0) % stride !== 0) continue;
    for (const aside of asides) traceLine(frame, edge, aside);
    record.lines.push(edge);
    inPath += 1;
    if (inPath < HAIRS_A_PATH) continue;
    pen.stroke();
    pen.beginPath();
    inPath = 0;
  }
  pen.stroke();
}

/* `aside` is how many pixels to the right of its way the line is drawn. */
function traceLine(frame, edge, aside) {
  const { pen, scene } = frame;
  const { source, target, curve } = scene.map.columns.edges;
  const [a, b] = [source[edge], target[edge]];
  const [x1, y1] = [frame.acrossOf(scene.x[a]), frame.downOf(scene.y[a])];
  if (a === b) {
    const loop = loopOf(x1, y1, radiusAt(scene, a, frame.view.scale), curve[edge]);
    pen.moveTo(loop.x + loop.r, loop.y);
    pen.arc(loop.x, loop.y, loop.r, 0, 2 * Math.PI);
    return;
  }
  const [x2, y2] = [frame.acrossOf(scene.x[b]), frame.downOf(scene.y[b])];
  const share = aside === 0 ? 0 : aside / (Math.hypot(x2 - x1, y2 - y1) || 1);
  const [ax, ay] = [(y1 - y2) * share, (x2 - x1) * share];
  pen.moveTo(x1 + ax, y1 + ay);
  if (curve[edge] === 0) pen.lineTo(x2 + ax, y2 + ay);
  else {
    const { x, y } = handleOf(x1, y1, x2, y2, curve[edge]);
    pen.quadraticCurveTo(x + ax, y + ay, x2 + ax, y2 + ay);
  }
}

/* ---- arrows and marks ---------------------------------------------------------------------- */

function drawArrows(frame, style, edges) {
  const { pen, colours } = frame;
  pen.fillStyle = colours[`line-${style.tone}`];
  pen.globalAlpha = style.faint ? 0.6 : 1;
  for (let at = 0; at < edges.length; at += ARROWS_A_PATH) {
    pen.beginPath();
    for (const edge of edges.slice(at, at + ARROWS_A_PATH)) traceArrow(frame, edge);
    pen.fill();
  }
  pen.globalAlpha = 1;
}

function endsOf({ scene, acrossOf, downOf }, edge) {
  const { source, target, curve } = scene.map.columns.edges;
  const [a, b] = [source[edge], target[edge]];
  return {
    ...{ a, b, curve: curve[edge], x1: acrossOf(scene.x[a]), y1: downOf(scene.y[a]) },
    ...{ x2: acrossOf(scene.x[b]), y2: downOf(scene.y[b]) },
  };
}

function traceArrow(frame, edge) {
  const { pen, scene, view } = frame;
  const length = ARROW * frame.fineness;
  const { a, b, x1, y1, x2, y2, curve } = endsOf(frame, edge);
  if (a === b) return;
  const [from, to] = [radiusAt(scene, a, view.scale), radiusAt(scene, b, view.scale)];
  const handle = handleOf(x1, y1, x2, y2, curve);
  const [dx, dy] = [x2 - handle.x, y2 - handle.y];
  const away = Math.hypot(dx, dy);
  if (Math.hypot(x2 - x1, y2 - y1) < from + to + ROOM_FOR_ARROW) return;
  const [ux, uy] = [dx / away, dy / away];
  const [tipX, tipY] = [x2 - ux * (to + 1.5), y2 - uy * (to + 1.5)];
  const [backX, backY] = [tipX - ux * length, tipY - uy * length];
  pen.moveTo(tipX, tipY);
  pen.lineTo(backX - uy * length * 0.42, backY + ux * length * 0.42);
  pen.lineTo(backX + uy * length * 0.42, backY - ux * length * 0.42);
  pen.closePath();
}

/* What keeps a line from being read as plain: a cross where it is denied, and so on. */
export function drawMarks(frame, style, edge) {
  const { scene, pen, colours } = frame;
  const { marks } = scene.map.edges.forms[scene.map.columns.edges.form[edge]];
  if (marks.length === 0) return;
  const { a, b, x1, y1, x2, y2, curve } = endsOf(frame, edge);
  if (a === b || Math.hypot(x2 - x1, y2 - y1) < ROOM_FOR_MARK) return;
  const middle = alongLine(x1, y1, x2, y2, curve, 0.5);
  const size = MARK * frame.fineness;
  marks.forEach((mark, at) => {
    const x = middle.x + (2 * at - marks.length + 1) * size * 1.1;
    pen.beginPath();
    pen.arc(x, middle.y, size, 0, 2 * Math.PI);
    pen.fillStyle = colours["map-paper"];
    pen.fill();
    pen.strokeStyle = colours[`line-${style.tone}`];
    pen.lineWidth = 1.5;
    pen.stroke();
    pen.beginPath();
    for (const stroke of scene.map.signs.marks[mark] ?? []) {
      stroke.forEach(([px, py], turn) => pen[turn ? "lineTo" : "moveTo"](x + px * size, middle.y + py * size));
    }
    pen.stroke();
  });
}

/* ---- lines to folded communities ----------------------------------------------------------- */

function drawBundles(frame) {
  const { pen, scene, colours, near } = frame;
  pen.strokeStyle = colours["line-said"];
  const most = scene.bundles.reduce((found, { count }) => Math.max(found, count), 1);
  for (const bundle of scene.bundles) {
    const share = Math.log1p(bundle.count) / Math.log1p(most);
    pen.globalAlpha = near ? FADED_LINE : 0.06 + 0.5 * share ** 3;
    pen.lineWidth = 0.7 + 5 * share ** 4;
    pen.beginPath();
    pen.moveTo(frame.acrossOf(scene.x[bundle.a]), frame.downOf(scene.y[bundle.a]));
    pen.lineTo(frame.acrossOf(scene.x[bundle.b]), frame.downOf(scene.y[bundle.b]));
    pen.stroke();
  }
  frame.record.bundles = scene.bundles.length;
  pen.globalAlpha = 1;
}
