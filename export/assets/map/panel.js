/* The panel: all that is said of the thing or line that is chosen. */

import { bidi, button, byId, figureOf, lineSample, make, textOrLink } from "./elements.js";
import { MOST_HOPS, otherEnd } from "./focus.js";
import { claimOf, counted, doubtsOf, edgeReading, evidenceOf, nothingHere, relationWords, sentenceOf } from "./sentences.js";

const FEW_LINES = 12; // of one relation, before the rest is folded away

/** Fills the panel; `actions` say what its buttons do: choose, close, focus. */
export function openPanel({ map, actions }) {
  const element = byId("panel");
  const body = byId("panel-body");
  byId("panel-close").addEventListener("click", actions.close);
  const grow = byId("panel-grow");
  grow.addEventListener("click", () => {
    const isTall = element.classList.toggle("tall");
    grow.setAttribute("aria-expanded", String(isTall));
  });
  return {
    element,
    show(id, state) {
      const parts = PARTS_OF[id[0]](map, id, actions);
      body.replaceChildren(...parts);
      markFocus(body, state);
      if (element.dataset.shows !== id) body.scrollTop = 0;
      element.dataset.shows = id;
      element.hidden = false;
    },
    markFocus: (state) => markFocus(body, state),
    hide() {
      element.hidden = true;
      element.classList.remove("tall");
      grow.setAttribute("aria-expanded", "false");
      delete element.dataset.shows;
      body.replaceChildren();
    },
  };
}

const PARTS_OF = { n: nodeParts, e: edgeParts, c: groupParts };

function titleOf(text) {
  return make("h2", { id: "panel-title", tabindex: "-1" }, bidi(text));
}

function eyebrow(image, ...words) {
  return make("p", { class: "eyebrow" }, image, make("span", {}, ...words));
}

// ---- a thing ---------------------------------------------------------------------------------

function nodeParts(map, id, actions) {
  const at = map.indexOf(id);
  const { nodes } = map;
  const aliases = nodes.aliases(at);
  const statements = nodes.statements(at);
  return [
    eyebrow(figureOf(nodes.kind(at)), nodes.typeLabel(at)),
    titleOf(nodes.label(at)),
    aliases.length ? make("p", { class: "aliases" }, "Also known as ", bidi(aliases.join("; "))) : null,
    nodes.hollow(at) ? make("p", { class: "note" }, HOLLOW_WORDS) : null,
    focusControl(id, actions),
    ...nodes.findings(at).map((place) => findingPart(map.findings[place])),
    ...relationParts(map, at, actions),
    ...statementParts(statements),
    groupOfNode(map, at, actions),
    make("p", { class: "iri" }, textOrLink(nodes.iri(at))),
  ].filter(Boolean);
}

function groupOfNode({ communities, nodes }, at, actions) {
  const group = nodes.community(at);
  if (!communities[group]) return null;
  const open = () => actions.choose(`c${group}`);
  return make("p", { class: "soft in-group" }, "In the group ", button(bidi(communities[group].name), open, { class: "link" }));
}

const HOLLOW_WORDS =
  "Drawn hollow: the sources refuse to say who or what this is, leave it out, or do not know.";

/** The steps around a thing that stay bright: none, or 1 to 3. */
function focusControl(id, actions) {
  const choice = (hops, label) =>
    button(label, () => actions.focus(hops ? id : null, hops), { "data-hops": hops, class: "choice" });
  const steps = Array.from({ length: MOST_HOPS }, (_, at) => choice(at + 1, String(at + 1)));
  const group = make("div", { class: "choices", role: "group", "aria-label": "Focus: steps around it" });
  group.append(choice(0, "Off"), ...steps);
  return make("div", { class: "focus-control", "data-focus-of": id }, make("span", {}, "Focus, in steps"), group);
}

function markFocus(body, { focus, hops }) {
  const control = body.querySelector(".focus-control");
  const now = control?.dataset.focusOf === focus ? hops : 0;
  for (const each of control?.querySelectorAll("button") ?? []) {
    each.setAttribute("aria-pressed", String(Number(each.dataset.hops) === now));
  }
}

function findingPart({ code, title, status, severity, text, limit, question }) {
  const words = [severity, status].filter(Boolean).join(", ");
  return make(
    "section",
    { class: "finding", "data-code": code },
    make("h3", {}, "Finding: ", bidi(title || code)),
    words ? make("p", { class: "soft" }, bidi(words)) : null,
    make("p", {}, bidi(text)),
    limit ? make("p", { class: "limit" }, make("b", {}, "It does not say: "), bidi(limit)) : null,
    question ? make("p", {}, make("b", {}, "To ask: "), bidi(question)) : null,
    make("p", { class: "limit" }, "A finding points to records; it is no verdict."),
  );
}

function relationParts(map, at, actions) {
  const { edges, nodes } = map;
  const found = [...map.edgesOf(at)];
  if (!found.length) {
    return [make("p", { class: "soft" }, nothingHere(map, "relation of it"))];
  }
  const outward = found.filter((edge) => edges.source(edge) === at);
  const inward = found.filter((edge) => edges.source(edge) !== at);
  return [
    ...directionParts(map, at, outward, "Relations from it", actions),
    ...directionParts(map, at, inward, `Relations to ${nodes.hollow(at) ? "this" : "it"}`, actions),
  ];
}

