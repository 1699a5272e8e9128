/* What the reader has chosen, as one plain value, and the same as the end of an address.

   An address names things and lines by their IRIs and filters by the vocabulary's words, so that
   it means the same on a map that has grown. */

import { MOST_HOPS } from "./focus.js";
import { STATUS_WORDS } from "./filters.js";

export const TABS = ["relations", "things", "statements"];
export const SIZES = ["lines", "same", "importance", "statements", "findings"];
export const AT_REST = Object.freeze({
  selected: null,
  focus: null,
  hops: 1,
  kindsOff: [],
  relationsOff: [],
  statusesOff: [],
  must: null,
  from: "",
  to: "",
  undated: true,
  loose: false,
  size: "lines",
  tab: "relations",
  minimap: true,
  view: null,
});

const PLACE = /^-?\d+(\.\d+)?$/;
const GROUP = "group:";
const IN_ID = "/id/"; // what comes before it in an IRI is the same for a whole graph

/** A holder of the state; handlers hear of every change with what was before. */
export function createStore(start = AT_REST) {
  const handlers = [];
  let now = start;
  return {
    get: () => now,
    on: (handler) => handlers.push(handler),
    /** `how` is "push" for a step one can go back from, "replace" for what is none. */
    set(change, how = "push") {
      const before = now;
      now = Object.freeze({ ...before, ...change });
      for (const handler of handlers) handler(now, before, how);
    },
  };
}

/** The names that addresses use for the things, lines and groups of a map, and back. */
export function addressNames(map) {
  const nodeName = (at) => shortName(map.nodes.iri(at));
  const edgeName = (at) => `${shortName(map.claim(`e${at}`).iri)}~${nodeName(map.edges.target(at))}`;
  const find = (prefix, count, nameAt) => (name) => {
    for (let at = 0; name && at < count; at += 1) if (nameAt(at) === name) return `${prefix}${at}`;
    return null;
  };
  const groupName = (at) => GROUP + map.communities[at].name;
  const [node, edge] = [find("n", map.nodeCount, nodeName), find("e", map.edgeCount, edgeName)];
  const group = find("c", map.communities.length, groupName);
  const names = { n: nodeName, e: edgeName, c: groupName };
  return {
    nameOf: (id) => names[id[0]](Number(id.slice(1))),
    idOf: (name) => (name.startsWith(GROUP) ? group(name) : name.includes("~") ? edge(name) : node(name)),
  };
}

/** The state as the part of an address behind #; nothing for what is as at the opening. */
export function toHash(state, { nameOf, kinds, relations }) {
  const parts = [];
  const add = (key, text) => parts.push(`${key}=${text}`);
  if (state.selected) add("at", written(nameOf(state.selected)));
  if (state.focus) add("focus", `${written(nameOf(state.focus))},${state.hops}`);
  const groups = { types: [state.kindsOff, kinds], relations: [state.relationsOff, relations] };
  for (const [key, [off, all]] of Object.entries({ ...groups, status: [state.statusesOff, STATUS_WORDS] })) {
    if (off.length) add(key, offList(off, all));
  }
  for (const key of ["must", "from", "to"]) if (state[key]) add(key, written(state[key]));
  if (!state.undated) add("undated", "no");
  if (state.loose) add("loose", "yes");
  for (const key of ["size", "tab"]) if (state[key] !== AT_REST[key]) add(key, state[key]);
  if (!state.minimap) add("minimap", "no");
  if (state.view) add("view", viewParts(state.view).join(","));
  return parts.join("&");
}

/** The state that an address tells; what it tells wrongly, or of what is not here, is passed over. */
export function fromHash(hash, { idOf, kinds, relations }) {
  const said = new Map(hash.replace(/^#/, "").split("&").map(pairOf));
  const text = (key) => unwritten(said.get(key) ?? "");
  const one = (key, words) => (words.includes(text(key)) ? { [key]: text(key) } : {});
  const [focus, hops] = (said.get("focus") ?? "").split(",");
  const isNode = (id) => (id?.startsWith("n") ? id : null);
  return {
    ...AT_REST,
    selected: idOf(text("at")),
    focus: isNode(idOf(unwritten(focus))),
    hops: Math.min(MOST_HOPS, Math.max(1, Math.trunc(Number(hops)) || 1)),
    kindsOff: readList(said.get("types"), kinds),
    relationsOff: readList(said.get("relations"), relations),
    statusesOff: readList(said.get("status"), STATUS_WORDS),
    from: text("from"),
    to: text("to"),
    undated: text("undated") !== "no",
    loose: text("loose") === "yes",
    minimap: text("minimap") !== "no",
    view: readView(said.get("view")),
    ...one("must", STATUS_WORDS),
    ...one("size", SIZES),
    ...one("tab", TABS),
  };
}

function shortName(iri) {
  const start = iri.lastIndexOf(IN_ID);
  return start < 0 ? iri : iri.slice(start + IN_ID.length);
}

/** Percent signs for all that would end a part, but not for what an address may hold as it is. */
function written(text) {
  return encodeURIComponent(text.toWellFormed?.() ?? text).replace(/%2F/g, "/").replace(/%3A/g, ":");
}

function unwritten(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function pairOf(part) {
  const [key, ...rest] = part.split("=");
  return [key, rest.join("=")];
}

/** The shorter of "all but these" (-a,b) and "only these" (+a,b). */
function offList(off, all) {
  const on = all.filter((word) => !off.includes(word));
  return on.length < off.length ? `+${on.map(written).join(",")}` : `-${off.map(written).join(",")}`;
}

function readList(text, all) {
  if (!/^[+-]/.test(text ?? "")) return [];
  const isOff = text.startsWith("-");
  const words = text.slice(1).split(",").map(unwritten);
  return all.filter((word) => words.includes(word) === isOff);
}

function viewParts({ x, y, scale }) {
  return [x.toFixed(1), y.toFixed(1), scale.toFixed(4)];
}

function readView(text) {
  const parts = (text ?? "").split(",");
  if (parts.length !== 3 || !parts.every((part) => PLACE.test(part))) return null;
  const [x, y, scale] = parts.map(Number);
  return scale > 0 ? { x, y, scale } : null;
}
