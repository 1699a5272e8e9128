/* Mouse, wheel, touch and pinch: what hands do on the drawing, told as what is meant by it.
   One pointer pans or drags a node, two pinch. */

const STILL = 4; // pixels a pointer may move and still be a click
const TOUCH_STILL = 9;
const TWICE = 350; // ms
const LINE_HEIGHT = 16;

/* Listens on an element; `on` has pick(x, y, event), twice(x, y), hover(x, y), grab(x, y) -> what is
   dragged or null, drag(what, x, y), drop(what), pan(dx, dy), zoom(factor, {x, y}), leave(), rest().
   Gives a function that stops listening. */
export function listenToHands(element, on) {
  const hands = { pointers: new Map(), dragged: null, moved: false, last: { time: 0, x: 0, y: 0 } };
  const place = (event) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const handlers = {
    pointerdown: (event) => press(hands, element, event, place(event), on),
    pointermove: (event) => move(hands, event, place(event), on),
    pointerup: (event) => release(hands, event, place(event), on),
    pointercancel: (event) => lose(hands, event, on),
    pointerleave: () => hands.pointers.size || on.leave(),
    wheel: (event) => turnWheel(event, place(event), on),
  };
  for (const [name, act] of Object.entries(handlers)) element.addEventListener(name, act, { passive: false });
  return () => {
    for (const [name, act] of Object.entries(handlers)) element.removeEventListener(name, act);
  };
}

function press(hands, element, event, at, on) {
  if (event.button !== 0) return;
  element.setPointerCapture?.(event.pointerId);
  hands.pointers.set(event.pointerId, { ...at, fromX: at.x, fromY: at.y });
  if (hands.pointers.size === 1) {
    hands.moved = false;
    hands.dragged = on.grab(at.x, at.y);
  } else {
    hands.moved = true;
    dropDragged(hands, on);
  }
}

function move(hands, event, at, on) {
  const pointer = hands.pointers.get(event.pointerId);
  if (!pointer) {
    if (event.pointerType !== "touch") on.hover(at.x, at.y);
    return;
  }
  if (hands.pointers.size === 2) return pinch(hands, pointer, at, on);
  const still = event.pointerType === "touch" ? TOUCH_STILL : STILL;
  if (!hands.moved && Math.hypot(at.x - pointer.fromX, at.y - pointer.fromY) < still) return;
  hands.moved = true;
  if (hands.dragged !== null) on.drag(hands.dragged, at.x, at.y);
  else on.pan(at.x - pointer.x, at.y - pointer.y);
  Object.assign(pointer, at);
}

function pinch(hands, pointer, at, on) {
  const other = [...hands.pointers.values()].find((each) => each !== pointer);
  const before = Math.hypot(pointer.x - other.x, pointer.y - other.y);
  const after = Math.hypot(at.x - other.x, at.y - other.y);
  on.pan((at.x - pointer.x) / 2, (at.y - pointer.y) / 2);
  if (before > 0 && after > 0) on.zoom(after / before, { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
  Object.assign(pointer, at);
}

function release(hands, event, at, on) {
  if (!hands.pointers.delete(event.pointerId)) return;
  if (hands.pointers.size > 0) return;
  const wasMoved = hands.moved;
  if (wasMoved) return dropDragged(hands, on) ?? on.rest();
  hands.dragged = null;
  const { last } = hands;
  const isSecond = event.timeStamp - last.time < TWICE && Math.hypot(at.x - last.x, at.y - last.y) < TOUCH_STILL;
  hands.last = { time: isSecond ? 0 : event.timeStamp, ...at };
  if (!isSecond || !on.twice(at.x, at.y)) on.pick(at.x, at.y, event);
}

function lose(hands, event, on) {
  hands.pointers.delete(event.pointerId);
  dropDragged(hands, on);
}

function dropDragged(hands, on) {
  if (hands.dragged !== null && hands.moved) on.drop(hands.dragged);
  hands.dragged = null;
}

function turnWheel(event, at, on) {
  event.preventDefault();
  const unit = { 0: 1, 1: LINE_HEIGHT, 2: 400 }[event.deltaMode] ?? 1;
  // A pinch on a touchpad comes as a wheel with Ctrl, in much smaller steps.
  const speed = event.ctrlKey ? 0.01 : 0.0016;
  const turn = Math.max(-240, Math.min(240, event.deltaY * unit));
  on.zoom(Math.exp(-turn * speed), at);
}
