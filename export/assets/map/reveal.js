/* Keeping what is chosen in sight: the panel lies over a part of the map. */

const ROOM = 48;

/** The part of the map that nothing lies over, as { left, top, right, bottom } of the window. */
export function freeArea(stage, panel) {
  const area = { left: stage.left, top: stage.top, right: stage.right, bottom: stage.bottom };
  area.bottom = Math.min(area.bottom, stage.windowHeight);
  area.top = Math.max(area.top, 0);
  if (!panel) return area;
  // A panel as wide as the map is a sheet at its foot; another stands at its right.
  const isSheet = panel.right - panel.left > (stage.right - stage.left) * 0.8;
  if (isSheet) area.bottom = Math.min(area.bottom, panel.top);
  else area.right = Math.min(area.right, panel.left);
  return area;
}

/** How far to pan so that a point is within an area: nothing, or to the area's middle. */
export function panInto(area, { x, y }) {
  const isIn = (value, low, high) => value >= low + ROOM && value <= high - ROOM;
  if (isIn(x, area.left, area.right) && isIn(y, area.top, area.bottom)) return null;
  return { dx: (area.left + area.right) / 2 - x, dy: (area.top + area.bottom) / 2 - y };
}
