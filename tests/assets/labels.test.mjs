import assert from "node:assert/strict";
import { test } from "node:test";

import { forgetLabels, labelBox, labelOffset, openLabels, placedFor, sheetOf } from "../../export/assets/map/labels.js";
import { meet } from "../../export/assets/map/room.js";
import { composeScene, openScene, radiusAt } from "../../export/assets/map/scene.js";
import { PEN, ringsOf } from "./drawn_map.mjs";

const SIZE = { width: 900, height: 700 };
const WHOLE = { x: 1000, y: 1000, scale: 0.25 };

function opened(communities = 9, members = 30) {
  const scene = openScene(ringsOf(communities, members));
  return { scene, labels: openLabels(scene, PEN, "sans-serif") };
}

function boxesOf({ scene, labels }, placed, scale) {
  return [...placed].map(([place, side]) => {
    const { w, h } = labelBox(labels, place);
    const { x, y } = labelOffset(side, radiusAt(scene, place, scale), w, h);
    return { place, x: scene.x[place] * scale + x, y: scene.y[place] * scale + y, w, h };
  });
}

for (const scale of [0.1, 0.25, 0.6, 1.5]) {
  test(`no label lies over another or over a mark, at a scale of ${scale}`, () => {
    const map = opened();
    const placed = placedFor(map.labels, { ...WHOLE, scale }, SIZE);
    const boxes = boxesOf(map, placed, scale);
    assert.ok(boxes.length > 3);
    boxes.forEach((one, at) => {
      for (const other of boxes.slice(at + 1)) assert.equal(meet(one, other), false);
      for (const node of map.scene.nodes) {
        const r = radiusAt(map.scene, node, scale);
        const mark = { x: map.scene.x[node] * scale - r, y: map.scene.y[node] * scale - r, w: 2 * r, h: 2 * r };
        if (node !== one.place) assert.equal(meet(one, mark), false, `${one.place} over ${node}`);
      }
    });
  });
}

test("the most joined have their names first", () => {
  const { labels } = opened();
  const placed = placedFor(labels, WHOLE, SIZE);
  for (let hub = 0; hub < 9; hub += 1) assert.ok(placed.has(hub * 30), `hub ${hub} has no name`);
});

test("panning takes no name away and moves none", () => {
  const { labels } = opened();
  const before = placedFor(labels, { ...WHOLE, scale: 0.8 }, SIZE);
  const after = placedFor(labels, { ...WHOLE, x: 1900, scale: 0.8 }, SIZE);
  assert.notEqual(before, after);
  for (const [place, side] of before) assert.equal(after.get(place), side);
});

test("zooming in keeps the names that were there", () => {
  const { labels } = opened();
  const before = placedFor(labels, WHOLE, SIZE);
  const after = placedFor(labels, { ...WHOLE, scale: 0.5 }, SIZE);
  const kept = [...before.keys()].filter((place) => after.has(place));
  assert.ok(kept.length >= before.size * 0.95, `${kept.length} of ${before.size}`);
});

test("in motion nothing is placed anew", () => {
  const { labels } = opened();
  const before = placedFor(labels, WHOLE, SIZE);
  assert.equal(placedFor(labels, { ...WHOLE, scale: 0.9 }, SIZE, { moving: true }), before);
});

test("in focus only what is near has names, and the faded do not stand in their way", () => {
  const { labels, scene } = opened();
  labels.near = new Uint8Array(scene.nodeCount);
  labels.near.fill(1, 30, 40);
  forgetLabels(labels);
  const placed = placedFor(labels, { ...WHOLE, x: 1000, y: 0, scale: 0.6 }, SIZE);
  assert.deepEqual([...placed.keys()].sort(), Array.from({ length: 10 }, (_, i) => 30 + i).sort());
});

test("on the whole sheet no name goes over its edge", () => {
  const map = opened();
  map.labels.sheet = sheetOf(WHOLE, SIZE);
  const boxes = boxesOf(map, placedFor(map.labels, WHOLE, SIZE), WHOLE.scale);
  const { left, right, top, bottom } = map.labels.sheet;
  for (const { x, y, w, h } of boxes) {
    assert.ok(x >= left * WHOLE.scale && x + w <= right * WHOLE.scale);
    assert.ok(y >= top * WHOLE.scale && y + h <= bottom * WHOLE.scale);
  }
});

test("what is no longer shown has no name", () => {
  const { labels, scene } = opened();
  placedFor(labels, WHOLE, SIZE);
  scene.shownNodes = scene.shownNodes.map((_, i) => (i < 30 ? 0 : 1));
  composeScene(scene);
  forgetLabels(labels);
  for (const place of placedFor(labels, WHOLE, SIZE).keys()) assert.ok(place >= 30);
});

test("folded communities have their names off the discs, the largest first", () => {
  const map = opened(90, 24);
  const placed = placedFor(map.labels, { x: 4500, y: 4500, scale: 0.07 }, SIZE);
  assert.ok(placed.size > 10);
  assert.ok([...placed.keys()].every((place) => place >= map.scene.nodeCount));
});
