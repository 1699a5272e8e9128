/* Points of the plane in square cells, to find those in a box without going through all. */

const POINTS_A_CELL = 2;
const MOST_CELLS = 1 << 18;

/* The grid of the points listed, by their columns x and y. */
export function openGrid(points, x, y) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const i of points) {
    box.left = Math.min(box.left, x[i]);
    box.right = Math.max(box.right, x[i]);
    box.top = Math.min(box.top, y[i]);
    box.bottom = Math.max(box.bottom, y[i]);
  }
  const cells = Math.min(Math.max(points.length / POINTS_A_CELL, 1), MOST_CELLS);
  const [width, height] = [Math.max(box.right - box.left, 1), Math.max(box.bottom - box.top, 1)];
  const side = Math.max(Math.sqrt((width * height) / cells), width / 4096, height / 4096);
  const grid = { box, side, columns: Math.floor(width / side) + 1, rows: Math.floor(height / side) + 1 };
  return { ...grid, ...sortIntoCells(grid, points, x, y) };
}

function sortIntoCells({ box, side, columns, rows }, points, x, y) {
  const cellOf = (i) => Math.floor((y[i] - box.top) / side) * columns + Math.floor((x[i] - box.left) / side);
  const first = new Int32Array(columns * rows + 1);
  for (const i of points) first[cellOf(i) + 1] += 1;
  for (let cell = 0; cell < columns * rows; cell += 1) first[cell + 1] += first[cell];
  const next = first.slice();
  const held = new Int32Array(points.length);
  for (const i of points) held[next[cellOf(i)]++] = i;
  return { first, held };
}

/* Calls `act` with each point in the cells that a box touches, until it gives true. */
export function visitGrid(grid, left, top, right, bottom, act) {
  const { box, side, columns, rows, first, held } = grid;
  const within = (value, count) => Math.min(Math.max(value, 0), count - 1);
  const [from, to] = [(left - box.left) / side, (right - box.left) / side];
  const [above, below] = [(top - box.top) / side, (bottom - box.top) / side];
  if (held.length === 0 || to < 0 || below < 0 || from > columns || above > rows) return false;
  for (let row = within(Math.floor(above), rows); row <= within(Math.floor(below), rows); row += 1) {
    const start = first[row * columns + within(Math.floor(from), columns)];
    const end = first[row * columns + within(Math.floor(to), columns) + 1];
    for (let at = start; at < end; at += 1) if (act(held[at])) return true;
  }
  return false;
}
