import assert from "node:assert/strict";
import { test } from "node:test";
import { keyMeaning } from "../../export/assets/map/keys.js";

const meaning = (key, { hasFocus = false, ...held } = {}) => keyMeaning({ key, ...held }, { hasFocus });

test("arrows go, with shift they move the map", () => {
  assert.deepEqual(meaning("ArrowUp"), ["go", { x: 0, y: -1 }]);
  const [name, dx, dy] = meaning("ArrowRight", { shiftKey: true });
  assert.equal(name, "pan");
  assert.ok(dx > 0 && dy === 0);
});

test("plus and minus change the steps in focus and zoom otherwise", () => {
  assert.deepEqual(meaning("+", { hasFocus: true }), ["hops", 1]);
  assert.deepEqual(meaning("-", { hasFocus: true }), ["hops", -1]);
  assert.equal(meaning("+")[0], "zoom");
  assert.ok(meaning("-")[1] < 1);
});

test("keys of the browser and of assistive technology are left alone", () => {
  for (const held of ["ctrlKey", "metaKey", "altKey"]) assert.equal(meaning("ArrowUp", { [held]: true }), null);
  for (const key of ["Tab", "a", "F5"]) assert.equal(meaning(key), null);
});
