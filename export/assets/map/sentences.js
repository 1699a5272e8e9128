/* The words of the page: what a thing, a line or a claim is, said so that nothing reads as more
   certain than it is. */

import { dateInWords } from "./dates.js";

const ORIGINS = {
  claim: "a statement",
  promise: "a promise",
  act: "an act on record",
  register: "a public register or the law itself",
};
const STATES = { proposed: "proposed, not yet accepted" };
const FIELDS = [
  ["Said by", "maker"],
  ["Reported by", "reporter"],
  ["Document", "document"],
  ["Where in it", "locators"],
  ["Legal provisions", "provisions"],
  ["When it happened", "when"],
  ["Holds", "holds"],
  ["Stated", "stated"],
  ["Amount", "amount"],
  ["Condition", "condition"],
  ["Exception", "exception"],
  ["The source does not say", "unstated"],
  ["Drawn from", "origin"],
  ["Status", "status"],
  ["Record", "record"],
];

/** A number with its noun: 1 relation, 12 relations. */
export function counted(number, noun) {
  return `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
}

export function relationWords(map, edge) {
  const denied = map.edges.negated(edge) ? "denied: " : "";
  return `${denied}${map.edges.relationLabel(edge)}`;
}

/** A line as three parts: the thing it runs from, the words, the thing it runs to. */
export function lineParts(map, edge) {
  const { nodes, edges } = map;
  return [nodes.label(edges.source(edge)), relationWords(map, edge), nodes.label(edges.target(edge))];
}

/** The claim of a line in a sentence: the editors' gloss, or its three parts. */
export function sentenceOf(map, id) {
  const claim = map.claim(id);
  if (claim.gloss) return claim.gloss;
  if (!id.startsWith("e")) return claim.value ?? "";
  const [from, words, to] = lineParts(map, Number(id.slice(1)));
  return `${from}: ${words} ${to}.`;
}

/** What a screen reader hears when it comes to a thing or a line. */
export function placeInWords(map, id) {
  const at = Number(id.slice(1));
  if (id.startsWith("c")) return groupInWords(map.communities[at]);
  if (id.startsWith("e")) {
    const doubts = doubtsOf(edgeReading(map, at)).map(({ text }) => text);
    return [lineParts(map, at).join(" – "), ...doubts].join("; ");
  }
  const { nodes } = map;
  const lines = counted(nodes.outward(at) + nodes.inward(at), "relation");
  const findings = nodes.findings(at).length;
  const found = findings ? [counted(findings, "finding")] : [];
  return [nodes.label(at), nodes.typeLabel(at), lines, ...found].join(", ");
}

function groupInWords({ name, size }) {
  return `${name}, a group of ${counted(size, "thing")}`;
}

/** What keeps a claim from reading as plain fact, each with the tone it is shown in. */
export function doubtsOf({ status, negated, modality, standing, direct }) {
  const found = [];
  if (status !== "accepted") found.push({ text: STATES[status] ?? status, tone: "proposed" });
  if (negated) found.push({ text: "denied", tone: "denied" });
  if (modality && modality !== "actual") found.push({ text: modality, tone: "unsure" });
  if (standing && standing !== "undisputed") found.push({ text: standing, tone: "contested" });
  if (direct && !found.length) found.push({ text: "may be read as plain fact", tone: "fact" });
  return found;
}

/** The facts of a claim as pairs of a name and texts, without those that nobody has told. */
export function evidenceOf(claim) {
  const pairs = FIELDS.map(([name, field]) => [name, textsOf(claim, field)]);
  return pairs.filter(([, texts]) => texts.length);
}

/** What the filters leave, in a sentence. */
export function shownInWords({ nodes, edges }, map) {
  const things = counted(nodes, "thing");
  const relations = counted(edges, "relation");
  if (nodes === map.nodeCount && edges === map.edgeCount) return `All ${things} and ${relations} shown`;
  const [allNodes, allEdges] = [map.nodeCount, map.edgeCount].map((n) => n.toLocaleString("en-GB"));
  return `${things} of ${allNodes} and ${relations} of ${allEdges} shown`;
}

/** What may be said of what the map does not show: "does not exist" is never said. */
export function nothingHere({ asOf }, what) {
  const day = asOf ? ` as of ${dateInWords(asOf)}` : "";
  return `No ${what} is in this graph${day}. That is no evidence that there is none.`;
}

/** A claim with the words that many share; those of a line stand with the line. */
export function claimOf(map, id) {
  const claim = map.claim(id);
  if (!id.startsWith("e")) return claim;
  const at = Number(id.slice(1));
  return { ...claim, ...edgeReading(map, at), origin: map.edges.origin(at) };
}

export function edgeReading({ edges }, at) {
  return {
    status: edges.status(at),
    negated: edges.negated(at),
    modality: edges.modality(at),
    standing: edges.standing(at),
    direct: edges.direct(at),
  };
}

function textsOf(claim, field) {
  if (field === "amount") return [[claim.amount, claim.stage].filter(Boolean).join(", ")].filter(Boolean);
  if (field === "origin") return [ORIGINS[claim.origin] ?? claim.origin].filter(Boolean);
  if (field === "status") return [reviewInWords(claim)].filter(Boolean);
  return [claim[field] ?? []].flat().filter(Boolean);
}

function reviewInWords({ status, standing, modality }) {
  const review = STATES[status] ?? status;
  return [review, modality === "actual" ? "said as a fact" : modality, standing].filter(Boolean).join("; ");
}
