import assert from "node:assert/strict";
import { test } from "node:test";
import { ahead, around, mostJoined } from "../../export/assets/map/focus.js";
import { mapOf, sampleMap } from "./sample_map.mjs";

const map = sampleMap();
const ALL = { nodes: new Uint8Array(5).fill(1), edges: new Uint8Array(6).fill(1) };
const without = (...gone) => ({ ...ALL, edges: ALL.edges.map((_, at) => (gone.includes(at) ? 0 : 1)) });
const list = (bytes) => [...bytes].flatMap((byte, at) => (byte ? [at] : []));

test("each step takes in the lines of the step before", () => {
  assert.deepEqual(list(around(map, 0, 1, ALL).nodes), [0, 1]);
  assert.deepEqual(list(around(map, 0, 1, ALL).edges), [0]);
  assert.deepEqual(list(around(map, 0, 2, ALL).nodes), [0, 1, 2, 3]);
  assert.deepEqual(list(around(map, 0, 2, ALL).edges), [0, 1, 2, 3, 4]);
  assert.deepEqual(list(around(map, 0, 3, ALL).edges), [0, 1, 2, 3, 4, 5]);
});

test("steps go along lines that are shown only", () => {
  assert.deepEqual(list(around(map, 0, 3, without(0)).nodes), [0]);
  assert.deepEqual(list(around(map, 4, 3, ALL).nodes), [4]);
});

const placeOf = (at) => ({ x: map.nodes.x(at), y: map.nodes.y(at) });
const go = (from, x, y, shown = ALL) => ahead(map, from, { x, y }, { placeOf, shown });

test("an arrow goes to the neighbour in its direction", () => {
  assert.equal(go(1, 1, 0), 2);
  assert.equal(go(1, -1, 0), 0);
  assert.equal(go(1, 0, 1), 3);
});

test("without a neighbour that way it goes to what else is there, and else nowhere", () => {
  assert.equal(go(0, -1, 0), 4);
  assert.equal(go(2, 1, 0), null);
});

test("what is not shown is passed over", () => {
  assert.equal(go(1, 1, 0, { ...ALL, nodes: Uint8Array.of(1, 1, 0, 1, 1) }), null);
  assert.equal(go(0, 1, 0, without(0)), 1);
});

test("things on one place do not hold the keyboard fast", () => {
  const heap = mapOf({ nodes: [["A", "org"], ["B", "org"]], edges: [[0, "uses", 1]] });
  const shown = { nodes: Uint8Array.of(1, 1), edges: Uint8Array.of(1) };
  assert.equal(ahead(heap, 0, { x: 1, y: 0 }, { placeOf: () => ({ x: 5, y: 5 }), shown }), null);
});

test("the keyboard starts at the shown thing with the most lines", () => {
  assert.equal(mostJoined(map, ALL), 1);
  assert.equal(mostJoined(map, { ...ALL, nodes: Uint8Array.of(1, 0, 0, 0, 1) }), 0);
  assert.equal(mostJoined(map, { ...ALL, nodes: new Uint8Array(5) }), null);
});
