/* The keyboard on the map: from thing to thing, in and out of focus, nearer and farther. */

const WAYS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const PAN = 80;
const NEARER = 1.3;

/** What a key means on the map, as the name of an action and what it takes; null for none. */
export function keyMeaning(event, { hasFocus }) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const way = WAYS[event.key];
  if (way) return event.shiftKey ? ["pan", way.x * PAN, way.y * PAN] : ["go", way];
  switch (event.key) {
    case "Enter":
      return ["open"];
    case " ":
      return ["open"];
    case "Escape":
      return ["back"];
    case "+":
    case "=":
      return hasFocus ? ["hops", 1] : ["zoom", NEARER];
    case "-":
      return hasFocus ? ["hops", -1] : ["zoom", 1 / NEARER];
    case "PageUp":
      return ["zoom", NEARER];
    case "PageDown":
      return ["zoom", 1 / NEARER];
    case "0":
    case "Home":
      return ["whole"];
    default:
      return null;
  }
}

/** Calls the action that a key means. */
export function listenForKeys(element, { state, actions }) {
  element.addEventListener("keydown", (event) => {
    const meaning = keyMeaning(event, { hasFocus: state().focus !== null });
    if (!meaning) return;
    event.preventDefault();
    const [name, ...given] = meaning;
    actions[name](...given);
  });
}
