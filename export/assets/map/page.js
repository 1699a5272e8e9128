/* The page: what the reader chooses goes into one state, and every part is drawn from it. */

import { pageActions } from "./actions.js";
import { bindAddress } from "./address.js";
import { readMap } from "./data.js";
import { byId } from "./elements.js";
import { applyFilters, countShown, filterColumns, narrowsLines } from "./filters.js";
import { openFinder } from "./finder.js";
import { around, MOST_HOPS } from "./focus.js";
import { openGuides } from "./guides.js";
import { listenForKeys } from "./keys.js";
import { openLegend } from "./legend.js";
import { openMinimap } from "./minimap.js";
import { openPanel } from "./panel.js";
import { openPeriod, periodOf } from "./period.js";
import { openPrinting } from "./printing.js";
import { counted, placeInWords, shownInWords } from "./sentences.js";
import { addressNames, AT_REST, createStore, fromHash } from "./state.js";
import { openTable } from "./table.js";
import { markTools, openTools, sizeValues } from "./tools.js";

const VIEW_PAUSE = 250;
const FILTERS = ["kindsOff", "relationsOff", "statusesOff", "must", "from", "to", "undated", "loose"];
const CLEAR = Object.fromEntries(FILTERS.map((name) => [name, AT_REST[name]]));

/** Opens the map with an engine's createDrawing(host, map, options). */
export function openPage(createDrawing) {
  const map = readMap(() => blockText("map-data"), () => blockText("map-evidence"));
  const columns = filterColumns(map);
  const words = { ...addressNames(map), kinds: columns.kinds.words, relations: columns.relations.words };
  const store = createStore(fromHash(location.hash, words));
  for (const each of document.querySelectorAll("[data-needs-script]")) each.hidden = false;
  document.documentElement.classList.add("live");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const drawing = createDrawing(byId("map"), map, { dark: dark.matches, reducedMotion: still.matches });
  const page = { map, columns, store, drawing, dark, opener: null, isPrinting: false, isMoved: Boolean(store.get().view) };
  page.actions = pageActions(page);
  openParts(page);
  bindAddress(store, words, () => showView(page));
  store.on((state, before) => render(page, state, before));
  render(page, store.get(), null);
  showView(page);
  listenToDrawing(page);
  const select = (id) => page.actions.choose(id);
  const reset = () => {
    page.table.rest();
    store.set(AT_REST);
    page.actions.whole();
  };
  // For tests, and for those who cite a view from the console.
  window.oversightMap = { whereIs: (id) => drawing.whereIs(id), select, reset, drawing, map, state: store };
}

function blockText(id) {
  return byId(id).textContent;
}

function openParts(page) {
  const { map, columns, store, drawing, actions } = page;
  const { counts: totals } = applyFilters(columns, { ...AT_REST, ...periodOf(AT_REST) });
  page.legend = openLegend({ map, columns, store, totals });
  page.period = openPeriod({ store });
  page.panel = openPanel({ map, actions });
  page.table = openTable({ map, store, actions });
  page.minimap = openMinimap({ map, drawing, seen: () => seenPart(page), colours: () => coloursOf(page) });
  page.guides = openGuides({ guides: JSON.parse(blockText("map-guides")), drawing });
  openFinder({ map, isShown: (at) => page.shown.nodes[at] === 1, choose: (id) => actions.find(id) });
  openTools({ store, drawing, actions, clear: () => store.set(CLEAR) });
  listenForKeys(byId("map"), { state: store.get, actions });
  byId("panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape") actions.close();
  });
  openPrinting(page);
}

// ---- drawing every part from the state -------------------------------------------------------

function render(page, state, before) {
  const differs = (...names) => before === null || names.some((name) => state[name] !== before[name]);
  const isFiltered = differs(...FILTERS);
  if (isFiltered) renderFilters(page, state);
  const isRefocused = isFiltered || differs("focus", "hops");
  if (isRefocused) renderFocus(page, state);
  if (isRefocused || differs("tab")) page.table.show({ ...page.visible, allowsClaim: claimRule(state) }, state);
  if (differs("selected")) renderChosen(page, state);
  else if (isRefocused) page.panel.markFocus(state);
  if (differs("size")) page.drawing.sizeBy(sizeValues(page.map, state.size));
  if (differs("minimap")) page.minimap.toggle(state.minimap);
  if (isFiltered || differs("minimap")) page.minimap.dots(page.shown);
  if (isFiltered || differs("size", "minimap")) markTools(state);
}

