/* The view: which point of the plane is in the middle of the frame, and how large things are.
   All functions are of plain values, so that a view can be kept, compared and put in an address. */

const CLOSEST = 4;
const FURTHER_THAN_WHOLE = 0.5;

/* The place on the screen, from the frame's top left, of a point of the plane. */
export function toScreen(view, size, x, y) {
  return {
    x: (x - view.x) * view.scale + size.width / 2,
    y: (y - view.y) * view.scale + size.height / 2,
  };
}

/* The point of the plane at a place on the screen. */
export function toPlane(view, size, x, y) {
  return {
    x: view.x + (x - size.width / 2) / view.scale,
    y: view.y + (y - size.height / 2) / view.scale,
  };
}

/* The view after zooming by a factor, with what is at a place on the screen staying there. */
export function zoomed(view, size, factor, at, limits) {
  const scale = Math.min(Math.max(view.scale * factor, limits.least), limits.most);
  const held = toPlane(view, size, at.x, at.y);
  return {
    x: held.x - (at.x - size.width / 2) / scale,
    y: held.y - (at.y - size.height / 2) / scale,
    scale,
  };
}

export function panned(view, dx, dy) {
  return { ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale };
}

/* How far one may zoom out and in, for a box of the plane in a frame. */
export function zoomLimits(box, size) {
  const whole = fitting(box, size, { margin: 0, most: 1 }).scale;
  return { least: Math.min(whole * FURTHER_THAN_WHOLE, 1), most: CLOSEST };
}

/* The view that shows a box of the plane whole, with a margin in pixels. */
export function fitting(box, size, { margin = 24, most = 1.25 } = {}) {
  const width = Math.max(size.width - 2 * margin, 1);
  const height = Math.max(size.height - 2 * margin, 1);
  const across = Math.max(box.right - box.left, 1e-6);
  const down = Math.max(box.bottom - box.top, 1e-6);
  const scale = Math.min(width / across, height / down, most);
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, scale };
}

/* A view part of the way from one to another; the scale grows by equal factors. */
export function between(from, to, share) {
  const eased = share * share * (3 - 2 * share);
  const scale = from.scale * (to.scale / from.scale) ** eased;
  // What is half way must move as the zoom does, or the target would sweep out of the frame.
  const part = from.scale === to.scale ? eased : (1 / scale - 1 / from.scale) / (1 / to.scale - 1 / from.scale);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part, scale };
}
