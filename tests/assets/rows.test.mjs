import assert from "node:assert/strict";
import { test } from "node:test";
import { readTables, rowOrders, rowsShown, rowWords } from "../../export/assets/map/rows.js";
import { mapOf, sampleMap } from "./sample_map.mjs";

const map = sampleMap();
const tables = readTables(map);
const orders = rowOrders();
const ALL = { nodes: new Uint8Array(5).fill(1), edges: new Uint8Array(6).fill(1), allowsClaim: () => true };

function rows(name, { visible = ALL, column = null, down = false, asked = "" } = {}) {
  const table = tables[name];
  const order = column === null ? Array(table.size()).keys() : orders(name, table, column);
  return rowsShown(table, { isShown: table.isShown(visible), order, down, asked, holds: rowWords(table) });
}

test("the tables list what is shown and nothing else", () => {
  assert.deepEqual(rows("relations", { visible: { ...ALL, edges: Uint8Array.of(0, 1, 0, 0, 1, 0) } }), [1, 4]);
  assert.deepEqual(rows("things", { visible: { ...ALL, nodes: Uint8Array.of(1, 0, 0, 0, 1) } }), [0, 4]);
  assert.deepEqual(rows("statements", { visible: { ...ALL, nodes: Uint8Array.of(1, 1, 0, 1, 1) } }), [0]);
  assert.deepEqual(rows("statements", { visible: { ...ALL, allowsClaim: (claim) => claim.negated } }), [1]);
});

test("a column sorts its words by letter and its numbers by size, both ways", () => {
  assert.deepEqual(rows("things", { column: 0 }), [2, 3, 1, 4, 0]);
  assert.deepEqual(rows("things", { column: 0, down: true }), [0, 4, 1, 3, 2]);
  assert.deepEqual(rows("things", { column: 3 }), [2, 4, 0, 3, 1]);
});

test("figures in names sort by their size", () => {
  const numbered = mapOf({ nodes: ["Unit 10", "Unit 9", "unit 1"].map((label) => [label, "org"]), edges: [] });
  const { things } = readTables(numbered);
  assert.deepEqual([...rowOrders()("things", things, 0)], [2, 1, 0]);
});

test("words narrow the rows, each found anywhere in the row, without case or accent", () => {
  assert.deepEqual(rows("relations", { asked: "HUB promised" }), [1]);
  assert.deepEqual(rows("relations", { asked: "denied" }), [4]);
  assert.deepEqual(rows("things", { asked: "wmp" }), [0]);
  assert.deepEqual(rows("relations", { asked: "grant létter" }), [2]);
});

test("a row leads to its thing or line", () => {
  assert.equal(tables.relations.idOf(3), "e3");
  assert.equal(tables.things.idOf(3), "n3");
  assert.equal(tables.statements.idOf(1), "n2");
});
