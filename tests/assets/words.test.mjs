import assert from "node:assert/strict";
import { test } from "node:test";

import { openRuler, plainText, wrapName } from "../../export/assets/map/words.js";

test("a short name is one line, a long one two of about the same length", () => {
  assert.deepEqual(wrapName("Westmarch Police"), ["Westmarch Police"]);
  assert.deepEqual(wrapName("Police and Crime Commissioner for Westmarch"), ["Police and Crime", "Commissioner for Westmarch"]);
});

test("what has no room in two lines is cut, and says so", () => {
  const lines = wrapName("Data protection impact assessment of the matching hub of Westmarch and Ambleford");
  assert.equal(lines.length, 2);
  assert.ok(lines.every((line) => line.length <= 26));
  assert.ok(lines[1].endsWith("…"));
  assert.deepEqual(wrapName("x".repeat(500)), [`${"x".repeat(25)}…`]);
});

test("a letter of two code units is never halved", () => {
  const [line] = wrapName("𝔘".repeat(60));
  assert.ok(Array.from(line).every((letter) => letter === "𝔘" || letter === "…"));
});

test("signs that turn the direction are taken out, and space is one space", () => {
  assert.equal(plainText("a\u202eb\u2066\n\t c\u200f"), "ab c");
  assert.deepEqual(wrapName(""), [""]);
});

test("a ruler adds up what it measured once, and guesses at the rest", () => {
  const measured = [];
  const pen = {
    measureText(text) {
      measured.push(text);
      return { width: text === "漢" ? 12 : 6 };
    },
  };
  const widthOf = openRuler(pen, "12px sans-serif");
  assert.equal(widthOf("abcd"), 24);
  assert.equal(widthOf("漢字"), 24);
  assert.ok(measured.length < 100);
  const before = measured.length;
  widthOf("Westmarch Police");
  assert.equal(measured.length, before);
});
