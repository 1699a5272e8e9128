/* Frames: one after each change and none without. While the view moves a frame is cheaper, and a
   full one follows when it comes to rest. */

import { drawFigures } from "./figures.js";
import { placedFor } from "./labels.js";
import { readPalette } from "./palette.js";
import { emptyRecord } from "./record.js";
import { drawLines } from "./strokes.js";
import { drawOverlay, drawWords } from "./writing.js";

const SETTLE = 140; // ms without a movement after which a full frame is drawn

export function refresh(drawing) {
  if (drawing.asked) return;
  drawing.asked = requestAnimationFrame(() => {
    drawing.asked = 0;
    drawNext(drawing);
  });
}

function drawNext(drawing) {
  drawing.frameNumber += 1;
  drawGround(drawing, drawing.isMoving);
  clearTimeout(drawing.settling);
  if (drawing.isMoving) drawing.settling = setTimeout(() => settle(drawing), SETTLE);
}

export function settle(drawing) {
  drawing.isMoving = false;
  refresh(drawing);
}

export function drawGround(drawing, moving) {
  const { ground, scene, view, size, ratio, near, map, labels } = drawing;
  const pen = ground.getContext("2d", { alpha: false });
  const colours = readPalette(drawing.host, { ...drawing, signs: map.signs, forced: isForced() });
  const [offX, offY] = [size.width / 2 - view.x * view.scale, size.height / 2 - view.y * view.scale];
  const frame = {
    ...{ pen, scene, view, size, ratio, near, colours, moving, labels, dashes: map.signs.dashes },
    copies: copiesFor(drawing, colours),
    acrossOf: (x) => x * view.scale + offX,
    downOf: (y) => y * view.scale + offY,
    record: emptyRecord(moving),
    ...{ selected: drawing.selected, hovered: drawing.hovered, family: drawing.family },
  };
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.fillStyle = colours["map-paper"];
  pen.fillRect(0, 0, size.width, size.height);
  drawLines(frame);
  drawFigures(frame);
  drawWords(frame, placedFor(labels, view, size, { moving }));
  drawing.record = frame.record;
  drawAbove(drawing, frame);
}

/* Copies of shapes are kept while their colours and the fineness of the screen are the same. */
function copiesFor(drawing, colours) {
  const kept = drawing.copies;
  if (kept?.ratio !== drawing.ratio || kept.paper !== colours["map-paper"]) {
    drawing.copies = { ratio: drawing.ratio, paper: colours["map-paper"], byKey: new Map() };
  }
  return drawing.copies.byKey;
}

/* What is chosen and what is pointed at, over the rest, so that pointing draws nothing else anew. */
function drawAbove(drawing, frame) {
  const isNeeded = drawing.selected !== null || drawing.hovered !== null;
  // A sheet that is hidden costs nothing to lay over the ground in each frame.
  if (drawing.above.hidden && !isNeeded) return;
  const { above, ground, ratio, size } = drawing;
  above.hidden = !isNeeded;
  if (above.width !== ground.width || above.height !== ground.height) resizeCanvas(drawing, above);
  const pen = above.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, size.width, size.height);
  drawOverlay({ ...frame, pen });
}

const isForced = () => matchMedia("(forced-colors: active)").matches;

export function resizeCanvas({ size, ratio }, canvas) {
  canvas.width = Math.round(size.width * ratio);
  canvas.height = Math.round(size.height * ratio);
  Object.assign(canvas.style, { width: `${size.width}px`, height: `${size.height}px` });
}
