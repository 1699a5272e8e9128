import assert from "node:assert/strict";
import { test } from "node:test";
import { applyFilters, countShown, filterColumns, narrowsLines, statusWords } from "../../export/assets/map/filters.js";
import { mapOf, sampleMap } from "./sample_map.mjs";

const OPEN = { kindsOff: [], relationsOff: [], statusesOff: [], must: null, first: null, last: null, undated: true, loose: false };
const map = sampleMap();
const apply = (change) => applyFilters(filterColumns(map), { ...OPEN, ...change });
const edges = (change) => [...apply(change).edges].flatMap((byte, at) => (byte ? [at] : []));
const nodes = (change) => [...apply(change).nodes].flatMap((byte, at) => (byte ? [at] : []));

test("open filters show everything", () => {
  assert.equal(countShown(apply({}).nodes), map.nodeCount);
  assert.equal(countShown(apply({}).edges), map.edgeCount);
  assert.equal(narrowsLines(OPEN), false);
});

test("a line goes with either of its ends", () => {
  assert.deepEqual(edges({ kindsOff: ["document"] }), [0, 1, 2, 3]);
  assert.deepEqual(nodes({ kindsOff: ["document"] }), [0, 1, 2, 4]);
});

test("each status word is true of its own lines, and a line may have several", () => {
  assert.deepEqual([0, 1, 2, 3, 4].map((at) => statusWords(map.edges, at)), [
    ["accepted"],
    ["accepted", "promised"],
    ["proposed"],
    ["accepted", "disputed"],
    ["accepted", "denied"],
  ]);
});

test("a line with any word put off is not shown", () => {
  assert.deepEqual(edges({ statusesOff: ["disputed"] }), [0, 1, 2, 4, 5]);
  assert.deepEqual(edges({ statusesOff: ["accepted"] }), [2]);
});

test("only one status keeps the lines it is true of, whatever else is", () => {
  assert.deepEqual(edges({ must: "promised" }), [1]);
  assert.deepEqual(edges({ must: "proposed" }), [2]);
});

test("a dated line is shown when any part of its time is between, and an open end is open", () => {
  assert.deepEqual(edges({ first: 17400, undated: false }), [0, 1]);
  assert.deepEqual(edges({ first: 17501, undated: false }), [1]);
  assert.deepEqual(edges({ last: 16000, undated: false }), [4]);
  assert.deepEqual(edges({ last: 17000, undated: false }), [0, 4]);
});

test("undated lines follow their own switch, never the dates", () => {
  assert.deepEqual(edges({ first: 16001, last: 16002 }), [2, 3, 5]);
  assert.deepEqual(edges({ undated: false }), [0, 1, 4]);
});

test("a thing goes with the last of its lines unless it may stay", () => {
  assert.deepEqual(nodes({ relationsOff: ["fundedBy", "uses", "covers"] }), [0, 1]);
  assert.deepEqual(nodes({ relationsOff: ["fundedBy", "uses", "covers"], loose: true }), [0, 1, 2, 3, 4]);
});

test("a count tells what a tick would bring, under the other groups' filters", () => {
  const { counts } = apply({ relationsOff: ["fundedBy"], statusesOff: ["disputed"] });
  assert.equal(counts.relations.get("fundedBy"), 2);
  assert.equal(counts.relations.get("uses"), 0);
  assert.equal(counts.statuses.get("disputed"), 1);
  assert.equal(counts.statuses.get("promised"), 0);
  assert.equal(apply({ kindsOff: ["org"], must: "promised" }).counts.kinds.get("org"), 1);
});

test("the undated are counted as if their switch were on", () => {
  assert.equal(apply({ undated: false }).counts.undated, 3);
});

test("counts agree with what is shown when a group is open", () => {
  const { counts, edges: shown } = apply({ kindsOff: ["document"] });
  const sum = [...counts.relations.values()].reduce((all, one) => all + one, 0);
  assert.equal(sum, countShown(shown));
});

test("an empty map has nothing to show and nothing to fail on", () => {
  const empty = mapOf({ nodes: [], edges: [] });
  assert.equal(applyFilters(filterColumns(empty), OPEN).nodes.length, 0);
});
