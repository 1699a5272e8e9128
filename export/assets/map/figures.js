/* Nodes by the shape and colour of their kind, and the discs of folded communities. Each shape is
   drawn once for each size and then copied, to whole pixels of the screen: without a graphics card
   that takes a tenth of the time of drawing it anew. */

import { DOT_RADIUS, markScale, radiusAt } from "./scene.js";

const FADED = 0.16;
const OUTLINE = 2; // of a copy, in pixels, about the furthest reach of a shape
const WIDEST = 1.25; // of a radius, the furthest that any shape reaches
const ROOM_FOR_COUNT = 13; // pixels of a disc's radius
const MOST_COPIES = 1500;

/* Draws what stands in the frame; the faded first, and what is much joined over what is less. */
export function drawFigures(frame) {
  const { scene, view } = frame;
  drawDiscs(frame);
  const { near, rest } = gatherNodes(frame);
  const areDots = markScale(scene, view.scale) * 9 < DOT_RADIUS;
  const draw = areDots ? drawSquares : copyFigures;
  draw(frame, rest, FADED);
  draw(frame, near, 1);
  if (scene.hasFindings) for (const i of near) drawFinding(frame, i);
}

function gatherNodes({ scene, view, size, near, record }) {
  const reach = 40 / view.scale;
  const left = view.x - size.width / 2 / view.scale - reach;
  const right = view.x + size.width / 2 / view.scale + reach;
  const top = view.y - size.height / 2 / view.scale - reach;
  const bottom = view.y + size.height / 2 / view.scale + reach;
  const found = { near: [], rest: [] };
  for (let at = scene.ranked.length - 1; at >= 0; at -= 1) {
    const i = scene.ranked[at];
    const [x, y] = [scene.x[i], scene.y[i]];
    if (x < left || x > right || y < top || y > bottom) continue;
    (near === null || near.nodes[i] ? found.near : found.rest).push(i);
    record.nodes.push(i);
  }
  return found;
}

