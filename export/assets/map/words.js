/* Names as the drawing writes them: without signs that turn the direction of what follows (on a
   canvas nothing would hold them in), in one or two lines, cut where they are too long. */

const DIRECTION_SIGNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LONGEST_READ = 200;
const LINE_LETTERS = 26;
const WIDE_FROM = 0x1100;
const PRINTED = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));

/* One line of plain text; of a very long one the beginning. */
export function plainText(text) {
  return text.slice(0, LONGEST_READ).replace(DIRECTION_SIGNS, "").replace(/\s+/g, " ").trim();
}

/* A name in at most two lines of about the same length. */
export function wrapName(text) {
  const name = plainText(text);
  if (name.length <= LINE_LETTERS) return [name];
  const [first, rest] = splitName(name);
  return rest === "" ? [cutName(first)] : [cutName(first), cutName(rest)];
}

/* Cut at the space nearest to the middle that leaves the first line whole. */
function splitName(name) {
  const aim = Math.min(name.length / 2, LINE_LETTERS);
  let best = -1;
  for (let at = name.indexOf(" "); at !== -1 && at <= LINE_LETTERS; at = name.indexOf(" ", at + 1)) {
    if (best === -1 || Math.abs(at - aim) <= Math.abs(best - aim)) best = at;
  }
  return best === -1 ? [name, ""] : [name.slice(0, best), name.slice(best + 1)];
}

/* Cut between letters: a sign of two code units is never halved. */
function cutName(line) {
  if (line.length <= LINE_LETTERS) return line;
  const letters = Array.from(line);
  return letters.length <= LINE_LETTERS ? line : `${letters.slice(0, LINE_LETTERS - 1).join("").trimEnd()}…`;
}

/* Widths of texts by the widths of their letters, measured once for a font: to measure each of ten
   thousand names would take longer than to draw them. */
export function openRuler(pen, font) {
  pen.font = font;
  const widths = new Map(PRINTED.map((letter) => [letter, pen.measureText(letter).width]));
  const usual = widths.get("n");
  const wide = pen.measureText("漢").width;
  const widthOf = (letter) => widths.get(letter) ?? (letter.codePointAt(0) >= WIDE_FROM ? wide : usual * 1.1);
  return (text) => {
    let sum = 0;
    for (const letter of text) sum += widthOf(letter);
    return sum;
  };
}
