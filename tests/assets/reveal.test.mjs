import assert from "node:assert/strict";
import { test } from "node:test";
import { freeArea, panInto } from "../../export/assets/map/reveal.js";

const stage = { left: 280, top: 64, right: 1280, bottom: 700, windowHeight: 800 };

test("a panel at the side takes the side, a sheet the foot", () => {
  assert.equal(freeArea(stage, { left: 880, top: 76, right: 1268 }).right, 880);
  const phone = { left: 0, top: 120, right: 390, bottom: 700, windowHeight: 844 };
  assert.equal(freeArea(phone, { left: 0, top: 450, right: 390 }).bottom, 450);
});

test("what is in sight stays where it is, what is covered comes to the middle of what is free", () => {
  const area = freeArea(stage, { left: 880, top: 76, right: 1268 });
  assert.equal(panInto(area, { x: 500, y: 300 }), null);
  const { dx, dy } = panInto(area, { x: 1000, y: 300 });
  assert.deepEqual([1000 + dx, 300 + dy], [580, 382]);
});
