/* What is at a place on the screen, and where on the screen something is. */

import { toPlane, toScreen } from "./camera.js";
import { alongLine, distanceToLine, loopOf } from "./curves.js";
import { visitGrid } from "./grid.js";
import { markScale, radiusAt } from "./scene.js";

const NODE_SLACK = 5;
const LINE_SLACK = 6;
const LARGEST_SIZE = 30;

/* "n3", "e5", "c2" or null. What lies on top is found first: marks, names, lines, discs. */
export function pickAt(drawing, x, y) {
  return pickNode(drawing, x, y) ?? pickLabel(drawing, x, y) ?? pickEdge(drawing, x, y) ?? pickDisc(drawing, x, y);
}

function pickNode({ scene, view, size }, x, y) {
  const at = toPlane(view, size, x, y);
  const reach = (LARGEST_SIZE * markScale(scene, view.scale) + NODE_SLACK) / view.scale;
  let [best, least] = [null, Infinity];
  visitGrid(scene.grid, at.x - reach, at.y - reach, at.x + reach, at.y + reach, (node) => {
    const away = Math.hypot(scene.x[node] - at.x, scene.y[node] - at.y) * view.scale;
    const beyond = away - radiusAt(scene, node, view.scale);
    if (beyond <= NODE_SLACK && beyond < least) [best, least] = [`n${node}`, beyond];
    return false;
  });
  return best;
}

function pickLabel({ record }, x, y) {
  const holds = (box) => x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
  return record?.labels.find(holds)?.id ?? null;
}

function pickEdge({ scene, view, size, record }, x, y) {
  const { source, target, curve } = scene.map.columns.edges;
  let [best, least] = [null, LINE_SLACK];
  for (const edge of record?.lines ?? []) {
    const from = toScreen(view, size, scene.x[source[edge]], scene.y[source[edge]]);
    const to = toScreen(view, size, scene.x[target[edge]], scene.y[target[edge]]);
    if (source[edge] !== target[edge] && isFarFromBox(x, y, from, to, curve[edge])) continue;
    const away = distanceToEdge(scene, view, { edge, x, y, from, to });
    if (away < least) [best, least] = [`e${edge}`, away];
  }
  return best;
}

/* A line bends at most as far out of the box of its ends as it is long. */
function isFarFromBox(x, y, from, to, curve) {
  const out = LINE_SLACK + (curve === 0 ? 0 : Math.hypot(to.x - from.x, to.y - from.y));
  return (
    x < Math.min(from.x, to.x) - out || x > Math.max(from.x, to.x) + out ||
    y < Math.min(from.y, to.y) - out || y > Math.max(from.y, to.y) + out
  );
}

function distanceToEdge(scene, view, { edge, x, y, from, to }) {
  const { source, target, curve } = scene.map.columns.edges;
  if (source[edge] !== target[edge]) return distanceToLine(x, y, from.x, from.y, to.x, to.y, curve[edge]);
  const loop = loopOf(from.x, from.y, radiusAt(scene, source[edge], view.scale), curve[edge]);
  return Math.abs(Math.hypot(x - loop.x, y - loop.y) - loop.r);
}

function pickDisc({ scene, view, size }, x, y) {
  for (const disc of scene.discs) {
    const place = scene.nodeCount + disc;
    const at = toScreen(view, size, scene.x[place], scene.y[place]);
    if (Math.hypot(x - at.x, y - at.y) <= radiusAt(scene, place, view.scale)) return `c${disc}`;
  }
  return null;
}

/* Where something is, from the frame's top left; what is in a folded community is at its disc. */
export function screenPlaceOf({ scene, view, size }, id) {
  const at = Number(id.slice(1));
  const standing = (node) => (scene.stands[node] < 0 ? node : scene.stands[node]);
  const placed = (place) => toScreen(view, size, scene.x[place], scene.y[place]);
  if (id.startsWith("c")) return placed(scene.nodeCount + at);
  if (id.startsWith("n")) return placed(standing(at));
  const { source, target, curve } = scene.map.columns.edges;
  const [from, to] = [placed(standing(source[at])), placed(standing(target[at]))];
  if (source[at] !== target[at]) return alongLine(from.x, from.y, to.x, to.y, curve[at], 0.5);
  const loop = loopOf(from.x, from.y, radiusAt(scene, source[at], view.scale), curve[at]);
  return { x: loop.x + loop.r * 0.71, y: loop.y - loop.r * 0.71 };
}
