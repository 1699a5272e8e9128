import assert from "node:assert/strict";
import { test } from "node:test";

import { placeParallels, readColumn, readMap } from "../../export/assets/map/data.js";

const WORDS = [
  ...["org", "Body", "odd", "runs", "accepted", "claim", "actual", "undisputed", "fact", "solid"],
  ...["funds", "proposed", "promised", "contested", "dashed", "denied"],
];
const FORMS = [
  [3, 3, 4, 5, 6, 7, 8, 9, 2, []],
  [10, 10, 11, 5, 12, 13, 11, 14, 1, [15]],
];
const core = () => ({
  ...{ title: "T", asOf: "2026-01-01", digest: "ab", words: WORDS },
  prefixes: ["https://oversight.example/id/org/"],
  forms: FORMS,
  signs: { kinds: [{ name: "org" }, { name: "other" }], figures: {}, marks: {} },
  nodes: {
    ...{ label: ["West Police", "Été", "Hub"], prefix: [0, 0, 0], tail: [0, "ete", "h"] },
    ...{ kind: [0, 0, 2], type: [1, 1, 1], x: [0, 10, 20], y: [0, 0, 30] },
    ...{ community: [0, 0, -1], flags: [0, 1, 0], findings: { 2: [0] } },
  },
  edges: { step: [0, 0, 1], target: [1, 2, 0], form: [0, 1, 1], dated: [1, 17000, 30, 1, null, 17500], money: { 2: 5 } },
  ...{ communities: ["West"], findings: [{ code: "A1", title: "Gap" }] },
});
const evidence = () => ({
  edges: {
    ...{ prefix: [0, 0, 0], tail: ["c1", "c2", "c3"], gloss: [1, 2, 0] },
    ...{ locators: [[2, 3], 2, 0], tension_with: [0, 0, 3] },
  },
  statements: { node: [2], form: [0], value: [3], prefix: [0], tail: ["s1"], gloss: [1] },
  aliases: { 1: ["Summer"] },
  ...{ forms: FORMS, words: WORDS, prefixes: ["https://oversight.example/claim/"], texts: ["A says.", "para 1", "para 2"] },
});
const map = () => readMap(core(), evidence());

test("a node's columns are put together again, the IRI from its label where that is its tail", () => {
  const { nodes, nodeCount } = map();
  assert.equal(nodeCount, 3);
  assert.equal(nodes.iri(0), "https://oversight.example/id/org/west-police");
  assert.equal(nodes.iri(1), "https://oversight.example/id/org/ete");
  assert.deepEqual([nodes.kind(0), nodes.kind(2), nodes.typeLabel(2)], ["org", "other", "Body"]);
  assert.deepEqual([nodes.hollow(0), nodes.hollow(1)], [false, true]);
  assert.deepEqual([nodes.findings(2), nodes.findings(0)], [[0], []]);
  assert.deepEqual(nodes.aliases(1), ["Summer"]);
});

test("sources are steps, and degrees are counted from the edges", () => {
  const { nodes, edges } = map();
  assert.deepEqual([0, 1, 2].map(edges.source), [0, 0, 1]);
  assert.deepEqual([nodes.outward(0), nodes.inward(0)], [2, 1]);
});

test("what an edge shares with others is read from its form", () => {
  const { edges } = map();
  assert.equal(edges.relationLabel(0), "runs");
  assert.deepEqual([edges.direct(0), edges.negated(1), edges.disputed(1), edges.promised(1)], [true, true, true, true]);
  assert.deepEqual([edges.from(1), edges.to(1), edges.from(0), edges.money(2)], [17000, 17030, null, 5]);
  assert.deepEqual([edges.from(2), edges.to(2)], [null, 17500]);
  assert.equal(edges.forms[1].marks[0], "denied");
});

test("a claim has all its fields, the absent ones null or empty", () => {
  const claim = map().claim("e0");
  assert.equal(claim.gloss, "A says.");
  assert.equal(claim.iri, "https://oversight.example/claim/c1");
  assert.deepEqual(claim.locators, ["para 1", "para 2"]);
  assert.equal(map().claim("e1").locators[0], "para 1");
  assert.deepEqual([claim.maker, claim.provisions], [null, []]);
  assert.deepEqual(map().claim("e2").tensionWith, ["para 2"]);
});

test("a statement is found with its node and by its id", () => {
  const [statement] = map().nodes.statements(2);
  assert.deepEqual([statement.value, statement.relationLabel, statement.node], ["para 2", "runs", "n2"]);
  assert.equal(map().claim("s0").gloss, "A says.");
  assert.deepEqual(map().nodes.statements(0), []);
});

test("evidence is not read before it is asked for", () => {
  let asked = 0;
  const lazy = readMap(JSON.stringify(core()), () => {
    asked += 1;
    return JSON.stringify(evidence());
  });
  assert.equal(lazy.nodes.label(0), "West Police");
  assert.equal(asked, 0);
  lazy.claim("e0");
  lazy.nodes.aliases(0);
  assert.equal(asked, 1);
});

test("the edges of a node and its neighbours are each told once", () => {
  const found = map();
  assert.deepEqual([...found.edgesOf(0)], [0, 1, 2]);
  assert.deepEqual(found.neighbours(0), [1, 2]);
  assert.deepEqual(found.neighbours(2), [0]);
});

test("communities have their members and their middle", () => {
  assert.deepEqual(map().communities, [{ name: "West", size: 2, x: 5, y: 0, members: [0, 1] }]);
});

test("parallel edges bend apart, whichever way they run, and loops nest", () => {
  const curve = placeParallels(Int32Array.of(0, 1, 0, 2, 2), Int32Array.of(1, 0, 1, 2, 2));
  // Seen from node 0, the edge that runs the other way has its bend turned round.
  assert.deepEqual([...curve], [-1, -0, 1, 1, 2]);
  const pair = placeParallels(Int32Array.of(0, 1), Int32Array.of(1, 0));
  assert.deepEqual([...pair], [-0.5, -0.5]);
});

test("a packed column reads back, whatever its width and its least number", () => {
  assert.deepEqual(readColumn({ packed: [1, 0, " !#z"] }), [0, 1, 2, 85]);
  assert.deepEqual(readColumn({ packed: [2, -5, " ! ~!!"] }), [-4, 84, 86]);
  assert.deepEqual(readColumn(["7", 8, "9"]), ["7", 8, "9"]);
  assert.equal(readColumn(undefined), undefined);
});
