import assert from "node:assert/strict";
import { test } from "node:test";

import { openGrid, visitGrid } from "../../export/assets/map/grid.js";

function found(grid, box) {
  const points = new Set();
  visitGrid(grid, ...box, (i) => {
    points.add(i);
    return false;
  });
  return points;
}

test("every point in a box is visited, wherever the box lies", () => {
  const count = 500;
  const x = Float64Array.from({ length: count }, (_, i) => ((i * 7919) % 1000) - 300);
  const y = Float64Array.from({ length: count }, (_, i) => ((i * 104729) % 700) - 100);
  const points = Int32Array.from({ length: count }, (_, i) => i).filter((i) => i % 3);
  const grid = openGrid(points, x, y);
  for (const box of [[-300, -100, 700, 600], [0, 0, 50, 50], [-999, -999, -200, 0], [650, 550, 9999, 9999]]) {
    const visited = found(grid, box);
    const inside = [...points].filter((i) => x[i] >= box[0] && x[i] <= box[2] && y[i] >= box[1] && y[i] <= box[3]);
    assert.ok(inside.every((i) => visited.has(i)), `${box}`);
    assert.ok([...visited].every((i) => i % 3), "a point that was not listed");
  }
});

test("a box beside all points visits none, and the visit ends when it is told to", () => {
  const [x, y] = [Float64Array.of(0, 1, 2), Float64Array.of(0, 1, 2)];
  const grid = openGrid(Int32Array.of(0, 1, 2), x, y);
  assert.equal(found(grid, [50, 50, 60, 60]).size, 0);
  let visits = 0;
  assert.equal(visitGrid(grid, -1, -1, 3, 3, () => (visits += 1) > 0), true);
  assert.equal(visits, 1);
});

test("no points and points on one spot are grids too", () => {
  assert.equal(found(openGrid(Int32Array.of(), Float64Array.of(), Float64Array.of()), [0, 0, 1, 1]).size, 0);
  const grid = openGrid(Int32Array.of(0, 1), Float64Array.of(5, 5), Float64Array.of(5, 5));
  assert.equal(found(grid, [4, 4, 6, 6]).size, 2);
});
