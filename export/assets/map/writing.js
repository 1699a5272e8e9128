/* Words on the drawing: names of nodes and communities, and of relations where one points or
   looks; and the rings round what is chosen. */

import { toScreen } from "./camera.js";
import { alongLine, handleOf, loopOf } from "./curves.js";
import { LABEL_FONT, LABEL_LINE, labelBox, labelOffset } from "./labels.js";
import { screenPlaceOf } from "./picking.js";
import { openRoom } from "./room.js";
import { radiusAt } from "./scene.js";
import { plainText } from "./words.js";

const HALO = 3.5;
const CAPTION_FONT = 11.5;
const CAPTION_LETTERS = 40;
const MOST_CAPTIONS = 60;
const RING = 4.5;
// Where the name of a relation may stand: the share of the way, and how many lines lower.
const ALONG = [0.5, 0.4, 0.6, 0.32, 0.68];
const SPOTS = [0, 1, -1].flatMap((lower) => ALONG.map((share) => [share, lower]));

/* ---- names --------------------------------------------------------------------------------- */

/* Writes what was placed, as far as it is in the frame. */
export function drawWords(frame, placed) {
  const { pen, colours, labels } = frame;
  pen.textBaseline = "middle";
  pen.textAlign = "center";
  pen.lineJoin = "round";
  pen.lineWidth = HALO;
  pen.strokeStyle = colours["map-paper"];
  pen.fillStyle = colours.ink;
  const written = [...placed].map(([place, side]) => ({ place, side, box: boxOfLabel(frame, place, side) }));
  const apart = frame.moving ? withoutMeeting(written) : written;
  for (const label of apart) if (typeof label.side === "object") leadTo(frame, label);
  for (const weight of ["plain", "bold"]) {
    pen.font = labels.fonts[weight];
    for (const label of apart) if (labelBox(labels, label.place).weight === weight) writeLabel(frame, label);
  }
  if (frame.near && !frame.moving) drawCaptions(frame);
}

function boxOfLabel({ scene, view, labels, acrossOf, downOf }, place, side) {
  const { w, h } = labelBox(labels, place);
  const offset = labelOffset(side, radiusAt(scene, place, view.scale), w, h);
  return { x: acrossOf(scene.x[place]) + offset.x, y: downOf(scene.y[place]) + offset.y, w, h };
}

/* The labels that do not meet one before them, which is more important. */
function withoutMeeting(written) {
  const room = openRoom(96);
  return written.filter(({ box }) => {
    const isFree = room.isFree(box);
    if (isFree) room.take(box);
    return isFree;
  });
}

function writeLabel(frame, { place, box }) {
  const { scene, labels, record, size } = frame;
  const { lines } = labelBox(labels, place);
  const { x, y, w, h } = box;
  if (x > size.width || y > size.height || x + w < 0 || y + h < 0) return;
  writeLines(frame, lines, x + w / 2, y + 1);
  const id = place >= scene.nodeCount ? `c${place - scene.nodeCount}` : `n${place}`;
  record.labels.push({ id, ...box, lines });
}

/* A line from a mark to a name that stands further off. */
function leadTo({ pen, scene, view, colours, acrossOf, downOf }, { place, box: { x, y, w, h } }) {
  const from = { x: acrossOf(scene.x[place]), y: downOf(scene.y[place]) };
  const to = { x: Math.min(Math.max(from.x, x + 3), x + w - 3), y: Math.min(Math.max(from.y, y), y + h) };
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const radius = radiusAt(scene, place, view.scale);
  pen.beginPath();
  pen.moveTo(from.x + ((to.x - from.x) * radius) / length, from.y + ((to.y - from.y) * radius) / length);
  pen.lineTo(to.x, to.y);
  pen.stroke(); // of paper, wide, so that the line is seen among others
  const halo = { style: pen.strokeStyle, width: pen.lineWidth };
  pen.strokeStyle = colours.ink;
  pen.lineWidth = 1;
  pen.stroke();
  [pen.strokeStyle, pen.lineWidth] = [halo.style, halo.width];
}

function writeLines({ pen }, lines, x, y) {
  lines.forEach((line, at) => {
    const middle = y + (at + 0.5) * LABEL_LINE;
    pen.strokeText(line, x, middle);
    pen.fillText(line, x, middle);
  });
}

/* ---- names of relations -------------------------------------------------------------------- */

function drawCaptions(frame) {
  const { near, record } = frame;
  const edges = record.lines.filter((edge) => near.edges[edge]);
  if (edges.length > MOST_CAPTIONS) return;
  const room = openRoom(80);
  for (const box of record.labels) room.take(box);
  for (const i of record.nodes) if (near.nodes[i]) room.take(squareOf(frame, i));
  for (const edge of edges) {
    const box = captionBox(frame, edge, room);
    if (box) writeCaption(frame, edge, box);
  }
}

function squareOf({ scene, view, acrossOf, downOf }, i) {
  const r = radiusAt(scene, i, view.scale);
  return { x: acrossOf(scene.x[i]) - r, y: downOf(scene.y[i]) - r, w: 2 * r, h: 2 * r };
}

/* The words on a line, with what keeps them from reading as plain fact. */
function captionOf({ map }, edge) {
  const { forms, form } = map.edges;
  const { relationLabel, modality, negated } = forms[form(edge)];
  const words = plainText(relationLabel);
  const cut = words.length > CAPTION_LETTERS ? `${words.slice(0, CAPTION_LETTERS - 1)}…` : words;
  return `${negated ? "denied: " : ""}${cut}${modality === "actual" ? "" : ` (${modality})`}`;
}

