/* The rows of the tables: what stands in each column, their order, and the words to narrow by. */

import { foldText } from "./search.js";
import { doubtsOf, edgeReading, relationWords, sentenceOf } from "./sentences.js";

const ORDER = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
const PLAIN_FACT = "said as a fact";

/** The three tables. A column's `read` gives a text, several texts, or a number. */
export function readTables(map) {
  const statements = rememberedStatements(map);
  return {
    relations: relationTable(map),
    things: thingTable(map),
    statements: statementTable(map, statements),
  };
}

/** Row numbers in the order of a column; each order is worked out once, whatever is shown. */
export function rowOrders() {
  const known = new Map();
  return (name, table, column) => {
    const key = `${name} ${column}`;
    if (!known.has(key)) known.set(key, sortedRows(table, table.columns[column].read));
    return known.get(key);
  };
}

/** Whether a row holds all words asked for; a row's words are folded once. */
export function rowWords(table) {
  const known = [];
  return (row, asked) => {
    known[row] ??= foldText(table.columns.map(({ read }) => textOfCell(read(row))).join(" "));
    return asked.every((word) => known[row].includes(word));
  };
}

/** The rows of a table that are shown, sorted and narrowed. */
export function rowsShown(table, { isShown, order, down, asked, holds }) {
  const words = foldText(asked).split(" ").filter(Boolean);
  const found = [];
  for (const row of order) {
    if (isShown(row) && (!words.length || holds(row, words))) found.push(row);
  }
  return down ? found.reverse() : found;
}

export function textOfCell(said) {
  return [said ?? ""].flat().join("; ");
}

function relationTable(map) {
  const { nodes, edges } = map;
  const claim = (row) => map.claim(`e${row}`);
  const columns = [
    { title: "From", read: (row) => nodes.label(edges.source(row)) },
    { title: "Relation", read: (row) => relationWords(map, row) },
    { title: "To", read: (row) => nodes.label(edges.target(row)) },
    { title: "In a sentence", read: (row) => sentenceOf(map, `e${row}`), wide: true },
    { title: "How it stands", read: (row) => standingWords(edgeReading(map, row)) },
    { title: "Said by", read: (row) => claim(row).maker },
    { title: "Document", read: (row) => claim(row).document },
    { title: "Where in it", read: (row) => claim(row).locators },
  ];
  const isShown = ({ edges: shown }) => (row) => shown[row] === 1;
  return { noun: "relation", size: () => map.edgeCount, columns, isShown, idOf: (row) => `e${row}` };
}

function thingTable(map) {
  const { nodes } = map;
  const columns = [
    { title: "Name", read: nodes.label },
    { title: "Type", read: nodes.typeLabel },
    { title: "Also known as", read: nodes.aliases },
    { title: "Relations from it", read: nodes.outward, number: true },
    { title: "Relations to it", read: nodes.inward, number: true },
    { title: "Findings", read: (row) => nodes.findings(row).map((at) => findingName(map.findings[at])) },
  ].filter(({ title }) => title !== "Findings" || map.findings.length);
  const isShown = ({ nodes: shown }) => (row) => shown[row] === 1;
  return { noun: "thing", size: () => map.nodeCount, columns, isShown, idOf: (row) => `n${row}` };
}

function statementTable(map, statements) {
  const one = (row) => statements()[row];
  const node = (row) => map.indexOf(one(row).node);
  const columns = [
    { title: "About", read: (row) => map.nodes.label(node(row)) },
    { title: "What", read: (row) => `${one(row).negated ? "denied: " : ""}${one(row).relationLabel}` },
    { title: "Value", read: (row) => one(row).value },
    { title: "In a sentence", read: (row) => one(row).gloss, wide: true },
    { title: "How it stands", read: (row) => standingWords(one(row)) },
    { title: "Said by", read: (row) => one(row).maker },
    { title: "Document", read: (row) => one(row).document },
    { title: "Where in it", read: (row) => one(row).locators },
  ];
  // A statement goes with the thing it is about, and with the ticks of the legend on standing.
  const isShown = ({ nodes: shown, allowsClaim }) => (row) => shown[node(row)] === 1 && allowsClaim(one(row));
  return { noun: "statement", size: () => statements().length, columns, isShown, idOf: (row) => one(row).node };
}

function rememberedStatements(map) {
  let found = null;
  return () => {
    found ??= Array.from({ length: map.nodeCount }, (_, at) => map.nodes.statements(at)).flat();
    return found;
  };
}

function standingWords(reading) {
  const doubts = doubtsOf({ ...reading, direct: false, negated: false });
  return doubts.length ? doubts.map(({ text }) => text).join("; ") : PLAIN_FACT;
}

function findingName({ title, code }) {
  return title || code;
}

function sortedRows(table, read) {
  const keys = Array.from({ length: table.size() }, (_, row) => {
    const said = read(row);
    return typeof said === "number" ? said : textOfCell(said);
  });
  const byKey = (a, b) => (typeof keys[a] === "number" ? keys[a] - keys[b] : ORDER.compare(keys[a], keys[b]));
  return Int32Array.from(keys.keys()).sort((a, b) => byKey(a, b) || a - b);
}
