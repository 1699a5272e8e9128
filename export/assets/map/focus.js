/* Who is near whom: the lines and things some steps from one, and the way an arrow key goes. */

export const MOST_HOPS = 3;

const AHEAD = 1.2; // radians on each side that still count as the way of an arrow
const ASTRAY = 2.2; // how much farther a thing seems for each radian off the way

/** The things and lines within `hops` steps of a thing, along lines that are shown. */
export function around(map, start, hops, shown) {
  const nodes = new Uint8Array(map.nodeCount);
  const edges = new Uint8Array(map.edgeCount);
  nodes[start] = 1;
  let rim = [start];
  for (let step = 0; step < hops; step += 1) {
    const next = [];
    for (const node of rim) {
      for (const edge of map.edgesOf(node)) {
        if (!shown.edges[edge]) continue;
        edges[edge] = 1;
        const other = otherEnd(map, edge, node);
        if (!nodes[other]) next.push(other);
        nodes[other] = 1;
      }
    }
    rim = next;
  }
  return { nodes, edges };
}

export function otherEnd({ edges }, edge, node) {
  return edges.source(edge) === node ? edges.target(edge) : edges.source(edge);
}

/** The thing an arrow leads to: a neighbour that way, else whatever is shown that way, else null. */
export function ahead(map, from, way, { placeOf, shown }) {
  const here = placeOf(from);
  const neighbours = new Set();
  for (const edge of map.edgesOf(from)) {
    if (shown.edges[edge]) neighbours.add(otherEnd(map, edge, from));
  }
  const nearest = (candidates) => {
    let [best, least] = [null, Infinity];
    for (const at of candidates) {
      const cost = at === from || !shown.nodes[at] ? Infinity : costOf(here, placeOf(at), way);
      if (cost < least) [best, least] = [at, cost];
    }
    return best;
  };
  return nearest(neighbours) ?? nearest(shown.nodes.keys());
}

/** Where the keyboard starts: the shown thing with the most lines, the first of several. */
export function mostJoined(map, shown) {
  let [best, most] = [null, -1];
  for (let at = 0; at < map.nodeCount; at += 1) {
    const lines = map.nodes.outward(at) + map.nodes.inward(at);
    if (shown.nodes[at] && lines > most) [best, most] = [at, lines];
  }
  return best;
}

function costOf(here, there, way) {
  const [x, y] = [there.x - here.x, there.y - here.y];
  const far = Math.hypot(x, y);
  const along = x * way.x + y * way.y;
  const astray = Math.acos(Math.min(1, Math.max(-1, along / (far || 1))));
  return far && astray <= AHEAD ? far * (1 + ASTRAY * astray) : Infinity;
}
