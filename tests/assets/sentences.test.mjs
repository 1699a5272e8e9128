import assert from "node:assert/strict";
import { test } from "node:test";
import * as words from "../../export/assets/map/sentences.js";
import { sampleMap } from "./sample_map.mjs";

const map = sampleMap();

test("a line is told in the editors' words, or in its three parts", () => {
  assert.equal(words.sentenceOf(map, "e0"), "The force runs the hub.");
  assert.equal(words.sentenceOf(map, "e3"), "Matching Hub: uses Council of Ambleford.");
  assert.equal(words.sentenceOf(map, "s0"), "The hub has 14 posts.");
});

test("a denial is never told as the relation it denies", () => {
  assert.equal(words.relationWords(map, 4), "denied: covers");
  assert.match(words.sentenceOf(map, "e4"), /denied: covers/);
  assert.match(words.placeInWords(map, "e4"), /denied/);
});

test("what is not plain fact carries its doubts", () => {
  const doubts = (at) => words.doubtsOf(words.edgeReading(map, at)).map(({ text }) => text);
  assert.deepEqual(doubts(0), []);
  assert.deepEqual(doubts(1), ["promised"]);
  assert.deepEqual(doubts(2), ["proposed, not yet accepted"]);
  assert.deepEqual(doubts(3), ["contested"]);
  const rejected = { status: "retracted", modality: "actual", standing: "undisputed", direct: true };
  assert.deepEqual(words.doubtsOf(rejected).map(({ text }) => text), ["retracted"]);
});

test("only what carries no doubt may be read as plain fact", () => {
  const plain = { status: "accepted", modality: "actual", standing: "undisputed", direct: true };
  assert.deepEqual(words.doubtsOf(plain).map(({ tone }) => tone), ["fact"]);
  assert.ok(!words.doubtsOf({ ...plain, negated: true }).some(({ tone }) => tone === "fact"));
});

test("a place is told with its type, its lines and its findings", () => {
  assert.equal(words.placeInWords(map, "n1"), "Matching Hub, A project, 5 relations, 1 finding");
  assert.equal(words.placeInWords(map, "n4"), "Parish of Nether Ambleford, A org, 0 relations");
});

test("evidence leaves out what nobody has told", () => {
  const names = words.evidenceOf(words.claimOf(map, "e2")).map(([name]) => name);
  assert.deepEqual(names, ["Document", "Drawn from", "Status"]);
  assert.deepEqual(words.claimOf(map, "e3").tensionWith, ["The council says it does not."]);
});

test("absence is told with its date and as no evidence", () => {
  const said = words.nothingHere(map, "relation of it");
  assert.equal(said, "No relation of it is in this graph as of 31 March 2026. That is no evidence that there is none.");
  assert.equal(words.nothingHere({ asOf: "" }, "thing").startsWith("No thing is in this graph. "), true);
});

test("numbers agree with their nouns", () => {
  assert.equal(words.counted(1, "step"), "1 step");
  assert.equal(words.counted(1200, "relation"), "1,200 relations");
  assert.equal(words.shownInWords({ nodes: 5, edges: 6 }, map), "All 5 things and 6 relations shown");
  assert.equal(words.shownInWords({ nodes: 1, edges: 0 }, map), "1 thing of 5 and 0 relations of 6 shown");
});
