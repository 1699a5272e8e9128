// A small map of invented bodies, in the two blocks that export/map_columns.py writes.

import { readMap } from "../../export/assets/map/data.js";

const BASE = "https://oversight.example/id/";
const KINDS = ["org", "project", "document", "topic", "other"];
const CLAIM = ["gloss", "maker", "reporter", "document", "when", "holds", "stated", "amount"];

/** A map of nodes `[label, kind, more]` and edges `[source, relation, target, more]`. */
export function mapOf({ nodes, edges, statements = [], findings = [], asOf = "2026-03-31" }) {
  const words = [];
  const number = (list, value) => {
    if (!list.includes(value)) list.push(value);
    return list.indexOf(value);
  };
  const forms = [];
  const formOf = (relation, said) => {
    const { status = "accepted", modality = "actual", standing = "undisputed" } = said;
    const flags = (said.negated ? 1 : 0) | (said.direct ? 2 : 0);
    const label = relation.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    const key = JSON.stringify([relation, label, status, "claim", modality, standing, flags, "said", "solid", []]);
    return number(forms, key);
  };
  const sources = edges.map(([source]) => source);
  const block = {
    ...{ title: "Westmarch", asOf, digest: "ab", prefixes: [BASE], communities: [], findings },
    signs: { kinds: KINDS.map((name) => ({ name, figure: "circle", title: name })), colours: {} },
    nodes: {
      label: nodes.map(([label]) => label),
      prefix: nodes.map(() => 0),
      tail: nodes.map(([, kind], at) => `${kind}/${at}`),
      kind: nodes.map(([, kind]) => number(words, kind)),
      type: nodes.map(([, kind]) => number(words, `A ${kind}`)),
      x: nodes.map(([, , { x = 0 } = {}]) => x),
      y: nodes.map(([, , { y = 0 } = {}]) => y),
      flags: nodes.map(([, , { hollow = false } = {}]) => (hollow ? 1 : 0)),
      findings: Object.fromEntries(nodes.map(([, , said = {}], at) => [at, said.findings ?? []])),
    },
    edges: {
      step: sources.map((source, at) => source - (at ? sources[at - 1] : 0)),
      target: edges.map(([, , target]) => target),
      form: edges.map(([, relation, , said = {}]) => formOf(relation, said)),
      dated: datedOf(edges),
    },
    words,
    forms: [],
  };
  block.forms = forms.map((form) => numbered(JSON.parse(form), (word) => number(words, word)));
  return readMap(block, evidenceOf({ nodes, edges, statements }));
}

/** A form as numbers of words, with its flags and its marks at the end. */
function numbered([relation, label, status, origin, modality, standing, flags, tone, line, marks], number) {
  return [...[relation, label, status, origin, modality, standing, tone, line].map(number), flags, marks.map(number)];
}

/** Step, first day and further days of each dated edge. */
function datedOf(edges) {
  let before = 0;
  return edges.flatMap(([, , , { from = null, to = null } = {}], at) => {
    if (from === null && to === null) return [];
    const step = at - before;
    before = at;
    return [step, from, from === null || to === null ? to : to - from];
  });
}

function evidenceOf({ nodes, edges, statements }) {
  const texts = [];
  const forms = [];
  const words = [];
  const number = (word) => (words.includes(word) ? words.indexOf(word) : words.push(word) - 1);
  const text = (value) => {
    if (value === undefined) return 0;
    if (!texts.includes(value)) texts.push(value);
    return texts.indexOf(value) + 1;
  };
  const columns = (claims) => ({
    prefix: claims.map(() => 0),
    tail: claims.map((_, at) => `claim/${at}`),
    ...Object.fromEntries(CLAIM.map((name) => [name, claims.map((said) => text(said[name]))])),
    locators: claims.map((said) => (said.locators ?? []).map(text)),
    tension_with: claims.map((said) => (said.tensionWith ?? []).map(text)),
  });
  for (const [, , , said = {}] of statements) {
    const form = ["size", "size", said.status ?? "accepted", "claim", "actual", "undisputed", said.negated ? 1 : 0, "said", "solid", []];
    forms.push(numbered(form, number));
  }
  return {
    edges: columns(edges.map(([, , , said = {}]) => said)),
    statements: {
      node: statements.map(([node]) => node),
      form: statements.map((_, at) => at),
      value: statements.map(([, , value]) => text(value)),
      ...columns(statements.map(([, , , said = {}]) => said)),
    },
    aliases: Object.fromEntries(nodes.flatMap(([, , said = {}], at) => (said.aliases ? [[at, said.aliases]] : []))),
    ...{ forms, words, texts, prefixes: [BASE] },
  };
}

/** Five things, one on its own, and six lines with every status word among them. */
export function sampleMap() {
  return mapOf({
    nodes: [
      ["Westmarch Police", "org", { aliases: ["WMP", "Heddlu Gorllewin"], x: 0, y: 0 }],
      ["Matching Hub", "project", { x: 100, y: 0, findings: [0] }],
      ["Council of Ambleford", "org", { x: 200, y: 0 }],
      ["Impact assessment", "document", { x: 100, y: 100 }],
      ["Parish of Nether Ambleford", "org", { x: -300, y: 300, hollow: true }],
    ],
    edges: [
      [0, "runs", 1, { gloss: "The force runs the hub.", maker: "Westmarch Police", from: 17000, to: 17500 }],
      [1, "fundedBy", 2, { modality: "promised", from: 18000 }],
      [1, "fundedBy", 2, { status: "proposed", document: "Grant letter" }],
      [1, "uses", 2, { standing: "contested", tensionWith: ["The council says it does not."] }],
      [3, "covers", 1, { negated: true, to: 16000 }],
      [3, "covers", 3, {}],
    ],
    statements: [
      [1, "size", "14 posts", { gloss: "The hub has 14 posts." }],
      [2, "size", "7 wards", { negated: true }],
    ],
    findings: [{ code: "R1", title: "Nothing published", status: "gap", severity: "minor", text: "No paper." }],
  });
}