function renderFilters(page, state) {
  const filters = { ...state, ...periodOf(state) };
  page.shown = applyFilters(page.columns, filters);
  page.drawing.show(page.shown);
  page.legend.update(state, page.shown.counts);
  page.period.update(state, page.shown.counts);
  const isNarrowed = narrowsLines(filters) || state.kindsOff.length > 0;
  byId("filters-on").hidden = !isNarrowed;
  byId("clear-filters").hidden = !isNarrowed;
}

function renderFocus(page, { focus, hops }) {
  const { map, shown, drawing } = page;
  const at = focus === null ? -1 : map.indexOf(focus);
  page.near = shown.nodes[at] ? around(map, at, hops, shown) : null;
  page.visible = page.near ?? shown;
  drawing.emphasise(page.near);
  const bar = byId("focus-bar");
  bar.hidden = page.near === null;
  byId("fewer-hops").disabled = hops === 1;
  byId("more-hops").disabled = hops === MOST_HOPS;
  byId("hops").textContent = counted(hops, "step");
  byId("focus-name").textContent = focus === null ? "" : map.nodes.label(at);
  const counts = { nodes: countShown(page.visible.nodes), edges: countShown(page.visible.edges) };
  byId("shown-words").textContent = page.near
    ? `In focus: ${counted(counts.nodes, "thing")}, ${counted(counts.edges, "relation")}`
    : shownInWords(counts, map);
}

function renderChosen(page, { selected, focus, hops }) {
  page.drawing.select(selected);
  page.table.mark(selected);
  if (selected === null) page.panel.hide();
  else page.panel.show(selected, { focus, hops });
}

/** Whether the ticks on status leave a statement about a thing. */
function claimRule({ statusesOff, must }) {
  return ({ status, standing, negated, modality }) => {
    const words = [status === "accepted" ? "accepted" : "proposed"];
    if (standing === "contested") words.push("disputed");
    if (negated) words.push("denied");
    if (["promised", "planned"].includes(modality)) words.push("promised");
    return (must === null || words.includes(must)) && !words.some((word) => statusesOff.includes(word));
  };
}

// ---- the drawing's own events ----------------------------------------------------------------

function listenToDrawing(page) {
  const { map, drawing, actions, dark } = page;
  drawing.on("pick", (id) => {
    page.opener = () => byId("map");
    actions.choose(id, { focus: true });
  });
  drawing.on("hover", (id) => {
    byId("under").textContent = id === null ? "" : placeInWords(map, id);
  });
  drawing.on("view", () => onView(page));
  drawing.on("place", () => {
    byId("unpin").hidden = false;
  });
  for (const name of ["pointerdown", "wheel", "touchstart"]) {
    byId("map").addEventListener(name, actions.touch, { passive: true });
  }
  dark.addEventListener("change", () => {
    drawing.setDark(dark.matches);
    page.minimap.dots(page.shown);
  });
  new ResizeObserver(() => {
    // The sheet of paper is no new size: a drawing made anew would come too late to be printed.
    if (page.isPrinting) return;
    drawing.resize();
    page.minimap.dots(page.shown);
    page.guides.follow();
  }).observe(byId("map"));
}

function onView(page) {
  page.minimap.frame();
  page.guides.follow();
  clearTimeout(page.viewPause);
  if (!page.isMoved) return;
  page.viewPause = setTimeout(() => page.store.set({ view: page.drawing.view() }, "replace"), VIEW_PAUSE);
}

function showView({ store, drawing }) {
  const { view, selected } = store.get();
  if (view) drawing.setView(view);
  else if (selected === null) drawing.fit();
}

function seenPart({ drawing }) {
  const { x, y, scale } = drawing.view();
  const [width, height] = [byId("map").clientWidth / scale, byId("map").clientHeight / scale];
  return { left: x - width / 2, top: y - height / 2, width, height };
}

function coloursOf({ map, dark }) {
  return map.signs.colours[dark.matches ? "night" : "day"];
}
