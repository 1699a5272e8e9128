/* The legend, which is the filter: each sign with its name, a tick and a live count. */

import { bidi, button, byId, figureOf, lineSample, make } from "./elements.js";
import { STATUS_WORDS } from "./filters.js";

const FIRST_RELATIONS = 8;
const STATUS_ROWS = {
  accepted: ["Accepted", "solid"],
  proposed: ["Proposed", "proposed"],
  disputed: ["Disputed", "disputed"],
  denied: ["Denied", "denied"],
  promised: ["Promised or planned", "dashed"],
};

/** Builds the legend's groups; update() writes ticks and counts into them. */
export function openLegend({ map, columns, store, totals }) {
  const groups = [
    kindGroup(map, columns, totals, store),
    relationGroupOf(map, columns, totals, store),
    statusGroup(totals, store),
  ];
  return {
    update(state, counts) {
      for (const group of groups) group.update(state, counts);
    },
  };
}

/** All words but one are off: a second press on "only" ticks them all again. */
export function onlyWord(off, all, word) {
  const others = all.filter((each) => each !== word);
  const isOnly = off.length === others.length && !off.includes(word);
  return isOnly ? [] : others;
}

export function toggled(off, word) {
  return off.includes(word) ? off.filter((each) => each !== word) : [...off, word];
}

function kindGroup(map, { kinds }, totals, store) {
  const order = map.signs.kinds.map(({ name }) => name);
  const titles = new Map(map.signs.kinds.map(({ name, title }) => [name, title]));
  const words = [...kinds.words].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const rows = words.map((word) => ({ word, title: titles.get(word) ?? word, image: figureOf(word) }));
  return wordGroup("types", rows, totals.kinds, {
    ...offField(store, "kindsOff", words),
    counts: (all) => all.kinds,
  });
}

function relationGroupOf(map, { relations }, totals, store) {
  const labels = new Map();
  relations.at.forEach((word, edge) => {
    if (!labels.has(word)) labels.set(word, map.edges.relationLabel(edge));
  });
  const rows = relations.words.map((word, at) => ({ word, title: labels.get(at) ?? word, image: null }));
  rows.sort((a, b) => totals.relations.get(b.word) - totals.relations.get(a.word) || (a.title < b.title ? -1 : 1));
  const group = wordGroup("relations", rows, totals.relations, {
    ...offField(store, "relationsOff", relations.words),
    counts: (all) => all.relations,
  });
  foldRows(byId("legend-relations"));
  return group;
}

function statusGroup(totals, store) {
  const rows = STATUS_WORDS.map((word) => {
    const [title, sample] = STATUS_ROWS[word];
    return { word, title, image: lineSample(sample) };
  });
  return wordGroup("status", rows, totals.statuses, {
    off: (state) => state.statusesOff,
    toggle: (word) => store.set({ statusesOff: toggled(store.get().statusesOff, word), must: null }),
    only: (word) => store.set({ must: store.get().must === word ? null : word, statusesOff: [] }),
    isOnly: (state, word) => state.must === word,
    clear: () => store.set({ statusesOff: [], must: null }),
    isNarrowed: (state) => state.statusesOff.length > 0 || state.must !== null,
    counts: (all) => all.statuses,
  });
}

/** How a group whose words are ticked one by one reads and changes the state. */
function offField(store, field, words) {
  const off = (state) => state[field];
  return {
    off,
    toggle: (word) => store.set({ [field]: toggled(off(store.get()), word) }),
    only: (word) => store.set({ [field]: onlyWord(off(store.get()), words, word) }),
    isOnly: (state, word) => words.length > 1 && off(state).length === words.length - 1 && !off(state).includes(word),
    clear: () => store.set({ [field]: [] }),
    isNarrowed: (state) => off(state).length > 0,
  };
}

function wordGroup(name, rows, totals, ways) {
  const list = byId(`legend-${name}`);
  const made = rows.map((row) => legendRow(row, ways));
  list.replaceChildren(...made.map(({ item }) => item));
  const all = byId(`all-${name}`);
  all.addEventListener("click", ways.clear);
  return {
    update(state, counts) {
      all.hidden = !ways.isNarrowed(state);
      made.forEach((row, at) => {
        const { word } = rows[at];
        row.box.checked = !ways.off(state).includes(word);
        row.only.setAttribute("aria-pressed", String(ways.isOnly(state, word)));
        row.count.textContent = countOfAll(ways.counts(counts).get(word), totals.get(word));
      });
    },
  };
}

function legendRow({ word, title, image }, ways) {
  const box = make("input", { type: "checkbox" });
  box.addEventListener("change", () => ways.toggle(word));
  const count = make("span", { class: "count" });
  const only = button("only", () => ways.only(word), { class: "only", "aria-label": `Only ${title}` });
  const label = make("label", {}, box, image, make("span", { class: "name" }, bidi(title)), count);
  return { item: make("li", { "data-word": word }, label, only), box, count, only };
}

function countOfAll(now, all) {
  return now === all ? all.toLocaleString("en-GB") : `${now.toLocaleString("en-GB")} of ${all.toLocaleString("en-GB")}`;
}

/** The relations met least stay folded until they are asked for. */
function foldRows(list) {
  const rest = [...list.children].slice(FIRST_RELATIONS);
  const more = byId("more-relations");
  more.hidden = rest.length < 2;
  const fold = (isFolded) => {
    for (const item of rest) item.hidden = isFolded && rest.length > 1;
    more.setAttribute("aria-expanded", String(!isFolded));
    more.textContent = isFolded ? `Show all ${list.children.length}` : "Show fewer";
  };
  more.addEventListener("click", () => fold(more.getAttribute("aria-expanded") === "true"));
  fold(true);
}
