/* Finding a thing by its name: what a reader types against labels and aliases. */

const MOST_HITS = 12;
// Letters that no decomposition takes apart, as a reader without them on the keyboard types them.
const PLAIN_LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };
const UNPLAIN = new RegExp(`[${Object.keys(PLAIN_LETTERS).join("")}]`, "gu");
const APOSTROPHES = /['’‘ʼ\u0060]/gu;

/** A text as it is compared: small letters without accents, apostrophes or doubled spaces. */
export function foldText(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const plain = bare.replace(UNPLAIN, (letter) => PLAIN_LETTERS[letter]);
  return plain.replace(APOSTROPHES, "").replace(/\s+/gu, " ").trim();
}

/** All names of all things, folded once. */
export function nameIndex(map) {
  const found = [];
  for (let at = 0; at < map.nodeCount; at += 1) {
    const aliases = map.nodes.aliases(at) ?? [];
    const lines = map.nodes.outward(at) + map.nodes.inward(at);
    found.push({ at, lines, names: [map.nodes.label(at), ...aliases].map(nameEntry) });
  }
  return found;
}

/** The things meant by what was typed, with the alias that matched, if one did: the best match
    first, among equals the one with the most lines. */
export function findNames(index, typed, { most = MOST_HITS } = {}) {
  const asked = foldText(typed);
  if (!asked) return { hits: [], total: 0 };
  const words = asked.split(" ");
  const hits = [];
  for (const { at, lines, names } of index) {
    const hit = bestName(names, asked, words);
    if (hit) hits.push({ at, lines, ...hit });
  }
  hits.sort((a, b) => a.rank - b.rank || b.lines - a.lines || a.at - b.at);
  return { hits: hits.slice(0, most), total: hits.length };
}

/** What a screen reader hears of the matches. */
export function matchesInWords(total, shown) {
  if (total === 0) return "Nothing of that name is in this graph.";
  const found = total === 1 ? "1 match" : `${total} matches`;
  const part = total > shown ? `, the first ${shown} listed` : "";
  return `${found}${part}. Up and down arrows choose, Enter opens.`;
}

function nameEntry(text) {
  return { text, folded: foldText(text) };
}

function bestName(names, asked, words) {
  let best = null;
  names.forEach((name, place) => {
    const rank = rankOf(name.folded, asked, words);
    // A label beats an alias that matches as well.
    const whole = rank === null ? null : 2 * rank + (place ? 1 : 0);
    if (whole !== null && (best === null || whole < best.rank)) {
      best = { rank: whole, alias: place ? name.text : null };
    }
  });
  return best;
}

function rankOf(name, asked, words) {
  if (name === asked) return 0;
  if (name.startsWith(asked)) return 1;
  if (` ${name}`.includes(` ${asked}`)) return 2;
  if (words.every((word) => ` ${name}`.includes(` ${word}`))) return 3;
  return words.every((word) => name.includes(word)) ? 4 : null;
}
