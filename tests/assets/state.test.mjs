import assert from "node:assert/strict";
import { test } from "node:test";
import { addressNames, AT_REST, createStore, fromHash, toHash } from "../../export/assets/map/state.js";
import { mapOf, sampleMap } from "./sample_map.mjs";

const map = sampleMap();
const words = {
  ...addressNames(map),
  kinds: ["org", "project", "document", "a,b&c=%"],
  relations: ["runs", "fundedBy", "uses", "covers"],
};
const there = (change) => toHash({ ...AT_REST, ...change }, words);
const andBack = (change) => fromHash(`#${there(change)}`, words);

test("nothing chosen is no address, and no address is nothing chosen", () => {
  assert.equal(there({}), "");
  assert.deepEqual(fromHash("", words), { ...AT_REST });
});

test("whatever is chosen reads back the same", () => {
  const changes = [
    { selected: "n1", focus: "n0", hops: 3 },
    { selected: "e4" },
    { kindsOff: ["org"], relationsOff: ["runs", "fundedBy", "uses"], statusesOff: ["denied"] },
    { kindsOff: ["org", "project", "document"] },
    { kindsOff: [...words.kinds] },
    { must: "disputed", from: "2019", to: "12 March 2020", undated: false, loose: true },
    { size: "importance", tab: "things", minimap: false, view: { x: -12.5, y: 3, scale: 0.25 } },
  ];
  for (const change of changes) assert.deepEqual(andBack(change), { ...AT_REST, ...change });
});

test("an address names things by what does not change when the graph grows", () => {
  const hash = there({ selected: "n1", focus: "n3", hops: 2 });
  assert.equal(hash, "at=project/1&focus=document/3,2");
  const grown = mapOf({ nodes: [["Aaa", "topic"], ["Matching Hub", "project"]], edges: [] });
  assert.equal(fromHash("#at=project/1", { ...words, ...addressNames(grown) }).selected, "n1");
  assert.equal(fromHash("#at=org/0", { ...words, ...addressNames(grown) }).selected, null);
});

test("a false or foreign address is passed over, part by part", () => {
  for (const hash of ["#%E0%A4%A", "#at=%", "#at", "#=&&=", "#view=1,2", "#view=1,2,-1", "#view=a,b,c", "#size=huge"]) {
    assert.deepEqual(fromHash(hash, words), { ...AT_REST }, hash);
  }
  assert.equal(fromHash("#focus=org/0,99", words).hops, 3);
  assert.equal(fromHash("#focus=org/0,-4", words).hops, 1);
  assert.equal(fromHash("#focus=claim/0~project/1,1", words).focus, null);
  assert.deepEqual(fromHash("#types=-org,nonsense&status=+denied", words).kindsOff, ["org"]);
});

test("handlers hear of each change with what was before, and cannot change the state", () => {
  const store = createStore();
  const heard = [];
  store.on((now, before, how) => heard.push([before.hops, now.hops, how]));
  store.set({ hops: 2 });
  store.set({ hops: 3 }, "replace");
  assert.deepEqual(heard, [[1, 2, "push"], [2, 3, "replace"]]);
  assert.throws(() => {
    store.get().hops = 1;
  }, TypeError);
});
