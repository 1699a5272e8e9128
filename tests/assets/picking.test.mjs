import assert from "node:assert/strict";
import { test } from "node:test";

import { pickAt, screenPlaceOf } from "../../export/assets/map/picking.js";
import { openScene } from "../../export/assets/map/scene.js";
import { ringsOf } from "./drawn_map.mjs";

const drawing = (communities, members, scale = 0.3) => {
  const scene = openScene(ringsOf(communities, members));
  const lines = scene.lines.flatMap((edges) => [...edges]);
  const view = { x: 500, y: 500, scale };
  return { scene, view, size: { width: 800, height: 600 }, record: { lines, labels: [] } };
};

test("every node and line is found where it is said to be", () => {
  const seen = drawing(4, 12);
  for (let i = 0; i < 48; i += 1) {
    const { x, y } = screenPlaceOf(seen, `n${i}`);
    assert.equal(pickAt(seen, x, y), `n${i}`);
  }
  const { x, y } = screenPlaceOf(seen, "e4");
  assert.equal(pickAt(seen, x, y), "e4");
});

test("beside everything there is nothing", () => {
  assert.equal(pickAt(drawing(4, 12), 5, 5), null);
});

test("only lines that were drawn are found", () => {
  const seen = drawing(4, 12);
  const { x, y } = screenPlaceOf(seen, "e4");
  seen.record.lines = [];
  assert.equal(pickAt(seen, x, y), null);
});

test("a name stands for its node", () => {
  const seen = drawing(4, 12);
  seen.record.labels = [{ id: "n7", x: 0, y: 0, w: 60, h: 20 }];
  assert.equal(pickAt(seen, 30, 10), "n7");
});

test("a folded community is found at its disc, and so is what is in it", () => {
  const seen = drawing(90, 24);
  const at = screenPlaceOf(seen, "c0");
  assert.equal(pickAt(seen, at.x, at.y), "c0");
  assert.deepEqual(screenPlaceOf(seen, "n3"), at);
});
