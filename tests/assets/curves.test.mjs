import assert from "node:assert/strict";
import { test } from "node:test";

import { alongLine, bendOf, distanceToLine, distanceToPiece, handleOf, loopOf } from "../../export/assets/map/curves.js";

test("parallel lines between two points are all apart", () => {
  const middles = [-2, -1, 0, 1, 2].map((curve) => alongLine(0, 0, 100, 0, curve, 0.5).y);
  for (let at = 1; at < middles.length; at += 1) assert.ok(Math.abs(middles[at] - middles[at - 1]) > 8);
  assert.equal(middles[2], 0);
});

test("a bend to the right of the way there is to the left of the way back", () => {
  const there = alongLine(0, 0, 100, 0, 1, 0.5);
  const back = alongLine(100, 0, 0, 0, -1, 0.5);
  assert.ok(Math.abs(there.y - back.y) < 1e-9);
});

test("later parallels bend on, but in smaller steps", () => {
  const steps = [1, 2, 3, 10].map(bendOf);
  assert.ok(steps.every((bend, at) => at === 0 || bend > steps[at - 1]));
  assert.ok(steps[1] - steps[0] < steps[0]);
});

test("a straight line has its handle in its middle", () => {
  const { x, y } = handleOf(10, 20, 30, 60, 0);
  assert.deepEqual([x, y], [20, 40]);
});

test("distance is to the line as it is drawn, and to its ends beyond them", () => {
  assert.equal(distanceToPiece(50, 7, 0, 0, 100, 0), 7);
  assert.equal(distanceToPiece(103, 4, 0, 0, 100, 0), 5);
  assert.equal(distanceToPiece(3, 4, 0, 0, 0, 0), 5);
  const top = alongLine(0, 0, 100, 0, 1, 0.5);
  assert.ok(distanceToLine(top.x, top.y, 0, 0, 100, 0, 1) < 1);
  assert.ok(distanceToLine(50, 0, 0, 0, 100, 0, 1) > 8);
});

test("loops of one node nest and touch it", () => {
  const [inner, outer] = [1, 2].map((turn) => loopOf(0, 0, 10, turn));
  assert.ok(outer.r > inner.r);
  for (const { x, y, r } of [inner, outer]) assert.ok(Math.hypot(x, y) - r < 10, "it reaches into the mark");
});
