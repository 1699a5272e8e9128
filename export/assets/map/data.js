/* The map's data as the page and the drawing read it. What comes in are the two blocks that
   export/map_columns.py writes: columns of numbers, and lists of words and texts they point into.
   The evidence is read when it is first asked for, since nothing needs it before a click. */

const ABSENT_CLAIM = {
  ...{ gloss: null, maker: null, reporter: null, document: null, when: null, holds: null },
  ...{ stated: null, amount: null, stage: null, condition: null, exception: null, record: null },
};
const SEVERAL_OF_CLAIM = { locators: [], provisions: [], unstated: [], tension_with: [] };
const FORM_WORDS = ["relation", "relationLabel", "status", "origin", "modality", "standing", "tone", "line"];
// The printable letters but for those that JSON or HTML would have written otherwise.
const LETTER = new Uint8Array(128);
const LETTERS = Array.from({ length: 95 }, (_, at) => at + 32)
  .filter((code) => !'"\\<>&'.includes(String.fromCharCode(code)))
  .map((code, at) => (LETTER[code] = at)).length;
const NEGATED = 1;
const DIRECT = 2;
const HOLLOW = 1;

/* The map of two blocks; each is an object, its JSON, or a function that gives either. */
export function readMap(block, evidence = {}) {
  const core = readBlock(block);
  const edges = edgeColumns(core);
  const nodes = nodeColumns(core, edges);
  const proofs = rememberOnce(() => openEvidence(readBlock(evidence)));
  const communities = gatherCommunities(core, nodes);
  return {
    ...{ title: core.title, asOf: core.asOf, digest: core.digest, signs: core.signs },
    ...{ nodeCount: nodes.count, edgeCount: edges.count },
    nodes: nodeView(core, nodes, proofs),
    edges: edgeView(core, edges),
    ...{ communities, findings: core.findings },
    ...indexHelpers(nodes, edges),
    claim: (id) => proofs().claim(id),
    // The columns themselves, for the drawing, which goes through all of them at every frame.
    columns: { nodes, edges },
  };
}

function readBlock(block) {
  const given = typeof block === "function" ? block() : block;
  return typeof given === "string" ? JSON.parse(given) : given;
}

function rememberOnce(make) {
  let made = null;
  return () => (made ??= make());
}

/* A column of numbers, as export/map_columns.py packs it, or as it is. */
export function readColumn(column) {
  if (!column?.packed) return column;
  const [width, least, letters] = column.packed;
  const found = new Array(letters.length / width);
  for (let at = 0, from = 0; at < found.length; at += 1) {
    let value = 0;
    for (let place = 0; place < width; place += 1) value = value * LETTERS + LETTER[letters.charCodeAt(from++)];
    found[at] = value + least;
  }
  return found;
}

/* ---- columns ------------------------------------------------------------------------------- */

function edgeColumns({ edges: said, nodes: { label } }) {
  const [step, target, form] = [said.step, said.target, said.form].map((each) => Int32Array.from(readColumn(each)));
  const count = target.length;
  const source = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < count; i += 1) source[i] = at += step[i];
  const curve = placeParallels(source, target);
  return { count, source, target, form, curve, ...incidence(label.length, source, target) };
}

/* For each node where its edges begin in one list of edges; a loop stands there once. */
function incidence(nodeCount, source, target) {
  const first = new Int32Array(nodeCount + 1);
  for (let i = 0; i < source.length; i += 1) {
    first[source[i] + 1] += 1;
    if (source[i] !== target[i]) first[target[i] + 1] += 1;
  }
  for (let i = 0; i < nodeCount; i += 1) first[i + 1] += first[i];
  const next = first.slice();
  const incident = new Int32Array(first[nodeCount]);
  for (let i = 0; i < source.length; i += 1) {
    incident[next[source[i]]++] = i;
    if (source[i] !== target[i]) incident[next[target[i]]++] = i;
  }
  return { first, incident };
}

/* How far each edge bends out of the straight line, so that none between the same two nodes hides
   another: 0 is straight, 1 a step to the right of its way, -1 to the left. Loops of one node have
   1, 2, 3, ... from the innermost. */
