/* Which rectangles are taken, in a grid, so that thousands of words stay cheap to place. */

const ROW = 0x8000;

export function openRoom(cell) {
  const taken = new Map();
  const keyOf = (column, row) => (column + ROW) * 2 * ROW + row + ROW;
  const visit = (box, act) => {
    const [left, right] = [Math.floor(box.x / cell), Math.floor((box.x + box.w) / cell)];
    const [top, bottom] = [Math.floor(box.y / cell), Math.floor((box.y + box.h) / cell)];
    for (let column = left; column <= right; column += 1) {
      for (let row = top; row <= bottom; row += 1) {
        if (act(keyOf(column, row))) return true;
      }
    }
    return false;
  };
  return {
    take(box) {
      visit(box, (key) => {
        const there = taken.get(key);
        if (there) there.push(box);
        else taken.set(key, [box]);
        return false;
      });
    },
    isFree: (box) => !visit(box, (key) => taken.get(key)?.some((other) => meet(box, other)) ?? false),
  };
}

export const meet = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
