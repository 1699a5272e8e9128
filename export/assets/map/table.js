/* The table under the map: exactly what the map shows, a page of rows at a time. */

import { announce, bidi, button, byId, make, textOrLink } from "./elements.js";
import { readTables, rowOrders, rowsShown, rowWords } from "./rows.js";
import { counted } from "./sentences.js";
import { TABS } from "./state.js";

const PAGE_ROWS = 50;
const MOST_PRINTED = 1000;
const TYPING_PAUSE = 120;

/** Builds the table; show() tells it what is visible, mark() which thing or line is chosen. */
export function openTable({ map, store, actions }) {
  const tables = readTables(map);
  const now = { tab: null, sort: {}, rows: [], page: 0, chosen: null, visible: null, printing: false };
  const parts = { tables, orders: rowOrders(), words: {}, now, map, store, actions };
  for (const name of TABS) parts.words[name] = rowWords(tables[name]);
  openTabs(parts);
  openPager(parts);
  openNarrowing(parts);
  return {
    show(visible, state) {
      now.visible = visible;
      if (now.tab !== state.tab) turnTo(parts, state.tab);
      refreshRows(parts);
    },
    mark(id) {
      now.chosen = id;
      const at = id === null ? -1 : now.rows.findIndex((row) => tables[now.tab].idOf(row) === id);
      const page = at < 0 ? now.page : Math.floor(at / PAGE_ROWS);
      if (page === now.page) return markRows(now);
      now.page = page;
      return fillPage(parts);
    },
    rest() {
      now.sort = {};
      now.page = 0;
      byId("narrow").value = "";
      refreshRows(parts);
    },
    print(isPrinting) {
      now.printing = isPrinting;
      fillPage(parts);
    },
  };
}

function openTabs({ store }) {
  const tabs = TABS.map((name) => byId(`tab-${name}`));
  tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => store.set({ tab: TABS[at] }, "replace"));
    tab.addEventListener("keydown", ({ key }) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
      if (!step) return;
      const next = tabs.at((at + step) % tabs.length);
      next.focus();
      next.click();
    });
  });
}

function openPager(parts) {
  const turn = (step) => () => {
    parts.now.page += step;
    fillPage(parts);
    announce(pageInWords(parts));
  };
  byId("page-back").addEventListener("click", turn(-1));
  byId("page-on").addEventListener("click", turn(1));
}

function openNarrowing(parts) {
  let waiting = 0;
  byId("narrow").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      refreshRows(parts);
      announce(pageInWords(parts));
    }, TYPING_PAUSE);
  });
}

function turnTo(parts, name) {
  const { now, tables } = parts;
  now.tab = name;
  now.page = 0;
  for (const each of TABS) {
    const isOn = each === name;
    byId(`tab-${each}`).setAttribute("aria-selected", String(isOn));
    byId(`tab-${each}`).tabIndex = isOn ? 0 : -1;
  }
  byId("shown-table").setAttribute("aria-labelledby", `tab-${name}`);
  const heads = tables[name].columns.map((column, at) => headOf(parts, column, at));
  byId("shown-head").replaceChildren(make("tr", {}, heads));
  byId("shown-head").className = name === "things" ? "things" : "claims";
}

function headOf(parts, { title, number }, at) {
  const sort = button(title, () => sortBy(parts, at));
  return make("th", { scope: "col", class: number ? "number" : null }, sort);
}

function sortBy(parts, column) {
  const { now } = parts;
  const before = now.sort[now.tab];
  now.sort[now.tab] = { column, down: before?.column === column && !before.down };
  now.page = 0;
  refreshRows(parts);
  const { down } = now.sort[now.tab];
  announce(`Sorted by ${parts.tables[now.tab].columns[column].title}, ${down ? "descending" : "ascending"}.`);
}

function refreshRows(parts) {
  const { now, tables, orders, words } = parts;
  const table = tables[now.tab];
  const sort = now.sort[now.tab];
  now.rows = rowsShown(table, {
    isShown: table.isShown(now.visible),
    order: sort ? orders(now.tab, table, sort.column) : Array(table.size()).keys(),
    down: sort?.down ?? false,
    asked: byId("narrow").value,
    holds: words[now.tab],
  });
  [...byId("shown-head").querySelectorAll("th")].forEach((head, at) => {
    if (sort?.column === at) head.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  });
  fillPage(parts);
}

function fillPage(parts) {
  const { now } = parts;
  const last = Math.max(0, Math.ceil(now.rows.length / PAGE_ROWS) - 1);
  now.page = Math.min(Math.max(0, now.page), last);
  const start = now.printing ? 0 : now.page * PAGE_ROWS;
  const size = now.printing ? MOST_PRINTED : PAGE_ROWS;
  const rows = now.rows.slice(start, start + size).map((row) => rowOf(parts, row));
  byId("shown-rows").replaceChildren(...rows);
  byId("page-words").textContent = pageInWords(parts);
  byId("page-back").disabled = now.page === 0;
  byId("page-on").disabled = now.page === last;
  byId("no-rows").hidden = now.rows.length > 0;
}

/** Marks the rows of what is chosen without making them anew, so that the focus stays in them. */
function markRows({ chosen }) {
  for (const row of byId("shown-rows").rows) {
    if (row.dataset.id === chosen) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
}

function rowOf({ now, tables, actions }, row) {
  const { columns, idOf } = tables[now.tab];
  const id = idOf(row);
  const line = make("tr", { "data-id": id, "aria-current": id === now.chosen ? "true" : null });
  columns.forEach(({ read, number, wide }, at) => {
    const texts = [read(row) ?? ""].flat().map(String);
    const cell = make(at ? "td" : "th", { scope: at ? null : "row", class: number ? "number" : wide ? "wide" : null });
    if (at === 0) cell.append(button(bidi(texts[0]), () => actions.showOnMap(id), { class: "link" }));
    else texts.forEach((text, place) => cell.append(...(place ? ["; "] : []), textOrLink(text)));
    line.append(cell);
  });
  return line;
}

function pageInWords({ now, tables }) {
  const { length } = now.rows;
  const all = counted(length, tables[now.tab].noun);
  if (now.printing && length > MOST_PRINTED) return `The first ${counted(MOST_PRINTED, "row")} of ${all}`;
  if (now.printing || length <= PAGE_ROWS) return all;
  const start = now.page * PAGE_ROWS;
  return `${start + 1} to ${Math.min(start + PAGE_ROWS, length)} of ${all}`;
}
