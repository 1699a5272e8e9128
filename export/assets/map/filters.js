/* What is shown: which things and lines the reader's filters leave, and how many of each word.

   A count says how many there would be if its own group of filters were left open, so that a
   reader sees what a tick would bring before it is made. */

export const STATUS_WORDS = ["accepted", "proposed", "disputed", "denied", "promised"];

const BY_KIND = 1;
const BY_RELATION = 2;
const BY_STATUS = 4;
const BY_DATE = 8;

/** Columns of the map that filtering reads again and again, made once. */
export function filterColumns(map) {
  const { nodes, edges } = map;
  return {
    kinds: wordColumn(map.nodeCount, (at) => nodes.kind(at)),
    relations: wordColumn(map.edgeCount, (at) => edges.relation(at)),
    statuses: Uint8Array.from({ length: map.edgeCount }, (_, at) => statusBits(edges, at)),
    ends: Int32Array.from({ length: 2 * map.edgeCount }, (_, at) =>
      at % 2 ? edges.target(at >> 1) : edges.source(at >> 1),
    ),
    dates: edgeDates(map),
  };
}

/** The status words that are true of a line. */
export function statusWords(edges, at) {
  const bits = statusBits(edges, at);
  return STATUS_WORDS.filter((_, place) => bits & (1 << place));
}

/** What the filters leave, as one byte a thing and a line, with the counts of the legend. */
export function applyFilters(columns, filters) {
  const kindOn = columns.kinds.words.map((word) => !filters.kindsOff.includes(word));
  const failing = failures(columns, filters, kindOn);
  const reached = reachedNodes(columns, filters, kindOn, failing);
  const { at: kindAt } = columns.kinds;
  return {
    nodes: Uint8Array.from(kindAt, (kind, node) => (kindOn[kind] && reached[node] ? 1 : 0)),
    edges: Uint8Array.from(failing, (bits) => (bits ? 0 : 1)),
    counts: {
      kinds: countWords(columns.kinds, (node) => reached[node]),
      relations: countWords(columns.relations, (edge) => !(failing[edge] & ~BY_RELATION)),
      statuses: countStatuses(columns.statuses, failing),
      undated: countUndated(columns, failing),
    },
  };
}

/** Whether filters take lines away by anything but the kinds of their ends. */
export function narrowsLines(filters) {
  const { relationsOff, statusesOff, must, first, last, undated } = filters;
  const words = relationsOff.length + statusesOff.length;
  return Boolean(words || must || first !== null || last !== null || !undated);
}

export function countShown(bytes) {
  let found = 0;
  for (const byte of bytes) found += byte;
  return found;
}

function wordColumn(length, read) {
  const places = new Map();
  const at = Uint16Array.from({ length }, (_, place) => {
    const word = read(place);
    if (!places.has(word)) places.set(word, places.size);
    return places.get(word);
  });
  return { words: [...places.keys()], at };
}

function statusBits(edges, at) {
  const isAccepted = edges.status(at) === "accepted";
  const held = [isAccepted, !isAccepted, edges.disputed(at), edges.negated(at), edges.promised(at)];
  return held.reduce((bits, holds, place) => bits | (holds ? 1 << place : 0), 0);
}

/** First and last days; a line without either is undated, one without one of them is open. */
function edgeDates({ edges, edgeCount }) {
  const first = new Float64Array(edgeCount);
  const last = new Float64Array(edgeCount);
  const dated = new Uint8Array(edgeCount);
  for (let at = 0; at < edgeCount; at += 1) {
    const [from, to] = [edges.from(at), edges.to(at)];
    dated[at] = from === null && to === null ? 0 : 1;
    first[at] = from ?? -Infinity;
    last[at] = to ?? Infinity;
  }
  return { first, last, dated };
}

function failures({ kinds, relations, statuses, ends, dates }, filters, kindOn) {
  const relationOn = relations.words.map((word) => !filters.relationsOff.includes(word));
  const barred = bitsOf(filters.statusesOff);
  const needed = filters.must ? bitsOf([filters.must]) : 0;
  const [from, to] = [filters.first ?? -Infinity, filters.last ?? Infinity];
  const isTimely = (at) =>
    dates.dated[at] ? dates.first[at] <= to && dates.last[at] >= from : filters.undated;
  return Uint8Array.from(statuses, (bits, at) => {
    const isJoined = kindOn[kinds.at[ends[2 * at]]] && kindOn[kinds.at[ends[2 * at + 1]]];
    const isMeant = !(bits & barred) && (bits & needed) === needed;
    return (
      (isJoined ? 0 : BY_KIND) |
      (relationOn[relations.at[at]] ? 0 : BY_RELATION) |
      (isMeant ? 0 : BY_STATUS) |
      (isTimely(at) ? 0 : BY_DATE)
    );
  });
}

function bitsOf(words) {
  return words.reduce((bits, word) => bits | (1 << STATUS_WORDS.indexOf(word)), 0);
}

/** Things that would be shown if their own kind is: a thing goes with the last of its lines. */
function reachedNodes({ kinds, ends }, filters, kindOn, failing) {
  const reached = new Uint8Array(kinds.at.length);
  if (!narrowsLines(filters) || filters.loose) return reached.fill(1);
  failing.forEach((bits, at) => {
    if (bits & ~BY_KIND) return;
    const [source, target] = [ends[2 * at], ends[2 * at + 1]];
    if (kindOn[kinds.at[target]]) reached[source] = 1;
    if (kindOn[kinds.at[source]]) reached[target] = 1;
  });
  return reached;
}

function countWords({ words, at }, isCounted) {
  const counts = new Array(words.length).fill(0);
  at.forEach((word, place) => {
    if (isCounted(place)) counts[word] += 1;
  });
  return new Map(words.map((word, place) => [word, counts[place]]));
}

function countStatuses(statuses, failing) {
  const counts = new Map(STATUS_WORDS.map((word) => [word, 0]));
  statuses.forEach((bits, at) => {
    if (failing[at] & ~BY_STATUS) return;
    STATUS_WORDS.forEach((word, place) => {
      if (bits & (1 << place)) counts.set(word, counts.get(word) + 1);
    });
  });
  return counts;
}

function countUndated({ dates }, failing) {
  let found = 0;
  dates.dated.forEach((isDated, at) => {
    if (!isDated && !(failing[at] & ~BY_DATE)) found += 1;
  });
  return found;
}
