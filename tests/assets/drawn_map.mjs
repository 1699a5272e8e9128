// Maps of invented bodies for the drawing's modules: communities on a square, each a small ring.

import { readMap } from "../../export/assets/map/data.js";

const WORDS = ["org", "Body", "runs", "accepted", "claim", "actual", "undisputed", "fact", "solid", "denied", "said"];
const PLAIN = [2, 2, 3, 4, 5, 6, 7, 8, 2, []];
const DENIED = [2, 2, 3, 4, 5, 6, 10, 8, 1, [9]];

/** A map of so many communities of so many nodes, `apart` pixels from each other. */
export function ringsOf(communities, members, { apart = 1000 } = {}) {
  const columns = { x: [], y: [], community: [] };
  const edges = { step: [], target: [], form: [] };
  let last = 0;
  const join = (source, target, form) => {
    edges.step.push(source - last);
    edges.target.push(target);
    edges.form.push(form);
    last = source;
  };
  const side = Math.ceil(Math.sqrt(communities));
  for (let group = 0; group < communities; group += 1) {
    const first = group * members;
    for (let at = 0; at < members; at += 1) {
      const angle = (2 * Math.PI * at) / members;
      columns.x.push((group % side) * apart + Math.cos(angle) * apart * 0.3);
      columns.y.push(Math.floor(group / side) * apart + Math.sin(angle) * apart * 0.3);
      columns.community.push(group);
      if (at === 0 && group > 0) join(first, 0, 0);
      if (at > 0) join(first + at, first, at % 7 === 0 ? 1 : 0);
    }
  }
  const count = communities * members;
  const all = (value) => new Array(count).fill(value);
  return readMap({
    ...{ title: "Westmarch", asOf: "2026-03-31", digest: "ab", words: WORDS, prefixes: ["https://oversight.example/"] },
    forms: [PLAIN, DENIED],
    signs: { kinds: [{ name: "org", figure: "circle" }, { name: "other", figure: "circle" }], figures: {}, marks: {}, dashes: {} },
    nodes: {
      label: Array.from({ length: count }, (_, i) => `Body ${i} of Westmarch`),
      ...{ prefix: all(0), tail: all(0), kind: all(0), type: all(1), ...columns },
    },
    edges,
    communities: Array.from({ length: communities }, (_, i) => `Around body ${i * members}`),
    findings: [],
  });
}

/** What measures text as if every letter were seven pixels wide. */
export const PEN = { measureText: (text) => ({ width: 7 * text.length }) };
