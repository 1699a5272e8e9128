/* The state in the part of the address behind #, so that a view can be cited and gone back to. */

import { fromHash, toHash } from "./state.js";

/** Writes every change into the address and reads it back; moved() hears of a step back or forth. */
export function bindAddress(store, words, moved) {
  const write = (state, before, how) => {
    if (how === "none") return;
    const hash = toHash(state, words);
    if (`#${hash}` === location.hash || (!hash && !location.hash)) return;
    const url = hash ? `#${hash}` : location.href.split("#")[0];
    history[how === "push" ? "pushState" : "replaceState"](null, "", url);
  };
  store.on(write);
  addEventListener("popstate", () => {
    store.set(fromHash(location.hash, words), "none");
    moved();
  });
}