export function placeParallels(source, target) {
  const groups = new Map();
  const curve = new Float32Array(source.length);
  for (let i = 0; i < source.length; i += 1) {
    const key = Math.min(source[i], target[i]) * 0x4000000 + Math.max(source[i], target[i]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, i);
    else if (typeof group === "number") groups.set(key, [group, i]);
    else group.push(i);
  }
  for (const group of groups.values()) {
    const together = typeof group === "number" ? [group] : group;
    const middle = (together.length - 1) / 2;
    together.forEach((edge, at) => {
      if (source[edge] === target[edge]) curve[edge] = at + 1;
      else curve[edge] = (at - middle) * (source[edge] < target[edge] ? 1 : -1);
    });
  }
  return curve;
}

function nodeColumns({ nodes: said, words, signs }, edges) {
  const count = said.label.length;
  const read = (name, idle) => readColumn(said[name]) ?? new Array(count).fill(idle);
  const kinds = new Map(signs.kinds.map(({ name }, at) => [name, at]));
  const other = signs.kinds.length - 1;
  return {
    count,
    ...{ x: Float64Array.from(read("x")), y: Float64Array.from(read("y")) },
    kind: Uint8Array.from(read("kind"), (word) => kinds.get(words[word]) ?? other),
    ...{ type: read("type"), prefix: read("prefix") },
    community: Int32Array.from(read("community", -1)),
    flags: Uint8Array.from(read("flags", 0)),
    ...degrees(count, edges),
  };
}

function degrees(count, { source, target }) {
  const outward = new Int32Array(count);
  const inward = new Int32Array(count);
  for (let i = 0; i < source.length; i += 1) {
    outward[source[i]] += 1;
    inward[target[i]] += 1;
  }
  return { outward, inward };
}

/* ---- what the page asks -------------------------------------------------------------------- */

function nodeView(core, columns, proofs) {
  const { nodes: said, words, prefixes, signs } = core;
  const findings = new Map(Object.entries(said.findings ?? {}));
  const findingsOf = (i) => findings.get(String(i)) ?? [];
  return {
    id: (i) => `n${i}`,
    iri: (i) => prefixes[columns.prefix[i]] + (said.tail[i] === 0 ? slugOf(said.label[i]) : said.tail[i]),
    label: (i) => said.label[i],
    kind: (i) => signs.kinds[columns.kind[i]].name,
    typeLabel: (i) => words[columns.type[i]],
    aliases: (i) => proofs().aliases(i),
    ...{ x: (i) => columns.x[i], y: (i) => columns.y[i] },
    ...{ outward: (i) => columns.outward[i], inward: (i) => columns.inward[i] },
    community: (i) => columns.community[i],
    importance: (i) => columns.outward[i] + columns.inward[i] + 3 * findingsOf(i).length,
    hollow: (i) => (columns.flags[i] & HOLLOW) !== 0,
    findings: findingsOf,
    statements: (i) => proofs().statementsOf(i),
  };
}

/* A label of plain words as the end of an IRI; export/map_columns.py does the same. */
const slugOf = (label) => label.toLowerCase().replaceAll(" ", "-");

function edgeView({ edges: said, forms: columns, words }, { source, target, form, curve }) {
  const forms = columns.map((each) => readForm(words, each));
  const ofForm = (name) => (i) => forms[form[i]][name];
  const { from, to } = readDays(said.dated ?? []);
  const money = new Map(Object.entries(said.money ?? {}));
  return {
    id: (i) => `e${i}`,
    ...{ source: (i) => source[i], target: (i) => target[i] },
    ...Object.fromEntries([...FORM_WORDS, "negated", "direct"].map((name) => [name, ofForm(name)])),
    disputed: (i) => forms[form[i]].standing === "contested",
    promised: (i) => ["promised", "planned"].includes(forms[form[i]].modality),
    ...{ from: (i) => from.get(i) ?? null, to: (i) => to.get(i) ?? null },
    money: (i) => money.get(String(i)) ?? null,
    curve: (i) => curve[i],
    form: (i) => form[i],
    forms,
  };
}

