/* The dates filter: from and to as a reader writes them, and the undated as a switch of their own. */

import { announce, byId } from "./elements.js";
import { dayInWords, daysNamed } from "./dates.js";

const UNREADABLE = "Write a year, a month or a day: 2019, 2019-03 or 2019-03-12.";

/** The first and last day that the state's dates mean; null where there is none. */
export function periodOf({ from, to }) {
  return { first: daysNamed(from)?.first ?? null, last: daysNamed(to)?.last ?? null };
}

/** What is wrong with two dates, in words; null when they can be read. */
export function periodFault({ from, to }) {
  const isUnreadable = (text) => text.trim() !== "" && daysNamed(text) === null;
  if (isUnreadable(from) || isUnreadable(to)) return UNREADABLE;
  const { first, last } = periodOf({ from, to });
  if (first === null || last === null || first <= last) return null;
  return `${dayInWords(first)} is later than ${dayInWords(last)}.`;
}

export function openPeriod({ store }) {
  const boxes = { from: byId("date-from"), to: byId("date-to") };
  const take = () => {
    const typed = { from: boxes.from.value.trim(), to: boxes.to.value.trim() };
    const fault = periodFault(typed);
    showFault(boxes, fault);
    if (fault) return announce(fault);
    return store.set(typed);
  };
  for (const box of Object.values(boxes)) box.addEventListener("change", take);
  byId("undated").addEventListener("change", ({ target }) => store.set({ undated: target.checked }));
  byId("loose").addEventListener("change", ({ target }) => store.set({ loose: target.checked }));
  byId("all-dates").addEventListener("click", () => store.set({ from: "", to: "", undated: true }));
  return {
    update(state, counts) {
      for (const [name, box] of Object.entries(boxes)) box.value = state[name];
      showFault(boxes, periodFault(state));
      byId("undated").checked = state.undated;
      byId("undated-count").textContent = counts.undated.toLocaleString("en-GB");
      byId("loose").checked = state.loose;
      byId("all-dates").hidden = state.undated && !state.from && !state.to;
    },
  };
}

function showFault(boxes, fault) {
  for (const box of Object.values(boxes)) box.setAttribute("aria-invalid", String(Boolean(fault)));
  byId("date-fault").textContent = fault ?? "";
}
