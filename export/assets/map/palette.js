/* The colours of the drawing: by day or night as the map's signs have them, black on white for
   paper, and the reader's own colours where the system forces those. */

const FORCED = {
  ...{ "map-paper": "Canvas", ink: "CanvasText", soft: "CanvasText", edge: "GrayText" },
  ...{ "focus-ring": "Highlight", finding: "CanvasText", group: "Canvas" },
};

/* The colours by name; forced colours are read off an element, since only there are they known. */
export function readPalette(host, { signs, dark, forced, paper }) {
  const colours = signs.colours[dark && !paper ? "night" : "day"];
  if (!forced || paper) return colours;
  const system = systemColours(host);
  const ofName = (name) => system[FORCED[name] ?? (name.startsWith("kind-") ? "Canvas" : "CanvasText")];
  return Object.fromEntries(Object.keys(colours).map((name) => [name, ofName(name)]));
}

function systemColours(host) {
  const probe = document.createElement("span");
  probe.hidden = true;
  host.append(probe);
  const read = (name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  };
  const found = Object.fromEntries(["Canvas", "CanvasText", "GrayText", "Highlight"].map((name) => [name, read(name)]));
  probe.remove();
  return found;
}
