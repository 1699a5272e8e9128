import assert from "node:assert/strict";
import { test } from "node:test";

import { meet, openRoom } from "../../export/assets/map/room.js";

const box = (x, y, w, h) => ({ x, y, w, h });

test("what is taken is not free, what touches it is", () => {
  const room = openRoom(10);
  room.take(box(0, 0, 35, 12));
  assert.equal(room.isFree(box(30, 10, 40, 5)), false);
  assert.equal(room.isFree(box(35, 0, 20, 12)), true);
});

test("a room answers as going through all boxes would, also left of and above the origin", () => {
  const room = openRoom(24);
  const taken = [];
  let seed = 7;
  const random = (most) => ((seed = (seed * 16807) % 2147483647) % most);
  for (let turn = 0; turn < 400; turn += 1) {
    const each = box(random(600) - 300, random(600) - 300, 1 + random(60), 1 + random(30));
    const isFree = taken.every((other) => !meet(each, other));
    assert.equal(room.isFree(each), isFree);
    if (isFree) {
      room.take(each);
      taken.push(each);
    }
  }
  assert.ok(taken.length > 20);
});
