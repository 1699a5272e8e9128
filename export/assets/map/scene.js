/* What there is to draw: nodes, the discs of folded communities, and the lines between them.
   Places are numbered: a node by its index, the disc of community c by nodeCount + c. */

import { openGrid } from "./grid.js";

const SMALLEST_MARK = 9;
const LARGEST_MARK = 18;
const DISC_SHARE = 0.46; // of the way to the nearest other disc
const TONES = ["proposed", "said", "fact", "denied", "contested"]; // in the order they are drawn

export const DOT_RADIUS = 3.2; // below it shapes cannot be told apart, and squares do
export const FOLD_ABOVE = 2000;

/* The scene of a map, with nothing filtered away. */
export function openScene(map) {
  const { nodes } = map.columns;
  const count = map.nodeCount + map.communities.length;
  const scene = {
    ...{ map, nodeCount: nodes.count, count, x: new Float64Array(count), y: new Float64Array(count) },
    ...{ size: new Float32Array(count), pinned: new Map(), styles: drawnStyles(map.edges.forms) },
    shownNodes: new Uint8Array(nodes.count).fill(1),
    shownEdges: new Uint8Array(map.edgeCount).fill(1),
    folded: new Uint8Array(map.communities.length),
    importance: Float32Array.from({ length: nodes.count }, (_, i) => map.nodes.importance(i)),
  };
  scene.x.set(nodes.x);
  scene.y.set(nodes.y);
  sizeMarks(scene, null);
  placeDiscs(scene);
  if (nodes.count > FOLD_ABOVE) scene.folded.fill(1);
  composeScene(scene);
  return scene;
}

/* How each form of edge is drawn, with its place in the order of drawing. */
function drawnStyles(forms) {
  const styles = [];
  const numbers = new Map();
  const ofForm = forms.map((form) => {
    const tone = form.negated ? "denied" : form.tone;
    const style = {
      ...{ tone, line: form.line, double: form.standing === "contested" },
      ...{ faint: form.marks.includes("lapsed"), width: tone === "fact" ? 2 : 1.4 },
    };
    const key = JSON.stringify(style);
    if (!numbers.has(key)) numbers.set(key, styles.push(style) - 1);
    return numbers.get(key);
  });
  const order = styles.map((_, at) => at);
  order.sort((a, b) => TONES.indexOf(styles[a].tone) - TONES.indexOf(styles[b].tone) || a - b);
  return { styles, ofForm: Uint16Array.from(ofForm), order };
}

/* Marks grow with their relations, or with the values given: one to a node, null for the former. */
export function sizeMarks(scene, values) {
  const { map, nodeCount, size } = scene;
  const { outward, inward } = map.columns.nodes;
  const most = values ? Math.max(largestOf(values), 1e-9) : 1;
  for (let i = 0; i < nodeCount; i += 1) {
    const grown = values
      ? SMALLEST_MARK - 2 + 19 * Math.sqrt(Math.max(values[i] || 0, 0) / most)
      : Math.min(SMALLEST_MARK + 1.6 * Math.sqrt(outward[i] + inward[i]), LARGEST_MARK);
    size[i] = grown;
  }
}

/* By going through: spreading fifty thousand values into Math.max overflows the stack. */
function largestOf(values) {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}

/* A disc stands in the middle of its members and reaches out towards them, but not to another. */
function placeDiscs(scene) {
  const { map, nodeCount, x, y, size } = scene;
  map.communities.forEach((group, at) => {
    x[nodeCount + at] = group.x;
    y[nodeCount + at] = group.y;
  });
  map.communities.forEach((group, at) => {
    let spread = 0;
    for (const i of group.members) spread += (x[i] - group.x) ** 2 + (y[i] - group.y) ** 2;
    const wanted = 0.9 * Math.sqrt(spread / (group.size || 1)) + LARGEST_MARK;
    size[nodeCount + at] = Math.min(wanted, Math.max(DISC_SHARE * nearestDisc(scene, at), LARGEST_MARK));
  });
}