function captionBox(frame, edge, room) {
  const { pen, scene, labels } = frame;
  const { source, target, curve } = scene.map.columns.edges;
  pen.font = `${CAPTION_FONT}px ${frame.family}`;
  const w = labels.rulers.plain(captionOf(scene, edge)) * (CAPTION_FONT / LABEL_FONT) + 6;
  const h = LABEL_LINE;
  const [a, b] = [source[edge], target[edge]];
  const ends = [frame.acrossOf(scene.x[a]), frame.downOf(scene.y[a]), frame.acrossOf(scene.x[b]), frame.downOf(scene.y[b])];
  for (const [share, lower] of a === b ? [[0.5, 0]] : SPOTS) {
    const at = a === b ? loopTop(frame, a, curve[edge]) : alongLine(...ends, curve[edge], share);
    const box = { x: at.x - w / 2, y: at.y - h / 2 + lower * h, w, h };
    if (!room.isFree(box)) continue;
    room.take(box);
    return box;
  }
  return null;
}

function loopTop({ scene, view, acrossOf, downOf }, a, curve) {
  const loop = loopOf(acrossOf(scene.x[a]), downOf(scene.y[a]), radiusAt(scene, a, view.scale), curve);
  return { x: loop.x, y: loop.y - loop.r };
}

function writeCaption(frame, edge, box) {
  const { pen, colours, scene, record } = frame;
  const { tone, negated } = scene.map.edges.forms[scene.map.edges.form(edge)];
  pen.font = `${CAPTION_FONT}px ${frame.family}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = HALO;
  pen.strokeStyle = colours["map-paper"];
  pen.fillStyle = colours[`line-${negated ? "denied" : tone}`];
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
  pen.strokeText(captionOf(scene, edge), x, y);
  pen.fillText(captionOf(scene, edge), x, y);
  record.captions.push({ id: `e${edge}`, ...box, text: captionOf(scene, edge) });
}

/* ---- over the rest ------------------------------------------------------------------------- */

export function drawOverlay(frame) {
  const { selected, hovered } = frame;
  if (selected) outline(frame, selected, { strong: true });
  if (hovered && hovered !== selected) outline(frame, hovered, { strong: false });
  if (hovered) nameHovered(frame, hovered);
}

function outline(frame, id, { strong }) {
  const { pen, colours } = frame;
  pen.strokeStyle = colours["focus-ring"];
  pen.lineWidth = strong ? 3.5 : 2;
  pen.beginPath();
  if (id.startsWith("e")) traceEdge(frame, Number(id.slice(1)));
  else traceRing(frame, id);
  pen.stroke();
}

function traceRing({ pen, scene, view, size }, id) {
  const { x, y } = screenPlaceOf({ scene, view, size }, id);
  const at = Number(id.slice(1));
  const place = id.startsWith("c") ? scene.nodeCount + at : Math.max(scene.stands[at], 0);
  pen.arc(x, y, radiusAt(scene, place, view.scale) + RING, 0, 2 * Math.PI);
}

function traceEdge({ pen, scene, view, size }, edge) {
  const { source, target, curve } = scene.map.columns.edges;
  const ends = [source[edge], target[edge]].map((node) => scene.stands[node]);
  if (ends.some((place) => place < 0)) return;
  const [from, to] = ends.map((place) => toScreen(view, size, scene.x[place], scene.y[place]));
  if (ends[0] === ends[1]) {
    const loop = loopOf(from.x, from.y, radiusAt(scene, ends[0], view.scale), curve[edge]);
    pen.arc(loop.x, loop.y, loop.r, 0, 2 * Math.PI);
    return;
  }
  const handle = handleOf(from.x, from.y, to.x, to.y, curve[edge]);
  pen.moveTo(from.x, from.y);
  pen.quadraticCurveTo(handle.x, handle.y, to.x, to.y);
}

/* The name of what is pointed at, when it is not written already. */
function nameHovered(frame, id) {
  const { record } = frame;
  if ([...record.labels, ...record.captions].some((each) => each.id === id)) return;
  if (id.startsWith("e")) {
    const edge = Number(id.slice(1));
    const box = captionBox(frame, edge, { isFree: () => true, take: () => undefined });
    return paperUnder(frame, box), writeCaption(frame, edge, box);
  }
  writeName(frame, id);
}

function writeName(frame, id) {
  const { pen, scene, view, labels, colours, size } = frame;
  const at = Number(id.slice(1));
  const place = id.startsWith("c") ? scene.nodeCount + at : at;
  const { lines, weight, w, h } = labelBox(labels, place);
  const offset = labelOffset("below", radiusAt(scene, place, view.scale), w, h);
  const { x, y } = screenPlaceOf({ scene, view, size }, id);
  const box = { x: Math.min(Math.max(x + offset.x, 0), size.width - w), y: y + offset.y, w, h };
  if (box.y + h > size.height) box.y = y - offset.y - h;
  paperUnder(frame, box);
  pen.font = labels.fonts[weight];
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineWidth = HALO;
  pen.strokeStyle = colours["map-paper"];
  pen.fillStyle = colours.ink;
  writeLines(frame, lines, box.x + w / 2, box.y + 1);
  frame.record.labels.push({ id, ...box, lines });
}

function paperUnder({ pen, colours }, { x, y, w, h }) {
  pen.fillStyle = colours["map-paper"];
  pen.globalAlpha = 0.9;
  pen.fillRect(x - 2, y - 1, w + 4, h + 2);
  pen.globalAlpha = 1;
}
