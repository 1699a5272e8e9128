import assert from "node:assert/strict";
import { test } from "node:test";

import { between, fitting, panned, toPlane, toScreen, zoomed, zoomLimits } from "../../export/assets/map/camera.js";

const SIZE = { width: 800, height: 600 };
const VIEW = { x: 100, y: -50, scale: 0.5 };
const near = (one, other) => assert.ok(Math.abs(one - other) < 1e-6, `${one} is not ${other}`);

test("screen and plane are each other's way back", () => {
  const there = toScreen(VIEW, SIZE, 30, 40);
  const back = toPlane(VIEW, SIZE, there.x, there.y);
  near(back.x, 30);
  near(back.y, 40);
  assert.deepEqual(toScreen(VIEW, SIZE, 100, -50), { x: 400, y: 300 });
});

test("what is under the pointer stays there while one zooms", () => {
  const at = { x: 120, y: 470 };
  const before = toPlane(VIEW, SIZE, at.x, at.y);
  const after = toPlane(zoomed(VIEW, SIZE, 1.7, at, { least: 0.01, most: 4 }), SIZE, at.x, at.y);
  near(before.x, after.x);
  near(before.y, after.y);
});

test("zooming stops at its limits", () => {
  const limits = zoomLimits({ left: 0, top: 0, right: 8000, bottom: 100 }, SIZE);
  near(limits.least, 0.05);
  assert.equal(zoomed(VIEW, SIZE, 1e-9, { x: 0, y: 0 }, limits).scale, limits.least);
  assert.equal(zoomed(VIEW, SIZE, 1e9, { x: 0, y: 0 }, limits).scale, limits.most);
});

test("panning moves by pixels, whatever the scale", () => {
  const moved = panned(VIEW, 10, -20);
  const [from, to] = [VIEW, moved].map((view) => toScreen(view, SIZE, 0, 0));
  near(to.x - from.x, 10);
  near(to.y - from.y, -20);
});

test("a box is fitted with its margin, and a point is not blown up", () => {
  const box = { left: -100, top: 0, right: 900, bottom: 200 };
  const view = fitting(box, SIZE, { margin: 50 });
  near(toScreen(view, SIZE, -100, 0).x, 50);
  near(toScreen(view, SIZE, 900, 0).x, 750);
  assert.equal(fitting({ left: 5, top: 5, right: 5, bottom: 5 }, SIZE, { most: 1.25 }).scale, 1.25);
});

test("a glide begins and ends where it should", () => {
  const to = { x: 700, y: 20, scale: 2 };
  for (const [share, view] of [[0, VIEW], [1, to]]) {
    const found = between(VIEW, to, share);
    for (const name of ["x", "y", "scale"]) near(found[name], view[name]);
  }
  near(between(VIEW, { ...VIEW, x: 200 }, 0.5).x, 150);
});
