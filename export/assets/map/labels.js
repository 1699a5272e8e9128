/* Which names are written for a view, and on which side of their marks.
   Importance decides who is placed first. What stands stays: panning only adds names in what comes
   into the frame, and zooming in keeps every name that still has room where it was. While the view
   moves nothing is placed anew; names that run into each other then are left out (writing.js). */

import { visitGrid } from "./grid.js";
import { openRoom } from "./room.js";
import { DOT_RADIUS, markScale, radiusAt } from "./scene.js";
import { openRuler, wrapName } from "./words.js";

export const LABEL_LINE = 15;
export const LABEL_FONT = 12.5;
const BOLD_FROM = 6; // relations from which a name is bold
const GAP = 3;
const AROUND = 0.6; // of the frame, placed beyond each edge of it
const PIXELS_A_LABEL = 9000; // of the frame: more would be a page of text
const SIDES = ["below", "right", "left", "above"];
const HUBS = 30; // nodes whose names may stand further off, at the end of a line
const TURNS = 16;
const GREAT_HUBS = 8; // and further still
const OFF = [14, 28, 46, 70];
const FAR_OFF = [...OFF, 100, 140, 190]; // pixels between such a name and its mark

/* The labels of a scene; `family` is the font's, `pen` any canvas' context to measure with. */
export function openLabels(scene, pen, family) {
  const fonts = { plain: `${LABEL_FONT}px ${family}`, bold: `600 ${LABEL_FONT}px ${family}`, count: `10.5px ${family}` };
  const rulers = { plain: openRuler(pen, fonts.plain), bold: openRuler(pen, fonts.bold) };
  return { scene, fonts, rulers, boxes: new Map(), last: null, before: null, near: null, sheet: null };
}

/* Forgets what was placed, after a change of what is shown; where it stood is still preferred. */
export function forgetLabels(labels) {
  labels.before = labels.last?.placed ?? labels.before;
  labels.last = null;
}

/* The lines of a place's label with their size in pixels. */
export function labelBox(labels, place) {
  let box = labels.boxes.get(place);
  if (!box) {
    const { scene, rulers } = labels;
    const isDisc = place >= scene.nodeCount;
    const { map } = scene;
    const group = place - scene.nodeCount;
    const lines = wrapName(isDisc ? map.communities[group].name : map.nodes.label(place));
    const weight = isDisc || scene.importance[place] >= BOLD_FROM ? "bold" : "plain";
    const w = Math.ceil(Math.max(...lines.map(rulers[weight]))) + 6;
    box = { lines, weight, w, h: lines.length * LABEL_LINE + 2 };
    labels.boxes.set(place, box);
  }
  return box;
}

/* The places with names for a view, each with the side on which its name stands. */
export function placedFor(labels, view, size, { moving = false } = {}) {
  const { last, before } = labels;
  if (last?.scale === view.scale && holds(last.region, seenBox(view, size, 0))) return last.placed;
  if (moving) return last?.placed ?? before ?? new Map();
  const seeds = last && view.scale >= last.scale ? last.placed : new Map();
  const region = seenBox(view, size, AROUND);
  const wanted = last?.placed ?? before ?? new Map();
  const placed = placeAll(labels, { scale: view.scale, region, seeds, wanted, size });
  labels.last = { scale: view.scale, region, placed };
  return placed;
}

function seenBox({ x, y, scale }, { width, height }, beyond) {
  const [across, down] = [(width / scale) * (0.5 + beyond), (height / scale) * (0.5 + beyond)];
  return { left: x - across, right: x + across, top: y - down, bottom: y + down };
}

const holds = (outer, inner) =>
  outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom;

const isWithin = ({ left, right, top, bottom }, x, y) => x >= left && x <= right && y >= top && y <= bottom;

function placeAll(labels, { scale, region, seeds, wanted, size }) {
  const { scene, near } = labels;
  const room = openRoom(96);
  const placed = new Map();
  const frames = (1 + 2 * AROUND) ** 2;
  const most = Math.max(24, (frames * size.width * size.height) / PIXELS_A_LABEL);
  const job = { labels, scale, room, placed, region, wanted, coversDots: 14 * frames, most };
  for (const disc of scene.discs) room.take(discBox(job, scene.nodeCount + disc, 0.9));
  bySize(scene).forEach((disc, rank) => placeDisc(job, scene.nodeCount + disc, offsFor(rank)));
  keepSeeds(job, seeds);
  const nodes = near === null ? scene.ranked : scene.ranked.filter((node) => near[node] === 1);
  nodes.forEach((node, rank) => placeNode(job, node, offsFor(rank)));
  return placed;
}

const offsFor = (rank) => (rank < GREAT_HUBS ? FAR_OFF : rank < HUBS ? OFF : []);

/* The part of the plane that a view shows, less a little at the edge, and its scale. */
export function sheetOf(view, { width, height }) {
  const inset = Math.min(6, width / 40);
  const seen = seenBox(view, { width: width - 2 * inset, height: height - 2 * inset }, 0);
  return { ...seen, scale: view.scale };
}

