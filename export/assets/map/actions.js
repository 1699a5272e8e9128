/* What the reader can do on the page: each action ends in a change of the state. */

import { announce, byId } from "./elements.js";
import { ahead, mostJoined, MOST_HOPS } from "./focus.js";
import { liftFor } from "./lifting.js";
import { freeArea, panInto } from "./reveal.js";
import { placeInWords } from "./sentences.js";

/** What the reader can do, by name; each changes the state, which draws the page. */
export function pageActions(page) {
  const { map, store, drawing } = page;
  const touch = () => {
    page.isMoved = true;
  };
  const actions = {
    choose(id, { focus = false, how = "push" } = {}) {
      if (id !== null) lift(page, id);
      const isThing = id?.startsWith("n");
      store.set({ selected: id, ...(focus && isThing ? { focus: id } : focusFor(page, id)) }, how);
      if (id === null) return;
      announce(placeInWords(map, id));
      revealPlace(page, id);
    },
    find(id) {
      page.opener = () => byId("search");
      actions.choose(id, { focus: true });
      drawing.centre(id);
      revealPlace(page, id);
      focusPanel();
    },
    showOnMap(id) {
      page.opener = () => byId("shown-rows").querySelector(`tr[data-id="${id}"] button`);
      actions.choose(id);
      byId("stage").scrollIntoView({ block: "nearest" });
      revealPlace(page, id);
      focusPanel();
    },
    close() {
      const opener = page.opener?.() ?? byId("map");
      store.set({ selected: null });
      page.opener = null;
      opener.focus();
    },
    focus(id, hops) {
      store.set({ focus: id, hops: id === null ? 1 : hops });
      announce(id === null ? "Whole map" : byId("shown-words").textContent);
    },
    hops(step) {
      const { focus, hops } = store.get();
      const next = Math.min(MOST_HOPS, Math.max(1, hops + step));
      if (focus !== null && next !== hops) actions.focus(focus, next);
    },
    back() {
      if (store.get().focus !== null) actions.focus(null);
      else if (store.get().selected !== null) actions.close();
    },
    go(way) {
      const next = nextPlace(page, way);
      if (next === null) return announce("Nothing in that direction.");
      return actions.choose(`n${next}`, { how: "replace" });
    },
    open() {
      const { selected } = store.get();
      if (selected === null) return actions.go({ x: 0, y: 0 });
      page.opener = () => byId("map");
      if (selected.startsWith("n")) actions.choose(selected, { focus: true });
      return focusPanel();
    },
    zoom(factor) {
      touch();
      drawing.zoomBy(factor);
    },
    pan(dx, dy) {
      touch();
      drawing.panBy(-dx, -dy);
    },
    whole() {
      drawing.fit();
      page.isMoved = false;
      store.set({ view: null }, "replace");
    },
    unfold: (id) => drawing.unfold(map.indexOf(id)),
    fold: (id) => drawing.fold(map.indexOf(id)),
    touch,
  };
  return actions;
}

/** The focus stays while what is chosen is in it; choosing beside it all ends it. */
function focusFor({ map, near, store }, id) {
  if (id === null || id.startsWith("c")) return { focus: null };
  const at = map.indexOf(id);
  const isNear = near && (id.startsWith("n") ? near.nodes : near.edges)[at];
  return { focus: isNear ? store.get().focus : null };
}

function lift(page, id) {
  const { map, store } = page;
  // A kind lifted may leave a thing hidden by another filter, which the second turn lifts.
  for (let turn = 0; turn < 2; turn += 1) {
    const change = liftFor(map, id, { state: store.get(), shown: page.shown });
    if (!change) return;
    store.set(change);
  }
}

function nextPlace({ map, store, shown, drawing }, way) {
  const { selected } = store.get();
  if (selected === null) return mostJoined(map, shown);
  const at = map.indexOf(selected);
  const from = { n: () => at, e: () => map.edges.source(at), c: () => map.communities[at].members[0] }[selected[0]]();
  const placeOf = (node) => drawing.whereIs(`n${node}`);
  return ahead(map, from, way, { placeOf, shown });
}

function focusPanel() {
  byId("panel-title")?.focus({ preventScroll: true });
}

function revealPlace({ drawing, panel }, id) {
  const stage = byId("stage").getBoundingClientRect();
  const { left, top, right, bottom } = stage;
  const box = { left, top, right, bottom, windowHeight: innerHeight };
  const cover = panel.element.hidden ? null : panel.element.getBoundingClientRect();
  const at = drawing.whereIs(id);
  const way = at ? panInto(freeArea(box, cover), at) : null;
  if (way) drawing.panBy(way.dx, way.dy);
}
