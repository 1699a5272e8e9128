import assert from "node:assert/strict";
import { test } from "node:test";

import { allPlaces, boxOf, composeScene, FOLD_ABOVE, markScale, openScene, radiusAt, sizeMarks } from "../../export/assets/map/scene.js";
import { ringsOf } from "./drawn_map.mjs";

test("a small map opens with every node and line", () => {
  const scene = openScene(ringsOf(4, 5));
  assert.equal(scene.nodes.length, 20);
  assert.equal(scene.discs.length, 0);
  assert.equal(scene.lines.reduce((sum, edges) => sum + edges.length, 0), scene.map.edgeCount);
});

test("a large map opens on its communities, and every line is in a bundle or inside one", () => {
  const scene = openScene(ringsOf(90, 24));
  assert.ok(scene.nodeCount > FOLD_ABOVE);
  assert.equal(scene.nodes.length, 0);
  assert.equal(scene.discs.length, 90);
  assert.equal(scene.inside[0], 24);
  assert.equal(scene.bundles.reduce((sum, { count }) => sum + count, 0), 89);
});

test("an unfolded community shows its nodes, their lines, and bundles to what is folded", () => {
  const scene = openScene(ringsOf(90, 24));
  scene.folded[3] = 0;
  composeScene(scene);
  assert.deepEqual([...scene.nodes], Array.from({ length: 24 }, (_, i) => 72 + i));
  assert.equal(scene.discs.length, 89);
  assert.equal(scene.lines.reduce((sum, edges) => sum + edges.length, 0), 23);
  const own = scene.bundles.filter(({ a }) => a === 72);
  assert.deepEqual(own, [{ a: 72, b: scene.nodeCount, count: 1 }]);
});

test("what is filtered away takes its lines along, and an empty community its disc", () => {
  const scene = openScene(ringsOf(90, 24));
  scene.shownNodes = scene.shownNodes.map((_, i) => (i < 24 ? 0 : 1));
  composeScene(scene);
  assert.equal(scene.discs.includes(0), false);
  assert.equal(scene.bundles.length, 0);
  const small = openScene(ringsOf(1, 3));
  small.shownEdges = Uint8Array.of(1, 0);
  composeScene(small);
  assert.deepEqual(small.lines.flatMap((edges) => [...edges]), [0]);
});

test("discs keep off each other", () => {
  const scene = openScene(ringsOf(90, 24));
  for (const one of scene.discs) {
    for (const other of scene.discs) {
      if (one >= other) continue;
      const [a, b] = [scene.nodeCount + one, scene.nodeCount + other];
      const away = Math.hypot(scene.x[a] - scene.x[b], scene.y[a] - scene.y[b]);
      assert.ok(scene.size[a] + scene.size[b] < away);
    }
  }
});

test("a disc tells the kinds inside by their shares", () => {
  const scene = openScene(ringsOf(90, 24));
  assert.deepEqual(scene.mix[0], [[0, 1]]);
});

test("marks grow with their relations, or with values asked for", () => {
  const scene = openScene(ringsOf(2, 5));
  assert.ok(scene.size[0] > scene.size[1]);
  sizeMarks(scene, Float64Array.from({ length: 10 }, (_, i) => (i === 7 ? 100 : 1)));
  assert.equal(scene.size.subarray(0, 10).indexOf(Math.max(...scene.size.subarray(0, 10))), 7);
  sizeMarks(scene, new Float64Array(10));
  assert.ok(scene.size[0] > 0);
});

test("marks never vanish nor fill the frame", () => {
  const scene = openScene(ringsOf(2, 5));
  for (const scale of [0.001, 0.1, 1, 4]) {
    assert.ok(radiusAt(scene, 0, scale) >= 3);
    assert.ok(radiusAt(scene, 0, scale) <= 18 * 1.5 + 1e-6);
  }
  assert.ok(markScale(scene, 0.5) < markScale(scene, 1));
});

test("the box holds all that is shown, with the discs", () => {
  const scene = openScene(ringsOf(90, 24));
  const box = boxOf(scene);
  for (const place of allPlaces(scene)) {
    assert.ok(scene.x[place] - scene.size[place] >= box.left);
    assert.ok(scene.y[place] + scene.size[place] <= box.bottom);
  }
  assert.deepEqual(boxOf(scene, []), { left: 0, top: 0, right: 1, bottom: 1 });
});
