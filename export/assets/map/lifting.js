/* Lifting what hides a thing or a line that the reader asks for by name. */

const OPEN = { relationsOff: [], statusesOff: [], must: null, from: "", to: "", undated: true };

/** The change of state that shows a thing or line; null when it is shown as it is. */
export function liftFor(map, id, { state, shown }) {
  if (id.startsWith("c")) return null;
  const at = map.indexOf(id);
  const isEdge = id.startsWith("e");
  if ((isEdge ? shown.edges : shown.nodes)[at]) return null;
  const ends = isEdge ? [map.edges.source(at), map.edges.target(at)] : [at];
  const kinds = ends.map((node) => map.nodes.kind(node));
  const kindsOff = state.kindsOff.filter((kind) => !kinds.includes(kind));
  // When its kind alone hid a thing, the other filters may stay.
  return !isEdge && kindsOff.length < state.kindsOff.length ? { kindsOff } : { ...OPEN, kindsOff };
}
