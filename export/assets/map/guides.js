/* The headings of a sheet that has some: tiers as bands, years as lines, with words that stay in
   sight while the map moves. They lie over the drawing and take no pointer. */

import { bidi, byId, make } from "./elements.js";

const FRAME_EDGE = 4; // pixels

/** Sets the guides up; follow() puts them where the view has them. */
export function openGuides({ guides, drawing }) {
  const layer = byId("guides");
  const parts = guides.map((guide) => {
    const words = make("span", {}, bidi(guide.text));
    const element = make("div", { class: guide.width ? "band" : "rule" }, words);
    return { guide, element, words };
  });
  layer.replaceChildren(...parts.map(({ element }) => element));
  return {
    follow() {
      if (!parts.length) return;
      const view = drawing.view();
      const size = { width: layer.clientWidth, height: layer.clientHeight };
      const told = [];
      for (const part of parts) {
        const box = guideBox(part.guide, view, size);
        const place = wordsPlace(box, wordsSize(part.words), { size, told });
        part.words.hidden = place === null;
        placeGuide(part, box, place);
        if (place) told.push(place);
      }
    },
  };
}

function wordsSize(words) {
  words.hidden = false;
  return { width: words.offsetWidth, height: words.offsetHeight };
}

/** Where the words of a guide stand in the frame, clear of those `told` already: those of a band at
    the frame's left edge, where few names reach, those of a line beneath its top; null where there
    is no room. */
export function wordsPlace(box, { width, height }, { size, told }) {
  const isBand = box.width > 0;
  const across = isBand ? FRAME_EDGE : box.left;
  const down = Math.max(box.top, FRAME_EDGE);
  const isGone = isBand
    ? box.left > size.width || box.left + box.width < 0 || box.top + box.height < height
    : box.left < 0 || box.left > size.width;
  if (isGone || down > size.height - height) return null;
  const place = { left: across, top: down, width, height };
  const clash = told.find((other) => meets(place, other));
  if (!clash) return place;
  // A year without room loses its words; a band's words move down by as much as they need.
  const lower = { ...place, top: clash.top + clash.height };
  return isBand && !told.some((other) => meets(lower, other)) ? lower : null;
}

function meets(one, other) {
  const apart = (start, length) => one[start] >= other[start] + other[length] || other[start] >= one[start] + one[length];
  return !apart("left", "width") && !apart("top", "height");
}

/** Where a guide is in the frame, in pixels from its top left. */
export function guideBox(guide, view, size) {
  return {
    left: (guide.x - view.x) * view.scale + size.width / 2,
    top: (guide.y - view.y) * view.scale + size.height / 2,
    width: guide.width * view.scale,
    height: guide.height * view.scale,
  };
}

function placeGuide({ element, words }, box, place) {
  const { style } = element;
  style.transform = `translate(${box.left.toFixed(1)}px, ${box.top.toFixed(1)}px)`;
  style.width = `${box.width.toFixed(1)}px`;
  style.height = `${box.height.toFixed(1)}px`;
  if (!place) return;
  const [across, down] = [place.left - box.left, place.top - box.top];
  words.style.transform = `translate(${across.toFixed(1)}px, ${down.toFixed(1)}px)`;
}
