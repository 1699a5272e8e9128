/* The whole map in a corner, with a frame round what is seen; a press on it goes there. */

import { byId } from "./elements.js";

const MARGIN = 6;

/** Draws the corner; `view` gives what is seen as { left, top, width, height } of the map's plane. */
export function openMinimap({ map, drawing, seen, colours }) {
  const canvas = byId("minimap");
  const still = document.createElement("canvas"); // the dots, drawn only when they change
  const box = { left: 0, top: 0, right: 0, bottom: 0 };
  const parts = { map, drawing, seen, colours, canvas, still, box, scale: 1, left: 0, top: 0 };
  const go = (event) => {
    if (event.buttons !== 1) return;
    const box = canvas.getBoundingClientRect();
    const x = (event.clientX - box.left) / parts.scale + parts.left;
    const y = (event.clientY - box.top) / parts.scale + parts.top;
    drawing.setView({ ...drawing.view(), x, y });
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    go(event);
  });
  canvas.addEventListener("pointermove", go);
  return {
    dots: (shown) => drawDots(parts, shown),
    frame: () => drawFrame(parts),
    toggle(isOn) {
      canvas.hidden = !isOn;
    },
  };
}

function drawDots(parts, shown) {
  const { map, canvas, still, colours } = parts;
  const ratio = devicePixelRatio || 1;
  for (const each of [canvas, still]) {
    each.width = Math.round(canvas.clientWidth * ratio);
    each.height = Math.round(canvas.clientHeight * ratio);
  }
  place(parts);
  const pen = still.getContext("2d");
  pen.setTransform(ratio * parts.scale, 0, 0, ratio * parts.scale, 0, 0);
  pen.fillStyle = colours().soft;
  const size = 2.4 / parts.scale;
  for (let at = 0; at < map.nodeCount; at += 1) {
    if (!shown.nodes[at]) continue;
    pen.fillRect(map.nodes.x(at) - parts.left - size / 2, map.nodes.y(at) - parts.top - size / 2, size, size);
  }
  drawFrame(parts);
}

/** Finds how the plane fits into the corner. */
function place(parts) {
  const { map, canvas } = parts;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < map.nodeCount; at += 1) {
    const [x, y] = [map.nodes.x(at), map.nodes.y(at)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const [width, height] = [canvas.clientWidth - 2 * MARGIN, canvas.clientHeight - 2 * MARGIN];
  parts.box = { left, top, right, bottom };
  parts.scale = Math.min(width / (right - left || 1), height / (bottom - top || 1));
  parts.left = (left + right - canvas.clientWidth / parts.scale) / 2;
  parts.top = (top + bottom - canvas.clientHeight / parts.scale) / 2;
}

function drawFrame(parts) {
  const { canvas, still, seen, colours, scale, left, top } = parts;
  // Where the whole map is in sight an overview tells nothing, and would lie over a part of it.
  canvas.classList.toggle("idle", holdsAll(seen(), parts.box));
  const pen = canvas.getContext("2d");
  const ratio = devicePixelRatio || 1;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  if (canvas.width) pen.drawImage(still, 0, 0);
  const frame = within(seen(), { left, top, width: canvas.clientWidth / scale, height: canvas.clientHeight / scale });
  pen.setTransform(ratio * scale, 0, 0, ratio * scale, 0, 0);
  pen.lineWidth = 1.6 / scale;
  pen.strokeStyle = colours()["focus-ring"];
  pen.strokeRect(frame.left - left, frame.top - top, frame.width, frame.height);
}

function holdsAll(frame, box) {
  const isWide = frame.left <= box.left && frame.left + frame.width >= box.right;
  return isWide && frame.top <= box.top && frame.top + frame.height >= box.bottom;
}

/** The part of a frame that lies in the corner, so that its edges are seen when it is the larger. */
function within(frame, corner) {
  const left = Math.max(frame.left, corner.left);
  const top = Math.max(frame.top, corner.top);
  const right = Math.min(frame.left + frame.width, corner.left + corner.width);
  const bottom = Math.min(frame.top + frame.height, corner.top + corner.height);
  return { left, top, width: right - left, height: bottom - top };
}