/* What many edges share, with how they are drawn. */
function readForm(words, numbers) {
  const form = Object.fromEntries(FORM_WORDS.map((name, at) => [name, words[numbers[at]]]));
  const [flags, marks] = numbers.slice(FORM_WORDS.length);
  const has = (flag) => (flags & flag) !== 0;
  return { ...form, negated: has(NEGATED), direct: has(DIRECT), marks: marks.map((mark) => words[mark]) };
}

/* The first and last days by edge; of each dated edge come the step, one day, and days more. */
function readDays(dated) {
  const [from, to] = [new Map(), new Map()];
  let edge = 0;
  for (let at = 0; at < dated.length; at += 3) {
    const [first, last] = [dated[at + 1], dated[at + 2]];
    edge += dated[at];
    if (first !== null) from.set(edge, first);
    if (last !== null) to.set(edge, first === null ? last : first + last);
  }
  return { from, to };
}

function indexHelpers(nodes, { source, target, first, incident }) {
  const edgesOf = (i) => incident.subarray(first[i], first[i + 1]);
  const across = (i, edge) => (source[edge] === i ? target[edge] : source[edge]);
  return {
    edgesOf,
    neighbours: (i) => [...new Set(Array.from(edgesOf(i), (edge) => across(i, edge)))],
    indexOf: (id) => Number(id.slice(1)),
  };
}

function gatherCommunities({ communities: names }, { count, community, x, y }) {
  const found = names.map((name) => ({ name, size: 0, x: 0, y: 0, members: [] }));
  for (let i = 0; i < count; i += 1) found[community[i]]?.members.push(i);
  for (const group of found) {
    group.size = group.members.length;
    const mean = (column) => group.members.reduce((sum, i) => sum + column[i], 0) / (group.size || 1);
    group.x = mean(x);
    group.y = mean(y);
  }
  return found;
}

/* ---- evidence ------------------------------------------------------------------------------ */

function openEvidence(said) {
  const forms = (said.forms ?? []).map((form) => readForm(said.words, form));
  const aliases = new Map(Object.entries(said.aliases ?? {}));
  const [edges, statements] = [readColumns(said.edges), readColumns(said.statements)];
  const statement = (i) => {
    const { form, value, node } = statements;
    const words = forms[form[i]];
    const claim = readClaim(said, statements, i, `s${i}`);
    return { ...claim, ...words, value: textOf(said, value[i]) ?? "", node: `n${node[i]}` };
  };
  const byNode = rememberOnce(() => groupByNode(statements.node ?? []));
  const ofEdge = (i) => readClaim(said, edges, i, `e${i}`);
  const claim = (id) => (id[0] === "s" ? statement : ofEdge)(Number(id.slice(1)));
  return {
    claim,
    aliases: (i) => aliases.get(String(i)) ?? [],
    statementsOf: (i) => (byNode().get(i) ?? []).map(statement),
  };
}

const readColumns = (columns = {}) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, readColumn(column)]));

const textOf = ({ texts }, number) => (number ? texts[number - 1] : null);

function readClaim(said, columns, i, id) {
  const prefix = said.prefixes?.[columns.prefix?.[i]] ?? "";
  const claim = { id, iri: prefix + (columns.tail?.[i] ?? ""), ...ABSENT_CLAIM };
  for (const name of Object.keys(ABSENT_CLAIM)) claim[name] = textOf(said, columns[name]?.[i]);
  for (const name of Object.keys(SEVERAL_OF_CLAIM)) {
    claim[name] = [columns[name]?.[i] || []].flat().map((number) => textOf(said, number));
  }
  const { tension_with: tensionWith, ...rest } = claim;
  return { ...rest, tensionWith };
}

function groupByNode(nodes) {
  const found = new Map();
  nodes.forEach((node, at) => {
    if (!found.has(node)) found.set(node, []);
    found.get(node).push(at);
  });
  return found;
}