function copyFigures(frame, nodes, strength) {
  const { pen, scene, view, ratio } = frame;
  const { flags, kind } = scene.map.columns.nodes;
  pen.globalAlpha = strength;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  for (const i of nodes) {
    const half = Math.round(2 * radiusAt(scene, i, view.scale) * ratio); // in half pixels
    const copy = copyOf(frame, { kind: kind[i], half, flags: flags[i] });
    const middle = copy.width / 2;
    pen.drawImage(copy, Math.round(frame.acrossOf(scene.x[i]) * ratio - middle), Math.round(frame.downOf(scene.y[i]) * ratio - middle));
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.globalAlpha = 1;
}

function copyOf(frame, { kind, half, flags }) {
  const { copies } = frame;
  const key = (half * 64 + kind) * 8 + flags;
  let copy = copies.get(key);
  if (copy) return copy;
  if (copies.size > MOST_COPIES) copies.clear();
  copy = drawCopy(frame, { kind, radius: half / 2, isHollow: flags !== 0 });
  copies.set(key, copy);
  return copy;
}

function drawCopy({ scene, colours, ratio }, { kind, radius, isHollow }) {
  const { name, figure } = scene.map.signs.kinds[kind];
  const copy = document.createElement("canvas");
  copy.width = copy.height = 2 * Math.ceil(radius * WIDEST + OUTLINE * ratio);
  const pen = copy.getContext("2d");
  pen.translate(copy.width / 2, copy.height / 2);
  pen.beginPath();
  traceFigure(pen, scene.map.signs.figures[figure], 0, 0, radius);
  pen.fillStyle = colours[isHollow ? "map-paper" : `kind-${name}`];
  pen.fill();
  pen.strokeStyle = colours.ink;
  pen.lineJoin = "round";
  pen.lineWidth = (isHollow ? 2 : 1.3) * ratio;
  // What is known to be there and not what it is has dashes for an outline, and nothing inside.
  if (isHollow) pen.setLineDash([3 * ratio, 2.5 * ratio]);
  pen.stroke();
  return copy;
}

function drawSquares(frame, nodes, strength) {
  const { pen, scene, view, colours } = frame;
  const { kind } = scene.map.columns.nodes;
  const fills = scene.map.signs.kinds.map(({ name }) => colours[`kind-${name}`]);
  pen.globalAlpha = strength;
  let last = -1;
  for (const i of nodes) {
    const radius = radiusAt(scene, i, view.scale);
    if (kind[i] !== last) pen.fillStyle = fills[(last = kind[i])];
    pen.fillRect(frame.acrossOf(scene.x[i]) - radius, frame.downOf(scene.y[i]) - radius, 2 * radius, 2 * radius);
  }
  pen.globalAlpha = 1;
}

export function traceFigure(pen, figure, x, y, radius) {
  if (figure.length > 16) {
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  pen.moveTo(x + figure[0][0] * radius, y + figure[0][1] * radius);
  for (let at = 1; at < figure.length; at += 1) pen.lineTo(x + figure[at][0] * radius, y + figure[at][1] * radius);
  pen.closePath();
}

/* A finding rests on this node: a flag at its upper right. */
export function drawFinding(frame, i) {
  const { pen, scene, view, colours } = frame;
  if (scene.map.nodes.findings(i).length === 0) return;
  const radius = radiusAt(scene, i, view.scale);
  const [x, y] = [frame.acrossOf(scene.x[i]) + radius * 0.8, frame.downOf(scene.y[i]) - radius * 0.8];
  const r = Math.min(Math.max(radius * 0.55, 4), 6.5);
  pen.beginPath();
  pen.arc(x, y, r, 0, 2 * Math.PI);
  pen.fillStyle = colours.finding;
  pen.fill();
  pen.lineWidth = 1.5;
  pen.strokeStyle = colours["map-paper"];
  pen.stroke();
  pen.beginPath();
  pen.moveTo(x, y - r * 0.55);
  pen.lineTo(x, y + r * 0.1);
  pen.moveTo(x, y + r * 0.42);
  pen.lineTo(x, y + r * 0.58);
  pen.stroke();
  frame.record.findings.push(i);
}

function drawDiscs(frame) {
  const { pen, scene, view, near, record, size } = frame;
  pen.globalAlpha = near ? 0.4 : 1;
  for (const disc of scene.discs) {
    const place = scene.nodeCount + disc;
    const [x, y] = [frame.acrossOf(scene.x[place]), frame.downOf(scene.y[place])];
    const radius = radiusAt(scene, place, view.scale);
    if (x + radius < 0 || y + radius < 0 || x - radius > size.width || y - radius > size.height) continue;
    drawDisc(frame, disc, { x, y, radius });
    record.discs.push(disc);
  }
  pen.globalAlpha = 1;
}

/* A ring tells which kinds of things are inside, by the part of it that they take. */
function drawDisc({ pen, scene, colours, labels }, disc, { x, y, radius }) {
  const width = Math.min(Math.max(radius * 0.16, 3), 9);
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = colours.group;
  pen.fill();
  let from = -Math.PI / 2;
  for (const [kind, share] of scene.mix[disc]) {
    const to = from + 2 * Math.PI * share;
    pen.beginPath();
    pen.arc(x, y, radius - width / 2, from, to);
    pen.strokeStyle = colours[`kind-${scene.map.signs.kinds[kind].name}`];
    pen.lineWidth = width;
    pen.stroke();
    from = to;
  }
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.strokeStyle = colours.ink;
  pen.lineWidth = 1.2;
  pen.stroke();
  if (radius > ROOM_FOR_COUNT) writeCount({ pen, scene, colours, labels }, disc, x, y);
}

function writeCount({ pen, scene, colours, labels }, disc, x, y) {
  pen.font = labels.fonts.count;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = colours.ink;
  pen.fillText(String(scene.inside[disc]), x, y + 0.5);
}
