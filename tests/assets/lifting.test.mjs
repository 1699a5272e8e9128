import assert from "node:assert/strict";
import { test } from "node:test";
import { applyFilters, filterColumns } from "../../export/assets/map/filters.js";
import { liftFor } from "../../export/assets/map/lifting.js";
import { AT_REST } from "../../export/assets/map/state.js";
import { sampleMap } from "./sample_map.mjs";

const map = sampleMap();
const lift = (id, change) => {
  const state = { ...AT_REST, ...change };
  return liftFor(map, id, { state, shown: applyFilters(filterColumns(map), { ...state, first: null, last: null }) });
};

test("what is shown needs no lifting", () => {
  assert.equal(lift("n1", { kindsOff: ["org"] }), null);
});

test("a thing hidden by its kind alone leaves the other filters as they are", () => {
  assert.deepEqual(lift("n0", { kindsOff: ["org", "document"], must: "accepted" }), { kindsOff: ["document"] });
});

test("a line is shown with both its ends, whatever hid it", () => {
  const change = lift("e1", { kindsOff: ["org"], relationsOff: ["fundedBy"], undated: false });
  assert.deepEqual(change.kindsOff, []);
  assert.deepEqual(change.relationsOff, []);
});
