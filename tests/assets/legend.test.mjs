import assert from "node:assert/strict";
import { test } from "node:test";
import { onlyWord, toggled } from "../../export/assets/map/legend.js";

const ALL = ["runs", "uses", "covers"];

test("a tick goes off and on", () => {
  assert.deepEqual(toggled([], "runs"), ["runs"]);
  assert.deepEqual(toggled(["runs", "uses"], "runs"), ["uses"]);
});

test("only one puts the others off, and asked again puts all back", () => {
  assert.deepEqual(onlyWord([], ALL, "uses"), ["runs", "covers"]);
  assert.deepEqual(onlyWord(["uses"], ALL, "uses"), ["runs", "covers"]);
  assert.deepEqual(onlyWord(["runs", "covers"], ALL, "uses"), []);
  assert.deepEqual(onlyWord(["runs", "covers"], ALL, "runs"), ["uses", "covers"]);
});
