/* The search box: matches as one types, chosen with arrows and Enter (ARIA combobox pattern). */

import { announce, bidi, byId, figureOf, make } from "./elements.js";
import { findNames, matchesInWords, nameIndex } from "./search.js";
import { nothingHere } from "./sentences.js";

/** Wires the box; choose(id) is called with the thing meant. */
export function openFinder({ map, isShown, choose }) {
  const now = { hits: [], active: -1, index: null };
  const parts = { map, isShown, choose, now, box: byId("search"), list: byId("hits") };
  const { box, list } = parts;
  box.addEventListener("input", () => listHits(parts));
  box.addEventListener("focus", () => {
    now.index ??= nameIndex(map);
  });
  box.addEventListener("keydown", (event) => onKey(parts, event));
  box.addEventListener("blur", () => closeHits(parts));
  // A press on a hit must not take the focus from the box before the click is made.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
}

function listHits(parts) {
  const { map, now, box, list } = parts;
  now.index ??= nameIndex(map);
  const { hits, total } = findNames(now.index, box.value);
  now.hits = hits;
  now.active = -1;
  const isAsked = box.value.trim() !== "";
  list.replaceChildren(...hits.map((hit, at) => hitItem(parts, hit, at)));
  if (isAsked && !total) list.append(make("li", { class: "none" }, nothingHere(map, "thing of that name")));
  list.hidden = !isAsked;
  box.setAttribute("aria-expanded", String(hits.length > 0));
  box.removeAttribute("aria-activedescendant");
  if (isAsked) announce(total ? matchesInWords(total, hits.length) : nothingHere(map, "thing of that name"));
}

function hitItem(parts, { at, alias }, place) {
  const { nodes } = parts.map;
  const small = [nodes.typeLabel(at), alias ? `also ${alias}` : "", parts.isShown(at) ? "" : "filtered out"];
  const item = make(
    "li",
    { id: `hit-${place}`, role: "option", "aria-selected": "false" },
    figureOf(nodes.kind(at)),
    make("span", { class: "name" }, bidi(nodes.label(at)), make("small", {}, bidi(small.filter(Boolean).join(" · ")))),
  );
  item.addEventListener("click", () => take(parts, place));
  return item;
}

function onKey(parts, event) {
  const { now, box } = parts;
  const { length } = now.hits;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && length) {
    event.preventDefault();
    activate(parts, (now.active + step + length + (now.active < 0 && step < 0 ? 1 : 0)) % length);
  } else if (event.key === "Enter" && length) {
    event.preventDefault();
    take(parts, Math.max(0, now.active));
  } else if (event.key === "Escape" && (box.value || length)) {
    event.stopPropagation();
    box.value = "";
    closeHits(parts);
  }
}

function activate({ now, box, list }, at) {
  list.children[now.active]?.setAttribute("aria-selected", "false");
  now.active = at;
  const item = list.children[at];
  item.setAttribute("aria-selected", "true");
  item.scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", item.id);
}

function take(parts, place) {
  const { at } = parts.now.hits[place];
  parts.box.value = parts.map.nodes.label(at);
  closeHits(parts);
  parts.choose(`n${at}`);
}

function closeHits({ now, box, list }) {
  now.hits = [];
  now.active = -1;
  list.hidden = true;
  list.replaceChildren();
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}
