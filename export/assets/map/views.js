/* Which part of the map is seen: the whole, a part gone to, a step nearer. */

import { between, fitting, panned, zoomed, zoomLimits } from "./camera.js";
import { drawGround, refresh, resizeCanvas } from "./frames.js";
import { forgetLabels, sheetOf } from "./labels.js";
import { allPlaces, boxOf } from "./scene.js";

const GLIDE = 260;

/* Tells those who listen. */
export function tell(drawing, name, ...what) {
  for (const handler of drawing.handlers.get(name) ?? []) handler(...what);
}

/* Fits the sheets to the frame, and to the fineness of the screen or, for paper, twice that. */
export function resizeTo(drawing) {
  const { host, ground } = drawing;
  const size = { width: Math.max(host.clientWidth, 1), height: Math.max(host.clientHeight, 1) };
  const ratio = Math.min(devicePixelRatio || 1, 3) * (drawing.paper ? 2 : 1);
  const { width, height } = drawing.size;
  if (size.width === width && size.height === height && ratio === drawing.ratio) return;
  Object.assign(drawing, { size, ratio });
  resizeCanvas(drawing, ground);
  setSheet(drawing);
  if (drawing.isWhole) showWhole(drawing, { glide: false });
  refresh(drawing);
}

/* All that is shown, or the places given. Around it all is room for the names at its edge. */
export function wholeView(drawing, places = [...allPlaces(drawing.scene)]) {
  const { scene, size } = drawing;
  const margin = Math.min(46, size.width / 14);
  return fitting(boxOf(scene, places), size, { margin });
}

/* Names keep inside the frame in which the whole is seen, or those at its edge would be cut. */
export function setSheet(drawing) {
  const { labels, size } = drawing;
  forgetLabels(labels);
  labels.sheet = sheetOf(wholeView(drawing), size);
}

/* All of it, also when the frame has another size, until the reader looks at a part. */
export function showWhole(drawing, { glide = true } = {}) {
  moveTo(drawing, wholeView(drawing), { glide, isWhole: true });
}

export function moveTo(drawing, view, { glide = true, isWhole = false } = {}) {
  cancelAnimationFrame(drawing.gliding);
  if (!glide || drawing.reducedMotion) {
    lookAt(drawing, view, false);
    drawing.isWhole = isWhole;
    return;
  }
  const [from, began] = [drawing.view, performance.now()];
  const step = () => {
    const share = Math.min((performance.now() - began) / GLIDE, 1);
    lookAt(drawing, share === 1 ? view : between(from, view, share), share < 1);
    if (share < 1) drawing.gliding = requestAnimationFrame(step);
    else drawing.isWhole = isWhole;
  };
  step();
}

function lookAt(drawing, view, moving) {
  drawing.view = view;
  drawing.isWhole = false;
  drawing.isMoving = moving;
  tell(drawing, "view", { ...view });
  refresh(drawing);
}

export function zoomAt(drawing, factor, at) {
  const { view, size, scene } = drawing;
  const middle = at ?? { x: size.width / 2, y: size.height / 2 };
  lookAt(drawing, zoomed(view, size, factor, middle, zoomLimits(boxOf(scene), size)), true);
}

export function panBy(drawing, dx, dy) {
  lookAt(drawing, panned(drawing.view, dx, dy), true);
}

/* Draws anew where the system's colours change, and finely, on white, for paper. */
export function listenToMedia(drawing) {
  const forced = matchMedia("(forced-colors: active)");
  const again = () => refresh(drawing);
  const paper = (isPaper) => () => {
    drawing.paper = isPaper;
    resizeTo(drawing);
    drawGround(drawing, false);
  };
  const [before, after] = [paper(true), paper(false)];
  forced.addEventListener("change", again);
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    forced.removeEventListener("change", again);
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
  };
}