/* Whether a label keeps to the sheet; from near by, the sheet has no edge. */
function isOnSheet({ labels: { sheet }, scale }, { x, y, w, h }) {
  if (sheet === null || scale > sheet.scale * 1.3) return true;
  const across = x >= sheet.left * scale && x + w <= sheet.right * scale;
  return across && y >= sheet.top * scale && y + h <= sheet.bottom * scale;
}

const isStanding = (scene, place) => place < scene.nodeCount && scene.stands[place] === place;

const bySize = ({ discs, inside }) => [...discs].sort((a, b) => inside[b] - inside[a] || a - b);

function discBox({ labels: { scene }, scale }, place, share) {
  const r = radiusAt(scene, place, scale) * share;
  return { x: scene.x[place] * scale - r, y: scene.y[place] * scale - r, w: 2 * r, h: 2 * r };
}

/* Below a disc or beside it, off every other; the largest at the end of a line if need be. */
function placeDisc(job, place, offs) {
  const isFree = (side) => isOnSheet(job, spotOf(job, place, side)) && job.room.isFree(spotOf(job, place, side));
  const side = SIDES.find(isFree) ?? firstOf(sidesFurtherOff(job, place, offs), isFree);
  if (side === undefined) return;
  job.room.take(spotOf(job, place, side));
  job.placed.set(place, side);
}

function firstOf(values, holds) {
  for (const value of values) if (holds(value)) return value;
  return undefined;
}

/* What stood further out stands as long as there is room. A name at the end of a line comes to its
   mark when it can, which is known when the others have their places. */
function keepSeeds(job, seeds) {
  const isLed = ([, side]) => typeof side === "object";
  const standing = [...seeds].filter(([place]) => isStanding(job.labels.scene, place));
  for (const [place, side] of standing.filter((seed) => !isLed(seed))) settleName(job, place, [side, ...SIDES]);
  for (const [place, side] of standing.filter(isLed)) settleName(job, place, [...SIDES, side]);
}

function placeNode(job, node, offs) {
  const { labels, scale, placed, region, wanted } = job;
  const { scene } = labels;
  if (placed.size >= job.most || placed.has(node)) return;
  if (!isWithin(region, scene.x[node], scene.y[node])) return;
  const isDot = markScale(scene, scale) * 9 < DOT_RADIUS;
  const before = typeof wanted.get(node) === "string" ? [wanted.get(node)] : [];
  const covers = isDot && placed.size < job.coversDots;
  if (!settleName(job, node, [...before, ...SIDES], covers)) settleName(job, node, sidesFurtherOff(job, node, offs));
}

/* Whether a name found room on one of the sides. */
function settleName(job, place, sides, covers = false) {
  const side = freeSide(job, place, sides, covers);
  if (side === null) return false;
  job.room.take(spotOf(job, place, side));
  job.placed.set(place, side);
  return true;
}

function freeSide(job, node, sides, covers = false) {
  for (const side of sides) {
    const spot = spotOf(job, node, side);
    if (isOnSheet(job, spot) && job.room.isFree(spot) && (covers || !hidesMark(job, node, spot))) return side;
  }
  return null;
}

/* Places all around a mark, the nearest first, as ways from its middle to a label's top left. */
function* sidesFurtherOff({ labels, scale }, node, offs) {
  const { w, h } = labelBox(labels, node);
  const radius = radiusAt(labels.scene, node, scale);
  for (const off of offs) {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const angle = (2 * Math.PI * turn) / TURNS;
      const [across, down] = [Math.cos(angle), Math.sin(angle)];
      const out = radius + off;
      yield { x: across * (out + w / 2) - w / 2, y: down * (out + h / 2) - h / 2 };
    }
  }
}

/* Where a label stands, in pixels of the whole plane at the job's scale. */
function spotOf({ labels, scale }, place, side) {
  const { scene } = labels;
  const { w, h } = labelBox(labels, place);
  const offset = labelOffset(side, radiusAt(scene, place, scale), w, h);
  return { x: scene.x[place] * scale + offset.x, y: scene.y[place] * scale + offset.y, w, h };
}

/* From the middle of a mark to the top left of its label. */
export function labelOffset(side, radius, w, h) {
  if (typeof side === "object") return side;
  if (side === "right") return { x: radius + GAP, y: -h / 2 };
  if (side === "left") return { x: -radius - GAP - w, y: -h / 2 };
  if (side === "above") return { x: -w / 2, y: -radius - GAP - h };
  return { x: -w / 2, y: radius + GAP };
}

/* Whether a label would lie over another mark. */
function hidesMark({ labels, scale }, node, spot) {
  const { scene } = labels;
  const largest = 30 * markScale(scene, scale);
  const [left, right] = [(spot.x - largest) / scale, (spot.x + spot.w + largest) / scale];
  const [top, bottom] = [(spot.y - largest) / scale, (spot.y + spot.h + largest) / scale];
  return visitGrid(scene.grid, left, top, right, bottom, (other) => {
    if (other === node || (labels.near !== null && labels.near[other] !== 1)) return false;
    const radius = radiusAt(scene, other, scale) + 1;
    const [x, y] = [scene.x[other] * scale, scene.y[other] * scale];
    return x + radius > spot.x && x - radius < spot.x + spot.w && y + radius > spot.y && y - radius < spot.y + spot.h;
  });
}