function nearestDisc({ map, nodeCount, x, y }, at) {
  const place = nodeCount + at;
  let least = Infinity;
  for (let other = nodeCount; other < nodeCount + map.communities.length; other += 1) {
    if (other !== place) least = Math.min(least, Math.hypot(x[other] - x[place], y[other] - y[place]));
  }
  return least;
}

/* Gathers what is shown: places, and lines sorted by style. To be called after any change of what
   is shown or folded. */
export function composeScene(scene) {
  const { map, nodeCount, shownNodes, folded } = scene;
  const { community, kind } = map.columns.nodes;
  const stands = new Int32Array(nodeCount); // the place at which a node is found, -1 for none
  const nodes = [];
  const inside = new Int32Array(map.communities.length);
  const kinds = map.communities.map(() => new Map());
  for (let i = 0; i < nodeCount; i += 1) {
    const group = community[i];
    if (!shownNodes[i]) stands[i] = -1;
    else if (group >= 0 && folded[group]) {
      stands[i] = nodeCount + group;
      inside[group] += 1;
      kinds[group].set(kind[i], (kinds[group].get(kind[i]) ?? 0) + 1);
    } else {
      stands[i] = i;
      nodes.push(i);
    }
  }
  const discs = [...inside.keys()].filter((group) => inside[group] > 0);
  Object.assign(scene, { stands, nodes: Int32Array.from(nodes), discs, inside, mix: kinds.map(sharesOf) });
  Object.assign(scene, gatherLines(scene));
  scene.grid = openGrid(scene.nodes, scene.x, scene.y);
  scene.ranked = scene.nodes.slice().sort((a, b) => scene.importance[b] - scene.importance[a] || a - b);
}

/* The share of each kind, the commonest first. */
function sharesOf(counts) {
  let all = 0;
  for (const count of counts.values()) all += count;
  return [...counts].map(([kind, count]) => [kind, count / all]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

function gatherLines({ map, nodeCount, shownEdges, stands, styles }) {
  const { source, target, form } = map.columns.edges;
  const byStyle = styles.styles.map(() => []);
  const bundles = new Map();
  for (let edge = 0; edge < source.length; edge += 1) {
    const [a, b] = [stands[source[edge]], stands[target[edge]]];
    if (!shownEdges[edge] || a < 0 || b < 0) continue;
    if (a < nodeCount && b < nodeCount) byStyle[styles.ofForm[form[edge]]].push(edge);
    else if (a !== b) addToBundle(bundles, Math.min(a, b), Math.max(a, b));
  }
  return { lines: byStyle.map((edges) => Int32Array.from(edges)), bundles: [...bundles.values()] };
}

/* Lines to a folded community are one line, the wider the more there are. */
function addToBundle(bundles, a, b) {
  const key = a * 0x4000000 + b;
  const bundle = bundles.get(key);
  if (bundle) bundle.count += 1;
  else bundles.set(key, { a, b, count: 1 });
}

/* The box of the plane that holds all that is shown, or the places given. */
export function boxOf(scene, places = allPlaces(scene)) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const place of places) {
    const reach = place >= scene.nodeCount ? scene.size[place] : 0;
    box.left = Math.min(box.left, scene.x[place] - reach);
    box.right = Math.max(box.right, scene.x[place] + reach);
    box.top = Math.min(box.top, scene.y[place] - reach);
    box.bottom = Math.max(box.bottom, scene.y[place] + reach);
  }
  return box.left > box.right ? { left: 0, top: 0, right: 1, bottom: 1 } : box;
}

export function* allPlaces({ nodes, discs, nodeCount }) {
  yield* nodes;
  for (const disc of discs) yield nodeCount + disc;
}

/* How large a mark of size 1 is drawn at a scale: marks shrink less than what is between them. */
export function markScale(scene, scale) {
  const least = scene.nodes.length > FOLD_ABOVE ? 0.18 : 0.42;
  return Math.min(Math.max(scale ** 0.7, least), 1.5);
}

/* The radius in pixels of what stands at a place. */
export function radiusAt(scene, place, scale) {
  if (place >= scene.nodeCount) return Math.max(scene.size[place] * scale, 7);
  return scene.size[place] * markScale(scene, scale);
}
