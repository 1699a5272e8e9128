import assert from "node:assert/strict";
import { test } from "node:test";
import { guideBox, wordsPlace } from "../../export/assets/map/guides.js";

test("a guide moves and grows with the map", () => {
  const size = { width: 800, height: 600 };
  const year = { text: "2019", x: 100, y: 0, width: 0, height: 500 };
  assert.deepEqual(guideBox(year, { x: 100, y: 250, scale: 1 }, size), { left: 400, top: 50, width: 0, height: 500 });
  assert.deepEqual(guideBox(year, { x: 0, y: 0, scale: 2 }, size), { left: 600, top: 300, width: 0, height: 1000 });
});

const size = { width: 800, height: 600 };
const words = { width: 90, height: 20 };
const place = (box, told = []) => wordsPlace(box, words, { size, told });

test("a band's words stand at the frame's edge, as long as the band is in sight", () => {
  assert.equal(place({ left: 300, top: 100, width: 400, height: 80 }).left, 4);
  assert.equal(place({ left: -500, top: 100, width: 900, height: 80 }).left, 4);
  assert.equal(place({ left: -500, top: -40, width: 900, height: 80 }).top, 4);
  assert.equal(place({ left: -500, top: -90, width: 900, height: 80 }), null);
});

test("words never stand on each other: a band's move down, a year's are left out", () => {
  const told = [{ left: 4, top: 100, width: 90, height: 20 }];
  assert.equal(place({ left: 300, top: 110, width: 400, height: 80 }, told).top, 120);
  assert.equal(place({ left: 50, top: 100, width: 0, height: 400 }, told), null);
  assert.equal(place({ left: 290, top: 100, width: 0, height: 400 }, told).left, 290);
});
