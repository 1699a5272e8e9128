/* The shapes of lines: straight, bent beside their parallels, or loops at one node. Lengths are
   pixels. A line is { x1, y1, x2, y2, cx, cy, bent } or, for a loop, { x1, y1, loop }. */

const BEND = 0.3; // of the distance between the ends, for the first step out of the straight line
const LOOP = 13;
const LOOP_STEP = 8;
const SAMPLES = 12;

/* How far the middle handle of a curve lies aside, as a share of its length: later steps are
   smaller, so that ten parallels are still a bundle. */
export const bendOf = (curve) => (curve * BEND) / (1 + 0.14 * Math.abs(curve));

/* The handle of a curve's quadratic form. */
export function handleOf(x1, y1, x2, y2, curve) {
  const bend = bendOf(curve);
  return { x: (x1 + x2) / 2 - (y2 - y1) * bend, y: (y1 + y2) / 2 + (x2 - x1) * bend };
}

/* A loop is a circle that touches the node from the upper right. */
export function loopOf(x, y, radius, turn) {
  const reach = LOOP + LOOP_STEP * (turn - 1);
  const out = radius * 0.7 + reach * 0.72;
  return { x: x + out * 0.71, y: y - out * 0.71, r: reach };
}

/* A place on a line, a share of the way from its source. */
export function alongLine(x1, y1, x2, y2, curve, share) {
  const { x: cx, y: cy } = handleOf(x1, y1, x2, y2, curve);
  const rest = 1 - share;
  return {
    x: rest * rest * x1 + 2 * rest * share * cx + share * share * x2,
    y: rest * rest * y1 + 2 * rest * share * cy + share * share * y2,
  };
}

/* How far a point is from a line. */
export function distanceToLine(px, py, x1, y1, x2, y2, curve) {
  if (curve === 0) return distanceToPiece(px, py, x1, y1, x2, y2);
  let [least, fromX, fromY] = [Infinity, x1, y1];
  for (let step = 1; step <= SAMPLES; step += 1) {
    const { x, y } = alongLine(x1, y1, x2, y2, curve, step / SAMPLES);
    least = Math.min(least, distanceToPiece(px, py, fromX, fromY, x, y));
    [fromX, fromY] = [x, y];
  }
  return least;
}

export function distanceToPiece(px, py, x1, y1, x2, y2) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : ((px - x1) * dx + (py - y1) * dy) / square;
  const near = Math.min(Math.max(share, 0), 1);
  return Math.hypot(px - x1 - near * dx, py - y1 - near * dy);
}
