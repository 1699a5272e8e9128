import assert from "node:assert/strict";
import { test } from "node:test";
import { periodFault, periodOf } from "../../export/assets/map/period.js";

test("from is taken from its first day, to up to its last", () => {
  const { first, last } = periodOf({ from: "2019", to: "2019" });
  assert.equal(last - first, 364);
  assert.deepEqual(periodOf({ from: "", to: "" }), { first: null, last: null });
});

test("what cannot be read, and an end before its start, are told and not guessed at", () => {
  assert.equal(periodFault({ from: "2019", to: "" }), null);
  assert.match(periodFault({ from: "spring", to: "" }), /2019-03/);
  assert.match(periodFault({ from: "2020", to: "2019" }), /1 January 2020 is later than 31 December 2019/);
});
