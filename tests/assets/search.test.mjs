import assert from "node:assert/strict";
import { test } from "node:test";
import { findNames, foldText, matchesInWords, nameIndex } from "../../export/assets/map/search.js";
import { mapOf, sampleMap } from "./sample_map.mjs";

const found = (map, typed) => findNames(nameIndex(map), typed).hits.map(({ at }) => map.nodes.label(at));

test("case, accents and apostrophes are folded on both sides", () => {
  assert.equal(foldText("  Ŷnys MÔN’s   Straße "), "ynys mons strasse");
  const map = mapOf({ nodes: [["Heddlu Gwynedd Môn", "org"], ["Mayor’s Office", "org"]], edges: [] });
  assert.deepEqual(found(map, "MON"), ["Heddlu Gwynedd Môn"]);
  assert.deepEqual(found(map, "mayors off"), ["Mayor’s Office"]);
});

test("an alias finds its thing and is named", () => {
  const { hits } = findNames(nameIndex(sampleMap()), "wmp");
  assert.deepEqual(hits.map(({ at, alias }) => [at, alias]), [[0, "WMP"]]);
});

test("a whole name comes before a beginning, a beginning before a word, a label before an alias", () => {
  const nodes = ["Old Police", "Police Panel", "Police", "Policeman", "Force"].map((label) => [label, "org", {}]);
  nodes[4][2].aliases = ["Police"];
  const map = mapOf({ nodes, edges: [] });
  assert.deepEqual(found(map, "police"), ["Police", "Force", "Police Panel", "Policeman", "Old Police"]);
});

test("words may stand in any order", () => {
  assert.deepEqual(found(sampleMap(), "ambleford council"), ["Council of Ambleford"]);
});

test("nothing typed finds nothing, and many are counted though few are listed", () => {
  assert.equal(findNames(nameIndex(sampleMap()), "  ").total, 0);
  const many = mapOf({ nodes: Array.from({ length: 40 }, (_, at) => [`Force ${at}`, "org"]), edges: [] });
  const { hits, total } = findNames(nameIndex(many), "force");
  assert.equal(total, 40);
  assert.ok(hits.length < 40);
  assert.match(matchesInWords(total, hits.length), /^40 matches, the first \d+ listed/);
  assert.match(matchesInWords(1, 1), /^1 match\./);
});