function directionParts(map, at, found, title, actions) {
  if (!found.length) return [];
  const groups = new Map();
  for (const edge of found) {
    const words = relationWords(map, edge);
    groups.set(words, [...(groups.get(words) ?? []), edge]);
  }
  const parts = [...groups].map(([words, edges]) => relationGroup(map, at, { words, edges }, actions));
  return [make("h3", {}, title, make("span", { class: "count" }, ` ${found.length}`)), ...parts];
}

function relationGroup(map, at, { words, edges }, actions) {
  const list = make("ul", { class: "lines" });
  const add = (some) => list.append(...some.map((edge) => lineItem(map, at, edge, actions)));
  add(edges.slice(0, FEW_LINES));
  if (edges.length > FEW_LINES) {
    const rest = edges.slice(FEW_LINES);
    const more = button(`Show ${rest.length} more`, () => {
      const holder = list.lastChild;
      holder.remove();
      add(rest);
      list.children[FEW_LINES]?.querySelector("button")?.focus();
    });
    list.append(make("li", {}, more));
  }
  const isFrom = map.edges.source(edges[0]) === at;
  const arrow = make("span", { class: "arrow", "aria-hidden": "true" }, isFrom ? "→" : "←");
  return make("div", { class: "relation" }, make("h4", {}, bidi(words), " ", arrow), list);
}

function lineItem(map, at, edge, actions) {
  const other = otherEnd(map, edge, at);
  const name = map.nodes.label(other);
  const thing = button(bidi(name), () => actions.choose(`n${other}`, { focus: true }), { class: "link" });
  const claim = button("Evidence", () => actions.choose(`e${edge}`), {
    class: "quiet",
    "aria-label": `Evidence: ${relationWords(map, edge)}, ${name}`,
  });
  const doubts = doubtsOf({ ...edgeReading(map, edge), negated: false, direct: false });
  return make("li", {}, make("span", {}, thing, badges(doubts)), claim);
}

function statementParts(statements) {
  if (!statements.length) return [];
  const count = make("span", { class: "count" }, ` ${statements.length}`);
  return [make("h3", {}, "What is said of it", count), ...statements.map(statementPart)];
}

function statementPart(claim) {
  const words = `${claim.negated ? "denied: " : ""}${claim.relationLabel}: `;
  return make(
    "section",
    { class: "claim" },
    make("p", {}, make("b", {}, bidi(words)), textOrLink(claim.value)),
    badges(doubtsOf({ ...claim, negated: false, direct: false })),
    claim.gloss ? make("p", { class: "gloss" }, bidi(claim.gloss)) : null,
    make("details", {}, make("summary", {}, "Evidence"), facts(evidenceOf(claim)), ...otherSide(claim)),
  );
}

// ---- a line ----------------------------------------------------------------------------------

function edgeParts(map, id, actions) {
  const edge = map.indexOf(id);
  const claim = claimOf(map, id);
  const end = (node) =>
    button(bidi(map.nodes.label(node)), () => actions.choose(`n${node}`, { focus: true }), { class: "link" });
  const ends = make("p", { class: "ends" });
  ends.append(end(map.edges.source(edge)), " ");
  ends.append(make("span", { class: "soft" }, "— ", bidi(relationWords(map, edge)), " → "));
  ends.append(end(map.edges.target(edge)));
  return [
    eyebrow(lineSample(map.edges.forms[map.edges.form(edge)].line), "Relation"),
    titleOf(sentenceOf(map, id)),
    ends,
    badges(doubtsOf(claim)),
    facts(evidenceOf(claim)),
    ...otherSide(claim),
    claim.iri ? make("p", { class: "iri" }, textOrLink(claim.iri)) : null,
  ].filter(Boolean);
}

function otherSide({ tensionWith }) {
  if (!tensionWith?.length) return [];
  const sides = tensionWith.map((gloss) => make("p", { class: "other-side" }, bidi(gloss)));
  return [make("h3", {}, "The other side"), ...sides];
}

// ---- a group of things -----------------------------------------------------------------------

/** A group that stands for its members until it is unfolded. */
function groupParts(map, id, actions) {
  const { name, size, members } = map.communities[map.indexOf(id)];
  const first = [...members].sort((a, b) => map.nodes.importance(b) - map.nodes.importance(a) || a - b);
  const items = first.slice(0, FEW_LINES).map((at) => {
    const open = () => actions.choose(`n${at}`, { focus: true });
    return make("li", {}, button(bidi(map.nodes.label(at)), open, { class: "link" }));
  });
  return [
    make("p", { class: "eyebrow" }, "Group"),
    titleOf(name),
    make("p", { class: "soft" }, `${counted(size, "thing")} that have more to do with each other than with the rest.`),
    make("div", { class: "ways" }, button("Unfold", () => actions.unfold(id)), button("Fold", () => actions.fold(id))),
    make("h3", {}, size > items.length ? "Most joined in it" : "In it"),
    make("ul", { class: "lines" }, items),
  ];
}

function badges(doubts) {
  if (!doubts.length) return null;
  const found = doubts.map(({ text, tone }) => make("span", { class: `badge ${tone}` }, bidi(text)));
  return make("span", { class: "badges" }, found);
}

function facts(pairs) {
  const list = make("dl");
  for (const [name, texts] of pairs) {
    list.append(make("dt", {}, name), ...texts.map((text) => make("dd", {}, textOrLink(text))));
  }
  return list;
}
