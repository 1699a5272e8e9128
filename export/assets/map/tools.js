/* The controls around the map: zoom, size, overview, the filters' drawer, the words about the map. */

import { byId, isTyping } from "./elements.js";

const NEARER_STEP = 1.4;
const NARROW = "(max-width: 900px)";
const SIZE_OF = {
  same: () => 1,
  importance: ({ nodes }, at) => nodes.importance(at),
  statements: ({ nodes }, at) => nodes.statements(at).length,
  findings: ({ nodes }, at) => nodes.findings(at).length,
};

/** What the drawing sizes things by; null for its own way, by lines. */
export function sizeValues(map, name) {
  const read = SIZE_OF[name];
  return read ? Float64Array.from({ length: map.nodeCount }, (_, at) => read(map, at)) : null;
}

export function openTools({ store, drawing, actions, clear }) {
  byId("nearer").addEventListener("click", () => actions.zoom(NEARER_STEP));
  byId("farther").addEventListener("click", () => actions.zoom(1 / NEARER_STEP));
  byId("whole").addEventListener("click", () => actions.whole());
  byId("more-hops").addEventListener("click", () => actions.hops(1));
  byId("fewer-hops").addEventListener("click", () => actions.hops(-1));
  byId("end-focus").addEventListener("click", () => actions.focus(null));
  byId("clear-filters").addEventListener("click", clear);
  byId("size").addEventListener("change", ({ target }) => store.set({ size: target.value }));
  byId("show-minimap").addEventListener("change", ({ target }) => store.set({ minimap: target.checked }, "replace"));
  byId("unpin").addEventListener("click", () => {
    unpinAll(drawing);
    byId("unpin").hidden = true;
  });
  openDrawer();
  openAbout();
  openLetterKeys();
}

export function markTools({ size, minimap }) {
  byId("size").value = size;
  byId("show-minimap").checked = minimap;
}

function unpinAll(drawing) {
  for (const [id, at] of Object.entries(drawing.positions())) drawing.place(Number(id.slice(1)), at, false);
}

/** The filters stand beside the map on a wide page, and over it on a narrow one. */
function openDrawer() {
  const narrow = matchMedia(NARROW);
  const set = (isOpen) => {
    byId("filters").hidden = !isOpen;
    byId("show-filters").setAttribute("aria-expanded", String(isOpen));
  };
  byId("show-filters").addEventListener("click", () => {
    set(byId("filters").hidden);
    if (narrow.matches && !byId("filters").hidden) byId("close-filters").focus();
  });
  byId("close-filters").addEventListener("click", () => {
    set(false);
    byId("show-filters").focus();
  });
  byId("filters").addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && narrow.matches) byId("close-filters").click();
  });
  narrow.addEventListener("change", () => set(!narrow.matches));
  set(!narrow.matches);
}

function openAbout() {
  const about = byId("about");
  byId("open-about").addEventListener("click", () => about.showModal());
  byId("close-about").addEventListener("click", () => about.close());
}

/** One letter alone may be a slip or spoken, so that it can be put off (WCAG 2.2, 2.1.4). */
function openLetterKeys() {
  document.addEventListener("keydown", (event) => {
    const isMeant = event.key === "/" && byId("letter-keys").checked && !byId("about").open;
    if (!isMeant || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    byId("search").focus();
    byId("search").select();
  });
}
